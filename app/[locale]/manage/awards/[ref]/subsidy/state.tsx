import { SummaryList, type SummaryRow } from '@/components/govuk/summary-list';
import { Tag } from '@/components/govuk/tag';
import type { Person } from '@/lib/access/actor';
import { may } from '@/lib/access/policy';
import { formatDate } from '@/lib/dates';
import { type SubsidyState, subsidyForStaff } from '@/lib/diligence/queries';
import { type Locale, localPath } from '@/lib/locale';
import { words } from '@/lib/words';

/** Whole days between two dates. */
const daysLeft = (today: string, until: string): number => Math.round((Date.parse(until) - Date.parse(today)) / 86_400_000);

/** What was decided, and the timer of its entry in the database. */
export function subsidyRows(locale: Locale, { subsidy, reference, dueOn, entry, today }: SubsidyState): SummaryRow[] {
  const say = words(locale);
  const timer = () => {
    if (!dueOn) return say('diligence.entry.notOwed');
    const date = formatDate(dueOn, locale);
    if (entry) return date;
    return dueOn < today ? <Tag colour="red">{say('diligence.entry.late', { date })}</Tag> : say('diligence.entry.left', { date, days: daysLeft(today, dueOn) });
  };
  return [
    { key: say('diligence.entry.decision'), value: [say(`diligence.check.subsidy.options.${subsidy}`), reference].filter(Boolean).join(': ') },
    { key: say('diligence.entry.dueOn'), value: timer() },
    ...(entry ? [{ key: say('diligence.entry.entered'), value: say('diligence.entry.enteredAs', { reference: entry.reference, date: formatDate(entry.uploadedOn, locale), name: entry.by }) }] : []),
  ];
}

/** On the award's page: nothing where no subsidy was decided, or for whoever does not read applications. */
export async function Subsidy({ locale, actor, awardRef }: { locale: Locale; actor: Person; awardRef: string }) {
  const say = words(locale);
  const state = await subsidyForStaff(actor, awardRef);
  if (!state) return null;
  return (
    <>
      <h2 className="govuk-heading-m">{say('diligence.entry.section')}</h2>
      <SummaryList rows={subsidyRows(locale, state)} />
      {state.dueOn && may(actor, 'diligence.check', null) && (
        <p className="govuk-body">
          <a className="govuk-link" href={localPath(locale, `/manage/awards/${awardRef}/subsidy`)}>
            {say('diligence.entry.link')}
          </a>
        </p>
      )}
    </>
  );
}
