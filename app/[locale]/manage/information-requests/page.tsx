import { InformationRequestTag } from '@/components/grant/information-request-tag';
import { ButtonLink } from '@/components/govuk/button';
import { Table } from '@/components/govuk/table';
import { may } from '@/lib/access/policy';
import { staffSignedIn } from '@/lib/access/session';
import { formatDate } from '@/lib/dates';
import { type RequestLine, requestsForStaff } from '@/lib/information-request/queries';
import { localPath } from '@/lib/locale';
import { words } from '@/lib/words';
import { given, orMissing, type RouteProps } from '../../../route-props';
import { ServicePage } from '../../../service-page';

const path = '/manage/information-requests';

export default async function InformationRequestsPage(props: RouteProps) {
  const { locale } = await given(props);
  const say = words(locale);
  const actor = await staffSignedIn(locale, path);
  const { lines, today } = await orMissing(locale, requestsForStaff(actor));
  const due = ({ status, dueOn }: RequestLine) => ((status === 'open' || status === 'awaiting_release') && dueOn < today ? say('law.home.late', { date: formatDate(dueOn, locale) }) : formatDate(dueOn, locale));
  return (
    <ServicePage locale={locale} path={path} actor={actor} title={say('law.home.title')} back={{ href: localPath(locale, '/manage'), label: say('assessment.home.title') }}>
      <h1 className="govuk-heading-l">{say('law.home.title')}</h1>
      <p className="govuk-body">{say('law.home.intro')}</p>
      {may(actor, 'information_request.handle', null) && <ButtonLink href={localPath(locale, `${path}/new`)}>{say('law.home.new')}</ButtonLink>}
      {lines.length === 0 ? (
        <p className="govuk-body">{say('law.home.none')}</p>
      ) : (
        <Table
          caption={say('law.home.caption')}
          columns={[say('law.home.reference'), say('law.home.law'), say('law.home.received'), say('law.home.due'), say('law.home.state')].map((label) => ({ label }))}
          rows={lines.map((one) => [
            <a key="ref" className="govuk-link app-nowrap" href={localPath(locale, `${path}/${one.ref}`)}>
              {one.ref}
            </a>,
            say(`law.kind.${one.kind}`),
            formatDate(one.receivedOn, locale),
            due(one),
            <InformationRequestTag key="state" locale={locale} status={one.status} />,
          ])}
        />
      )}
    </ServicePage>
  );
}
