import type { ReactNode } from 'react';
import { formatDate } from '../../lib/dates';
import { type Field, optionsOf, type Raw, type RawValue, type WordedField } from '../../lib/field';
import { isBlank, isBlankRow } from '../../lib/field-raw';
import { parseFields } from '../../lib/field-schema';
import type { Locale } from '../../lib/locale';
import { formatMoney, parseMoney } from '../../lib/money';
import type { Question } from '../../lib/programme/question-set';
import { fieldsOf, wordedFields } from '../../lib/programme/questions';
import { words } from '../../lib/words';
import { type SummaryRow, SummaryList } from '../govuk/summary-list';
import { Table } from '../govuk/table';
import { AnsweredFiles } from './answered-files';

type AnswersProps = { locale: Locale; questions: readonly Question[]; answers: Raw; /** Where a question's answer is changed. */ change?: (question: Question) => string; /** What is wrong, by question. */ problems?: ReadonlyMap<string, string> };

/** Questions with their answers as they were typed, for reading: an applicant's check, an officer, an assessor, a frozen copy. */
export function Answers({ locale, questions, answers, change, problems }: AnswersProps) {
  const say = words(locale);
  const rows = wordedFields(questions, locale).map((field, index): SummaryRow => {
    const question = questions[index] as Question; // one field for each question, in the same order
    const problem = problems?.get(field.name);
    return {
      key: field.label,
      value: (
        <>
          <Answer locale={locale} field={field} definition={fieldsOf([question])[field.name] as Field} value={answers[field.name]} />
          {problem && <p className="govuk-error-message govuk-!-margin-bottom-0">{problem}</p>}
        </>
      ),
      actions: change && [{ href: change(question), label: say('common.change'), hidden: field.label }],
    };
  });
  return <SummaryList rows={rows} />;
}

type AnswerProps = { locale: Locale; field: WordedField; definition: Field; value: RawValue };

/** One answer. What cannot be read as what it should be is shown as it was typed. */
export function Answer({ locale, field, definition, value }: AnswerProps): ReactNode {
  const say = words(locale);
  if (isBlank(value)) return <span className="govuk-hint">{say('application.notAnswered')}</span>;
  if (field.kind === 'table' && definition.kind === 'table') return <Rows locale={locale} field={field} definition={definition} value={value} />;
  if (field.kind === 'file') return <AnsweredFiles locale={locale} value={value} />;
  if (field.kind === 'manyOf') return <Chosen field={field} value={value} />;
  const parsed = parseFields({ answer: definition }, { answer: value }).values?.answer;
  return parsed === undefined ? typed(value) : shown(locale, field, parsed);
}

function shown(locale: Locale, field: WordedField, value: unknown): ReactNode {
  const say = words(locale);
  switch (field.kind) {
    case 'money':
      return formatMoney(Number(value));
    case 'number':
      return Number(value).toLocaleString('en-GB');
    case 'date':
      return formatDate(String(value), locale);
    case 'yesNo':
      return value ? say('common.yes') : say('common.no');
    case 'declaration':
      return say('application.agreed');
    case 'oneOf':
      return field.options[String(value)]?.label ?? String(value);
    default:
      return <Paragraphs text={String(value)} />;
  }
}

function Chosen({ field, value }: { field: WordedField & { kind: 'manyOf' }; value: RawValue }) {
  const chosen = (Array.isArray(value) ? value : [value]).map(String);
  return (
    <ul className="govuk-list govuk-list--bullet govuk-!-margin-bottom-0">
      {optionsOf(field).filter((option) => chosen.includes(option.value)).map((option) => (
        <li key={option.value}>{option.label}</li>
      ))}
    </ul>
  );
}

type RowsProps = { locale: Locale; field: WordedField & { kind: 'table' }; definition: Field & { kind: 'table' }; value: RawValue };

function Rows({ locale, field, definition, value }: RowsProps) {
  const typedRows = (Array.isArray(value) ? (value as Raw[]) : []).filter((row) => !isBlankRow(definition.columns, row));
  const cells = field.cells.filter((cell) => cell.kind !== 'hidden');
  const rows = typedRows.map((row) => cells.map((cell) => <Cell key={cell.name} locale={locale} field={cell} definition={definition.columns[cell.name] as Field} value={row[cell.name]} />));
  const total = totalOf(field, typedRows);
  const foot = total === undefined ? undefined : cells.map((cell, index) => (cell.name === field.totals ? total : index === 0 ? words(locale)('common.total') : ''));
  return <Table caption={field.label} captionSize="hidden" columns={cells.map((cell) => ({ label: cell.label, numeric: cell.kind === 'money' || cell.kind === 'number' }))} rows={rows} foot={foot} rowHeaders={false} small />;
}

function Cell(props: AnswerProps): ReactNode {
  return isBlank(props.value) ? '' : Answer(props);
}

function totalOf(field: WordedField & { kind: 'table' }, rows: readonly Raw[]): string | undefined {
  const column = field.cells.find((cell) => cell.name === field.totals);
  if (column?.kind !== 'money') return undefined;
  return formatMoney(rows.reduce((sum, row) => sum + (parseMoney(String(row[column.name] ?? '')) ?? 0), 0));
}

/** As it was typed, whatever it is: a date that is none is its three boxes. */
function typed(value: RawValue): ReactNode {
  if (typeof value === 'string') return <Paragraphs text={value} />;
  return Object.values((value ?? {}) as Raw).filter((part) => typeof part === 'string').join(' ');
}

function Paragraphs({ text }: { text: string }) {
  const lines = text.split('\n');
  return lines.length === 1 ? (
    <span>{text}</span>
  ) : (
    lines.map((line, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a text that is only read
      <span key={index}>
        {line}
        {index < lines.length - 1 && <br />}
      </span>
    ))
  );
}
