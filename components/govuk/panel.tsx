import type { ReactNode } from 'react';

/** Only on a confirmation page, whose h1 it holds. */
export function Panel({ title, children }: { title: ReactNode; children?: ReactNode }) {
  return (
    <div className="govuk-panel govuk-panel--confirmation">
      <h1 className="govuk-panel__title">{title}</h1>
      {children !== undefined && <div className="govuk-panel__body">{children}</div>}
    </div>
  );
}
