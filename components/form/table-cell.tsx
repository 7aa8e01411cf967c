'use client';

import { optionsOf, type Raw, type RawValue, type WordedField } from '../../lib/field';
import { classes } from '../govuk/classes';
import { Radios } from '../govuk/radios';
import { Affix, type InputWidth } from '../govuk/text-input';
import { TextareaBox } from '../govuk/textarea';
import { boxOf, type FieldInputProps, textOf, yesNo } from './field-input';
import { PlaceBox } from './place-box';

type CellProps = Omit<FieldInputProps, 'field' | 'value' | 'errors' | 'offers'> & { field: WordedField; name: string; row: number; value: RawValue; error?: string; /** What a text that nearly is a place may have meant. */ offers?: readonly string[] };

/** One box of a table. Its label repeats the column's and says the row's number, for who hears it and for a narrow screen. */
export function CellInput(props: CellProps) {
  const { field, name, row } = props;
  const id = field.kind === 'date' ? `${name}.day` : name;
  return (
    <div className={classes('app-cell', (field.kind === 'money' || field.kind === 'number') && 'app-cell--number')}>
      <label className="govuk-label app-cell__label" htmlFor={id}>
        {field.label} <span className="govuk-visually-hidden">{row + 1}</span>
      </label>
      <Control {...props} />
    </div>
  );
}

function Control({ field, name, value, error, row, labels, locale, offers }: CellProps) {
  const about = { id: name, name, defaultValue: textOf(value), 'aria-describedby': error === undefined ? undefined : `${name}-error` };
  switch (field.kind) {
    case 'longText':
      return <TextareaBox {...about} failed={error !== undefined} rows={field.rows ?? 2} />;
    case 'oneOf':
    case 'yesNo':
      return (
        <select {...about} className={classes('govuk-select', error && 'govuk-select--error')}>
          <option value="" />
          {(field.kind === 'yesNo' ? yesNo({ labels }) : optionsOf(field)).map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      );
    case 'date':
      return <CellDate {...{ field, name, value, error, row, labels }} />;
    case 'text':
      if (field.list && offers?.length) return <Offers name={name} typed={textOf(value) ?? ''} offers={offers} labels={labels} />;
      if (field.list) return <PlaceBox about={about} locale={locale} failed={error !== undefined} labels={labels.places} />;
      return <OneLine field={field} about={about} error={error} />;
    case 'email':
    case 'code':
    case 'money':
    case 'number':
      return <OneLine field={field} about={about} error={error} />;
    default:
      throw new Error(`a table has no boxes of kind ${field.kind}`);
  }
}

type About = { id: string; name: string; defaultValue?: string; 'aria-describedby'?: string };

function OneLine({ field, about, error }: { field: Parameters<typeof boxOf>[0]; about: About; error?: string }) {
  const { prefix, type, input } = boxOf(field);
  const box = <input {...input} {...about} type={type ?? 'text'} className={classes('govuk-input', error && 'govuk-input--error')} />;
  return prefix ? (
    <div className="govuk-input__wrapper">
      <Affix kind="prefix">{prefix}</Affix>
      {box}
    </div>
  ) : (
    box
  );
}

/** Places a text may have meant, and the text itself. What was offered is sent along, so that it is offered once. */
function Offers({ name, typed, offers, labels }: { name: string; typed: string; offers: readonly string[]; labels: CellProps['labels'] }) {
  const { meant, asTyped } = labels.places;
  return (
    <>
      <input type="hidden" name={`offered.${name}`} value={typed} />
      <Radios name={name} label={meant} labelSize="s" small defaultValue={typed} options={[...offers.map((one) => ({ value: one, label: one })), { value: typed, label: asTyped.replace('{typed}', typed) }]} />
    </>
  );
}

const widths: Record<string, InputWidth> = { day: 2, month: 2, year: 4 };

function CellDate({ field, name, value, error, row, labels }: Pick<CellProps, 'field' | 'name' | 'value' | 'error' | 'row' | 'labels'>) {
  const typed = typeof value === 'object' && !Array.isArray(value) ? (value as Raw) : {};
  return (
    <div className="app-cell__date">
      {(['day', 'month', 'year'] as const).map((part) => (
        <input
          key={part}
          name={`${name}.${part}`}
          id={`${name}.${part}`}
          type="text"
          inputMode="numeric"
          defaultValue={textOf(typed[part])}
          aria-label={`${field.label} ${row + 1}: ${labels[part]}`}
          aria-describedby={error === undefined ? undefined : `${name}.day-error`}
          className={classes('govuk-input', `govuk-input--width-${widths[part]}`, error && 'govuk-input--error')}
        />
      ))}
    </div>
  );
}
