import { formatDate, formatInstant } from '../../lib/dates';
import type { AdjustmentKind, AdjustmentOutcome } from '../../lib/adjustment/vocabulary';
import type { Locale } from '../../lib/locale';
import { words } from '../../lib/words';
import { SummaryCard, SummaryList, type SummaryRow } from '../govuk/summary-list';
import { Tag } from '../govuk/tag';

type Shown = {
  ref: string; name: string; contact: string; kind: AdjustmentKind; need: string; askedAt: Date; dueOn: string; late: boolean; outcome: AdjustmentOutcome | null; agreed: string | null;
  answeredAt: Date | null; answeredBy: string | null; recordedBy: string | null;
};

export function AdjustmentTag({ locale, request: { outcome, late } }: { locale: Locale; request: Pick<Shown, 'outcome' | 'late'> }) {
  const say = words(locale);
  if (outcome) return <Tag colour={outcome === 'not_agreed' ? 'red' : 'green'}>{say(`adjustment.outcome.${outcome}`)}</Tag>;
  return <Tag colour={late ? 'red' : 'yellow'}>{say(late ? 'adjustment.late' : 'adjustment.waits')}</Tag>;
}

/** One request and its answer, as the person who asked and the officers see it. */
export function AdjustmentCard({ locale, request }: { locale: Locale; request: Shown }) {
  const say = words(locale);
  const rows: SummaryRow[] = [
    { key: say('adjustment.state'), value: <AdjustmentTag locale={locale} request={request} /> },
    { key: say('adjustment.kind'), value: say(`adjustment.request.kind.options.${request.kind}`) },
    { key: say('adjustment.need'), value: request.need },
    { key: say('adjustment.who'), value: request.recordedBy ? say('adjustment.recordedBy', { name: request.name, officer: request.recordedBy }) : request.name },
    { key: say('adjustment.contact'), value: request.contact },
    { key: say('adjustment.asked'), value: formatInstant(request.askedAt, locale) },
    { key: say('adjustment.due'), value: formatDate(request.dueOn, locale) },
  ];
  if (request.answeredAt) rows.push({ key: say('adjustment.agreed'), value: request.agreed }, { key: say('adjustment.answered'), value: say('adjustment.answeredBy', { when: formatInstant(request.answeredAt, locale), name: request.answeredBy ?? '' }) });
  return (
    <SummaryCard title={request.ref}>
      <SummaryList rows={rows} />
    </SummaryCard>
  );
}
