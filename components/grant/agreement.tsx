import { agreementParts } from '../../lib/award/agreement';
import type { Locale } from '../../lib/locale';
import { words } from '../../lib/words';

/**
 * The agreement as it was offered. It is in English whatever the page's language: that is the text that is signed.
 * @param level of its headings: 2 where it stands right under the page's own
 */
export function AgreementText({ locale, text, level = 3 }: { locale: Locale; text: string; level?: 2 | 3 }) {
  const Heading = `h${level}` as const;
  return (
    <>
      {locale !== 'en' && <p className="govuk-body">{words(locale)('agreement.inEnglish')}</p>}
      <div className="app-agreement" lang="en">
        {agreementParts(text).map((part, index) => {
          // The text is frozen, so a part's place is its name.
          const key = `part-${index}`;
          if (part.kind === 'heading') {
            return (
              <Heading key={key} className="govuk-heading-s">
                {part.text}
              </Heading>
            );
          }
          return part.kind === 'list' ? <Items key={key} items={part.items} /> : <p key={key} className="govuk-body">{part.text}</p>;
        })}
      </div>
    </>
  );
}

const Items = ({ items }: { items: readonly string[] }) => (
  <ul className="govuk-list govuk-list--bullet">
    {items.map((item) => (
      <li key={item}>{item}</li>
    ))}
  </ul>
);
