import { may } from '@/lib/access/policy';
import { staffSignedIn } from '@/lib/access/session';
import { choiceOf } from '@/lib/conflict/choice';
import { conflictsOfApplication } from '@/lib/conflict/queries';
import { candidateForm } from '@/lib/conflict/schema';
import { words } from '@/lib/words';
import { given, missing, orMissing, type RouteProps } from '../../../../../../route-props';
import { judgeCandidate } from '../actions';
import { ConflictFormPage, conflictsPath } from '../conflicts-page';

export default async function CandidatePage(props: RouteProps<'ref'>) {
  const { locale, route } = await given(props);
  const say = words(locale);
  const actor = await staffSignedIn(locale, conflictsPath(route.ref, '/candidate'));
  if (!may(actor, 'conflict.judge', { personId: '' })) missing(locale);
  const found = await orMissing(locale, conflictsOfApplication(actor, route.ref));
  const options = Object.fromEntries(found.candidates.map((one) => [choiceOf(one), { label: say('conflict.option', { name: one.name, kind: say(`conflict.kind.${one.kind}`), detail: one.detail }) }]));
  return <ConflictFormPage locale={locale} actor={actor} found={found} place="candidate" form={candidateForm} action={judgeCandidate} choice={{ field: 'candidate', options, none: say('conflict.file.noneToJudge') }} />;
}
