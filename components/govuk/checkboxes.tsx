import type { ComponentProps, ReactNode } from 'react';
import { classes } from './classes';
import { Fieldset } from './fieldset';
import { describedBy, FormGroup, Hint, HintAndError, type Question } from './form-group';
import { type Option, optionId } from './radios';

type CheckboxesProps = Omit<Question, 'label'> & {
  /** Absent for a single box whose own label says it all. */
  label?: ReactNode;
  options: readonly Option[];
  defaultValues?: readonly string[];
  small?: boolean;
  input?: Omit<ComponentProps<'input'>, 'style'>;
};

export function Checkboxes({ label, options, defaultValues = [], small, input, ...rest }: CheckboxesProps) {
  const question = { ...rest, label };
  const id = question.id ?? question.name;
  const about = describedBy(question);
  const boxes = (
    <>
      <HintAndError question={question} />
      <div className={classes('govuk-checkboxes', small && 'govuk-checkboxes--small')}>
        {options.map((option, index) => (
          <Checkbox
            key={option.value}
            id={optionId(id, index)}
            name={question.name}
            option={option}
            checked={defaultValues.includes(option.value)}
            describedBy={label === undefined ? about : undefined}
            input={input}
          />
        ))}
      </div>
    </>
  );
  return (
    <FormGroup error={question.error !== undefined}>
      {label === undefined ? (
        boxes
      ) : (
        <Fieldset legend={label} size={question.labelSize} pageHeading={question.pageHeading} describedBy={about}>
          {boxes}
        </Fieldset>
      )}
    </FormGroup>
  );
}

type CheckboxProps = { id: string; name: string; option: Option; checked: boolean; describedBy?: string; input?: CheckboxesProps['input'] };

function Checkbox({ id, name, option, checked, describedBy: about, input }: CheckboxProps) {
  return (
    <div className="govuk-checkboxes__item">
      <input
        {...input}
        className="govuk-checkboxes__input"
        id={id}
        name={name}
        type="checkbox"
        value={option.value}
        defaultChecked={checked}
        aria-describedby={classes(about, option.hint ? `${id}-item-hint` : undefined) || undefined}
      />
      <label className="govuk-label govuk-checkboxes__label" htmlFor={id}>
        {option.label}
      </label>
      {option.hint && (
        <Hint id={`${id}-item-hint`} className="govuk-checkboxes__hint">
          {option.hint}
        </Hint>
      )}
    </div>
  );
}
