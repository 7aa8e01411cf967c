import { Table } from '@/components/govuk/table';
import { envelopeKinds, type ledgerSheet } from '@/lib/ledger/sheet';
import type { Locale } from '@/lib/locale';
import { formatMoney } from '@/lib/money';
import { words } from '@/lib/words';

const labels = { envelope: 'left', earmarked: 'earmarked', committed: 'committed', disbursed: 'paid', recovered: 'recovered' } as const;

/** The whole ledger of one moment: the programme, its envelopes, and the nations. */
export function SheetTables({ locale, sheet, caption }: { locale: Locale; sheet: ReturnType<typeof ledgerSheet>; caption: string }) {
  const say = words(locale);
  if (sheet.authorised === 0) return <p className="govuk-body">{say('ledger.balances.none')}</p>;
  return (
    <>
      <h2 className="govuk-heading-m">{caption}</h2>
      <Table
        caption={say('ledger.balances.fund')}
        captionSize="s"
        columns={[{ label: say('ledger.balances.measure') }, { label: say('ledger.balances.amount'), numeric: true }]}
        rows={(['authorised', 'unallocated', 'handedOver'] as const).map((key) => [say(`ledger.balances.${key}`), formatMoney(sheet[key])])}
      />
      {sheet.envelopes.length > 0 && (
        <Table
          caption={say('ledger.balances.envelopes')}
          captionSize="s"
          columns={[{ label: say('ledger.envelope') }, ...envelopeKinds.map((kind) => ({ label: say(`ledger.${labels[kind]}`), numeric: true }))]}
          rows={sheet.envelopes.map((line) => [locale === 'cy' ? line.labelCy : line.labelEn, ...envelopeKinds.map((kind) => formatMoney(line[kind]))])}
        />
      )}
      {sheet.nations.length > 0 && (
        <Table
          caption={say('ledger.balances.nations')}
          captionSize="s"
          columns={[{ label: say('ledger.balances.nation') }, ...(['share', 'reported', 'unreported'] as const).map((key) => ({ label: say(`ledger.balances.${key}`), numeric: true }))]}
          rows={sheet.nations.map(({ nation, handedOver, reported, unreported }) => [
            say(`state.nation.${nation}`), formatMoney(handedOver), reported === 0 ? say('imports.devolved.notReported') : formatMoney(reported), formatMoney(unreported),
          ])}
        />
      )}
    </>
  );
}
