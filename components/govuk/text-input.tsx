import type { ComponentProps } from 'react';
import { classes } from './classes';
import { describedBy, FormGroup, HintAndError, Label, type Question } from './form-group';

export type InputWidth = 2 | 3 | 4 | 5 | 10 | 20 | 30;

type TextInputProps = Question & {
  type?: 'text' | 'email' | 'tel' | 'search' | 'url' | 'password';
  width?: InputWidth;
  prefix?: string;
  suffix?: string;
  defaultValue?: string;
  input?: Omit<ComponentProps<'input'>, 'style'>;
};

export function TextInput({ type = 'text', width, prefix, suffix, defaultValue, input, ...question }: TextInputProps) {
  const id = question.id ?? question.name;
  const failed = question.error !== undefined;
  const box = (
    <input
      {...input}
      className={classes('govuk-input', width && `govuk-input--width-${width}`, failed && 'govuk-input--error')}
      id={id}
      name={question.name}
      type={type}
      defaultValue={defaultValue}
      aria-describedby={describedBy(question)}
    />
  );
  return (
    <FormGroup error={failed}>
      <Label htmlFor={id} size={question.labelSize} pageHeading={question.pageHeading}>
        {question.label}
      </Label>
      <HintAndError question={question} />
      {prefix || suffix ? (
        <div className="govuk-input__wrapper">
          {prefix && <Affix kind="prefix">{prefix}</Affix>}
          {box}
          {suffix && <Affix kind="suffix">{suffix}</Affix>}
        </div>
      ) : (
        box
      )}
    </FormGroup>
  );
}

export function Affix({ kind, children }: { kind: 'prefix' | 'suffix'; children: string }) {
  return (
    <div className={`govuk-input__${kind}`} aria-hidden="true">
      {children}
    </div>
  );
}
