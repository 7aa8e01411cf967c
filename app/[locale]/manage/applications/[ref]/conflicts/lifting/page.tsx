import { may } from '@/lib/access/policy';
import { staffSignedIn } from '@/lib/access/session';
import { conflictsOfApplication } from '@/lib/conflict/queries';
import { liftingForm } from '@/lib/conflict/schema';
import { words } from '@/lib/words';
import { given, missing, orMissing, type RouteProps } from '../../../../../../route-props';
import { lift } from '../actions';
import { ConflictFormPage, conflictsPath } from '../conflicts-page';

export default async function LiftingPage(props: RouteProps<'ref'>) {
  const { locale, route } = await given(props);
  const say = words(locale);
  const actor = await staffSignedIn(locale, conflictsPath(route.ref, '/lifting'));
  if (!may(actor, 'conflict.lift', { personId: '' })) missing(locale);
  const found = await orMissing(locale, conflictsOfApplication(actor, route.ref));
  const options = Object.fromEntries(found.restricted.filter(({ personId }) => personId !== actor.id).map(({ personId, name }) => [personId, { label: name }]));
  return <ConflictFormPage locale={locale} actor={actor} found={found} place="lifting" form={liftingForm} action={lift} choice={{ field: 'person', options, none: say('conflict.file.noneToLift') }} secondFactor />;
}
