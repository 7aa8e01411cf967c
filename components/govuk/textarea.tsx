import type { ComponentProps, ReactNode } from 'react';
import { classes } from './classes';
import { describedBy, FormGroup, HintAndError, Label, type Question } from './form-group';

type TextareaProps = Question & {
  rows?: number;
  defaultValue?: string;
  /** What stands under the box: a word count. */
  after?: ReactNode;
  textarea?: Omit<ComponentProps<'textarea'>, 'style'>;
};

/**
 * A textarea's first text as React is to be given it in a browser: in a list, and the same text. When React takes over a page it sets a
 * textarea whose text is a string to that text again, over what was typed while the scripts were on their way (`initTextarea`); it
 * leaves the typed words where they are when the two differ in type. An input's it leaves always.
 */
export const firstText = (text: string | undefined) => (text === undefined || typeof window === 'undefined' ? text : [text]);

export function Textarea({ rows = 5, defaultValue, after, textarea, ...question }: TextareaProps) {
  const id = question.id ?? question.name;
  const failed = question.error !== undefined;
  return (
    <FormGroup error={failed} className={after === undefined ? undefined : 'govuk-character-count'}>
      <Label htmlFor={id} size={question.labelSize} pageHeading={question.pageHeading}>
        {question.label}
      </Label>
      <HintAndError question={question} />
      <textarea
        {...textarea}
        className={classes('govuk-textarea', failed && 'govuk-textarea--error')}
        id={id}
        name={question.name}
        rows={rows}
        defaultValue={firstText(defaultValue)}
        aria-describedby={describedBy(question)}
      />
      {after}
    </FormGroup>
  );
}
