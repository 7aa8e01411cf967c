import type { ReactNode } from 'react';
import { type Locale, localPath } from '../../lib/locale';
import { words } from '../../lib/words';
import { BackLink } from '../govuk/back-link';
import { classes } from '../govuk/classes';
import { SkipLink } from '../govuk/skip-link';
import { Footer } from './footer';
import { Mark } from './mark';
import { Notices } from './notices';

export type NavigationItem = { href: string; label: string; current?: boolean };

export type ShellProps = {
  locale: Locale;
  /** The page's English path: "/projects". */
  path: string;
  /** Who runs the fund; the footer says so. */
  owner: string;
  demonstration: boolean;
  /** Welsh is switched on: the language links are shown. */
  welsh: boolean;
  navigation: readonly NavigationItem[];
  /** Who is signed in and the way out, or the way in. */
  account?: ReactNode;
  back?: { href: string; label: string };
  /** For tables of many columns. */
  wide?: boolean;
  children: ReactNode;
};

/** Everything around a page's own content. The same for public pages and signed-in ones, and it needs no script. */
export function Shell({ locale, path, owner, demonstration, welsh, navigation, account, back, wide, children }: ShellProps) {
  const say = words(locale);
  return (
    <div className={classes('app-page', wide && 'app-page--wide')}>
      <SkipLink>{say('common.skipToContent')}</SkipLink>
      <header className="govuk-template__header app-header">
        <div className="govuk-width-container app-header__bar">
          <a className="app-header__home" href={localPath(locale, '/')}>
            <Mark />
            <span>{say('common.serviceName')}</span>
          </a>
          {account && <div className="app-header__account">{account}</div>}
        </div>
        <Notices locale={locale} demonstration={demonstration} />
      </header>
      {(navigation.length > 0 || welsh) && (
        <div className="app-navigation">
          <div className="govuk-width-container app-navigation__bar">
            {navigation.length > 0 && <Navigation label={say('common.menu')} items={navigation} />}
            {welsh && <Languages locale={locale} path={path} />}
          </div>
        </div>
      )}
      <div className="govuk-width-container app-content">
        {back && (
          // Every text stands in a landmark, or a screen reader's list of them leaves it out.
          <nav aria-label={back.label}>
            <BackLink href={back.href}>{back.label}</BackLink>
          </nav>
        )}
        <main className="govuk-main-wrapper" id="main-content">
          {children}
        </main>
      </div>
      <Footer locale={locale} owner={owner} />
    </div>
  );
}

/** All links, always: on a narrow screen they wrap, so that no script has to unfold them. */
function Navigation({ label, items }: { label: string; items: readonly NavigationItem[] }) {
  return (
    <nav aria-label={label}>
      <ul className="app-navigation__list">
        {items.map(({ href, label: text, current }) => (
          <li key={href}>
            <a className="app-navigation__link" href={href} aria-current={current ? 'page' : undefined}>
              {text}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Each language is named in itself, and marked so, for whoever hears the page. */
function Languages({ locale, path }: { locale: Locale; path: string }) {
  const say = words(locale);
  const items = [
    { code: 'en', name: say('common.language.english') },
    { code: 'cy', name: say('common.language.welsh') },
  ] as const;
  return (
    <nav className="govuk-language-navigation app-languages" aria-label={say('common.language.switch')}>
      <ul className="govuk-language-navigation__list">
        {items.map(({ code, name }) => (
          <li className="govuk-language-navigation__list-item" key={code}>
            {code === locale ? (
              <span className="govuk-language-navigation__text" aria-current="true" lang={code}>
                {name}
              </span>
            ) : (
              <a className="govuk-language-navigation__link" href={localPath(code, path)} rel="alternate" lang={code} hrefLang={code}>
                {name}
              </a>
            )}
          </li>
        ))}
      </ul>
    </nav>
  );
}
