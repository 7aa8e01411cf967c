import type { ComponentProps } from 'react';
import { classes } from './classes';
import { describedBy, FormGroup, HintAndError, Label, type Question } from './form-group';

type SelectProps = Question & {
  options: readonly { value: string; label: string }[];
  defaultValue?: string;
  select?: Omit<ComponentProps<'select'>, 'style'>;
};

export function Select({ options, defaultValue, select, ...question }: SelectProps) {
  const id = question.id ?? question.name;
  const failed = question.error !== undefined;
  return (
    <FormGroup error={failed}>
      <Label htmlFor={id} size={question.labelSize} pageHeading={question.pageHeading}>
        {question.label}
      </Label>
      <HintAndError question={question} />
      <select {...select} className={classes('govuk-select', failed && 'govuk-select--error')} id={id} name={question.name} defaultValue={defaultValue} aria-describedby={describedBy(question)}>
        {options.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </FormGroup>
  );
}
