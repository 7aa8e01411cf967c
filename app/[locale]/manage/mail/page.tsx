import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { Pagination } from '@/components/govuk/pagination';
import { Table } from '@/components/govuk/table';
import { may } from '@/lib/access/policy';
import { staffSignedIn } from '@/lib/access/session';
import { formatInstant } from '@/lib/dates';
import { isId } from '@/lib/id';
import { type Locale, localPath } from '@/lib/locale';
import { type BouncedAddress, type MailLine, mailForStaff } from '@/lib/notification/queries';
import { resendForm } from '@/lib/notification/schema';
import { words } from '@/lib/words';
import { given, missing, type RouteProps } from '../../../route-props';
import { ServicePage } from '../../../service-page';
import { resend } from './actions';

const path = '/manage/mail';

export default async function MailPage(props: RouteProps) {
  const { locale, query } = await given(props);
  const say = words(locale);
  const actor = await staffSignedIn(locale, path);
  const after = isId(query.after) ? query.after : undefined;
  const mail = await mailForStaff(actor, after);
  if (!mail) missing(locale);
  return (
    <ServicePage locale={locale} path={path} actor={actor} title={say('people.mail.title')} back={{ href: localPath(locale, '/manage'), label: say('assessment.home.title') }} wide>
      <h1 className="govuk-heading-l">{say('people.mail.title')}</h1>
      <p className="govuk-body app-measure">{say('people.mail.intro')}</p>
      <p className="govuk-body">
        <a className="govuk-link" href={localPath(locale, '/manage/mail/templates')}>
          {say('post.templates.link')}
        </a>
      </p>
      {!after && <Bounced locale={locale} addresses={mail.bounced} records={may(actor, 'mail.record_bounce', null)} />}
      {!after && <DeadLetters locale={locale} lines={mail.dead} mayResend={may(actor, 'mail.resend', null)} />}
      {mail.lines.length > 0 ? <AllMail locale={locale} lines={mail.lines} /> : <p className="govuk-body">{say('people.mail.none')}</p>}
      <Pagination
        label={say('people.mail.pages')}
        previous={after ? { href: localPath(locale, path), label: say('people.mail.newest') } : undefined}
        next={mail.more ? { href: `${localPath(locale, path)}?after=${mail.lines.at(-1)?.id}`, label: say('people.mail.older') } : undefined}
      />
    </ServicePage>
  );
}

const nameOf = (locale: Locale, { template }: MailLine) => words(locale)(`people.mail.names.${template}`);

/** Whoever owns an organisation alone and is out of reach leaves it without anybody who can invite: that is for officers to see. */
function Bounced({ locale, addresses, records }: { locale: Locale; addresses: readonly BouncedAddress[]; records: boolean }) {
  const say = words(locale);
  return (
    <>
      {addresses.length === 0 ? (
        <p className="govuk-body">{say('post.bounced.none')}</p>
      ) : (
        <Table
          caption={say('post.bounced.title')}
          columns={(['who', 'organisation', 'since', 'alone'] as const).map((key) => ({ label: say(`post.bounced.${key}`) }))}
          rows={addresses.map(({ name, email, organisation, since, onlyOwner }) => [`${name} (${email})`, organisation ?? '', formatInstant(since, locale), onlyOwner ? say('post.bounced.nobodyElse') : ''])}
        />
      )}
      {records && (
        <p className="govuk-body">
          <a className="govuk-link" href={localPath(locale, '/manage/mail/bounce')}>
            {say('post.bounced.record')}
          </a>
        </p>
      )}
    </>
  );
}

function DeadLetters({ locale, lines, mayResend }: { locale: Locale; lines: readonly MailLine[]; mayResend: boolean }) {
  const say = words(locale);
  if (lines.length === 0) return <p className="govuk-body">{say('people.mail.noDead')}</p>;
  return (
    <>
      <Table
        caption={say('people.mail.dead')}
        columns={(['template', 'to', 'written', 'code', 'again'] as const).map((key) => ({ label: say(`people.mail.${key}`) }))}
        rows={lines.map((line) => [nameOf(locale, line), line.email, formatInstant(line.createdAt, locale), line.failure, mayResend && !line.sentAt ? <Form key="again" {...formProps(locale, resendForm, resend, { hidden: { id: line.id } })} submit={`${say('people.mail.resend')} ${say('people.mail.resendHidden', { email: line.email })}`} /> : ''])}
      />
      <p className="govuk-body">{say(mayResend ? 'people.mail.deadHint' : 'people.mail.notYours')}</p>
    </>
  );
}

function AllMail({ locale, lines }: { locale: Locale; lines: readonly MailLine[] }) {
  const say = words(locale);
  const state = ({ sentAt, failedAt }: MailLine) => (failedAt ? say('people.mail.failed') : sentAt ? say('people.mail.sent', { when: formatInstant(sentAt, locale) }) : say('people.mail.waits'));
  return (
    <Table
      caption={say('people.mail.all')}
      small
      columns={(['template', 'to', 'written', 'state', 'tries'] as const).map((key) => ({ label: say(`people.mail.${key}`), numeric: key === 'tries' }))}
      rows={lines.map((line) => [nameOf(locale, line), line.email, formatInstant(line.createdAt, locale), state(line), line.attempts + (line.sentAt ? 1 : 0)])}
    />
  );
}
