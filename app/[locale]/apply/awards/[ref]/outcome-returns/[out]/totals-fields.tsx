'use client';

import type { ReactNode } from 'react';
import { classes } from '@/components/govuk/classes';
import { ErrorMessage } from '@/components/govuk/error-message';
import { Radios } from '@/components/govuk/radios';
import type { Locale } from '@/lib/locale';
import type { TotalsWords } from '@/lib/outcome-return/client-words';
import { basisText, type CountKey, type Totals } from '@/lib/outcome-return/definitions';
import type { Block, Grid } from '@/lib/outcome-return/layout';
import { type Finding, findingSentence } from '@/lib/outcome-return/rules';
import type { Typed } from '@/lib/outcome-return/schema';
import { fill, shownCount } from '@/lib/outcome-return/shown';

/** What every box of the page needs to know. */
export type Boxes = {
  locale: Locale;
  words: TotalsWords;
  typed: Typed;
  theirs?: Typed;
  findings: readonly Finding[];
  beside?: Totals;
  besideUntil?: string;
  until: string;
};

/** A part of the page: its grid, if it has one, and its numbers one under another. */
export function BlockFields({ block, boxes }: { block: Block; boxes: Boxes }) {
  const { locale } = boxes;
  return (
    <section aria-labelledby={`block-${block.key}`}>
      <h2 className="govuk-heading-m" id={`block-${block.key}`}>
        {block.text[locale]}
      </h2>
      {block.hint && <p className="govuk-hint">{block.hint[locale]}</p>}
      {block.grid && <GridFields block={block} grid={block.grid} boxes={boxes} />}
      {block.list.length > 0 && <ListFields block={block} boxes={boxes} />}
      {block.key === 'people' && <Basis boxes={boxes} />}
    </section>
  );
}

function ListFields({ block, boxes }: { block: Block; boxes: Boxes }) {
  const { words, locale, beside } = boxes;
  return (
    <table className="govuk-table app-table-input app-totals app-totals--list">
      <caption className="govuk-visually-hidden">{block.grid ? `${block.text[locale]}: ${words.more}` : block.text[locale]}</caption>
      <Head first={words.measure}>
        {beside && <Column>{fill(words.before, { date: boxes.besideUntil ?? '' })}</Column>}
        <Column>{fill(words.now, { date: boxes.until })}</Column>
      </Head>
      <tbody className="govuk-table__body">
        {block.list.map(({ key, text, hint }) => (
          <tr className="govuk-table__row" key={key}>
            <th scope="row" className="govuk-table__header">
              <label htmlFor={key}>{text[locale]}</label>
              {hint && (
                <span className="govuk-hint" id={`${key}-hint`}>
                  {hint[locale]}
                </span>
              )}
              <BoxError at={key} boxes={boxes} />
            </th>
            {beside && (
              <td className="govuk-table__cell govuk-table__cell--numeric">
                <span className="app-totals__mobile">{fill(words.before, { date: boxes.besideUntil ?? '' })}: </span>
                {shownCount(beside[key])}
              </td>
            )}
            <td className="govuk-table__cell">
              <Box at={key} boxes={boxes} describedBy={hint && `${key}-hint`} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** In a grid what was accepted stands under each box, and each box says both its row and its column. */
function GridFields({ block, grid, boxes }: { block: Block; grid: Grid; boxes: Boxes }) {
  const { words, locale, beside } = boxes;
  return (
    <table className="govuk-table app-table-input app-totals app-totals--grid">
      <caption className="govuk-visually-hidden">{block.text[locale]}</caption>
      <Head first={words.measure}>
        {grid.columns.map((column) => (
          <Column key={column.key}>{column.text[locale]}</Column>
        ))}
      </Head>
      <tbody className="govuk-table__body">
        {grid.rows.map((row) => (
          <tr className="govuk-table__row" key={row.key}>
            <th scope="row" className="govuk-table__header">
              {row.text[locale]}
              {grid.columns.map((column) => (
                <BoxError key={column.key} at={grid.keyAt(row.key, column.key)} boxes={boxes} />
              ))}
            </th>
            {grid.columns.map((column) => {
              const key = grid.keyAt(row.key, column.key);
              return (
                <td className="govuk-table__cell" key={key}>
                  <label className="govuk-label app-cell__label" htmlFor={key}>
                    <span className="govuk-visually-hidden">{row.text[locale]}: </span>
                    {column.text[locale]}
                  </label>
                  <Box at={key} boxes={boxes} describedBy={beside && `${key}-before`} />
                  {beside && typeof beside[key] === 'number' && (
                    <span className="app-totals__before" id={`${key}-before`}>
                      {fill(words.was, { count: beside[key] })}
                    </span>
                  )}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Head({ first, children }: { first: string; children: ReactNode }) {
  return (
    <thead className="govuk-table__head">
      <tr className="govuk-table__row">
        <Column>{first}</Column>
        {children}
      </tr>
    </thead>
  );
}

const Column = ({ children }: { children: ReactNode }) => (
  <th scope="col" className="govuk-table__header">
    {children}
  </th>
);

const errorAt = ({ findings }: Boxes, at: string) => findings.find((one) => one.level === 'error' && one.key === at);

function BoxError({ at, boxes }: { at: string; boxes: Boxes }) {
  const found = errorAt(boxes, at);
  return (
    found && (
      <ErrorMessage id={`${at}-error`} prefix={boxes.words.errorPrefix}>
        {findingSentence(found, boxes.locale)}
      </ErrorMessage>
    )
  );
}

function Box({ at, boxes, describedBy }: { at: CountKey; boxes: Boxes; describedBy?: string }) {
  const { typed, theirs, words } = boxes;
  const failed = errorAt(boxes, at) !== undefined;
  const mine = String(typed[at] ?? '');
  const other = theirs && String(theirs[at] ?? '');
  const differs = other !== undefined && other !== mine;
  return (
    <>
      <input
        className={classes('govuk-input', failed && 'govuk-input--error')}
        id={at}
        name={at}
        type="text"
        inputMode="numeric"
        autoComplete="off"
        spellCheck={false}
        defaultValue={mine}
        aria-describedby={classes(describedBy, failed && `${at}-error`, differs && `${at}-theirs`) || undefined}
      />
      {differs && (
        <p className="app-totals__theirs" id={`${at}-theirs`}>
          {fill(words.lateTheirs, { count: other || words.lateBlank })}
        </p>
      )}
    </>
  );
}

function Basis({ boxes }: { boxes: Boxes }) {
  const { locale, words, typed } = boxes;
  const found = errorAt(boxes, 'people_basis');
  const options = (['counted', 'estimated'] as const).map((value) => ({ value, label: basisText[value][locale] }));
  return (
    <Radios
      name="people_basis"
      label={words.basisLegend}
      labelSize="s"
      error={found && findingSentence(found, locale)}
      errorPrefix={words.errorPrefix}
      defaultValue={typed.people_basis === undefined ? undefined : String(typed.people_basis)}
      options={options}
    />
  );
}
