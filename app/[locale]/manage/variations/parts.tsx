import { SummaryList } from '@/components/govuk/summary-list';
import { TermsTable } from '@/components/grant/terms-table';
import { formatDate, formatInstant } from '@/lib/dates';
import { type Locale, localPath } from '@/lib/locale';
import { formatMoney } from '@/lib/money';
import type { StaffVariation, VariationLine } from '@/lib/variation/queries';
import { words } from '@/lib/words';

export const variationPath = (ref: string, step = '') => `/manage/variations/${encodeURIComponent(ref)}${step}`;

const columns = ['reference', 'award', 'organisation', 'kind', 'from', 'to', 'state', 'at'] as const;
export const variationColumns = (locale: Locale) => columns.map((key) => ({ label: words(locale)(`variation.list.${key}`), numeric: key === 'from' || key === 'to' }));

export function variationRow(locale: Locale, one: VariationLine) {
  const say = words(locale);
  return [
    <a key="ref" className="govuk-link app-nowrap" href={localPath(locale, variationPath(one.ref))}>{one.ref}</a>,
    <a key="award" className="govuk-link app-nowrap" href={localPath(locale, `/manage/awards/${one.award}`)}>{one.award}</a>,
    one.organisation, say(`variation.kind.${one.kind}`), formatMoney(one.fromPence), formatMoney(one.toPence), say(`state.variation.${one.status}`), formatDate(one.at, locale),
  ];
}

/** Who did what to it, what it was and what it becomes, and what that does to the money. */
export function VariationSummary({ locale, one }: { locale: Locale; one: StaffVariation }) {
  const say = words(locale);
  const by = (name: string | null, at: Date | string | null) => (name && at ? say('variation.one.byWhen', { name, when: formatInstant(new Date(at), locale) }) : undefined);
  const rows: [Parameters<typeof say>[0], string | null | undefined][] = [
    ['variation.one.award', `${one.award}, ${one.awardTitle}`], ['variation.one.organisation', one.organisation], ['variation.one.state', say(`state.variation.${one.status}`)], ['variation.one.reason', one.reason],
    ['variation.one.askedFor', one.askedReason === one.reason ? null : one.askedReason], ['variation.one.asked', by(one.askedByName, one.askedAt)], ['variation.one.proposed', by(one.proposedByName, one.proposedAt)],
    ...one.approvals.map((approval): [Parameters<typeof say>[0], string | undefined] => ['variation.one.approved', `${by(approval.by, approval.at)}. ${approval.reason}`]),
    ['variation.one.accepted', by(one.acceptedName, one.acceptedAt)], ['variation.one.confirmed', one.acceptedAt && say(`variation.way.${one.confirmedBy ?? 'none'}`)], ['variation.one.ended', by(one.endedByName, one.endedAt)], ['variation.one.endedReason', one.endedReason],
  ];
  return (
    <>
      <SummaryList rows={rows.flatMap(([key, value]) => (value ? [{ key: say(key), value }] : []))} />
      <TermsTable locale={locale} change={one} />
      <Money locale={locale} one={one} />
    </>
  );
}

function Money({ locale, one }: { locale: Locale; one: StaffVariation }) {
  const say = words(locale);
  const more = one.toPence - one.fromPence;
  const envelope = one.envelope?.[locale];
  if (!envelope || more === 0 || (one.status !== 'asked' && one.status !== 'proposed')) return null;
  if (more < 0) return <p className="govuk-body">{say('variation.one.back', { less: formatMoney(-more), envelope })}</p>;
  return <p className="govuk-body">{say(more <= one.leftPence ? 'variation.one.fits' : 'variation.one.fitsNot', { envelope, left: formatMoney(one.leftPence), more: formatMoney(more) })}</p>;
}
