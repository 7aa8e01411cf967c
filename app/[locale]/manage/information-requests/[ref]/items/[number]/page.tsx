import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { InsetText } from '@/components/govuk/inset-text';
import { NotificationBanner } from '@/components/govuk/notification-banner';
import { Table } from '@/components/govuk/table';
import { acceptAllForm, withholdFormFor } from '@/lib/information-request/schema';
import { pieces } from '@/lib/information-request/redaction';
import { citations } from '@/lib/information-request/vocabulary';
import type { Redaction } from '@/lib/information-request/steps';
import { type Locale, localPath } from '@/lib/locale';
import { words } from '@/lib/words';
import { missing, type RouteProps } from '../../../../../../route-props';
import { ServicePage } from '../../../../../../service-page';
import { acceptAll, withholdWords } from '../../../actions';
import { handled } from '../../handled';

export default async function InformationItemPage(props: RouteProps<'ref' | 'number'>) {
  const { locale, query, say, officer, request, home, number, page } = await handled(props, '/items/[number]', false);
  const item = request.items.find((one) => one.number === number);
  if (!item) missing(locale);
  const own = request.redactions.filter(({ itemId }) => itemId === item.id);
  const marked = request.redactions.filter(({ status, whole }) => status !== 'removed' && !whole).map((one) => one.words);
  const [hidden, works] = [{ ref: request.ref, item: `${number}` }, officer && request.status === 'open'];
  return (
    <ServicePage {...page} title={say('law.work.title', { number })}>
      {query.done && <NotificationBanner title={say('assessment.step.done')} success>{say('law.one.done')}</NotificationBanner>}
      <span className="govuk-caption-l">{`${request.ref}: ${say('law.work.title', { number })}`}</span>
      <h1 className="govuk-heading-l" lang={request.locale}>{item.heading}</h1>
      {item.fileRef && <FileNotice locale={locale} href={`${home}/items/${number}/file`} />}
      <h2 className="govuk-heading-m">{say('law.work.text')}</h2>
      <div className="govuk-body app-kept-text" lang={request.locale}>
        {pieces(item.body, marked).map(({ text, cut }, index) => {
          const key = `${index} ${text.slice(0, 8)}`;
          return cut ? <mark key={key}>{text}</mark> : <span key={key}>{text}</span>;
        })}
      </div>
      <InsetText>{say('law.work.names')}</InsetText>
      <Redactions locale={locale} redactions={own} home={home} works={works} />
      {works && own.some(({ status }) => status === 'proposed') && <Form {...formProps(locale, acceptAllForm, acceptAll, { hidden })} submit={say('law.acceptAll.submit')} />}
      {works && <h2 className="govuk-heading-m">{say('law.work.add')}</h2>}
      {works && <Form {...formProps(locale, withholdFormFor(request.kind), withholdWords, { hidden })} key={own.length} at={localPath(locale, `${home}/items/${number}`)} submit={say('law.withhold.submit')} />}
      {request.items.some((one) => one.number === number + 1) && (
        <p className="govuk-body">
          <a className="govuk-link" href={localPath(locale, `${home}/items/${number + 1}`)}>
            {say('law.work.next')}
          </a>
        </p>
      )}
    </ServicePage>
  );
}

function FileNotice({ locale, href }: { locale: Locale; href: string }) {
  const say = words(locale);
  return (
    <InsetText>
      <p className="govuk-body">{say('law.work.fileHow')}</p>
      <p className="govuk-body">{say('law.work.fileDecide')}</p>
      <p className="govuk-body">
        <a className="govuk-link" href={localPath(locale, href)}>
          {say('law.work.look')}
        </a>
      </p>
    </InsetText>
  );
}

function Redactions({ locale, redactions, home, works }: { locale: Locale; redactions: readonly Redaction[]; home: string; works: boolean }) {
  const say = words(locale);
  if (redactions.length === 0) return <p className="govuk-body">{say('law.work.none')}</p>;
  return (
    <Table
      caption={say('law.work.redactions')}
      columns={[say('law.work.words'), say('law.work.clause'), say('law.work.state'), ...(works ? [say('law.work.change')] : [])].map((label) => ({ label }))}
      rows={redactions.map((one) => [
        <span key="words" className="app-kept-text">{one.whole ? say('law.work.wholeItem') : one.words}</span>,
        citations[one.exemption],
        say(`law.work.states.${one.status}`),
        ...(works ? [<a key="change" className="govuk-link" href={localPath(locale, `${home}/redactions/${one.number}`)}>{say('law.work.changeOne', { number: one.number })}</a>] : []),
      ])}
    />
  );
}
