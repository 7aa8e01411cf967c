import type { ReactNode } from 'react';
import { classes } from './classes';

/** `hidden` tells a screen reader which answer the link changes: "Change *project name*". */
type Action = { href: string; label: ReactNode; hidden?: string };
export type SummaryRow = { key: ReactNode; value: ReactNode; actions?: readonly Action[] };

export function SummaryList({ rows, noBorder }: { rows: readonly SummaryRow[]; noBorder?: boolean }) {
  const someActions = rows.some((row) => row.actions?.length);
  return (
    <dl className={classes('govuk-summary-list', noBorder && 'govuk-summary-list--no-border')}>
      {rows.map((row, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows are not reordered
        <div key={index} className={classes('govuk-summary-list__row', someActions && !row.actions?.length && 'govuk-summary-list__row--no-actions')}>
          <dt className="govuk-summary-list__key">{row.key}</dt>
          <dd className="govuk-summary-list__value">{row.value}</dd>
          {row.actions?.length ? (
            <dd className="govuk-summary-list__actions">
              <Actions actions={row.actions} list="govuk-summary-list__actions-list" item="govuk-summary-list__actions-list-item" />
            </dd>
          ) : null}
        </div>
      ))}
    </dl>
  );
}

/** A summary list, or anything else, under a titled frame. */
export function SummaryCard({ title, headingLevel = 2, actions = [], children }: { title: ReactNode; headingLevel?: 2 | 3 | 4; actions?: readonly Action[]; children: ReactNode }) {
  const Heading = `h${headingLevel}` as const;
  return (
    <div className="govuk-summary-card">
      <div className="govuk-summary-card__title-wrapper">
        <Heading className="govuk-summary-card__title">{title}</Heading>
        <CardActions actions={actions} />
      </div>
      <div className="govuk-summary-card__content">{children}</div>
    </div>
  );
}

function CardActions({ actions }: { actions: readonly Action[] }) {
  const links = <Actions actions={actions} list="govuk-summary-card__actions" item="govuk-summary-card__action" />;
  return actions.length === 1 ? <div className="govuk-summary-card__actions">{links}</div> : links;
}

function Actions({ actions, list, item }: { actions: readonly Action[]; list: string; item: string }) {
  const links = actions.map(({ href, label, hidden }) => (
    <a key={href} className="govuk-link" href={href}>
      {label}
      {hidden && <span className="govuk-visually-hidden"> {hidden}</span>}
    </a>
  ));
  if (links.length < 2) return links[0];
  return (
    <ul className={list}>
      {links.map((link) => (
        <li key={link.key} className={item}>
          {link}
        </li>
      ))}
    </ul>
  );
}
