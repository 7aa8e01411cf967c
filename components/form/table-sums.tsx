'use client';

import { type RefObject, useEffect, useState } from 'react';
import type { Raw, WordedField } from '../../lib/field';
import { formatMoney } from '../../lib/money';
import { type Limits, sumsOf, verdictInWords } from '../../lib/sums';
import type { FormLabels } from './form-words';

type SumsProps = { field: WordedField & { kind: 'table' }; rows: readonly Raw[]; limits?: Limits; labels: FormLabels; table: RefObject<HTMLElement | null> };

/**
 * A table's sums, and how they stand to the round's limits. What is seen follows each key; what is read out waits for a pause, and is
 * the sentence that matters and not every figure. The server has drawn the sums of what was saved.
 */
export function TableSums({ field, rows, limits = {}, labels, table }: SumsProps) {
  const [typed, setTyped] = useState<{ rows: readonly Raw[]; equals?: string }>({ rows, equals: limits.equals?.typed });
  const [heard, setHeard] = useState('');
  const sums = sumsOf(field, typed.rows);
  const verdict = sums ? verdictInWords(sums.total, { ...limits, equals: limits.equals && { ...limits.equals, typed: typed.equals } }, labels.sums) : '';
  const said = sums && typed.rows !== rows ? `${labels.total}: ${formatMoney(sums.total)}. ${verdict}` : '';
  const other = limits.equals?.name;

  useEffect(() => {
    const form = table.current?.closest('form');
    if (!form || !field.totals) return;
    const read = () => setTyped({ rows: rowsIn(form, field.name), equals: (other && (form.elements.namedItem(other) as HTMLInputElement | null)?.value) || undefined });
    form.addEventListener('input', read);
    return () => form.removeEventListener('input', read);
  }, [table, field, other]);

  useEffect(() => {
    const timer = setTimeout(() => setHeard(said), 1_500);
    return () => clearTimeout(timer);
  }, [said]);

  if (!sums) return null;
  return (
    <div className="app-sums">
      <dl className="app-sums__list">
        {[...sums.parts, { label: labels.total, pence: sums.total }].map(({ label, pence }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{formatMoney(pence)}</dd>
          </div>
        ))}
      </dl>
      {verdict && <p className="govuk-body govuk-!-margin-bottom-0">{verdict}</p>}
      <div className="govuk-visually-hidden" aria-live="polite">
        {heard}
      </div>
    </div>
  );
}

/** What stands in a table's boxes now, by row. */
function rowsIn(form: HTMLFormElement, table: string): Raw[] {
  const rows: Raw[] = [];
  for (const [name, value] of new FormData(form)) {
    const [first, row, cell] = name.split('.');
    if (first !== table || row === undefined || cell === undefined || typeof value !== 'string') continue;
    rows[Number(row)] = { ...rows[Number(row)], [cell]: value };
  }
  return Array.from(rows, (row) => row ?? {});
}
