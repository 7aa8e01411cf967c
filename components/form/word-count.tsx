'use client';

import { useEffect, useState } from 'react';
import { countWords } from '../../lib/field';
import { Hint } from '../govuk/form-group';
import type { FormLabels, Plural } from './form-words';

type WordCountProps = { id: string; max: number; labels: Pick<FormLabels, 'wordsLeft' | 'wordsOver' | 'upToWords'>; locale: string };

/**
 * Says how many words are left and never cuts one. What is seen changes with each key; what is read out waits for a pause, as in
 * GOV.UK's character count. Without JavaScript the limit stands there as a hint.
 */
export function WordCount({ id, max, labels, locale }: WordCountProps) {
  const [count, setCount] = useState<number>();
  const [heard, setHeard] = useState('');
  const said = count === undefined ? '' : remaining(max - count, labels, locale);

  useEffect(() => {
    const box = document.getElementById(id);
    if (!(box instanceof HTMLTextAreaElement)) return;
    const read = () => setCount(countWords(box.value));
    read();
    box.addEventListener('input', read);
    return () => box.removeEventListener('input', read);
  }, [id]);

  useEffect(() => {
    const timer = setTimeout(() => setHeard(said), 1000);
    return () => clearTimeout(timer);
  }, [said]);

  const limit = labels.upToWords.replace('{max}', max.toLocaleString('en-GB'));
  if (count === undefined) return <Hint id={`${id}-limit`} className="govuk-character-count__message">{limit}</Hint>;
  return (
    <>
      <div id={`${id}-limit`} className="govuk-visually-hidden">{limit}</div>
      <div className={`govuk-character-count__message ${count > max ? 'govuk-error-message' : 'govuk-hint'}`} aria-hidden="true">{said}</div>
      <div className="govuk-visually-hidden" aria-live="polite">{heard}</div>
    </>
  );
}

function remaining(left: number, labels: WordCountProps['labels'], locale: string): string {
  const count = Math.abs(left);
  const forms: Plural = left < 0 ? labels.wordsOver : labels.wordsLeft;
  const form = forms[new Intl.PluralRules(locale).select(count)] ?? forms.other ?? '{count}';
  return form.replace('{count}', count.toLocaleString('en-GB'));
}
