import { BlockedButton, ButtonLink } from '@/components/govuk/button';
import { NotificationBanner } from '@/components/govuk/notification-banner';
import { Table } from '@/components/govuk/table';
import { may } from '@/lib/access/policy';
import { staffSignedIn } from '@/lib/access/session';
import { formatDate, formatInstant } from '@/lib/dates';
import { localPath } from '@/lib/locale';
import { registersForStaff } from '@/lib/register/queries';
import { words } from '@/lib/words';
import { given, missing, type RouteProps } from '../../../route-props';
import { ServicePage } from '../../../service-page';

const path = '/manage/registers';

export default async function RegistersPage(props: RouteProps) {
  const { locale, query } = await given(props);
  const say = words(locale);
  const actor = await staffSignedIn(locale, path);
  const registers = await registersForStaff(actor);
  if (!registers) missing(locale);
  const labels = ['scheme', 'asAt', 'whole', 'entries', 'file', 'by', 'when'] as const;
  return (
    <ServicePage locale={locale} path={path} actor={actor} title={say('register.list.title')} back={{ href: localPath(locale, '/manage'), label: say('assessment.home.title') }} wide>
      {query.done === 'loaded' && <NotificationBanner title={say('register.list.doneTitle')} success>{say('register.list.done')}</NotificationBanner>}
      <h1 className="govuk-heading-l">{say('register.list.title')}</h1>
      <p className="govuk-body app-measure">{say('register.list.intro')}</p>
      {may(actor, 'register.load', null) ? (
        <ButtonLink href={localPath(locale, `${path}/file`)}>{say('register.list.load')}</ButtonLink>
      ) : (
        <BlockedButton id="load" reason={say('register.list.notYours')}>
          {say('register.list.load')}
        </BlockedButton>
      )}
      {registers.length === 0 ? (
        <p className="govuk-body">{say('register.list.none')}</p>
      ) : (
        <Table
          caption={say('register.list.caption')}
          columns={labels.map((key) => ({ label: say(`register.list.${key}`), numeric: key === 'entries' }))}
          rows={registers.map((one) => [
            say(`organisation.scheme.${one.scheme}`), formatDate(one.asAt, locale), say(one.whole ? 'common.yes' : 'common.no'), one.entries.toLocaleString('en-GB'), one.fileName, one.by, formatInstant(one.loadedAt, locale),
          ])}
        />
      )}
    </ServicePage>
  );
}
