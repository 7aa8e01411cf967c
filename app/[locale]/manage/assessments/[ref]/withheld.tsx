import { InsetText } from '@/components/govuk/inset-text';
import { takenOut } from '@/lib/assessment/anonymous';
import type { Bilingual, Locale } from '@/lib/locale';
import { words } from '@/lib/words';

/** What is kept from the assessor until they have sealed, said in so many words: nobody takes a gap for an answer left empty. */
export function Withheld({ locale, left }: { locale: Locale; left?: readonly Bilingual[] }) {
  const say = words(locale);
  return (
    <InsetText>
      <p className="govuk-body">{say('anonymous.explained', { mark: takenOut })}</p>
      {left && left.length > 0 && (
        <>
          <p className="govuk-body">{say('anonymous.left')}</p>
          <ul className="govuk-list govuk-list--bullet">{left.map((label) => <li key={label.en}>{label[locale] || label.en}</li>)}</ul>
        </>
      )}
    </InsetText>
  );
}
