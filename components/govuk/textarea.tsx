import type { ComponentProps, ReactNode } from 'react';
import { classes } from './classes';
import { describedBy, FormGroup, HintAndError, Label, type Question } from './form-group';

type TextareaProps = Question & {
  rows?: number;
  defaultValue?: string;
  /** What stands under the box: a word count. */
  after?: ReactNode;
};

/**
 * The box itself, the only textarea there is. When React takes over a page it sets a textarea whose first text is a string to that text
 * again (`initTextarea`), over what was typed while the scripts were on their way; it leaves the typed words where the text comes in a
 * list, which is drawn the same. An input's words it leaves always.
 */
export function TextareaBox({ failed, defaultValue, ...box }: Omit<ComponentProps<'textarea'>, 'className' | 'style' | 'defaultValue'> & { failed: boolean; defaultValue?: string }) {
  const first = defaultValue === undefined || typeof window === 'undefined' ? defaultValue : [defaultValue];
  return <textarea {...box} className={classes('govuk-textarea', failed && 'govuk-textarea--error')} defaultValue={first} />;
}

export function Textarea({ rows = 5, defaultValue, after, ...question }: TextareaProps) {
  const id = question.id ?? question.name;
  const failed = question.error !== undefined;
  return (
    <FormGroup error={failed} className={after === undefined ? undefined : 'govuk-character-count'}>
      <Label htmlFor={id} size={question.labelSize} pageHeading={question.pageHeading}>
        {question.label}
      </Label>
      <HintAndError question={question} />
      <TextareaBox failed={failed} id={id} name={question.name} rows={rows} defaultValue={defaultValue} aria-describedby={describedBy(question)} />
      {after}
    </FormGroup>
  );
}
