import { Pagination } from '@/components/govuk/pagination';
import { SummaryList } from '@/components/govuk/summary-list';
import { Table } from '@/components/govuk/table';
import { staffSignedIn } from '@/lib/access/session';
import { formatInstant } from '@/lib/dates';
import { auditForStaff, type ChainStatus, type EventLine } from '@/lib/event/queries';
import { isId } from '@/lib/id';
import { type Locale, localPath } from '@/lib/locale';
import { words } from '@/lib/words';
import { given, missing, type RouteProps } from '../../../route-props';
import { ServicePage } from '../../../service-page';

const path = '/manage/audit';
const countedUpTo = 1000;

export default async function AuditPage(props: RouteProps) {
  const { locale, query } = await given(props);
  const say = words(locale);
  const actor = await staffSignedIn(locale, path);
  const after = isId(query.after) ? query.after : undefined;
  const audit = await auditForStaff(actor, after);
  if (!audit) missing(locale);
  return (
    <ServicePage locale={locale} path={path} actor={actor} title={say('people.audit.title')} back={{ href: localPath(locale, '/manage'), label: say('assessment.home.title') }} wide>
      <h1 className="govuk-heading-l">{say('people.audit.title')}</h1>
      <p className="govuk-body app-measure">{say('people.audit.intro')}</p>
      {!after && <Chain locale={locale} chain={audit.chain} />}
      <Events locale={locale} lines={audit.lines} />
      <Pagination
        label={say('people.audit.pages')}
        previous={after ? { href: localPath(locale, path), label: say('people.audit.newest') } : undefined}
        next={audit.more ? { href: `${localPath(locale, path)}?after=${audit.lines.at(-1)?.id}`, label: say('people.audit.older') } : undefined}
      />
    </ServicePage>
  );
}

function Chain({ locale, chain }: { locale: Locale; chain: ChainStatus }) {
  const say = words(locale);
  return (
    <>
      <h2 className="govuk-heading-m">{say('people.audit.chain')}</h2>
      <SummaryList
        rows={[
          { key: say('people.audit.sealed'), value: chain.sealed.toLocaleString('en-GB') },
          { key: say('people.audit.head'), value: <span className="app-hash">{chain.headHash ?? say('people.audit.none')}</span> },
          { key: say('people.audit.sealedAt'), value: chain.sealedAt ? formatInstant(chain.sealedAt, locale) : say('people.audit.none') },
          { key: say('people.audit.waiting'), value: chain.waiting > countedUpTo ? say('people.audit.more', { count: countedUpTo }) : chain.waiting },
        ]}
      />
      <p className="govuk-body">{say('people.audit.verify')}</p>
      {chain.checkpoints.length > 0 && (
        <>
          <Table
            caption={say('people.audit.checkpoints')}
            columns={[{ label: say('people.audit.checkpoint') }, { label: say('people.audit.hash') }, { label: say('people.audit.at') }]}
            rows={chain.checkpoints.map(({ sequence, headHash, at }) => [sequence.toLocaleString('en-GB'), <span key="hash" className="app-hash app-wide-cell">{headHash}</span>, formatInstant(at, locale)])}
          />
          <p className="govuk-body app-measure">{say('people.audit.checkpointsHint')}</p>
        </>
      )}
    </>
  );
}

function Events({ locale, lines }: { locale: Locale; lines: readonly EventLine[] }) {
  const say = words(locale);
  return (
    <>
      <p className="govuk-body app-measure">{say('people.audit.asRecorded')}</p>
      <Table
        caption={say('people.audit.events')}
        small
        columns={(['when', 'event', 'by', 'about', 'data', 'seal'] as const).map((key) => ({ label: say(`people.audit.${key}`) }))}
        rows={lines.map(({ happenedAt, name, actor, subjectKind, data, sequence, seal }) => [
          formatInstant(happenedAt, locale), name, actor ?? say('people.audit.service'), subjectKind.replaceAll('_', ' '), <span key="data" className="app-hash app-wide-cell">{data}</span>,
          seal === 'broken' ? <strong key="seal">{say('people.audit.broken', { sequence: sequence ?? 0 })}</strong> : say(`people.audit.${seal}`, { sequence: sequence ?? 0 }),
        ])}
      />
    </>
  );
}
