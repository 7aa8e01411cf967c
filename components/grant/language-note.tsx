import type { Locale } from '../../lib/locale';
import { languageNote } from '../../lib/programme/offered';
import { words } from '../../lib/words';
import { InsetText } from '../govuk/inset-text';

/** Stands above questions that are not offered in the reader's language. */
export function LanguageNote({ locale, languages }: { locale: Locale; languages: readonly Locale[] | null | undefined }) {
  const note = languageNote(locale, languages ?? undefined);
  return note ? <InsetText>{words(locale)(note)}</InsetText> : null;
}
