'use client';

import { type FormEvent, type MouseEvent, type ReactNode, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { Raw, WordedField } from '../../lib/field';
import { errorOf } from '../../lib/field-error';
import { addRowIntent, isBlank, isBlankRow } from '../../lib/field-raw';
import { formatMoney, parseMoney } from '../../lib/money';
import { Button } from '../govuk/button';
import { ErrorMessage } from '../govuk/error-message';
import { Fieldset } from '../govuk/fieldset';
import { FormGroup, Hint } from '../govuk/form-group';
import type { FieldInputProps } from './field-input';
import { CellInput } from './table-cell';

type TableField = WordedField & { kind: 'table' };
type TableInputProps = Omit<FieldInputProps, 'field' | 'value'> & { field: TableField; rows: readonly Raw[] };

const fewest = 3;

/** As many rows as were filled, and one to go on with: without JavaScript the page must have somewhere to type. */
function rowsToDraw(field: TableField, rows: readonly Raw[]): number {
  const spare = rows.length > 0 && isBlankRow(field.columns, rows.at(-1)) ? 0 : 1;
  return Math.min(field.maxRows, Math.max(fewest, rows.length + spare));
}

/** A table of boxes. An empty row is no row; on a narrow screen each row is a block whose boxes bear their own labels. */
export function TableInput({ field, rows, ...rest }: TableInputProps) {
  const { name } = field;
  const { errors, labels } = rest;
  const [added, setAdded] = useState(0);
  const body = useRef<HTMLTableSectionElement>(null);
  const count = Math.min(field.maxRows, rowsToDraw(field, rows) + added);
  const own = errors.filter((error) => error.name.startsWith(`${name}.`) || error.name === name);
  const described = [field.hint && `${name}-hint`, ...own.map((error) => `${error.name}-error`)].filter(Boolean).join(' ');

  function addRow(event: MouseEvent) {
    event.preventDefault();
    flushSync(() => setAdded(added + 1));
    body.current?.querySelector<HTMLElement>('tr:last-child :is(input:not([type=hidden]), select, textarea)')?.focus();
  }

  return (
    <FormGroup error={own.length > 0}>
      <Fieldset legend={field.optional ? `${field.label} ${labels.optional}` : field.label} size={rest.labelSize ?? 's'} pageHeading={rest.pageHeading} role="group" describedBy={described || undefined}>
        {field.hint && <Hint id={`${name}-hint`}>{field.hint}</Hint>}
        {own.map((error) => (
          <ErrorMessage key={error.name} id={`${error.name}-error`} prefix={rest.sentences.prefix}>
            {error.sentence}
          </ErrorMessage>
        ))}
        <Totalled field={field} rows={rows} label={labels.total} head={<Head field={field} />}>
          <tbody className="govuk-table__body" ref={body}>
            {Array.from({ length: count }, (_, row) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place
              <Row key={row} {...rest} field={field} row={row} typed={rows[row] ?? {}} />
            ))}
          </tbody>
        </Totalled>
        {count < field.maxRows && (
          <Button look="secondary" name="intent" value={addRowIntent(name)} formNoValidate onClick={addRow}>
            {labels.addRow}
            <span className="govuk-visually-hidden">: {field.label}</span>
          </Button>
        )}
      </Fieldset>
    </FormGroup>
  );
}

const visible = (field: TableField) => field.cells.filter((cell) => cell.kind !== 'hidden');

function Head({ field }: { field: TableField }) {
  return (
    <thead className="govuk-table__head">
      <tr className="govuk-table__row">
        {visible(field).map((cell) => (
          <th key={cell.name} scope="col" className="govuk-table__header">
            {cell.label}
            {cell.hint && <span className="govuk-hint app-cell__hint">{cell.hint}</span>}
          </th>
        ))}
      </tr>
    </thead>
  );
}

function Row({ field, row, typed, ...rest }: Omit<TableInputProps, 'rows'> & { row: number; typed: Raw }) {
  const at = (cell: WordedField) => `${field.name}.${row}.${cell.name}`;
  return (
    <tr className="govuk-table__row">
      {visible(field).map((cell, index) => (
        <td key={cell.name} className="govuk-table__cell">
          <CellInput {...rest} field={cell} name={at(cell)} row={row} value={typed[cell.name]} error={errorOf(rest.errors, at(cell))} />
          {index === 0 && field.cells.filter((one) => one.kind === 'hidden').map((one) => <input key={one.name} type="hidden" name={at(one)} value={String(typed[one.name] ?? '')} />)}
        </td>
      ))}
    </tr>
  );
}

/** The table with its total, which follows each key and is read out politely. The server has drawn the total of what was saved. */
function Totalled({ field, rows, label, head, children }: { field: TableField; rows: readonly Raw[]; label: string; head: ReactNode; children: ReactNode }) {
  const column = field.cells.find((cell) => cell.name === field.totals);
  const [total, setTotal] = useState(() => totalOf(column, rows.map((row) => row[column?.name ?? ''])));
  const columns = visible(field);
  const index = columns.findIndex((cell) => cell.name === field.totals);

  function add(event: FormEvent<HTMLTableElement>) {
    if (!column) return;
    const boxes = [...event.currentTarget.querySelectorAll('input')].filter((box) => box.name.startsWith(`${field.name}.`) && box.name.endsWith(`.${column.name}`));
    setTotal(totalOf(column, boxes.map((box) => box.value)));
  }

  return (
    <table className="govuk-table app-table-input" onInput={add}>
      {head}
      {children}
      {column && index > 0 && (
        <tfoot className="app-table-foot">
          <tr className="govuk-table__row">
            <th scope="row" className="govuk-table__header" colSpan={index}>
              {label}
            </th>
            <td className="govuk-table__cell" colSpan={columns.length - index}>
              <span aria-live="polite">{total}</span>
            </td>
          </tr>
        </tfoot>
      )}
    </table>
  );
}

/** A box which is not a number yet counts for nothing: its own error says so later. */
function totalOf(column: WordedField | undefined, typed: readonly unknown[]): string {
  const read = (text: unknown) => (isBlank(text) ? 0 : (parseMoney(String(text)) ?? 0));
  const pence = typed.reduce<number>((sum, text) => sum + read(text), 0);
  return column?.kind === 'money' ? formatMoney(pence) : (pence / 100).toLocaleString('en-GB');
}

