import type { ReactNode } from 'react';

export function ErrorMessage({ id, prefix = 'Error:', children }: { id?: string; prefix?: string; children: ReactNode }) {
  return (
    <p id={id} className="govuk-error-message">
      <span className="govuk-visually-hidden">{prefix}</span> {children}
    </p>
  );
}
