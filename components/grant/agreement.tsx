import { agreementLines } from '../../lib/award/agreement';

/**
 * The agreement as it was offered. It is in English whatever the page's language: that is the text that is signed.
 * @param level of its headings: 2 where it stands right under the page's own
 */
export function AgreementText({ text, level = 3 }: { text: string; level?: 2 | 3 }) {
  const Heading = `h${level}` as const;
  return (
    <div className="app-agreement" lang="en">
      {agreementLines(text).map((line, index) =>
        line.heading ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the text is frozen
          <Heading key={index} className="govuk-heading-s">
            {line.text}
          </Heading>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: the text is frozen
          <p key={index} className="govuk-body">
            {line.text}
          </p>
        ),
      )}
    </div>
  );
}
