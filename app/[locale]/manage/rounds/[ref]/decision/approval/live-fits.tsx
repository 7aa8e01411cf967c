'use client';

import { useEffect, useState } from 'react';
import { put } from '@/components/grant/decision-fills';
import { Table } from '@/components/govuk/table';
import type { EnvelopeRoom } from '@/lib/decision/queries';
import { fitsOf, type ToFit } from '@/lib/decision/simulation';
import type { Locale } from '@/lib/locale';
import { formatMoney } from '@/lib/money';

type Words = { caption: string; envelope: string; left: string; asked: string; over: string; chosen: string };
type Props = { locale: Locale; words: Words; lines: readonly ToFit[]; envelopes: readonly EnvelopeRoom[] };

/** The accounts and what the ticked amounts do to them. The server draws it for all of them; with a script it follows the ticks. */
export function LiveFits({ locale, words, lines, envelopes }: Props) {
  const ticked = useTicked(lines);
  const { fits, chosen, pence } = fitsOf(lines, envelopes, ticked);
  const over = fits.filter(({ overPence }) => overPence > 0).map(({ label, overPence }) => `${label[locale]}, ${formatMoney(overPence)}`).join('; ');
  return (
    <>
      <p className="govuk-body" role="status">{put(words.chosen, { count: chosen, amount: formatMoney(pence) })}{over && <> <strong>{`${words.over}: ${over}`}</strong></>}</p>
      <Table
        caption={words.caption} captionSize="s"
        columns={[{ label: words.envelope }, ...[words.left, words.asked, words.over].map((label) => ({ label, numeric: true }))]}
        rows={fits.map(({ label, leftPence, askedPence, overPence }) => [label[locale], formatMoney(leftPence), formatMoney(askedPence), formatMoney(overPence)])}
      />
    </>
  );
}

/** Which boxes of the form below are ticked; undefined until a script has looked. */
function useTicked(lines: readonly ToFit[]): ReadonlySet<string> | undefined {
  const [ticked, setTicked] = useState<ReadonlySet<string>>();
  useEffect(() => {
    const read = () => setTicked(new Set([...document.querySelectorAll<HTMLInputElement>('input[name="applications"]:checked')].map(({ value }) => value)));
    read();
    document.addEventListener('change', read);
    return () => document.removeEventListener('change', read);
  }, []);
  return lines.length === 0 ? undefined : ticked;
}
