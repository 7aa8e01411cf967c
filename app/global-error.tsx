'use client';

import { Problem } from '@/components/layout/problem';

/** When even the outermost layout fails. Nothing is known of the page then, not even its language or its stylesheet. */
export default function GlobalProblem({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang="en" className="govuk-template">
      <body className="govuk-template__body">
        <Problem locale="en" error={error} retry={retry} />
      </body>
    </html>
  );
}
