import type { Raw, WordedField } from './field';
import { formatMoney, parseMoney, type Pence } from './money';

/** What a table's total is held against: the round's grants, the category's pot, and another answer of money. */
export type Limits = { minimum?: Pence; maximum?: Pence; pot?: Pence; /** The box the lines must add up to, and what stands in it. */ equals?: { name: string; typed?: string }; /** A sum they must not pass. */ atMost?: Pence };
export type Sums = { parts: { label: string; pence: Pence }[]; total: Pence };
export type Verdict = 'under' | 'over' | 'overPot' | 'less' | 'more' | 'fits' | 'within';

type TableField = WordedField & { kind: 'table' };

/** Capital and resource come from different budgets: the column whose choices tell them apart, if the table has one. */
const natureOf = (field: TableField) => field.cells.find((cell): cell is WordedField & { kind: 'oneOf' } => cell.kind === 'oneOf' && 'capital' in cell.options);

/** A box that is not an amount yet counts for nothing: its own error says so later. */
const penceOf = (text: unknown): Pence => parseMoney(String(text ?? '')) ?? 0;

/** The column of money a table adds up, in all and for each nature of money. Undefined where it adds up none. */
export function sumsOf(field: TableField, rows: readonly Raw[]): Sums | undefined {
  const column = field.cells.find((cell) => cell.name === field.totals && cell.kind === 'money');
  if (!column) return undefined;
  const nature = natureOf(field);
  const sum = (chosen: readonly Raw[]) => chosen.reduce((pence, row) => pence + penceOf(row[column.name]), 0);
  const parts = Object.entries(nature?.options ?? {}).map(([value, { label }]) => ({ label, pence: sum(rows.filter((row) => row[nature?.name ?? ''] === value)) }));
  return { parts, total: sum(rows) };
}

/** How a total stands to its limits, the hardest first; nothing while there is no total. Amounts are in pence. */
export function verdictOf(total: Pence, { minimum, maximum, pot, equals, atMost }: Limits): { verdict: Verdict; difference: Pence; limit: Pence } | undefined {
  const asked = equals && penceOf(equals.typed);
  const told = (verdict: Verdict, limit: Pence) => ({ verdict, limit, difference: Math.abs(total - limit) });
  if (total === 0) return undefined;
  if (pot !== undefined && total > pot) return told('overPot', pot);
  if (maximum !== undefined && total > maximum) return told('over', maximum);
  if (atMost && total > atMost) return told('more', atMost);
  if (asked && total !== asked) return told(total > asked ? 'more' : 'less', asked);
  if (minimum !== undefined && total < minimum) return told('under', minimum);
  if (asked) return told('fits', asked);
  return maximum === undefined ? undefined : told('within', maximum);
}

/** The same in a sentence. */
export function verdictInWords(total: Pence, limits: Limits, sentences: Record<Verdict, string>): string {
  const found = verdictOf(total, limits);
  return found ? sentences[found.verdict].replace('{difference}', formatMoney(found.difference)).replace('{limit}', formatMoney(found.limit)) : '';
}
