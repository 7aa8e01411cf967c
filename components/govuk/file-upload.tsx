import type { ComponentProps } from 'react';
import { classes } from './classes';
import { describedBy, FormGroup, HintAndError, Label, type Question } from './form-group';

/** `accept` only helps the file chooser; whoever takes the file checks it. */
export function FileUpload({ accept, input, ...question }: Question & { accept?: string; input?: Omit<ComponentProps<'input'>, 'style'> }) {
  const id = question.id ?? question.name;
  const failed = question.error !== undefined;
  return (
    <FormGroup error={failed}>
      <Label htmlFor={id} size={question.labelSize} pageHeading={question.pageHeading}>
        {question.label}
      </Label>
      <HintAndError question={question} />
      <input {...input} className={classes('govuk-file-upload', failed && 'govuk-file-upload--error')} id={id} name={question.name} type="file" accept={accept} aria-describedby={describedBy(question)} />
    </FormGroup>
  );
}
