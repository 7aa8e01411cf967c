import { BlockedButton, ButtonGroup, ButtonLink } from '@/components/govuk/button';
import { NotificationBanner } from '@/components/govuk/notification-banner';
import { Table } from '@/components/govuk/table';
import { may } from '@/lib/access/policy';
import { staffSignedIn } from '@/lib/access/session';
import { staffForAdministrator } from '@/lib/access/staff-queries';
import { formatInstant } from '@/lib/dates';
import { localPath } from '@/lib/locale';
import { words } from '@/lib/words';
import { given, missing, type RouteProps } from '../../../route-props';
import { ServicePage } from '../../../service-page';
import { roleInWords } from './role-words';

const path = '/manage/people';

export default async function PeoplePage(props: RouteProps) {
  const { locale, query } = await given(props);
  const say = words(locale);
  const actor = await staffSignedIn(locale, path);
  const found = await staffForAdministrator(actor);
  if (!found) missing(locale);
  const done = query.done === 'given' || query.done === 'taken' ? query.done : undefined;
  const labels = ['name', 'email', 'roles', 'signedIn', 'factor'] as const;
  return (
    <ServicePage locale={locale} path={path} actor={actor} title={say('people.list.title')} back={{ href: localPath(locale, '/manage'), label: say('assessment.home.title') }} wide>
      {done && <NotificationBanner title={say('people.list.title')} success>{say(`people.list.done.${done}`)}</NotificationBanner>}
      <h1 className="govuk-heading-l">{say('people.list.title')}</h1>
      <p className="govuk-body app-measure">{say('people.list.intro')}</p>
      {may(actor, 'staff.manage', null) ? (
        <ButtonGroup>
          <ButtonLink href={localPath(locale, `${path}/role`)}>{say('people.list.give')}</ButtonLink>
          <ButtonLink href={localPath(locale, `${path}/removal`)} look="secondary">
            {say('people.list.take')}
          </ButtonLink>
        </ButtonGroup>
      ) : (
        <BlockedButton id="give" reason={say('people.list.notYours')}>
          {say('people.list.give')}
        </BlockedButton>
      )}
      <Table
        caption={say('people.list.caption')}
        columns={labels.map((key) => ({ label: say(`people.list.${key}`) }))}
        rows={found.staff.map(({ name, email, roles, lastSeenAt, secondFactor }) => [
          name, email, roles.map((one) => roleInWords(locale, one)).join(', '),
          lastSeenAt ? formatInstant(lastSeenAt, locale) : say('people.list.never'), say(secondFactor ? 'people.list.yes' : 'people.list.no'),
        ])}
      />
    </ServicePage>
  );
}
