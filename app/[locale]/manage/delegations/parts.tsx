import { SummaryList } from '@/components/govuk/summary-list';
import { formatDate, formatInstant } from '@/lib/dates';
import type { DelegationLine } from '@/lib/delegation/queries';
import type { Locale } from '@/lib/locale';
import { formatMoney, type Pence } from '@/lib/money';
import { words } from '@/lib/words';

export const delegationPath = (ref: string, step = '') => `/manage/delegations/${encodeURIComponent(ref)}${step}`;

export const limitSaid = (locale: Locale, pence: Pence | null): string => (pence === null ? words(locale)('delegation.list.noLimit') : formatMoney(pence));

export function DelegationSummary({ locale, one }: { locale: Locale; one: DelegationLine }) {
  const say = words(locale);
  const by = (name: string, at: Date) => say('delegation.one.byWhen', { name, when: formatInstant(at, locale) });
  return (
    <SummaryList
      rows={[
        { key: say('delegation.list.programme'), value: one.programmeTitle[locale] },
        { key: say('delegation.list.whom'), value: one.person ?? say('delegation.list.everybody') },
        { key: say('delegation.list.limit'), value: limitSaid(locale, one.limitPence) },
        { key: say('delegation.list.from'), value: formatDate(one.fromOn, locale) },
        { key: say('delegation.one.document'), value: one.document },
        { key: say('delegation.one.reason'), value: one.reason },
        { key: say('delegation.list.state'), value: say(`state.twoPerson.${one.status}`) },
        { key: say('delegation.one.proposed'), value: by(one.proposedByName, one.proposedAt) },
        ...(one.decidedByName && one.decidedAt ? [{ key: say('delegation.one.decided'), value: by(one.decidedByName, one.decidedAt) }] : []),
        ...(one.rejectedReason ? [{ key: say('delegation.one.rejected'), value: one.rejectedReason }] : []),
      ]}
    />
  );
}
