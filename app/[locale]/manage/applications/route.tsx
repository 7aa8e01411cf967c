import { ApplicationTag } from '@/components/grant/application-tag';
import { AssistedTag } from '@/components/grant/assisted';
import { RestrictedList } from '@/components/grant/restricted';
import { Pagination } from '@/components/govuk/pagination';
import { Table } from '@/components/govuk/table';
import { Tag } from '@/components/govuk/tag';
import { may } from '@/lib/access/policy';
import { staffSignedIn } from '@/lib/access/session';
import { countedUpTo, type QueueLine, queueForStaff } from '@/lib/assessment/queries/queue';
import { filterFrom, type QueueOrder, queryOf } from '@/lib/assessment/queue-filter';
import { type Locale, localPath } from '@/lib/locale';
import { formatMoney } from '@/lib/money';
import { regionOf } from '@/lib/publication/places';
import { words } from '@/lib/words';
import { plainServicePage } from '../../../plain-service-page';
import { missing } from '../../../route-props';
import { QueueFilter, SavedViews } from './queue-filter';
import { Tick, Ticks } from './ticks';

const path = '/manage/applications';

export const GET = plainServicePage(async ({ locale, query }) => {
  const say = words(locale);
  const actor = await staffSignedIn(locale, path);
  if (!may(actor, 'queue.read', null)) missing(locale);
  const wish = filterFrom(query);
  const queue = await queueForStaff(actor, { ...wish, after: query.after, before: query.before });
  const pageAt = (key: 'after' | 'before', ref: string) => `${localPath(locale, path)}?${[queryOf(wish), `${key}=${ref}`].filter(Boolean).join('&')}`;
  const title = say('assessment.queue.title');
  const children = (
    <>
      <h1 className="govuk-heading-l">{title}</h1>
      <SavedViews locale={locale} path={path} wish={wish} views={queue.views} />
      <QueueFilter locale={locale} path={path} wish={wish} rounds={queue.rounds} />
      {may(actor, 'application.sift', null) && (
        <p className="govuk-body">
          <a className="govuk-link" href={`${localPath(locale, `${path}/sifting`)}?${queryOf(wish)}`}>
            {say('assessing.queue.siftMany')}
          </a>
        </p>
      )}
      <p className="govuk-body">{queue.count > countedUpTo ? say('assessment.queue.more', { count: countedUpTo }) : say('assessment.queue.count', { count: queue.count })}</p>
      {queue.lines.length === 0 ? <p className="govuk-body">{say('assessment.queue.none')}</p> : (
        <Ticks {...{ locale, actor, wish }} count={queue.count > countedUpTo ? `${countedUpTo}+` : String(queue.count)}>
          <Lines locale={locale} lines={queue.lines} order={wish.order ?? 'oldest'} ticks={may(actor, 'application.sift', null)} />
        </Ticks>
      )}
      <RestrictedList locale={locale} references={queue.restricted} />
      <Pagination
        label={say('assessment.queue.pages')}
        previous={queue.previous ? { href: pageAt('before', queue.previous), label: say('assessment.queue.previous') } : undefined}
        next={queue.next ? { href: pageAt('after', queue.next), label: say('assessment.queue.next') } : undefined}
      />
    </>
  );
  return { path, actor, title, back: { href: localPath(locale, '/manage'), label: say('assessment.home.title') }, wide: true, children };
});

function Lines({ locale, lines, order, ticks }: { locale: Locale; lines: readonly QueueLine[]; order: QueueOrder; ticks: boolean }) {
  const say = words(locale);
  return (
    <Table
      caption={`${say('assessment.queue.title')}, ${say(`assessing.queue.orders.${order}`).toLowerCase()}`}
      captionSize="hidden"
      small
      narrow="cards"
      columns={[
        { label: say('assessment.queue.reference') }, { label: say('assessment.queue.organisation') }, { label: say('assessment.queue.titleColumn') },
        { label: say('assessment.queue.region') }, { label: say('assessment.queue.amount'), numeric: true }, { label: say('assessment.queue.state') }, { label: say('assessment.queue.scored'), numeric: true },
      ]}
      rows={lines.map((line) => [
        <Tick key="ref" locale={locale} id={line.ref} on={ticks}>
          <a className="govuk-link app-nowrap" href={localPath(locale, `${path}/${line.ref}`)}>
            {line.ref}
          </a>
        </Tick>,
        line.organisation,
        line.assisted || line.flagged ? (
          <span key="title">
            {line.title} {line.assisted && <AssistedTag locale={locale} />} {line.flagged && <Tag colour="orange">{say('assessing.talk.open')}</Tag>}
          </span>
        ) : (
          line.title
        ),
        regionOf(line.leadRegion)?.name[locale] ?? line.leadRegion,
        line.amountAppliedForPence === null ? '' : formatMoney(line.amountAppliedForPence),
        <ApplicationTag key="state" locale={locale} status={line.status} />,
        line.assigned === 0 ? say('assessment.queue.notAssigned') : say('assessment.queue.scoredOf', { scored: line.scored, assigned: line.assigned }),
      ])}
    />
  );
}
