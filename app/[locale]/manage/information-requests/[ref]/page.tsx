import { InformationRequestTag } from '@/components/grant/information-request-tag';
import { ButtonLink } from '@/components/govuk/button';
import { NotificationBanner } from '@/components/govuk/notification-banner';
import { SummaryList } from '@/components/govuk/summary-list';
import { Table } from '@/components/govuk/table';
import { formatDate, formatInstant } from '@/lib/dates';
import { type Locale, localPath } from '@/lib/locale';
import { filesThatGo } from '@/lib/information-request/printed';
import type { InformationRequest } from '@/lib/information-request/queries';
import { type Words, words } from '@/lib/words';
import type { RouteProps } from '../../../../route-props';
import { ServicePage } from '../../../../service-page';
import { handled } from './handled';

export default async function InformationRequestPage(props: RouteProps<'ref'>) {
  const { locale, query, say, officer, request, home, page } = await handled(props, '', false);
  const title = say(`law.kind.${request.kind}`);
  return (
    <ServicePage {...page} title={title} back={{ href: localPath(locale, '/manage/information-requests'), label: say('law.one.back') }}>
      {query.done && <NotificationBanner title={say('assessment.step.done')} success>{say('law.one.done')}</NotificationBanner>}
      <span className="govuk-caption-l">{request.ref}</span>
      <h1 className="govuk-heading-l">{title}</h1>
      <Facts locale={locale} request={request} />
      {request.extensions.length > 0 && <Extensions locale={locale} request={request} />}
      {officer && <Steps locale={locale} home={home} request={request} />}
      <Covered locale={locale} home={home} request={request} />
      {request.files.length > 0 && <Released locale={locale} home={home} request={request} />}
      <h2 className="govuk-heading-m">{say('law.one.log')}</h2>
      <ul className="govuk-list">
        {request.log.map(({ name, by, at }) => (
          <li key={`${at}${name}`}>{[`${formatInstant(new Date(at), locale)}: ${say(`law.one.logged.${name}`)}`, by].filter(Boolean).join(', ')}</li>
        ))}
      </ul>
    </ServicePage>
  );
}

type Props = { locale: Locale; request: InformationRequest };

function Facts({ locale, request }: Props) {
  const say = words(locale);
  const rows: [string, string | null][] = [
    [say('law.home.received'), formatDate(request.receivedOn, locale)], [say('law.home.due'), formatDate(request.dueOn, locale)],
    [say('law.one.askedBy'), request.askedBy], [say('law.one.contact'), request.contact], [say('law.one.asks'), request.asks], [say('law.one.subject'), request.subjectName], [say('law.one.loggedBy'), request.loggedBy],
    [say('law.one.proposedBy'), request.proposedBy], [say('law.one.releasedBy'), request.releasedBy], [say('law.one.sentBack'), request.status === 'open' ? request.sentBackReason : null], [say('law.one.closed'), request.closedReason],
  ];
  const state = { key: say('law.home.state'), value: <InformationRequestTag locale={locale} status={request.status} /> };
  return <SummaryList rows={[state, ...rows.flatMap(([key, value]) => (value ? [{ key, value: <span className="app-kept-text">{value}</span> }] : []))]} />;
}

function Extensions({ locale, request }: Props) {
  const say = words(locale);
  return (
    <Table
      caption={say('law.extension.caption')}
      columns={[say('law.extension.clause'), say('law.extension.from'), say('law.extension.to'), say('law.extension.why'), say('law.extension.by')].map((label) => ({ label }))}
      narrow="cards"
      rows={request.extensions.map(({ clause, fromDue, toDue, reason, by, at }) => [
        say(`law.extension.clauses.${clause}`), formatDate(fromDue, locale), formatDate(toDue, locale), reason, `${by}, ${formatInstant(new Date(at), locale)}`,
      ])}
    />
  );
}

