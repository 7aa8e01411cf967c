/** What a letter tells: an offer, a place in reserve, a decision against it after assessment, or that it could not be assessed at all. */
export const letterKinds = ['offer', 'reserve', 'decline', 'ineligible'] as const;
export type LetterKind = (typeof letterKinds)[number];

/** The language a letter is written in; both, where the round is so set. */
export const letterLanguages = ['en', 'cy', 'both'] as const;
export type LetterLanguage = (typeof letterLanguages)[number];

/** What came of one letter of a batch. */
export const itemOutcomes = ['sent', 'not_sent'] as const;
export type ItemOutcome = (typeof itemOutcomes)[number];

/** The texts of a round's letters where it has its own; a kind or a language that is left out has the text of the service. */
export type LetterTexts = Partial<Record<LetterKind, { en: string; cy: string }>>;
