import { Table } from '@/components/govuk/table';
import { Pagination } from '@/components/govuk/pagination';
import { staffSignedIn } from '@/lib/access/session';
import { formatDate, formatInstant } from '@/lib/dates';
import { type Locale, localPath } from '@/lib/locale';
import { type Queue, queues, returnsForOfficer } from '@/lib/outcome-return/queries';
import { shownCount } from '@/lib/outcome-return/shown';
import { words } from '@/lib/words';
import { given, orMissing, type RouteProps } from '@/app/route-props';
import { ServicePage } from '@/app/service-page';

const path = '/manage/outcome-returns';

export default async function OutcomeReturnQueuePage(props: RouteProps) {
  const { locale, query } = await given(props);
  const actor = await staffSignedIn(locale, path);
  const queue = queues.find((one) => one === query.queue) ?? 'submitted';
  const { lines, next, waiting } = await orMissing(locale, returnsForOfficer(actor, queue, query.after));
  const say = words(locale);
  const here = (more: Record<string, string>) => localPath(locale, `${path}?${new URLSearchParams({ queue, ...more })}`);
  return (
    <ServicePage locale={locale} path={path} actor={actor} title={say('outcome.queue.title')} back={{ href: localPath(locale, '/manage'), label: say('assessment.home.title') }} wide>
      <h1 className="govuk-heading-l">{say('outcome.queue.title')}</h1>
      <p className="govuk-body">{say('outcome.queue.intro', { count: waiting })}</p>
      <Queues locale={locale} current={queue} />
      {lines.length === 0 ? (
        <p className="govuk-body">{say('outcome.queue.none')}</p>
      ) : (
        <Table
          caption={say(`outcome.queue.caption.${queue}`)}
          columns={[{ label: say('outcome.queue.ref') }, { label: say('outcome.queue.award') }, { label: say('outcome.queue.period') }, { label: say('outcome.queue.people'), numeric: true }, { label: say('outcome.queue.when') }]}
          rows={lines.map((one) => [
            <a key="ref" className="govuk-link app-nowrap" href={localPath(locale, `${path}/${one.ref}`)}>
              {one.ref}
            </a>,
            <>
              {one.awardTitle}
              <br />
              <span className="govuk-hint">{one.organisationName}</span>
            </>,
            formatDate(one.periodEnd, locale),
            shownCount(one.people ?? ''),
            formatInstant(one.submittedAt, locale),
          ])}
        />
      )}
      <Pagination
        previous={query.after ? { href: here({}), label: say('outcome.queue.first') } : undefined}
        next={next ? { href: here({ after: next }), label: say('outcome.queue.next') } : undefined}
      />
    </ServicePage>
  );
}

function Queues({ locale, current }: { locale: Locale; current: Queue }) {
  const say = words(locale);
  return (
    <nav aria-label={say('outcome.queue.show')}>
      <ul className="govuk-list app-choices">
        {queues.map((queue) => (
          <li key={queue}>
            <a className="govuk-link" href={localPath(locale, `${path}?queue=${queue}`)} aria-current={queue === current ? 'page' : undefined}>
              {say(`outcome.queue.${queue}`)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
