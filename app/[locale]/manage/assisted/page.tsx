import { ButtonLink } from '@/components/govuk/button';
import { Table } from '@/components/govuk/table';
import { ApplicationTag } from '@/components/grant/application-tag';
import { staffSignedIn } from '@/lib/access/session';
import { assistedForOfficer } from '@/lib/assisted/queries';
import { localPath } from '@/lib/locale';
import { words } from '@/lib/words';
import { given, orMissing, type RouteProps } from '../../../route-props';
import { ServicePage } from '../../../service-page';

const path = '/manage/assisted';

export default async function AssistedListPage(props: RouteProps) {
  const { locale } = await given(props);
  const say = words(locale);
  const actor = await staffSignedIn(locale, path);
  const { lines } = await orMissing(locale, assistedForOfficer(actor));
  return (
    <ServicePage locale={locale} path={path} actor={actor} title={say('assisted.title')} back={{ href: localPath(locale, '/manage'), label: say('assessment.home.title') }}>
      <h1 className="govuk-heading-l">{say('assisted.title')}</h1>
      <p className="govuk-body">{say('assisted.intro')}</p>
      <ButtonLink href={localPath(locale, `${path}/new`)}>{say('assisted.start.title')}</ButtonLink>
      {lines.length > 0 && (
        <Table
          caption={say('assisted.title')}
          captionSize="hidden"
          columns={[{ label: say('application.reference') }, { label: say('assisted.organisation') }, { label: say('assisted.applicationTitle') }, { label: say('assisted.helper') }, { label: say('assisted.state') }]}
          rows={lines.map(({ ref, organisation, title, helper, status, waitsForPaper }) => [
            <a key="ref" className="govuk-link app-nowrap" href={localPath(locale, `${path}/${ref}`)}>
              {ref}
            </a>,
            organisation,
            title ?? say('application.untitled'),
            helper,
            waitsForPaper ? say('assisted.paperWaits') : <ApplicationTag key="state" locale={locale} status={status} />,
          ])}
        />
      )}
    </ServicePage>
  );
}
