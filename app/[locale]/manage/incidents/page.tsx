import { ButtonLink } from '@/components/govuk/button';
import { may } from '@/lib/access/policy';
import { staffSignedIn } from '@/lib/access/session';
import { deadlinesForStaff } from '@/lib/deadline/queries';
import { localPath } from '@/lib/locale';
import { words } from '@/lib/words';
import { given, missing, type RouteProps } from '../../../route-props';
import { ServicePage } from '../../../service-page';
import { ChangeTable } from '../deadlines/parts';

const path = '/manage/incidents';

export default async function IncidentsPage(props: RouteProps) {
  const { locale } = await given(props);
  const say = words(locale);
  const actor = await staffSignedIn(locale, path);
  const found = await deadlinesForStaff(actor);
  if (!found) missing(locale);
  const incidents = found.changes.filter(({ kind }) => kind === 'incident');
  return (
    <ServicePage locale={locale} path={path} actor={actor} title={say('deadline.incidents.title')} back={{ href: localPath(locale, '/manage/deadlines'), label: say('deadline.list.title') }} wide>
      <h1 className="govuk-heading-l">{say('deadline.incidents.title')}</h1>
      <p className="govuk-body app-measure">{say('deadline.incidents.intro')}</p>
      {may(actor, 'deadline.propose', null) && <ButtonLink href={localPath(locale, '/manage/incidents/new')}>{say('deadline.incidents.record')}</ButtonLink>}
      {incidents.length > 0 ? <ChangeTable locale={locale} caption={say('deadline.incidents.caption')} changes={incidents} /> : <p className="govuk-body">{say('deadline.incidents.none')}</p>}
    </ServicePage>
  );
}
