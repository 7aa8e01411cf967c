import type { ReactNode } from 'react';
import { KeptWords } from '@/components/form/kept-words';
import { PageTitle } from '@/components/layout/page-head';
import { type NavigationItem, Shell } from '@/components/layout/shell';
import { Button } from '@/components/govuk/button';
import { InsetText } from '@/components/govuk/inset-text';
import { type Actor, isStaff, type Person } from '@/lib/access/actor';
import { wordsKept } from '@/lib/access/kept-words';
import { demonstrationOwner, environment } from '@/lib/env';
import { type Locale, localPath } from '@/lib/locale';
import { words } from '@/lib/words';

type ServicePageProps = {
  locale: Locale;
  /** The page's English path, which the language switch needs: "/manage/queue". */
  path: string;
  actor: Actor;
  /** For the <title>. Leave it out where the page's Form has a title: the form knows when there is an error. */
  title?: string;
  back?: { href: string; label: string };
  wide?: boolean;
  children: ReactNode;
};

/** Who runs the service, in the reader's language: a name is a name, and only the demonstration's is a word. */
export function ownerName(locale: Locale): string {
  const { OWNER_NAME } = environment();
  return OWNER_NAME === demonstrationOwner ? words(locale)('common.footer.demonstrationOwner') : OWNER_NAME;
}

/** Every page behind sign-in: the shell, the person's own navigation, and the way out. */
export function ServicePage({ locale, path, actor, title, back, wide, children }: ServicePageProps) {
  const { PROFILE, WELSH } = environment();
  return (
    <Shell
      locale={locale}
      path={path}
      owner={ownerName(locale)}
      demonstration={PROFILE === 'demonstration'}
      welsh={WELSH}
      navigation={navigationOf(actor, locale, path)}
      account={<Account actor={actor} locale={locale} />}
      back={back}
      wide={wide}
    >
      {title && <PageTitle locale={locale} title={title} />}
      {actor.kind === 'person' && actor.rehearses && <InsetText>{words(locale)('rounds.rehearsal.banner')}</InsetText>}
      {isKept(actor, path) ? <WithKeptWords actor={actor} path={path}>{children}</WithKeptWords> : children}
    </Shell>
  );
}

const isKept = (actor: Actor, path: string): actor is Person => actor.kind === 'person' && (actor.keptPaths?.includes(path) ?? false);

/** Gives the page's form back what was typed into it after the session had ended. */
async function WithKeptWords({ actor, path, children }: { actor: Person; path: string; children: ReactNode }) {
  return <KeptWords kept={await wordsKept(actor, path)}>{children}</KeptWords>;
}

export function navigationOf(actor: Actor, locale: Locale, path: string): NavigationItem[] {
  const say = words(locale);
  const item = (href: string, label: string): NavigationItem => ({ href: localPath(locale, href), label, current: path === href || (href !== '/' && path.startsWith(`${href}/`)) });
  const publicItems = [
    item('/', say('common.navigation.fund')),
    item('/projects', say('common.navigation.projects')),
    item('/figures', say('common.navigation.figures')),
    item('/rounds', say('common.navigation.questions')),
    item('/facts', say('common.navigation.facts')),
  ];
  if (isStaff(actor)) return [item('/manage', say('common.navigation.manage')), ...publicItems];
  if (actor.kind === 'person') return [item('/apply', say('common.navigation.apply')), ...publicItems];
  return publicItems;
}

function Account({ actor, locale }: { actor: Actor; locale: Locale }) {
  const say = words(locale);
  if (actor.kind !== 'person') return <a href={localPath(locale, '/sign-in')}>{say('common.signIn')}</a>;
  return (
    <form method="post" action={localPath(locale, '/sign-out')} className="app-account">
      <span className="app-account__name">{say('common.signedInAs', { name: actor.name })}</span>
      <a href={localPath(locale, '/account')}>{say('post.account.link')}</a>{' '}
      <Button look="secondary">{say('common.signOut')}</Button>
    </form>
  );
}
