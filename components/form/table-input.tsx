'use client';

import { type MouseEvent, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { Raw, WordedField } from '../../lib/field';
import { errorOf } from '../../lib/field-error';
import { addRowIntent, isBlankRow } from '../../lib/field-raw';
import { Button } from '../govuk/button';
import { ErrorMessage } from '../govuk/error-message';
import { Fieldset } from '../govuk/fieldset';
import { FormGroup, Hint } from '../govuk/form-group';
import type { FieldInputProps } from './field-input';
import { CellInput } from './table-cell';
import { TableSums } from './table-sums';

type TableField = WordedField & { kind: 'table' };
type TableInputProps = Omit<FieldInputProps, 'field' | 'value'> & { field: TableField; rows: readonly Raw[] };

const fewest = 3;

/** As many rows as were filled, and one to go on with: without JavaScript the page must have somewhere to type. */
function rowsToDraw(field: TableField, rows: readonly Raw[]): number {
  const spare = rows.length > 0 && isBlankRow(field.columns, rows.at(-1)) ? 0 : 1;
  return Math.min(field.maxRows, Math.max(fewest, rows.length + spare));
}

/** A table of boxes. An empty row is no row; on a narrow screen each row is a block whose boxes bear their own labels. */
export function TableInput({ field, rows, limits, ...rest }: TableInputProps) {
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
        <table className="govuk-table app-table-input">
          <Head field={field} />
          <tbody className="govuk-table__body" ref={body}>
            {Array.from({ length: count }, (_, row) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place
              <Row key={row} {...rest} field={field} row={row} typed={rows[row] ?? {}} />
            ))}
          </tbody>
        </table>
        <TableSums field={field} rows={rows} limits={limits} labels={labels} table={body} />
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

function Row({ field, row, typed, offers, ...rest }: Omit<TableInputProps, 'rows'> & { row: number; typed: Raw }) {
  const at = (cell: WordedField) => `${field.name}.${row}.${cell.name}`;
  return (
    <tr className="govuk-table__row">
      {visible(field).map((cell, index) => (
        <td key={cell.name} className="govuk-table__cell">
          <CellInput {...rest} field={cell} name={at(cell)} row={row} value={typed[cell.name]} error={errorOf(rest.errors, at(cell))} offers={offers?.[at(cell)]} />
          {index === 0 && field.cells.filter((one) => one.kind === 'hidden').map((one) => <input key={one.name} type="hidden" name={at(one)} value={String(typed[one.name] ?? '')} />)}
        </td>
      ))}
    </tr>
  );
}
