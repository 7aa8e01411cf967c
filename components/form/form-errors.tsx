'use client';

import { type MouseEvent, useEffect, useRef } from 'react';
import type { FieldError, WordedField } from '../../lib/field';
import { firstBox } from '../../lib/field-error';
import { ErrorSummary } from '../govuk/error-summary';

/**
 * Takes the focus whenever a submission is refused, so that nobody wonders why the page did not change. A page of several forms has a title of its
 * own: the one that was refused says so in it.
 */
export function FormErrors({ heading, prefix, errors, fields = [] }: { heading: string; prefix: string; /** The very list of the refusal: another list is another refusal, and takes the focus again. */ errors: readonly FieldError[]; fields?: readonly WordedField[] }) {
  const summary = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each refusal is a new list, even with the same sentences
  useEffect(() => {
    summary.current?.focus();
    if (document.title.startsWith(prefix)) return undefined;
    const [before, refused] = [document.title, `${prefix} ${document.title}`];
    document.title = refused;
    // What has been put right, or sent on the same page, is no error any more; a page that came since has a title of its own.
    return () => {
      if (document.title === refused) document.title = before;
    };
  }, [errors]);
  return <ErrorSummary ref={summary} heading={heading} errors={errors.map(({ name, sentence }) => ({ sentence, id: firstBox(fields, name) || undefined }))} onClick={showQuestion} />;
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
