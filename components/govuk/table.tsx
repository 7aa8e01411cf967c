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
  small?: boolean;
};

/** Scrolls inside its own region on a narrow screen; the region can be reached and scrolled with the keyboard (WCAG 2.1.1). */
export function Table({ caption, captionSize = 'm', columns, rows, rowHeaders = true, foot, small }: TableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be focusable
    <div className="app-table-scroll" role="region" aria-label={caption} tabIndex={0}>
      <table className={classes('govuk-table', small && 'govuk-table--small-text-until-tablet')}>
        <caption className={captionSize === 'hidden' ? 'govuk-visually-hidden' : `govuk-table__caption govuk-table__caption--${captionSize}`}>{caption}</caption>
        <thead className="govuk-table__head">
          <tr className="govuk-table__row">
            {columns.map((column, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: columns are not reordered
              <th key={index} scope="col" className={classes('govuk-table__header', column.numeric && 'govuk-table__header--numeric')}>
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="govuk-table__body">
          {rows.map((cells, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows are drawn once
            <Row key={index} cells={cells} columns={columns} header={rowHeaders} />
          ))}
        </tbody>
        {foot && (
          <tfoot className="app-table-foot">
            <Row cells={foot} columns={columns} header />
          </tfoot>
        )}
      </table>
    </div>
  );
}

function Row({ cells, columns, header }: { cells: readonly ReactNode[]; columns: readonly Column[]; header: boolean }) {
  return (
    <tr className="govuk-table__row">
      {cells.map((cell, index) =>
        header && index === 0 ? (
          <th key="header" scope="row" className="govuk-table__header">
            {cell}
          </th>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: cells stand in the order of their columns
          <td key={index} className={classes('govuk-table__cell', columns[index]?.numeric && 'govuk-table__cell--numeric')}>
            {cell}
          </td>
        ),
      )}
    </tr>
  );
}
