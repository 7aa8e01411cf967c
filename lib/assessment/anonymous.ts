import type { Field, Raw, RawValue } from '../field';
import type { QuestionSet } from '../programme/question-set';
import { questionsOf } from '../programme/questions';

/** What stands where a name was taken out. */
export const takenOut = '[…]';

/** Names of questions whose answers say who the applicant is. Files are not marked one by one: none of them is shown. */
export const identifyingQuestions = (set: QuestionSet): string[] => questionsOf(set).filter(({ identifies, field }) => identifies || field.kind === 'file').map(({ name }) => name);

/** The questions whose answers may be read without knowing the applicant. */
export function withoutIdentifying(set: QuestionSet): QuestionSet {
  const hidden = new Set(identifyingQuestions(set));
  return { ...set, sections: set.sections.map((section) => ({ ...section, pages: section.pages.map((page) => ({ ...page, questions: page.questions.filter(({ name }) => !hidden.has(name)) })) })) };
}

export const withoutAnswers = (answers: Raw, hidden: readonly string[]): Raw => Object.fromEntries(Object.entries(answers).filter(([name]) => !hidden.includes(name)));

const legalForms = /[\s,]+(ltd|limited|cic|cio|plc|llp|cyf|cyfyngedig)\.?$/i;

/** A name as people write it: whole, without what stands in brackets, without its legal form, and without "The". */
function waysOfWriting(name: string): string[] {
  const whole = name.trim();
  const bare = whole.replace(/\s*\([^)]*\)\s*/g, ' ').trim();
  const short = bare.replace(legalForms, '').trim();
  return [whole, bare, short, short.replace(/^(the|y|yr)\s+/i, '')];
}

/** Shorter pieces would take half the text away with them. */
const shortestName = 4;

/** Every way in which some names may be written, the longest first, so that no piece of a longer one is left. */
export const namesToTakeOut = (names: readonly string[]): string[] =>
  [...new Set(names.flatMap(waysOfWriting).filter((name) => name.length >= shortestName))].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+').replace(/['’]/g, "['’]");

/** The same value with every name taken out of every text in it, whatever the capitals. Instants and numbers stay as they are. */
export function withoutNames<Value>(value: Value, names: readonly string[]): Value {
  if (names.length === 0) return value;
  const pattern = new RegExp(names.map(escaped).join('|'), 'giu');
  const clean = (one: unknown): unknown => {
    if (typeof one === 'string') return one.replace(pattern, takenOut);
    if (Array.isArray(one)) return one.map(clean);
    if (one === null || typeof one !== 'object' || one instanceof Date) return one;
    return Object.fromEntries(Object.entries(one).map(([key, inner]) => [key, clean(inner)]));
  };
  // The same shape with other texts.
  return clean(value) as Value;
}

/** The texts of an answer that is itself a name: whoever is named in a marked question is not named elsewhere either. What was chosen from a list is not a name. */
export function textsOf(field: Field, value: RawValue): string[] {
  if (field.kind === 'text' || field.kind === 'longText') return typeof value === 'string' && value.length <= 200 ? [value] : [];
  if (field.kind !== 'table' || !Array.isArray(value)) return [];
  return value.flatMap((row) => (typeof row === 'string' ? [] : Object.entries(field.columns).flatMap(([name, cell]) => textsOf(cell, row[name]))));
}
