import type { ComplaintOutcome } from '../../lib/complaint/vocabulary';
import { formatDate, formatInstant } from '../../lib/dates';
import type { Locale } from '../../lib/locale';
import { words } from '../../lib/words';
import { SummaryList, type SummaryRow } from '../govuk/summary-list';
import { Tag } from '../govuk/tag';

type Shown = { what: string; wanted: string | null; madeAt: Date; dueOn: string; outcome: ComplaintOutcome | null; reasons: string | null; putRight: string | null; answeredAt: Date | null };

/** Where a complaint stands: with nobody yet, under review, or answered. */
export function ComplaintTag({ locale, outcome, given, late }: { locale: Locale; outcome: ComplaintOutcome | null; given: boolean; late?: boolean }) {
  const say = words(locale);
  if (outcome) return <Tag colour={outcome === 'not_upheld' ? 'grey' : 'green'}>{say(`complaint.outcomes.${outcome}`)}</Tag>;
  return <Tag colour={late ? 'red' : 'yellow'}>{say(late ? 'complaint.late' : given ? 'complaint.waitsAnswer' : 'complaint.waitsAllocation')}</Tag>;
}

/** What was said and what was answered, as whoever complained and whoever reviews it both read it. */
export function ComplaintRows({ locale, complaint, more = [] }: { locale: Locale; complaint: Shown; more?: readonly SummaryRow[] }) {
  const say = words(locale);
  const text = (value: string) => <p className="govuk-body app-kept-text">{value}</p>;
  const { what, wanted, madeAt, dueOn, outcome, reasons, putRight, answeredAt } = complaint;
  return (
    <SummaryList
      rows={[
        ...more,
        { key: say('complaint.madeAt'), value: formatInstant(madeAt, locale) },
        { key: say('complaint.whatSaid'), value: text(what) },
        ...(wanted ? [{ key: say('complaint.wantedSaid'), value: text(wanted) }] : []),
        ...(outcome ? [] : [{ key: say('complaint.due'), value: formatDate(dueOn, locale) }]),
        ...(outcome ? [{ key: say('complaint.theOutcome'), value: <ComplaintTag locale={locale} outcome={outcome} given /> }, { key: say('complaint.theReasons'), value: text(reasons ?? '') }] : []),
        ...(putRight ? [{ key: say('complaint.thePutRight'), value: text(putRight) }] : []),
        ...(answeredAt ? [{ key: say('complaint.answeredAt'), value: formatInstant(answeredAt, locale) }] : []),
      ]}
    />
  );
}