/** What can be done next. What somebody else must do is there as well, and its own page says why it is not theirs. */
function Steps({ locale, home, request: { status } }: Props & { home: string }) {
  const say = words(locale);
  const steps = status === 'open' ? (['coverage', 'proposal', 'extension', 'closure'] as const) : status === 'awaiting_release' ? (['release', 'extension'] as const) : [];
  const labels = { extension: say('law.extension.title'), coverage: say('law.cover.title'), proposal: say('law.one.propose'), closure: say('law.one.close'), release: say('law.one.release') };
  return (
    <div className="govuk-button-group">
      {steps.map((step, index) => (
        <ButtonLink key={step} href={localPath(locale, `${home}/${step}`)} look={index === 0 ? undefined : 'secondary'}>
          {labels[step]}
        </ButtonLink>
      ))}
    </div>
  );
}

function Covered({ locale, home, request }: Props & { home: string }) {
  const say = words(locale);
  return (
    <>
      <h2 className="govuk-heading-m">{say('law.one.covers')}</h2>
      {request.scopes.length === 0 && <p className="govuk-body">{say('law.one.nothingCovered')}</p>}
      {request.scopes.length > 0 && <ul className="govuk-list">{request.scopes.map(({ kind, record }) => <li key={record}>{kind === 'person' ? say('law.one.person') : record}</li>)}</ul>}
      {request.items.length > 0 && (
        <Table
          caption={say('law.one.items')}
          columns={[{ label: say('law.one.item') }, { label: say('law.one.what') }, { label: say('law.one.undecided'), numeric: true }, { label: say('law.one.withheld'), numeric: true }]}
          narrow="cards"
          rows={request.items.map((item) => itemRow(say, request, item, localPath(locale, `${home}/items/${item.number}`)))}
        />
      )}
    </>
  );
}

function itemRow(say: Words, { locale: lang, redactions }: InformationRequest, item: InformationRequest['items'][number], href: string) {
  const own = redactions.filter(({ itemId }) => itemId === item.id);
  const withheld = own.filter(({ status }) => status === 'accepted');
  return [
    <a key="item" className="govuk-link" href={href} lang={lang}>{`${item.number}. ${item.heading}`}</a>,
    say(`law.item.${item.kind}`), own.filter(({ status }) => status === 'proposed').length, withheld.some(({ whole }) => whole) ? say('law.one.whole') : withheld.length,
  ];
}

function Released({ locale, home, request }: Props & { home: string }) {
  const say = words(locale);
  const attached = filesThatGo(request.items, request.redactions);
  const labels = { 'copy.pdf': say('law.one.copy.pdf'), 'copy.txt': say('law.one.copy.txt'), 'copy.csv': say('law.one.copy.csv') };
  return (
    <>
      <h2 className="govuk-heading-m">{say('law.one.files')}</h2>
      <ul className="govuk-list">
        {request.files.map(({ name, sha256 }) => (
          <li key={name}>
            <a className="govuk-link" href={localPath(locale, `${home}/${name}`)}>
              {labels[name]}
            </a>
            <br />
            <code className="govuk-body-s">{`SHA-256 ${sha256}`}</code>
          </li>
        ))}
      </ul>
      {attached.length > 0 && <Attached locale={locale} home={home} request={request} items={attached} />}
    </>
  );
}

function Attached({ locale, home, request, items }: Props & { home: string; items: InformationRequest['items'] }) {
  return (
    <>
      <h3 className="govuk-heading-s">{words(locale)('law.one.attached')}</h3>
      <ul className="govuk-list">
        {items.map((item) => (
          <li key={item.number}>
            <a className="govuk-link" href={localPath(locale, `${home}/items/${item.number}/file`)} lang={request.locale}>
              {`${item.number}. ${item.heading}`}
            </a>
            <br />
            <code className="govuk-body-s">{`SHA-256 ${item.fileSha256}`}</code>
          </li>
        ))}
      </ul>
    </>
  );
}
