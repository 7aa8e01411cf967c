import { BlockedButton, ButtonLink } from '@/components/govuk/button';
import { Pagination } from '@/components/govuk/pagination';
import { SummaryList } from '@/components/govuk/summary-list';
import { Table } from '@/components/govuk/table';
import { Tag } from '@/components/govuk/tag';
import type { Person } from '@/lib/access/actor';
import { may } from '@/lib/access/policy';
import { staffSignedIn } from '@/lib/access/session';
import { formatInstant } from '@/lib/dates';
import { formatDeadline } from '@/lib/deadline/wall-time';
import { type BatchItem, type LetterBatch, letterBatch, placeOfItem } from '@/lib/letter/queries';
import { whyNotCallOff } from '@/lib/letter/rules';
import { type Locale, localPath } from '@/lib/locale';
import { refusalSentence, words } from '@/lib/words';
import { given, orMissing, type RouteProps } from '../../../../route-props';
import { ServicePage } from '../../../../service-page';

export default async function LetterBatchPage(props: RouteProps<'ref'>) {
  const { locale, query, route } = await given(props);
  const say = words(locale);
  const path = `/manage/letters/${route.ref}`;
  const actor = await staffSignedIn(locale, path);
  const batch = await orMissing(locale, letterBatch(actor, route.ref, query.after));
  const title = say('letter.batch.title', { ref: batch.ref });
  const last = batch.items.at(-1);
  return (
    <ServicePage locale={locale} path={path} actor={actor} title={title} back={{ href: localPath(locale, `/manage/rounds/${batch.roundRef}/letters`), label: say('letter.title') }}>
      <h1 className="govuk-heading-l">{title}</h1>
      <Facts locale={locale} batch={batch} />
      <CallOff {...{ locale, actor, batch, path }} />
      {batch.items.length === 0 ? <p className="govuk-body">{say('letter.batch.noItems')}</p> : <Items locale={locale} batch={batch} />}
      <Pagination
        previous={query.after ? { href: localPath(locale, path), label: say('letter.batch.first') } : undefined}
        next={batch.more && last ? { href: `${localPath(locale, path)}?after=${placeOfItem(last)}`, label: say('letter.batch.next') } : undefined}
      />
    </ServicePage>
  );
}

function Items({ locale, batch }: { locale: Locale; batch: LetterBatch }) {
  const say = words(locale);
  return (
    <Table
      caption={say('letter.batch.items')}
      columns={[{ label: say('letter.batch.application') }, { label: say('letter.batch.organisation') }, { label: say('letter.batch.letter') }, { label: say('letter.batch.outcome') }]}
      rows={batch.items.map((item) => [
        <a key="ref" className="govuk-link app-nowrap" href={localPath(locale, `/manage/applications/${item.ref}/letters`)}>{item.ref}</a>,
        item.organisation, say(`letter.kind.${item.kind}`), <Outcome key="outcome" locale={locale} item={item} off={batch.status === 'called_off'} />,
      ])}
    />
  );
}

function Facts({ locale, batch }: { locale: Locale; batch: LetterBatch }) {
  const say = words(locale);
  const { letters, sent, unsent } = batch;
  return (
    <SummaryList
      rows={[
        { key: say('letter.batch.round'), value: batch.roundTitle[locale] },
        { key: say('letter.batch.sendAt'), value: formatDeadline(batch.sendAt, locale) },
        { key: say('letter.batch.by'), value: batch.by },
        { key: say('letter.batch.state'), value: <Tag colour={batch.status === 'sent' ? 'green' : batch.status === 'called_off' ? 'grey' : 'yellow'}>{say(`state.letter_batch.${batch.status}`)}</Tag> },
        { key: say('letter.batch.counts'), value: unsent > 0 ? say('letter.round.countsUnsent', { letters, sent, unsent }) : say('letter.round.counts', { letters, sent }) },
        ...(batch.calledOffAt ? [{ key: say('letter.batch.calledOff'), value: say('letter.batch.calledOffBy', { when: formatInstant(batch.calledOffAt, locale), name: batch.calledOffBy ?? '', reason: batch.calledOffReason ?? '' }) }] : []),
      ]}
    />
  );
}

function CallOff({ locale, actor, batch, path }: { locale: Locale; actor: Person; batch: LetterBatch; path: string }) {
  const say = words(locale);
  if (batch.status !== 'proposed' || !may(actor, 'application.notify', null)) return null;
  const whyNot = whyNotCallOff(batch, batch.now);
  if (whyNot) return <BlockedButton id="call-off" reason={refusalSentence(locale, whyNot)}>{say('letter.batch.callOff')}</BlockedButton>;
  return <ButtonLink look="warning" href={localPath(locale, `${path}/calling-off`)}>{say('letter.batch.callOff')}</ButtonLink>;
}

const told = ['already_notified', 'letter_is_another_now', 'not_decided_yet', 'stopped_by_flag', 'letter_not_complete', 'conflict_of_interest', 'not_allowed', 'not_found'] as const;

function Outcome({ locale, item: { outcome, problem, doneAt }, off }: { locale: Locale; item: BatchItem; off: boolean }) {
  const say = words(locale);
  if (outcome === 'sent' && doneAt) return say('letter.batch.sent', { when: formatInstant(doneAt, locale) });
  if (outcome === null) return say(off ? 'letter.batch.off' : 'letter.batch.waits');
  return say('letter.batch.unsent', { why: say(`letter.problem.${told.find((one) => one === problem) ?? 'other'}`) });
}
