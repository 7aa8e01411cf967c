'use client';

import type { ComponentProps } from 'react';
import { type FieldError as FieldSentence, optionsOf, type Raw, type RawValue, type WordedField } from '../../lib/field';
import { errorOf } from '../../lib/field-error';
import type { Offers } from '../../lib/form-state';
import type { Limits } from '../../lib/sums';
import { Checkboxes } from '../govuk/checkboxes';
import { DateInput } from '../govuk/date-input';
import { FileUpload } from '../govuk/file-upload';
import { describedBy, FormGroup, HintAndError, Label, type Question, type Size } from '../govuk/form-group';
import { Radios } from '../govuk/radios';
import { Select } from '../govuk/select';
import { TextInput } from '../govuk/text-input';
import { Textarea } from '../govuk/textarea';
import type { FormWords } from './form-words';
import { PlaceBox } from './place-box';
import { TableInput } from './table-input';
import { WordCount } from './word-count';

export type FieldInputProps = FormWords & {
  field: WordedField;
  value: RawValue;
  errors: readonly FieldSentence[];
  labelSize?: Size;
  pageHeading?: boolean;
  /** What a table's total is held against. */
  limits?: Limits;
  /** What texts of it may have meant, by the box's dotted name. */
  offers?: Offers;
};

/** A question, drawn by its kind. Ids are the dotted names, so that an error finds its box. */
export function FieldInput({ field, value, ...rest }: FieldInputProps) {
  switch (field.kind) {
    case 'hidden':
      return <input type="hidden" name={field.name} value={textOf(value)} />;
    case 'longText':
      return <LongText {...rest} field={field} value={value} />;
    case 'date':
      return <DateBoxes {...rest} field={field} value={value} />;
    case 'file':
      return <FileUpload {...questionOf(field, rest)} accept={field.accept} />;
    case 'table':
      return <TableInput {...rest} field={field} rows={Array.isArray(value) ? (value as Raw[]) : []} />;
    case 'yesNo':
    case 'oneOf':
    case 'manyOf':
    case 'declaration':
      return <Choice {...rest} field={field} value={value} />;
    default:
      return <TextBox {...rest} field={field} value={value} />;
  }
}

export const textOf = (value: RawValue): string | undefined => (typeof value === 'string' ? value : undefined);

type Kind<K extends WordedField['kind']> = Omit<FieldInputProps, 'field'> & { field: WordedField & { kind: K } };

function questionOf(field: WordedField, { errors, labels, sentences, labelSize = 's', pageHeading }: Omit<FieldInputProps, 'field' | 'value'>): Question {
  const label = field.optional ? `${field.label} ${labels.optional}` : field.label;
  return { name: field.name, label, labelSize, pageHeading, hint: field.hint, error: errorOf(errors, field.name), errorPrefix: sentences.prefix };
}

type TextKind = 'text' | 'email' | 'code' | 'money' | 'number';

/** What a one-line box of each kind is like. A telephone's keyboard follows `inputMode`. */
export function boxOf(field: WordedField & { kind: TextKind }): Omit<ComponentProps<typeof TextInput>, keyof Question> {
  switch (field.kind) {
    case 'email':
      return { type: 'email', input: { autoComplete: 'email', spellCheck: false } };
    case 'code':
      return { width: 10, input: { autoComplete: 'one-time-code', inputMode: 'numeric', spellCheck: false } };
    case 'money':
      return { width: 10, prefix: '£', input: { inputMode: 'decimal', autoComplete: 'off', spellCheck: false } };
    case 'number':
      return { width: 5, input: { inputMode: 'numeric', autoComplete: 'off', spellCheck: false } };
    case 'text':
      return { width: field.width, input: { autoComplete: field.autocomplete, inputMode: field.inputMode, spellCheck: field.spellcheck } };
  }
}

function TextBox({ field, value, ...rest }: Kind<TextKind>) {
  if (field.kind === 'text' && field.list) return <PlaceQuestion {...rest} field={field} value={value} />;
  return <TextInput {...questionOf(field, rest)} {...boxOf(field)} defaultValue={textOf(value)} />;
}

/** A place by itself; one that may have meant another comes back as a choice, and what was offered is sent along, so that it is offered once. */
function PlaceQuestion({ field, value, offers, ...rest }: Kind<'text'>) {
  const [question, typed, meant] = [questionOf(field, rest), textOf(value) ?? '', offers?.[field.name]];
  const { asTyped } = rest.labels.places;
  if (meant?.length) {
    return (
      <>
        <input type="hidden" name={`offered.${field.name}`} value={typed} />
        <Radios {...question} defaultValue={typed} options={[...meant.map((one) => ({ value: one, label: one })), { value: typed, label: asTyped.replace('{typed}', typed) }]} />
      </>
    );
  }
  return (
    <FormGroup error={question.error !== undefined}>
      <Label htmlFor={field.name} size={question.labelSize} pageHeading={question.pageHeading}>
        {question.label}
      </Label>
      <HintAndError question={question} />
      <PlaceBox about={{ id: field.name, name: field.name, defaultValue: typed, 'aria-describedby': describedBy(question) }} locale={rest.locale} failed={question.error !== undefined} labels={rest.labels.places} />
    </FormGroup>
  );
}

function LongText({ field, value, ...rest }: Kind<'longText'>) {
  const { name, maxWords } = field;
  return (
    <Textarea
      {...questionOf(field, rest)}
      describedBy={maxWords ? `${name}-limit` : undefined}
      rows={field.rows ?? (maxWords && maxWords > 150 ? 10 : 5)}
      defaultValue={textOf(value)}
      after={maxWords ? <WordCount id={name} max={maxWords} labels={rest.labels} locale={rest.locale} /> : undefined}
    />
  );
}

function DateBoxes({ field, value, ...rest }: Kind<'date'>) {
  const typed = typeof value === 'object' && !Array.isArray(value) ? (value as Raw) : {};
  return (
    <DateInput
      {...questionOf(field, rest)}
      labels={rest.labels}
      defaultValues={{ day: textOf(typed.day), month: textOf(typed.month), year: textOf(typed.year) }}
    />
  );
}

function Choice({ field, value, ...rest }: Kind<'yesNo' | 'oneOf' | 'manyOf' | 'declaration'>) {
  const question = questionOf(field, rest);
  switch (field.kind) {
    case 'yesNo':
      return <Radios {...question} inline defaultValue={textOf(value)} options={yesNo(rest)} />;
    case 'declaration':
      return <Checkboxes {...question} label={undefined} defaultValues={listOf(value)} options={[{ value: 'yes', label: question.label }]} />;
    case 'manyOf':
      return <Checkboxes {...question} defaultValues={listOf(value)} options={optionsOf(field)} />;
    case 'oneOf':
      return field.as === 'select' ? (
        <Select {...question} defaultValue={textOf(value) ?? ''} options={[{ value: '', label: '' }, ...optionsOf(field)]} />
      ) : (
        <Radios {...question} defaultValue={textOf(value)} options={optionsOf(field)} />
      );
  }
}

export const yesNo = ({ labels }: Pick<FormWords, 'labels'>) => [
  { value: 'yes', label: labels.yes },
  { value: 'no', label: labels.no },
];

const listOf = (value: RawValue): string[] => (Array.isArray(value) ? value.map(String) : typeof value === 'string' ? [value] : []);
