/** Money is whole pence in a number: the fund is eleven million pounds, and a double holds ninety million million pence. */
export type Pence = number;

const pounds = new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'GBP', maximumFractionDigits: 0 });
const poundsAndPence = new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'GBP' });

/** "£25,000", or "£25,000.50" when there are pence. Amounts read alike in English and Welsh. */
export function formatMoney(pence: Pence): string {
  return pence % 100 === 0 ? pounds.format(pence / 100) : poundsAndPence.format(pence / 100);
}

/** "£11.7m" or "£764k": headline figures, rounded only when shown. */
export function formatHeadline(pence: Pence): string {
  if (pence < 0) return `−${formatHeadline(-pence)}`;
  if (pence >= 100_000_000) return `£${(pence / 100_000_000).toFixed(1).replace(/\.0$/, '')}m`;
  if (pence >= 100_000_00) return `£${Math.round(pence / 100_000)}k`;
  return formatMoney(pence);
}

/**
 * Reads an amount as people type it: "£25,000", "25000.5", "25 000.00".
 * Answers undefined when it is not an amount, or has more than two decimals: a wrong guess about money is worse than a question.
 */
export function parseMoney(text: string): Pence | undefined {
  const bare = text.replace(/[£,\s\u00a0]/g, '');
  const match = /^(\d{1,12})(?:\.(\d{1,2}))?$/.exec(bare);
  if (!match) return undefined;
  return Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
}
