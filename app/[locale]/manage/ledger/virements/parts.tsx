import { SummaryList } from '@/components/govuk/summary-list';
import { Table } from '@/components/govuk/table';
import { formatDate, formatInstant } from '@/lib/dates';
import { type Locale, localPath } from '@/lib/locale';
import { formatMoney } from '@/lib/money';
import type { VirementLine } from '@/lib/virement/queries';
import { words } from '@/lib/words';

export const virementPath = (ref: string, step = '') => `/manage/ledger/virements/${encodeURIComponent(ref)}${step}`;
const columns = ['reference', 'from', 'to', 'amount', 'state', 'at'] as const;

export function VirementTable({ locale, virements, caption }: { locale: Locale; virements: readonly VirementLine[]; caption: string }) {
  const say = words(locale);
  return (
    <Table
      caption={caption}
      columns={columns.map((key) => ({ label: say(`virement.list.${key}`), numeric: key === 'amount' }))}
      rows={virements.map((one) => [
        <a key="ref" className="govuk-link app-nowrap" href={localPath(locale, virementPath(one.ref))}>{one.ref}</a>,
        one.from[locale], one.to[locale], formatMoney(one.amountPence), say(`state.twoPerson.${one.status}`), formatDate(one.proposedAt, locale),
      ])}
      narrow="cards"
    />
  );
}

/** Beside the balances of a day: what had gone from one envelope to another by then. */
export function VirementsInSheet({ locale, virements }: { locale: Locale; virements: readonly VirementLine[] }) {
  const say = words(locale);
  if (virements.length === 0) return <p className="govuk-body">{say('virement.list.noneInSheet')}</p>;
  return <VirementTable locale={locale} virements={virements} caption={say('virement.list.inSheet')} />;
}

export function VirementSummary({ locale, one, leftPence }: { locale: Locale; one: VirementLine; leftPence: number }) {
  const say = words(locale);
  const by = (name: string, at: Date) => say('virement.one.byWhen', { name, when: formatInstant(at, locale) });
  const consent = one.consentBy && one.consentOn ? say('virement.one.consentNote', { by: one.consentBy, document: one.consentDocument ?? '', on: formatDate(one.consentOn, locale) }) : say('virement.one.noConsent');
  return (
    <SummaryList
      rows={[
        { key: say('virement.one.from'), value: one.from[locale] },
        { key: say('virement.one.to'), value: one.to[locale] },
        { key: say('virement.one.amount'), value: formatMoney(one.amountPence) },
        { key: say('virement.one.left'), value: formatMoney(leftPence) },
        { key: say('virement.one.reason'), value: one.reason },
        { key: say('virement.one.consent'), value: consent },
        { key: say('virement.one.state'), value: say(`state.twoPerson.${one.status}`) },
        { key: say('virement.one.proposed'), value: by(one.proposedByName, one.proposedAt) },
        ...(one.decidedByName && one.decidedAt ? [{ key: say('virement.one.decided'), value: by(one.decidedByName, one.decidedAt) }] : []),
        ...(one.rejectedReason ? [{ key: say('virement.one.rejected'), value: one.rejectedReason }] : []),
      ]}
    />
  );
}
