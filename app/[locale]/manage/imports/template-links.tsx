import type { ImportKind } from '@/lib/award-import/columns';
import { type Locale, localPath } from '@/lib/locale';
import { words } from '@/lib/words';

/** Both templates, in the reader's language. */
export function TemplateLinks({ locale, kind }: { locale: Locale; kind: ImportKind }) {
  const say = words(locale);
  return (
    <>
      <ul className="govuk-list govuk-list--bullet">
        {(['csv', 'xlsx'] as const).map((type) => (
          <li key={type}>
            <a className="govuk-link" href={`${localPath(locale, `/manage/imports/template.${type}`)}?kind=${kind}`} download>
              {say(`imports.upload.${type}`)}
            </a>
          </li>
        ))}
      </ul>
      <p className="govuk-hint">{say('imports.upload.step1Hint')}</p>
    </>
  );
}
