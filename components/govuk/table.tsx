import type { ReactNode } from 'react';
import { classes } from './classes';

export type Column = { label: ReactNode; /** Right-aligned, figures of one width. */ numeric?: boolean };

type TableProps = {
  /** Names the table and the region it scrolls in. */
  caption: string;
  captionSize?: 's' | 'm' | 'l' | 'hidden';
  columns: readonly Column[];
  rows: readonly (readonly ReactNode[])[];
  /** The first cell of each row is what the row is about; true unless told otherwise. */
  rowHeaders?: boolean;
  /** The last row: totals. */
  foot?: readonly ReactNode[];
  /** Smaller letters on a phone; so it is, unless told otherwise, where three columns are to fit there. */
  small?: boolean;
  /** How it is read on a phone; left out, `readingOf` tells from its columns. */
  narrow?: Reading;
};
/** `cards`: each row a block of named values. `compared`: columns of figures, which scroll, and say so. `whole`: it fits. */
type Reading = 'cards' | 'compared' | 'whole';

/** Figures in several columns are there to be compared. Everything else wider than two columns reads better row by row. */
function readingOf(columns: readonly Column[]): Reading {
  if (columns.length < 3) return 'whole';
  if (columns.filter((column) => column.numeric).length > 1) return columns.length > 3 ? 'compared' : 'whole';
  return columns.every((column) => typeof column.label === 'string') ? 'cards' : 'whole';
}

/**
 * One table for everything. It scrolls inside its own region, which can be reached and scrolled with the keyboard (WCAG 2.1.1). On a phone
 * rows may become cards; the roles are written out, because a browser forgets what a table is when its `display` changes.
 */
export function Table({ caption, captionSize = 'm', columns, rows, rowHeaders = true, foot, narrow = readingOf(columns), small = narrow === 'whole' && columns.length > 2 }: TableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be focusable
    <div className={classes('app-table-scroll', narrow === 'compared' && 'app-table-scroll--compared')} role="region" aria-label={caption} tabIndex={0}>
      <table role="table" className={classes('govuk-table', narrow === 'cards' && 'app-cards', small && 'govuk-table--small-text-until-tablet')}>
        <caption className={captionSize === 'hidden' ? 'govuk-visually-hidden' : `govuk-table__caption govuk-table__caption--${captionSize}`}>{caption}</caption>
        <thead role="rowgroup" className="govuk-table__head">
          <tr role="row" className="govuk-table__row">
            {columns.map((column, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: columns are not reordered
              <th key={index} role="columnheader" scope="col" className={classes('govuk-table__header', column.numeric && 'govuk-table__header--numeric')}>
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup" className="govuk-table__body">
          {rows.map((cells, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows are drawn once
            <Row key={index} cells={cells} columns={columns} header={rowHeaders} />
          ))}
        </tbody>
        {foot && (
          <tfoot role="rowgroup" className="app-table-foot">
            <Row cells={foot} columns={columns} header />
          </tfoot>
        )}
      </table>
    </div>
  );
}

function Row({ cells, columns, header }: { cells: readonly ReactNode[]; columns: readonly Column[]; header: boolean }) {
  return (
    <tr role="row" className="govuk-table__row">
      {cells.map((cell, index) =>
        header && index === 0 ? (
          <th key="header" role="rowheader" scope="row" className="govuk-table__header">
            {cell}
          </th>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: cells stand in the order of their columns
          <td key={index} role="cell" data-label={nameOf(columns[index])} className={classes('govuk-table__cell', columns[index]?.numeric && 'govuk-table__cell--numeric')}>
            {cell}
          </td>
        ),
      )}
    </tr>
  );
}

const nameOf = (column?: Column) => (typeof column?.label === 'string' ? column.label : undefined);
