import { SummaryList } from '@/components/govuk/summary-list';
import { Table } from '@/components/govuk/table';
import { formatDate, formatInstant } from '@/lib/dates';
import { type Locale, localPath } from '@/lib/locale';
import { formatMoney } from '@/lib/money';
import type { PaymentForStaff } from '@/lib/payment/queries';
import { words } from '@/lib/words';
import { PaymentTag } from '../payment-tag';

export const paymentPath = (ref: string) => `/manage/payments/${ref}`;

export function PaymentSummary({ locale, payment }: { locale: Locale; payment: PaymentForStaff }) {
  const say = words(locale);
  const by = (name: string, when: Date) => say('payment.one.byWhen', { name, when: formatInstant(when, locale) });
  const award = (
    <a className="govuk-link" href={localPath(locale, `/manage/awards/${payment.award}`)}>
      {payment.award}
    </a>
  );
  return (
    <SummaryList
      rows={[
        { key: say('payment.one.state'), value: <PaymentTag locale={locale} status={payment.status} /> },
        { key: say('payment.one.award'), value: award },
        { key: say('payment.one.project'), value: payment.title },
        { key: say('payment.one.organisation'), value: payment.organisation },
        { key: say('payment.one.amount'), value: <strong>{formatMoney(payment.amountPence)}</strong> },
        { key: say('payment.one.paidOn'), value: formatDate(payment.paidOn, locale) },
        { key: say('payment.one.source'), value: payment.source },
        { key: say('payment.one.recorded'), value: by(payment.recordedBy, payment.recordedAt) },
        ...(payment.confirmedBy && payment.confirmedAt ? [{ key: say('payment.one.confirmed'), value: by(payment.confirmedBy, payment.confirmedAt) }] : []),
        ...(payment.rejectedBy && payment.rejectedAt ? [{ key: say('payment.one.rejected'), value: by(payment.rejectedBy, payment.rejectedAt) }] : []),
        ...(payment.rejectedReason ? [{ key: say('payment.one.reason'), value: payment.rejectedReason }] : []),
      ]}
    />
  );
}

export function EffectTable({ locale, payment: { paidPence, leftPence, amountPence } }: { locale: Locale; payment: PaymentForStaff }) {
  const say = words(locale);
  return (
    <Table
      caption={say('payment.one.effect')}
      columns={[{ label: say('payment.one.measure') }, { label: say('payment.one.before'), numeric: true }, { label: say('payment.one.after'), numeric: true }]}
      rows={[
        [say('payment.one.paid'), formatMoney(paidPence), formatMoney(paidPence + amountPence)],
        [say('payment.one.left'), formatMoney(leftPence), formatMoney(leftPence - amountPence)],
      ]}
    />
  );
}
