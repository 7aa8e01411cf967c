import type { ReactNode } from 'react';

export function InsetText({ id, children }: { id?: string; children: ReactNode }) {
  return (
    <div id={id} className="govuk-inset-text">
      {children}
    </div>
  );
}
