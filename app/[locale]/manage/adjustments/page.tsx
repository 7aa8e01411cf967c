import { ButtonLink } from '@/components/govuk/button';
import { Table } from '@/components/govuk/table';
import { AdjustmentTag } from '@/components/grant/adjustment';
import { adjustmentsForOfficer } from '@/lib/adjustment/queries';
import { staffSignedIn } from '@/lib/access/session';
import { formatDate } from '@/lib/dates';
import { localPath } from '@/lib/locale';
import { words } from '@/lib/words';
import { given, orMissing, type RouteProps } from '../../../route-props';
import { ServicePage } from '../../../service-page';

export default async function AdjustmentListPage(props: RouteProps) {
  const { locale } = await given(props);
  const say = words(locale);
  const path = '/manage/adjustments';
  const actor = await staffSignedIn(locale, path);
  const requests = await orMissing(locale, adjustmentsForOfficer(actor));
  return (
    <ServicePage locale={locale} path={path} actor={actor} title={say('adjustment.list.title')} back={{ href: localPath(locale, '/manage'), label: say('assessment.home.title') }}>
      <h1 className="govuk-heading-l">{say('adjustment.list.title')}</h1>
      <p className="govuk-body">{say('adjustment.list.intro')}</p>
      <ButtonLink look="secondary" href={localPath(locale, `${path}/new`)}>
        {say('adjustment.record.title')}
      </ButtonLink>
      {requests.length === 0 ? (
        <p className="govuk-body">{say('adjustment.list.none')}</p>
      ) : (
        <Table
          caption={say('adjustment.list.caption')}
          captionSize="hidden"
          columns={[{ label: say('adjustment.list.ref') }, { label: say('adjustment.who') }, { label: say('adjustment.kind') }, { label: say('adjustment.due') }, { label: say('adjustment.state') }]}
          rows={requests.map((request) => [
            <a key="ref" className="govuk-link app-nowrap" href={localPath(locale, `${path}/${request.ref}`)}>
              {request.ref}
            </a>,
            request.name,
            say(`adjustment.request.kind.options.${request.kind}`),
            formatDate(request.dueOn, locale),
            <AdjustmentTag key="state" locale={locale} request={request} />,
          ])}
        />
      )}
    </ServicePage>
  );
}
