import { cy } from '../../messages/cy';
import { en } from '../../messages/en';
import { formatDate } from '../dates';
import type { Bilingual, Locale } from '../locale';
import { formatMoney, type Pence } from '../money';
import type { LetterKind, LetterLanguage, LetterTexts } from './vocabulary';

/** What a letter may be filled with: facts of one application, nothing of any assessor. */
export type LetterFacts = {
  kind: LetterKind; ref: string; title: string; organisation: string; round: Bilingual; appliedPence: Pence | null; amountPence: Pence | null;
  /** Why it was decided against, as it was written down when it was decided; null where there is none. */
  reason: string | null;
  /** Agreed by the panel, by criterion; empty where nothing was moderated. */
  scores: { label: Bilingual; score: number; of: number }[];
  language: LetterLanguage;
  /** London dates: of the letter itself, the last day for feedback, and the last day of an offer. */
  date: string; feedbackUntil: string; answerBy: string;
  /** An officer's own words in this one letter. */
  paragraph: Bilingual | null;
  /** A flag holds the application where it is; or one is raised and not settled. */
  stopped: boolean; flagged: boolean;
  contact: string;
};
export type LetterRules = { texts: LetterTexts; reasons: boolean; scores: boolean };

const common = ['organisation', 'reference', 'title', 'round', 'date', 'applied', 'contact', 'paragraph'] as const;
/** The named places of each kind of letter. Nothing else in braces is allowed in a round's own text. */
export const placesOf: Record<LetterKind, readonly string[]> = {
  offer: [...common, 'amount', 'answer_by'],
  reserve: common,
  decline: [...common, 'reasons', 'scores', 'feedback_until'],
  ineligible: [...common, 'reasons', 'feedback_until'],
};

const place = /\{([^{}]*)\}/g;

/** What stands in braces in a text and is no place of this kind of letter. */
export const unknownPlaces = (kind: LetterKind, text: string): string[] =>
  [...new Set([...text.matchAll(place)].map(([, name = '']) => name).filter((name) => !placesOf[kind].includes(name)))];

/** The text that is good as it stands. */
export const defaultText = (kind: LetterKind, locale: Locale): string => (locale === 'cy' ? cy : en).letter.text[kind];

/** A kind's text in a language: the round's own, where it has one in either language, or the service's. Empty where the round's own has none in this one. */
export const textOf = (texts: LetterTexts, kind: LetterKind, locale: Locale): string => {
  const own = texts[kind];
  return own && (own.en.trim() !== '' || own.cy.trim() !== '') ? own[locale] : defaultText(kind, locale);
};

const empty = (text: string | null | undefined) => (text ?? '').trim() === '';

function valuesOf(facts: LetterFacts, rules: LetterRules, locale: Locale): Record<string, string> {
  const refusal = facts.kind === 'decline' || facts.kind === 'ineligible';
  const { letter } = locale === 'cy' ? cy : en;
  const line = (one: LetterFacts['scores'][number]) => letter.score.replace('{criterion}', one.label[locale]).replace('{score}', String(one.score)).replace('{of}', String(one.of));
  return {
    organisation: facts.organisation, reference: facts.ref, title: facts.title, round: facts.round[locale], contact: facts.contact,
    date: formatDate(facts.date, locale), paragraph: facts.paragraph?.[locale] ?? '',
    applied: facts.appliedPence === null ? '' : formatMoney(facts.appliedPence), amount: facts.amountPence === null ? '' : formatMoney(facts.amountPence),
    answer_by: formatDate(facts.answerBy, locale), feedback_until: refusal && facts.feedbackUntil > facts.date ? formatDate(facts.feedbackUntil, locale) : '',
    reasons: refusal && rules.reasons ? (facts.reason ?? '') : '',
    scores: facts.kind === 'decline' && rules.scores ? facts.scores.map(line).join('\n') : '',
  };
}

/**
 * One letter in one language. A paragraph with a place that has no value is left out, so that nobody reads a letter with holes; what fills
 * a place is never read for places again. Own words that the text has no place for stand before its last paragraph.
 */
function writeIn(facts: LetterFacts, rules: LetterRules, locale: Locale): string {
  const values = valuesOf(facts, rules, locale);
  const text = textOf(rules.texts, facts.kind, locale).replace(/\r\n?/g, '\n').trim();
  const paragraphs = text.split(/\n\s*\n/);
  const whole = text.includes('{paragraph}') ? paragraphs : paragraphs.toSpliced(-1, 0, '{paragraph}');
  const full = whole.filter((one) => [...one.matchAll(place)].every(([, name = '']) => !empty(values[name])));
  return full.map((one) => one.replace(place, (_, name: string) => values[name] ?? '').trim()).join('\n\n');
}

export type Written = { en: string | null; cy: string | null };

/** The letter in its language, or in both. */
export const writeLetter = (facts: LetterFacts, rules: LetterRules): Written => ({
  en: facts.language === 'cy' ? null : writeIn(facts, rules, 'en'),
  cy: facts.language === 'en' ? null : writeIn(facts, rules, 'cy'),
});

/** The letter as one text, which is what its SHA-256 is taken of: English before Welsh where there are both. */
export const letterBytes = ({ en: english, cy: welsh }: Written): string => [english, welsh].filter((one) => one !== null).join('\n\n* * *\n\n');

/** What a letter still lacks, seen before anything is sent. */
export const letterLacks = ['stopped', 'no_reason', 'no_welsh_text', 'no_english_text', 'no_welsh_paragraph', 'no_english_paragraph', 'flagged', 'no_scores'] as const;
export type LetterLack = (typeof letterLacks)[number];

/** These are only to be seen; every other one keeps the letter from being sent. */
const notes: readonly LetterLack[] = ['flagged', 'no_scores'];
export const blocksLetter = (lack: LetterLack): boolean => !notes.includes(lack);

export function lacksOf(facts: LetterFacts, rules: LetterRules): LetterLack[] {
  const languages: Locale[] = facts.language === 'both' ? ['en', 'cy'] : [facts.language];
  const without = (locale: Locale, what: (locale: Locale) => string | null | undefined) => languages.includes(locale) && empty(what(locale));
  const text = (locale: Locale) => textOf(rules.texts, facts.kind, locale);
  const own = facts.paragraph && !(empty(facts.paragraph.en) && empty(facts.paragraph.cy)) ? facts.paragraph : undefined;
  const found: Record<LetterLack, boolean> = {
    stopped: facts.stopped,
    no_reason: (facts.kind === 'decline' || facts.kind === 'ineligible') && rules.reasons && empty(facts.reason),
    no_welsh_text: without('cy', text), no_english_text: without('en', text),
    no_welsh_paragraph: own !== undefined && without('cy', (locale) => own[locale]), no_english_paragraph: own !== undefined && without('en', (locale) => own[locale]),
    flagged: facts.flagged && !facts.stopped,
    no_scores: facts.kind === 'decline' && rules.scores && facts.scores.length === 0,
  };
  return letterLacks.filter((lack) => found[lack]);
}
