'use client';

import { type MouseEvent, useDeferredValue, useEffect, useMemo, useState } from 'react';
import { EnvelopeFills, PlaceFills, put, RulesFound } from '@/components/grant/decision-fills';
import { ChoiceEditor } from '@/components/grant/decision-choice';
import { changeId, DecisionRows, type SimulatorWords } from '@/components/grant/decision-rows';
import { Pagination } from '@/components/govuk/pagination';
import { type Candidate, type Choice, type Choices, type Frame, rank, type Row, simulate, type Simulated } from '@/lib/decision/simulation';
import type { Locale } from '@/lib/locale';
import { formatMoney } from '@/lib/money';
import { pageSize } from './page-size';
import { useChoices } from './use-choices';

type Props = {
  words: SimulatorWords; locale: Locale; frame: Frame; candidates: readonly Candidate[]; choices: Choices; page: number;
  /** This page's address with `line` and `reserves`, to which a page's number is added. */
  pageHref: string; choiceHref?: string; fileHref: string;
};

/**
 * What the line and the choices come to. The server draws it for what was posted; in the browser the same rules answer each move of the line
 * and each pin, exclusion and part, with what is already here.
 */
export function Simulator({ words, locale, frame, candidates, choices, pageHref, choiceHref, fileHref, ...given }: Props) {
  const [moved, setMoved] = useLine(choices);
  const [page, setPage] = useState(given.page);
  const { by, unsaved, choose } = useChoices(choices.by);
  const [open, setOpen] = useState<string>();
  const line = useDeferredValue(moved);
  const ranked = useMemo(() => rank(frame, candidates), [frame, candidates]);
  const result = useMemo(() => simulate(frame, ranked, candidates, { ...line, by }), [frame, ranked, candidates, line, by]);
  const pages = Math.max(1, Math.ceil(ranked.length / pageSize));
  const shown = Math.min(Math.max(1, page), pages);
  const rows = result.rows.slice((shown - 1) * pageSize, shown * pageSize);
  const closed = ({ candidate }: Row) => {
    setOpen(undefined);
    // Back to where it was opened from, which is drawn anew.
    requestAnimationFrame(() => document.getElementById(changeId(candidate.ref))?.focus());
  };
  const chosen = (row: Row, choice: Choice) => {
    choose(row.candidate.ref, choice);
    closed(row);
  };
  const turn = (number: number) => (event: MouseEvent) => {
    event.preventDefault();
    setPage(number);
  };
  return (
    <>
      <h2 className="govuk-heading-m">{words.results}</h2>
      <LineRange label={words.move} line={moved.line} most={ranked.length} move={setMoved} />
      <p className="govuk-body" role="status">{summaryOf(words, locale, result)}{unsaved > 0 && ` ${put(words.unsaved, { count: unsaved })}`}</p>
      <RulesFound {...{ words, locale, result }} />
      <EnvelopeFills {...{ words, locale, result }} />
      <PlaceFills {...{ words, locale, result }} />
      {ranked.length === 0 ? <p className="govuk-body">{words.none}</p> : <DecisionRows {...{ words, locale, rows, choiceHref, fileHref, open }} line={line.line} choose={setOpen} editor={(row) => <ChoiceEditor {...{ words, frame, row }} apply={(choice) => chosen(row, choice)} close={() => closed(row)} />} />}
      {pages > 1 && (
        <>
          <p className="govuk-body">{put(words.page, { from: (shown - 1) * pageSize + 1, to: Math.min(shown * pageSize, ranked.length), all: ranked.length })}</p>
          {/* biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/noStaticElementInteractions: the links inside work by themselves; with the line moved and not saved, they turn the page here */}
          <div onClick={(event) => turnHere(event, turn)}>
            <Pagination
              label={words.pages}
              previous={shown > 1 ? { href: `${pageHref}&page=${shown - 1}`, label: words.previous } : undefined}
              next={shown < pages ? { href: `${pageHref}&page=${shown + 1}`, label: words.next } : undefined}
            />
          </div>
        </>
      )}
    </>
  );
}

function turnHere(event: MouseEvent<HTMLDivElement>, turn: (page: number) => (event: MouseEvent) => void) {
  const link = (event.target as Element).closest('a');
  const to = link && Number(new URL(link.href).searchParams.get('page'));
  if (to) turn(to)(event);
}

function summaryOf(words: SimulatorWords, locale: Locale, { totals, envelopes }: Simulated): string {
  const over = envelopes.filter(({ overPence }) => overPence > 0).map(({ label, overPence }) => `${label[locale]}, ${formatMoney(overPence)}`).join('; ');
  return [put(words.summary, { ...totals, amount: formatMoney(totals.pence) }), ...(over ? [put(words.doesNotFit, { over })] : [])].join(' ');
}

type Line = Pick<Choices, 'line' | 'reserves'>;
const numberIn = (id: string): number | undefined => {
  const box = document.getElementById(id);
  return box instanceof HTMLInputElement && /^\d{1,6}$/.test(box.value.trim()) ? Number(box.value) : undefined;
};

/** Where the line stands in the form above, as it is typed; moving it here types it there, so that saving saves it. */
function useLine(saved: Line): [Line, (line: number) => void] {
  const [at, setAt] = useState<Line>({ line: saved.line, reserves: saved.reserves });
  useEffect(() => {
    const read = () => setAt((before) => ({ line: numberIn('line') ?? before.line, reserves: numberIn('reserves') ?? before.reserves }));
    document.addEventListener('input', read);
    // What the browser kept of an earlier visit is already in the boxes.
    read();
    return () => document.removeEventListener('input', read);
  }, []);
  const move = (line: number) => {
    const box = document.getElementById('line');
    if (box instanceof HTMLInputElement) box.value = String(line);
    setAt((before) => ({ ...before, line }));
  };
  return [at, move];
}

/** Only where a script can move it: the box above does the same without one. */
function LineRange({ label, line, most, move }: { label: string; line: number; most: number; move: (line: number) => void }) {
  const [here, setHere] = useState(false);
  useEffect(() => setHere(true), []);
  if (!here || most === 0) return null;
  return (
    <>
      <label className="govuk-label" htmlFor="line-range">{label}</label>
      <input id="line-range" className="app-range" type="range" min={0} max={most} value={Math.min(line, most)} onChange={(event) => move(Number(event.target.value))} />
    </>
  );
}
