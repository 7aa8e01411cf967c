import { ButtonLink } from '@/components/govuk/button';
import { NotificationBanner } from '@/components/govuk/notification-banner';
import { Table } from '@/components/govuk/table';
import { ComplaintTag } from '@/components/grant/complaint';
import { may } from '@/lib/access/policy';
import { staffSignedIn } from '@/lib/access/session';
import { complaintsForStaff } from '@/lib/complaint/queries';
import { formatDate } from '@/lib/dates';
import { localPath } from '@/lib/locale';
import { isReference } from '@/lib/reference';
import { words } from '@/lib/words';
import { given, orMissing, type RouteProps } from '../../../route-props';
import { ServicePage } from '../../../service-page';

export default async function ComplaintListPage(props: RouteProps) {
  const { locale, query } = await given(props);
  const say = words(locale);
  const path = '/manage/complaints';
  const actor = await staffSignedIn(locale, path);
  const complaints = await orMissing(locale, complaintsForStaff(actor));
  return (
    <ServicePage locale={locale} path={path} actor={actor} title={say('complaint.title')} back={{ href: localPath(locale, '/manage'), label: say('assessment.home.title') }}>
      {query.kept && isReference(query.kept) && <NotificationBanner title={say('complaint.record.title')} success>{say('complaint.record.done', { ref: query.kept })}</NotificationBanner>}
      <h1 className="govuk-heading-l">{say('complaint.title')}</h1>
      <p className="govuk-body">{say('complaint.intro')}</p>
      {may(actor, 'complaint.record', null) && <ButtonLink look="secondary" href={localPath(locale, `${path}/new`)}>{say('complaint.record.link')}</ButtonLink>}
      {complaints.length === 0 ? (
        <p className="govuk-body">{say('complaint.none')}</p>
      ) : (
        <Table
          caption={say('complaint.title')}
          captionSize="hidden"
          columns={[{ label: say('complaint.ref') }, { label: say('complaint.application') }, { label: say('complaint.organisation') }, { label: say('complaint.due') }, { label: say('complaint.reviewer') }, { label: say('complaint.state') }]}
          rows={complaints.map((one) => [
            <a key="ref" className="govuk-link app-nowrap" href={localPath(locale, `${path}/${one.ref}`)}>{one.ref}</a>,
            one.application, one.organisation, formatDate(one.dueOn, locale), one.reviewer ?? say('complaint.nobody'),
            <ComplaintTag key="state" locale={locale} outcome={one.outcome} given={one.reviewer !== null} late={one.late} />,
          ])}
        />
      )}
    </ServicePage>
  );
}
