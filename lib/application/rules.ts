import type { Raw, RawValue } from '../field';
import { isBlank } from '../field-raw';
import { type Deadline, whyNotInTime } from '../deadline/rules';
import { parseMoney, type Pence } from '../money';
import { plainText } from '../plain-text';
import { takesKind, whyNotOpen } from '../programme/rules';
import type { QuestionPage } from '../programme/question-set';
import { Refusal } from '../refusal';
import type { Limits } from '../sums';
import { canMove } from '../workflow';
import { canonicalJson } from './frozen';
import { type ApplicationStatus, applicationWorkflow } from './workflow';

type Round = { opensAt: Date; closesAt: Date };
type InTime = Pick<Deadline, 'opensAt' | 'until'>;

export function whyNotStart(round: Round & { eligibleKinds?: readonly string[] }, organisation: { kind: string }, now: Date): Refusal | undefined {
  if (!takesKind(round.eligibleKinds, organisation.kind)) return new Refusal('kind_not_eligible', {}, 'organisation');
  return whyNotOpen(round, now);
}

/** Writing goes on after the deadline: what is typed is kept whatever the clock says, it is only not submitted. */
export function whyNotEdit({ status }: { status: ApplicationStatus }): Refusal | undefined {
  if (status === 'draft') return undefined;
  return new Refusal(status === 'awaiting_sign_off' ? 'application_with_certifier' : 'application_not_draft');
}

/**
 * What stands between a draft and its sign-off. `certifiers` counts those of the organisation; `mustSign`: whoever asks is the only one who
 * could sign, though there are others who could ask.
 */
export function whyNotAskForSignOff(application: { status: ApplicationStatus; unfinished: number; conflicts: number; certifiers: number; mustSign?: boolean }, deadline: InTime, now: Date): Refusal | undefined {
  const { status, unfinished, conflicts, certifiers, mustSign = false } = application;
  if (status !== 'draft') return whyNotEdit(application);
  // First what nobody can mend: it would be unkind to ask for work that leads nowhere.
  const late = whyNotInTime(deadline, now);
  if (late) return late;
  if (conflicts > 0) return new Refusal('application_has_two_texts', { count: conflicts });
  if (unfinished > 0) return new Refusal('application_not_complete', { count: unfinished });
  if (certifiers === 0) return new Refusal('no_certifier');
  return mustSign ? new Refusal('colleague_asks') : undefined;
}

/**
 * The deadline is the database's clock against `submittableUntil`, and nothing else: not the browser's clock, not when the page was opened. `alone`: the organisation has one person here, who must confirm again. `ownWork`: whoever signs asked for the
 * sign-off too; where there are two people, the other one does either.
 */
export function whyNotSubmit(application: { status: ApplicationStatus; unfinished: number; alone: boolean; ownWork?: boolean }, confirmedAlone: boolean, deadline: InTime, now: Date): Refusal | undefined {
  const { status, unfinished, alone, ownWork = false } = application;
  if (status === 'draft') return new Refusal('sign_off_not_asked');
  if (status !== 'awaiting_sign_off') return new Refusal(status === 'withdrawn' ? 'application_not_draft' : 'application_already_submitted');
  const late = whyNotInTime(deadline, now);
  if (late) return late;
  if (unfinished > 0) return new Refusal('application_not_complete', { count: unfinished });
  if (!alone && ownWork) return new Refusal('sign_off_by_another');
  return alone && !confirmedAlone ? new Refusal('confirm_alone', {}, 'alone') : undefined;
}

export const whyNotWithdraw = ({ status }: { status: ApplicationStatus }): Refusal | undefined =>
  canMove(applicationWorkflow, status, 'withdraw') ? undefined : new Refusal('cannot_withdraw');

const decided: readonly ApplicationStatus[] = ['successful', 'unsuccessful', 'ineligible'];
const openly: readonly ApplicationStatus[] = ['draft', 'awaiting_sign_off', 'submitted', 'clarification_asked', 'withdrawn'];

/**
 * What the applicant may know. Whatever was found, recommended or decided reads "being assessed" until it is notified; and a
 * recommendation is never theirs to see.
 */
export function statusForApplicant({ status, decisionNotifiedAt }: { status: ApplicationStatus; decisionNotifiedAt: Date | null }): ApplicationStatus {
  if (openly.includes(status)) return status;
  return decisionNotifiedAt && decided.includes(status) ? status : 'in_assessment';
}

/** An answer as it came, without what nobody typed: characters nobody sees, a browser's line endings, empty rows at the end of a table. */
export function tidyAnswer(typed: RawValue): RawValue {
  if (typeof typed === 'string') return plainText(typed);
  if (isBlank(typed) || typed === undefined || typed instanceof Blob) return undefined;
  if (!Array.isArray(typed)) return Object.fromEntries(Object.entries(typed).map(([name, value]) => [name, tidyAnswer(value)]));
  const last = typed.findLastIndex((row: RawValue) => !isBlank(row));
  // A table's rows, or a list of choices: never both in one answer. Gaps in the rows are rows too.
  return Array.from({ length: last + 1 }, (_, index) => tidyAnswer(typed[index]) ?? {}) as RawValue;
}

/** Whether two texts of an answer say the same, however they are written down. */
export const sameAnswer = (one: RawValue, other: RawValue): boolean => canonicalJson(bare(one)) === canonicalJson(bare(other));
const bare = (answer: RawValue): unknown => (isBlank(answer) ? null : answer);

/** What the saving form knows: which version it showed, its own name, and how many keys it had counted. */
export type Seen = { version: number; form: string; order: number };
/**
 * What is kept now, the text the form last knew (what it showed, or what it saved itself since), and the form's own count when it
 * last saved.
 */
export type Kept = { raw: RawValue; version: number; savedWith: string | null; known: RawValue; savedOrder: number };

/**
 * What becomes of a typed answer. A save that its own form has overtaken, because the line was slow, is not news: what the form sent
 * later is there. A save that has seen the latest is kept. A stale one overwrites nothing: unless the form only
 * sent back what it was shown, its text is kept apart, for a person to choose.
 */
export function fateOf(typed: RawValue, kept: Kept | undefined, seen: Seen): 'unchanged' | 'saved' | 'kept_apart' {
  if (sameAnswer(typed, kept?.raw) || (kept && seen.order < kept.savedOrder)) return 'unchanged';
  const fresh = !kept || kept.version === seen.version || kept.savedWith === seen.form;
  if (fresh) return 'saved';
  return sameAnswer(typed, kept.known) ? 'unchanged' : 'kept_apart';
}

/** What a grant of the round may be, and the pot of each of its categories that has one, in pence. */
export type GrantLimits = { minimumPence: Pence; maximumPence: Pence; pots: Readonly<Record<string, Pence>> };

/** What the totals of a page's tables are held against: the budget against the grant, what partners get against what is applied for. */
export function limitsOf({ answers, grant }: { answers: Raw; grant: GrantLimits }, page: QuestionPage): Record<string, Limits> {
  const asked = typeof answers.amount_applied_for === 'string' ? answers.amount_applied_for : undefined;
  const tables = page.questions.filter(({ field }) => field.kind === 'table' && field.totals);
  return Object.fromEntries(tables.map(({ name, addsUpTo }) => {
    if (!addsUpTo) return [name, { atMost: asked && parseMoney(asked) }];
    const typed = answers[addsUpTo.name];
    return [name, { minimum: grant.minimumPence, maximum: grant.maximumPence, pot: grant.pots[String(answers.category)], equals: { name: addsUpTo.name, typed: typeof typed === 'string' ? typed : undefined } }];
  }));
}
