import type { ComponentProps } from 'react';
import { classes } from './classes';
import { Fieldset } from './fieldset';
import { describedBy, FormGroup, HintAndError, type Question } from './form-group';

const parts = ['day', 'month', 'year'] as const;
export type DatePart = (typeof parts)[number];

type DateInputProps = Question & {
  labels: Record<DatePart, string>;
  defaultValues?: Partial<Record<DatePart, string>>;
  /** Further attributes of one box. */
  input?: (part: DatePart) => Omit<ComponentProps<'input'>, 'style'>;
};

/** Three boxes named and identified "start.day", "start.month", "start.year". */
export function DateInput({ labels, defaultValues = {}, input, ...question }: DateInputProps) {
  const id = question.id ?? question.name;
  const failed = question.error !== undefined;
  return (
    <FormGroup error={failed}>
      <Fieldset legend={question.label} size={question.labelSize} pageHeading={question.pageHeading} role="group" describedBy={describedBy(question)}>
        <HintAndError question={question} />
        <div className="govuk-date-input" id={id}>
          {parts.map((part) => (
            <div className="govuk-date-input__item" key={part}>
              <div className="govuk-form-group">
                <label className="govuk-label govuk-date-input__label" htmlFor={`${id}.${part}`}>
                  {labels[part]}
                </label>
                <input
                  {...input?.(part)}
                  className={classes('govuk-input govuk-date-input__input', part === 'year' ? 'govuk-input--width-4' : 'govuk-input--width-2', failed && 'govuk-input--error')}
                  id={`${id}.${part}`}
                  name={`${question.name}.${part}`}
                  type="text"
                  inputMode="numeric"
                  defaultValue={defaultValues[part]}
                />
              </div>
            </div>
          ))}
        </div>
      </Fieldset>
    </FormGroup>
  );
}
