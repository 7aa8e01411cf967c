import { Table } from '@/components/govuk/table';
import { WarningText } from '@/components/govuk/warning-text';
import type { EnvelopeMoney } from '@/lib/assessment/queries/application';
import type { Locale } from '@/lib/locale';
import { formatMoney, type Pence } from '@/lib/money';
import { words } from '@/lib/words';

/** The envelope now, and as this approval would leave it. */
export function EnvelopeMoneyTable({ locale, envelope, amountPence }: { locale: Locale; envelope: EnvelopeMoney; amountPence: Pence }) {
  const say = words(locale);
  const fits = amountPence <= envelope.leftPence;
  const after = { ...envelope, earmarkedPence: envelope.earmarkedPence + amountPence, leftPence: envelope.leftPence - amountPence };
  const line = (label: string, key: keyof EnvelopeMoney) => [label, formatMoney(Number(envelope[key])), fits ? formatMoney(Number(after[key])) : ''];
  return (
    <>
      <Table
        caption={say('assessment.approval.envelopeCaption', { envelope: locale === 'cy' ? envelope.labelCy : envelope.labelEn, amount: formatMoney(amountPence) })}
        captionSize="s"
        columns={[{ label: say('assessment.approval.position') }, { label: say('assessment.approval.now'), numeric: true }, { label: say('assessment.approval.after'), numeric: true }]}
        rows={[
          line(say('assessment.approval.allocated'), 'allocatedPence'),
          line(say('assessment.approval.earmarked'), 'earmarkedPence'),
          line(say('assessment.approval.committed'), 'committedPence'),
          line(say('assessment.approval.paid'), 'paidPence'),
        ]}
        foot={line(say('assessment.approval.left'), 'leftPence')}
      />
      {!fits && <WarningText>{say('assessment.approval.doesNotFit', { amount: formatMoney(amountPence), left: formatMoney(envelope.leftPence) })}</WarningText>}
    </>
  );
}
