import { type Locale, localPath } from '../../lib/locale';
import { words } from '../../lib/words';

export function Footer({ locale, owner }: { locale: Locale; owner: string }) {
  const say = words(locale);
  const links = [
    ['/privacy', say('common.footer.privacy')],
    ['/accessibility', say('common.footer.accessibility')],
    ['/cookies', say('common.footer.cookies')],
    ['/contact', say('common.footer.contact')],
    ['/complaints', say('common.footer.complaints')],
    ['/safeguarding', say('common.footer.safeguarding')],
    ['/open-data', say('common.footer.data')],
  ] as const;
  return (
    <footer className="govuk-template__footer app-footer">
      <div className="govuk-width-container">
        <ul className="app-footer__links">
          {links.map(([path, label]) => (
            <li key={path}>
              <a className="govuk-footer__link" href={localPath(locale, path)}>
                {label}
              </a>
            </li>
          ))}
        </ul>
        <p className="app-footer__about">{say('common.footer.about', { owner })}</p>
      </div>
    </footer>
  );
}
