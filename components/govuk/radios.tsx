import type { ComponentProps, ReactNode } from 'react';
import { classes } from './classes';
import { Fieldset } from './fieldset';
import { describedBy, FormGroup, Hint, HintAndError, type Question } from './form-group';

export type Option = { value: string; label: ReactNode; hint?: ReactNode };

/** The first option bears the question's own id, so that an error link finds it. */
export const optionId = (id: string, index: number): string => (index === 0 ? id : `${id}-${index + 1}`);

type RadiosProps = Question & {
  options: readonly Option[];
  defaultValue?: string;
  inline?: boolean;
  small?: boolean;
  input?: Omit<ComponentProps<'input'>, 'style'>;
};

export function Radios({ options, defaultValue, inline, small, input, ...question }: RadiosProps) {
  const id = question.id ?? question.name;
  return (
    <FormGroup error={question.error !== undefined}>
      <Fieldset legend={question.label} size={question.labelSize} pageHeading={question.pageHeading} describedBy={describedBy(question)}>
        <HintAndError question={question} />
        <div className={classes('govuk-radios', inline && 'govuk-radios--inline', small && 'govuk-radios--small')}>
          {options.map((option, index) => (
            <Radio key={option.value} id={optionId(id, index)} name={question.name} option={option} checked={option.value === defaultValue} input={input} />
          ))}
        </div>
      </Fieldset>
    </FormGroup>
  );
}

function Radio({ id, name, option, checked, input }: { id: string; name: string; option: Option; checked: boolean; input?: RadiosProps['input'] }) {
  return (
    <div className="govuk-radios__item">
      <input
        {...input}
        className="govuk-radios__input"
        id={id}
        name={name}
        type="radio"
        value={option.value}
        defaultChecked={checked}
        aria-describedby={option.hint ? `${id}-item-hint` : undefined}
      />
      <label className="govuk-label govuk-radios__label" htmlFor={id}>
        {option.label}
      </label>
      {option.hint && (
        <Hint id={`${id}-item-hint`} className="govuk-radios__hint">
          {option.hint}
        </Hint>
      )}
    </div>
  );
}
