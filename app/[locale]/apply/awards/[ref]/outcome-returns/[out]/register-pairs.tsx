'use client';

import { SummaryList } from '@/components/govuk/summary-list';
import type { Locale } from '@/lib/locale';
import type { RegisterWords } from '@/lib/outcome-return/client-words';
import type { RegisterRow } from '@/lib/outcome-return/register';
import { duplicateSentence, type LikelyDuplicate, type Pair } from '@/lib/outcome-return/register-people';
import { fill } from '@/lib/outcome-return/shown';
import type { OpenRegister } from './counted-register';
import { type Answers, pairKey } from './pair-answers';

type Props = { words: RegisterWords; locale: Locale; open: OpenRegister; answers: Answers; onAnswer: (pair: Pair, same: boolean) => void };

/** More than this on one screen, and nobody reads any of them. */
const most = 40;

/** Pairs that look alike, for whoever knows them. Who they are stands on this screen and goes nowhere. */
export function RegisterPairs({ words, locale, open, answers, onAnswer }: Props) {
  const asked = open.count.likelyDuplicates.filter((pair) => !pair.merged);
  const merged = open.count.likelyDuplicates.filter((pair) => pair.merged);
  const rows = new Map(open.register.rows.map((row) => [row.ref, row]));
  return (
    <>
      {asked.length > 0 && (
        <>
          <h3 className="govuk-heading-s">{fill(words.duplicatesHeading, { count: asked.length })}</h3>
          <p className="govuk-body">{words.duplicatesIntro}</p>
          {asked.slice(0, most).map((pair) => (
            <PairQuestion key={pairKey(pair)} {...{ pair, words, locale, rows, onAnswer }} same={answers[pairKey(pair)]?.same} />
          ))}
          {asked.length > most && <p className="govuk-body">{fill(words.moreDuplicates, { count: asked.length - most })}</p>}
        </>
      )}
      {merged.length > 0 && (
        <>
          <h3 className="govuk-heading-s">{fill(words.mergedHeading, { count: merged.length })}</h3>
          <ul className="govuk-list govuk-list--bullet">
            {merged.slice(0, most).map((pair) => (
              <li key={pairKey(pair)}>
                {fill(words.row, { row: pair.a })}, {fill(words.row, { row: pair.b })}: {duplicateSentence(pair.why, locale)}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

type QuestionProps = Omit<Props, 'open' | 'answers'> & { pair: LikelyDuplicate; rows: ReadonlyMap<string, RegisterRow>; same: boolean | undefined };

function PairQuestion({ pair, words, locale, rows, same, onAnswer }: QuestionProps) {
  const id = `pair-${pairKey(pair).replace(/\s/g, '-')}`;
  return (
    <div className="app-register__pair">
      <fieldset className="govuk-fieldset">
        <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">{duplicateSentence(pair.why, locale)}</legend>
        <SummaryList noBorder rows={[pair.a, pair.b].map((ref) => ({ key: fill(words.row, { row: ref }), value: whoIs(rows.get(ref), words) }))} />
        <div className="govuk-radios govuk-radios--small govuk-radios--inline">
          {([true, false] as const).map((value) => (
            <div className="govuk-radios__item" key={String(value)}>
              <input className="govuk-radios__input" type="radio" id={`${id}-${value}`} name={id} checked={same === value} onChange={() => onAnswer(pair, value)} />
              <label className="govuk-label govuk-radios__label" htmlFor={`${id}-${value}`}>
                {value ? words.same : words.different}
              </label>
            </div>
          ))}
        </div>
      </fieldset>
    </div>
  );
}

function whoIs(row: RegisterRow | undefined, words: RegisterWords): string {
  const known = [row?.name || row?.reference, row?.name && row.reference && `${words.reference} ${row.reference}`, `${words.birthDate}: ${row?.birthDate ? row.birthDate.split('-').reverse().join('/') : words.blank}`];
  return known.filter(Boolean).join(', ');
}
