import type { ReactNode } from 'react';
import { Tag, type TagColour } from '@/components/govuk/tag';
import type { Person } from '@/lib/access/actor';
import { type Locale, localPath } from '@/lib/locale';
import { staffSignedIn } from '@/lib/access/session';
import { type RoundForStaff, roundForStaff } from '@/lib/programme/round-queries';
import type { RoundStage } from '@/lib/programme/round-rules';
import { words } from '@/lib/words';
import { orMissing } from '../../../route-props';
import { ServicePage } from '../../../service-page';

/** The round of a page with whoever looks at it; "not found" for everybody who may not. */
export async function roundAt(locale: Locale, ref: string, path: string): Promise<{ actor: Person; round: RoundForStaff; path: string }> {
  const actor = await staffSignedIn(locale, path);
  return { actor, path, round: await orMissing(locale, roundForStaff(actor, ref)) };
}

const colours: Record<RoundStage, TagColour> = { draft: 'grey', rehearsed: 'teal', scheduled: 'yellow', open: 'green', closed: 'grey' };

export const StageTag = ({ locale, stage }: { locale: Locale; stage: RoundStage }) => <Tag colour={colours[stage]}>{words(locale)(`rounds.stage.${stage}`)}</Tag>;

type Props = { locale: Locale; actor: Person; round: RoundForStaff; path: string; /** Where the page has no form of its own. */ title?: string; area?: 'rounds' | 'question-sets'; children: ReactNode };

/** A page under a round: back to the round, or to its questions. */
export function UnderRound({ locale, actor, round, path, title, area = 'rounds', children }: Props) {
  return (
    <ServicePage locale={locale} path={path} actor={actor} title={title} back={{ href: localPath(locale, `/manage/${area}/${round.ref}`), label: round.rules.title[locale] || round.rules.title.en }}>
      {children}
    </ServicePage>
  );
}
