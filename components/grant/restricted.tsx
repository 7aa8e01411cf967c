import { type Locale, localPath } from '../../lib/locale';
import { words } from '../../lib/words';

/** What a list says at its end of the applications that are restricted for its reader: their references, which are random, and the one word. */
export function RestrictedList({ locale, references }: { locale: Locale; references: readonly string[] }) {
  const say = words(locale);
  if (references.length === 0) return null;
  return (
    <>
      <h2 className="govuk-heading-m">{say('conflict.restricted.list')}</h2>
      <ul className="govuk-list govuk-list--bullet">
        {references.map((ref) => (
          <li key={ref}>
            <a className="govuk-link app-nowrap" href={localPath(locale, `/manage/restricted/${ref}`)}>
              {ref}
            </a>
            : {say('conflict.restricted.word')}
          </li>
        ))}
      </ul>
    </>
  );
}
