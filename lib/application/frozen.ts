import type { ConsentWay } from '../assisted/vocabulary';
import type { Raw } from '../field';
import type { Pence } from '../money';
import type { QuestionSet } from '../programme/question-set';
import { isAsked, questionsOf, valuesOf } from '../programme/questions';

/** What is frozen when an application is submitted. The text of it, byte for byte, is what was hashed. */
export type Frozen = {
  format: 1;
  application: string;
  number: number;
  round: { ref: string; title: string };
  questions: { key: string; version: number };
  organisation: { ref: string; name: string; kind: string; identifierScheme: string; identifier: string };
  /** As typed, of the questions that were asked. */
  answers: Raw;
  facts: Facts;
  submittedAt: string;
  /** Entered by the fund for somebody who could not: how they agreed, and who signed on paper, if somebody did. */
  assisted?: { consentWay: ConsentWay; consentOn: string; signedOnPaperBy?: string };
};

/** The answers that lists, ranking and an award need, parsed: money in pence, dates as YYYY-MM-DD. */
export type Facts = {
  title: string;
  summary: string;
  category: string;
  leadRegion: string;
  amountAppliedForPence: Pence;
  plannedStartDate: string;
  plannedEndDate: string;
  sites: { place: string; region: string }[];
  /** The town of the organisation's main office as it was then; none where the organisation had not told one. `region` is empty where it is not known. */
  leadPlace?: { place: string; region: string };
};

/** The answers to the questions that were asked; what was typed to others stays in the draft. */
export const askedAnswers = (set: QuestionSet, answers: Raw): Raw =>
  Object.fromEntries(questionsOf(set).filter((question) => isAsked(question, answers) && answers[question.name] !== undefined).map(({ name }) => [name, answers[name]]));

/** The facts of a complete application. Every round's question set asks these under these names. */
export function factsOf(set: QuestionSet, answers: Raw): Facts {
  const values = valuesOf(set, answers);
  const text = (name: string) => String(values[name] ?? '');
  // The table's own columns say what a row holds.
  const sites = (values.sites ?? []) as { place: string; region?: string }[];
  return {
    title: text('title'), summary: text('summary'), category: text('category'), leadRegion: text('lead_region'),
    amountAppliedForPence: Number(values.amount_applied_for ?? 0), plannedStartDate: text('planned_start_date'), plannedEndDate: text('planned_end_date'),
    // What is delivered online or nationwide has no region of its own: it counts where it is led from.
    sites: sites.map(({ place, region }) => ({ place, region: region ?? text('lead_region') })),
  };
}

/** JSON with its keys in order and no blanks, so that the same content is always the same text. What is undefined is left out. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((one) => canonicalJson(one ?? null)).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonicalJson(inner)}`).join(',')}}`;
}

/** A frozen copy read back. Only `submitApplication` writes them. */
export const readFrozen = (text: string): Frozen => JSON.parse(text) as Frozen;

/** The number of a version that an address asks for; undefined is the newest. */
export const numberFrom = (text: string | null | undefined): number | undefined => (text && /^\d{1,4}$/.test(text) ? Number(text) : undefined);
