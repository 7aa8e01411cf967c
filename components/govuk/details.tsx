import type { ReactNode } from 'react';

export function Details({ summary, open, id, children }: { summary: ReactNode; open?: boolean; id?: string; children: ReactNode }) {
  return (
    <details id={id} className="govuk-details" open={open}>
      <summary className="govuk-details__summary">
        <span className="govuk-details__summary-text">{summary}</span>
      </summary>
      <div className="govuk-details__text">{children}</div>
    </details>
  );
}
