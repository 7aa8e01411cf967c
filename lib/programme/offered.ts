import type { Locale } from '../locale';
import type { QuestionSet } from './question-set';

/** The languages a round's questions are in; a round that says nothing offers both. */
export const offeredLanguages = (languages: readonly Locale[] | undefined): readonly Locale[] => (languages && languages.length > 0 ? languages : ['en', 'cy']);

/**
 * The questions as a round offers them: where it offers one language only, they are in that one for every reader, whatever was written in the
 * other. The page around them keeps its reader's language, and says so (`languageNote`).
 */
export function inOffered(set: QuestionSet, languages: readonly Locale[] | undefined): QuestionSet {
  const [only, other] = offeredLanguages(languages);
  if (!only || other) return set;
  // The same shape with other texts; JSON.parse cannot say so.
  return JSON.parse(JSON.stringify(set), (_, value) => (isBilingual(value) ? { en: value[only], cy: value[only] } : value)) as QuestionSet;
}

const isBilingual = (value: unknown): value is Record<Locale, string> => typeof value === 'object' && value !== null && 'en' in value && typeof value.en === 'string' && 'cy' in value && typeof value.cy === 'string';

/** The language the questions are read in, where it is another than the reader's page: whoever hears them must be told (WCAG 3.1.2). */
export const otherLanguage = (locale: Locale, languages: readonly Locale[] | null | undefined): Locale | undefined => {
  const offered = offeredLanguages(languages ?? undefined);
  return offered.includes(locale) ? undefined : offered[0];
};

/** The key of the sentence for a reader in whose language the questions are not offered. */
export function languageNote(locale: Locale, languages: readonly Locale[] | undefined): 'answers.languages.onlyEnglish' | 'answers.languages.onlyWelsh' | undefined {
  if (!otherLanguage(locale, languages)) return undefined;
  return locale === 'cy' ? 'answers.languages.onlyEnglish' : 'answers.languages.onlyWelsh';
}
