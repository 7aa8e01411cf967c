'use client';

import { type MouseEvent, useEffect, useRef } from 'react';
import type { FieldError } from '../../lib/field';
import { ErrorSummary } from '../govuk/error-summary';

/**
 * Takes the focus whenever a submission is refused, so that nobody wonders why the page did not change. A page of several forms has a title of its
 * own: the one that was refused says so in it.
 */
export function FormErrors({ heading, prefix, errors, dates = [] }: { heading: string; prefix: string; errors: readonly FieldError[]; /** Fields of three boxes: a sentence on the whole leads to the first. */ dates?: readonly string[] }) {
  const summary = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each refusal is a new list, even with the same sentences
  useEffect(() => {
    summary.current?.focus();
    if (!document.title.startsWith(prefix)) document.title = `${prefix} ${document.title}`;
  }, [errors]);
  return <ErrorSummary ref={summary} heading={heading} errors={errors.map(({ name, sentence }) => ({ sentence, id: dates.includes(name) ? `${name}.day` : name || undefined }))} onClick={showQuestion} />;
}

/** As GOV.UK's own script does: brings the question into view with its label, not only the box. */
function showQuestion(event: MouseEvent<HTMLDivElement>) {
  const href = event.target instanceof Element ? event.target.closest('a')?.getAttribute('href') : undefined;
  const control = href ? document.getElementById(href.slice(1)) : null;
  if (!control) return;
  event.preventDefault();
  const question = control.closest('fieldset')?.querySelector('legend') ?? document.querySelector(`label[for="${CSS.escape(control.id)}"]`);
  (question ?? control).scrollIntoView();
  control.focus({ preventScroll: true });
}
