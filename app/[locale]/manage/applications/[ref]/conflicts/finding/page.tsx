import { may } from '@/lib/access/policy';
import { staffSignedIn } from '@/lib/access/session';
import { conflictsOfApplication } from '@/lib/conflict/queries';
import { findingForm } from '@/lib/conflict/schema';
import { words } from '@/lib/words';
import { given, missing, orMissing, type RouteProps } from '../../../../../../route-props';
import { recordFinding } from '../actions';
import { ConflictFormPage, conflictsPath } from '../conflicts-page';

export default async function FindingPage(props: RouteProps<'ref'>) {
  const { locale, route } = await given(props);
  const say = words(locale);
  const actor = await staffSignedIn(locale, conflictsPath(route.ref, '/finding'));
  if (!may(actor, 'conflict.judge', { personId: '' })) missing(locale);
  const found = await orMissing(locale, conflictsOfApplication(actor, route.ref));
  const options = Object.fromEntries(found.others.map(({ id, name }) => [id, { label: name }]));
  return <ConflictFormPage locale={locale} actor={actor} found={found} place="finding" form={findingForm} action={recordFinding} choice={{ field: 'person', options, none: say('conflict.file.yours') }} />;
}
