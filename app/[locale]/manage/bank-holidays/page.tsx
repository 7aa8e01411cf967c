import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { InsetText } from '@/components/govuk/inset-text';
import { NotificationBanner } from '@/components/govuk/notification-banner';
import { Table } from '@/components/govuk/table';
import { may } from '@/lib/access/policy';
import { staffSignedIn } from '@/lib/access/session';
import { formatDate, formatInstant } from '@/lib/dates';
import { bankHolidaysForStaff } from '@/lib/information-request/queries';
import { bankHolidayForm } from '@/lib/information-request/schema';
import { localPath } from '@/lib/locale';
import { words } from '@/lib/words';
import { given, orMissing, type RouteProps } from '../../../route-props';
import { ServicePage } from '../../../service-page';
import { enter } from './actions';

const path = '/manage/bank-holidays';

export default async function BankHolidaysPage(props: RouteProps) {
  const { locale, query } = await given(props);
  const say = words(locale);
  const actor = await staffSignedIn(locale, path);
  const entries = await orMissing(locale, bankHolidaysForStaff(actor));
  return (
    <ServicePage locale={locale} path={path} actor={actor} title={say('law.holiday.title')} back={{ href: localPath(locale, '/manage'), label: say('assessment.home.title') }}>
      {query.done && <NotificationBanner title={say('assessment.step.done')} success>{say('law.one.done')}</NotificationBanner>}
      <h1 className="govuk-heading-l">{say('law.holiday.title')}</h1>
      <p className="govuk-body">{say('law.holiday.intro')}</p>
      {entries.length === 0 ? (
        <p className="govuk-body">{say('law.holiday.none')}</p>
      ) : (
        <Table
          caption={say('law.holiday.caption')}
          columns={(['day', 'what', 'why', 'by'] as const).map((key) => ({ label: say(`law.holiday.column.${key}`) }))}
          narrow="cards"
          rows={entries.map(({ on, proclaimed, reason, by, at }) => [formatDate(on, locale), say(proclaimed ? 'law.holiday.added' : 'law.holiday.takenBack'), reason, `${by}, ${formatInstant(at, locale)}`])}
        />
      )}
      <h2 className="govuk-heading-m">{say('law.holiday.enter')}</h2>
      {may(actor, 'bank_holiday.enter', null) ? <Form {...formProps(locale, bankHolidayForm, enter)} key={entries.length} at={localPath(locale, path)} submit={say('law.holiday.submit')} /> : <InsetText>{say('law.holiday.notYours')}</InsetText>}
    </ServicePage>
  );
}
