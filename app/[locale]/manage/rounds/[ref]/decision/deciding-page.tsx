import type { ReactNode } from 'react';
import type { Person } from '@/lib/access/actor';
import { staffSignedIn } from '@/lib/access/session';
import { type Locale, localPath } from '@/lib/locale';
import { Refusal } from '@/lib/refusal';
import { words } from '@/lib/words';
import { missing } from '../../../../../route-props';
import { ServicePage } from '../../../../../service-page';

export const decidingPath = (round: string, rest = '') => `/manage/rounds/${round}/decision${rest}`;

/** What a page about deciding shows; to whoever has a conflict in the round, nothing but that. Not there, or not theirs, is "not found". */
export async function decidingAt<Found>(locale: Locale, path: string, query: (actor: Person) => Promise<Found | undefined>): Promise<{ actor: Person; found: Found | 'restricted' }> {
  const actor = await staffSignedIn(locale, path);
  const found = await query(actor).catch((error: unknown) => {
    if (!(error instanceof Refusal)) throw error;
    return error.code === 'round_is_restricted' ? ('restricted' as const) : undefined;
  });
  return { actor, found: found === undefined ? missing(locale) : found };
}

type Props = { locale: Locale; actor: Person; path: string; /** The round's reference; the page goes back to its scenarios. */ round: string; back?: { href: string; label: string }; title?: string; wide?: boolean; children: ReactNode };

export function DecidingPage({ locale, actor, path, round, back, title, wide, children }: Props) {
  return (
    <ServicePage locale={locale} path={path} actor={actor} title={title} wide={wide} back={back ?? { href: localPath(locale, decidingPath(round)), label: words(locale)('decision.back') }}>
      {children}
    </ServicePage>
  );
}

/** The one word that a conflicted person meets. */
export function Restricted({ locale, actor, path }: { locale: Locale; actor: Person; path: string }) {
  const say = words(locale);
  return (
    <ServicePage locale={locale} path={path} actor={actor} title={say('decision.restricted')} back={{ href: localPath(locale, '/manage/rounds'), label: say('rounds.list.title') }}>
      <h1 className="govuk-heading-l">{say('decision.restricted')}</h1>
    </ServicePage>
  );
}
