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
        defaultValue={defaultValue}
        aria-describedby={describedBy(question)}
      />
      {after}
    </FormGroup>
  );
}
