'use client';

import { type FormEvent, useId, useState } from 'react';
import { type Choice, type Frame, type Row, ways, whyNotChoose } from '../../lib/decision/simulation';
import { formatMoney, parseMoney } from '../../lib/money';
import { put } from './decision-fills';
import type { SimulatorWords } from './decision-rows';

type Props = { words: SimulatorWords; frame: Frame; row: Row; apply: (choice: Choice) => void; close: () => void };

/** A choice made where it stands, for a browser with a script: the page of its own does the same by posting. The rule that judges it is the server's own. */
export function ChoiceEditor({ words, frame, row, apply, close }: Props) {
  const [problem, setProblem] = useState<string>();
  const id = useId();
  const { candidate, choice } = row;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const found = read(new FormData(event.currentTarget));
    const why = found === undefined ? words.whyMoney : whyIn(words, frame, row, found);
    if (why || !found) setProblem(why);
    else apply(found);
  };
  return (
    <form onSubmit={submit} onKeyDown={(event) => event.key === 'Escape' && close()} noValidate className="app-choice">
      <fieldset className="govuk-fieldset">
        <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">{put(words.chooseFor, { reference: candidate.ref })}</legend>
        {problem && <p className="govuk-error-message" role="alert">{problem}</p>}
        <div className="govuk-radios govuk-radios--small govuk-radios--inline">
          {ways.map((way, index) => (
            <div className="govuk-radios__item" key={way}>
              {/* biome-ignore lint/a11y/noAutofocus: it opens where somebody just pressed "Change", and is what they came for */}
              <input className="govuk-radios__input" type="radio" name="way" id={`${id}-${way}`} value={way} defaultChecked={choice.way === way} autoFocus={index === 0} />
              <label className="govuk-label govuk-radios__label" htmlFor={`${id}-${way}`}>{words[way]}</label>
            </div>
          ))}
        </div>
      </fieldset>
      <label className="govuk-label" htmlFor={`${id}-reason`}>{words.reason}</label>
      <input className="govuk-input govuk-!-margin-bottom-2" id={`${id}-reason`} name="reason" defaultValue={choice.reason ?? ''} />
      <label className="govuk-label" htmlFor={`${id}-amount`}>{words.amountInPart}</label>
      <input className="govuk-input govuk-input--width-10 govuk-!-margin-bottom-2" id={`${id}-amount`} name="amount" inputMode="decimal" defaultValue={choice.amountPence === undefined ? '' : formatMoney(choice.amountPence)} />
      <div className="govuk-button-group">
        <button type="submit" className="govuk-button govuk-!-margin-bottom-0">{words.apply}</button>
        <button type="button" className="govuk-button govuk-button--secondary govuk-!-margin-bottom-0" onClick={close}>{words.cancel}</button>
      </div>
    </form>
  );
}

/** Undefined where the amount is no amount. */
function read(data: FormData): Choice | undefined {
  const text = (name: string) => String(data.get(name) ?? '').trim();
  const way = ways.find((one) => one === text('way')) ?? 'rank';
  const amountPence = text('amount') === '' ? undefined : parseMoney(text('amount'));
  if (text('amount') !== '' && amountPence === undefined) return undefined;
  return { way, ...(way !== 'rank' && text('reason') ? { reason: text('reason') } : {}), ...(amountPence === undefined ? {} : { amountPence }) };
}

function whyIn(words: SimulatorWords, frame: Frame, { candidate }: Row, choice: Choice): string | undefined {
  const refusal = whyNotChoose(frame, candidate, choice);
  if (!refusal) return undefined;
  if (refusal.code === 'choice_needs_reason') return words.whyReason;
  const values = { applied: formatMoney(candidate.amountPence), min: formatMoney(frame.minimumPence), max: formatMoney(frame.maximumPence) };
  return put(refusal.code === 'more_than_applied_for' ? words.whyMore : words.whyLimits, values);
}
