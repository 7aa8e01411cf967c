import { formatDate } from '../dates';
import { Refusal } from '../refusal';
import { canMove, wrongState } from '../workflow';
import { occurs } from './redaction';
import { type Exemption, exemptionsOf, type RequestKind } from './vocabulary';
import { isWorkingDay } from './working-days';
import { type InformationRequestStatus, informationRequestWorkflow as flow } from './workflow';

/** Why a request cannot be logged as it is said. */
export function whyNotLog({ kind, receivedOn, subjectName }: { kind: RequestKind; receivedOn: string; subjectName?: string }, today: string): Refusal | undefined {
  if (receivedOn > today) return new Refusal('received_in_the_future', {}, 'receivedOn');
  if (kind === 'subject_access' && !subjectName?.trim()) return new Refusal('subject_needed', {}, 'subjectName');
  return undefined;
}

/** Why words cannot be withheld from an item. No words are the whole item. */
export function whyNotWithhold(kind: RequestKind, { words, exemption, reason }: { words: string; exemption: Exemption; reason: string }, body: string): Refusal | undefined {
  const lawful: readonly string[] = exemptionsOf[kind];
  if (!lawful.includes(exemption)) return new Refusal('exemption_of_another_law', {}, 'exemption');
  if (reason.trim() === '') return new Refusal('reason_needed', {}, 'reason');
  if (words === '') return undefined;
  if (words.trim().length < 2) return new Refusal('words_too_short', {}, 'words');
  return occurs(body, words) ? undefined : new Refusal('words_not_there', {}, 'words');
}

/** Why words of an item are not withheld once more: not twice by a button pressed twice. What was decided to go out may be withheld after all. */
export function whyNotWithholdAgain(held: readonly { words: string; whole: boolean; status: string }[], words: string): Refusal | undefined {
  const same = held.some((one) => one.status !== 'removed' && (words === '' ? one.whole : !one.whole && one.words === words));
  return same ? new Refusal('withheld_already', {}, 'words') : undefined;
}

export type Extendable = { kind: RequestKind; status: InformationRequestStatus; receivedOn: string; dueOn: string; extensions: number };

/**
 * Why it cannot be due later. The laws want the asker told before the answer is due; two of them allow it once and no longer than `latest`,
 * the Act allows what is reasonable (lib/information-request/working-days.ts). No date yet is one that could be chosen.
 */
export function whyNotExtend(request: Extendable, until: string | undefined, latest: string, today: string): Refusal | undefined {
  if (request.status !== 'open' && request.status !== 'awaiting_release') return wrongState(flow, request.status);
  if (today > request.dueOn) return new Refusal('extension_too_late');
  const once = request.kind !== 'foi';
  if (once && request.extensions > 0) return new Refusal('extension_used');
  if (until === undefined) return undefined;
  if (until <= request.dueOn) return new Refusal('due_not_later', {}, 'until');
  return once && until > latest ? new Refusal('extension_beyond', { date: { en: formatDate(latest, 'en'), cy: formatDate(latest, 'cy') } }, 'until') : undefined;
}

/** Why an administrator's entry about a day would change nothing. */
export function whyNotEnterHoliday({ on, proclaimed }: { on: string; proclaimed: boolean }, entered: readonly string[]): Refusal | undefined {
  if (proclaimed) return isWorkingDay(on, entered) ? undefined : new Refusal('holiday_not_working', {}, 'onDate');
  return entered.includes(on) ? undefined : new Refusal('holiday_not_entered', {}, 'onDate');
}

/** Why an officer cannot ask a second one to release it. */
export function whyNotPropose(request: { status: InformationRequestStatus; items: number; undecided: number }): Refusal | undefined {
  if (!canMove(flow, request.status, 'propose')) return wrongState(flow, request.status);
  if (request.items === 0) return new Refusal('nothing_gathered');
  return request.undecided > 0 ? new Refusal('redactions_undecided', { count: request.undecided }) : undefined;
}

/** Why nothing can be gathered for it or withheld from it now, and why it cannot be closed. */
export const whyNotWork = ({ status }: { status: InformationRequestStatus }): Refusal | undefined => (status === 'open' ? undefined : wrongState(flow, status));

/** Why nobody can release it or send it back now. */
export const whyNotSettle = ({ status }: { status: InformationRequestStatus }): Refusal | undefined => (canMove(flow, status, 'release') ? undefined : wrongState(flow, status));

/** Why this officer cannot release it. */
export function whyNotRelease(request: { status: InformationRequestStatus; proposedBy: string | null }, actor: { id: string }): Refusal | undefined {
  const waits = whyNotSettle(request);
  if (waits) return waits;
  return request.proposedBy === actor.id ? new Refusal('second_person_needed') : undefined;
}
