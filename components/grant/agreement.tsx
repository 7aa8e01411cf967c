import { agreementLines } from '../../lib/award/agreement';

/** The agreement as it was offered. It is in English whatever the page's language: that is the text that is signed. */
export function AgreementText({ text }: { text: string }) {
  return (
    <div className="app-agreement" lang="en">
      {agreementLines(text).map((line, index) =>
        line.heading ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the text is frozen
          <h3 key={index} className="govuk-heading-s">
            {line.text}
          </h3>
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
