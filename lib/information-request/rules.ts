import { Refusal } from '../refusal';
import { canMove, wrongState } from '../workflow';
import { occurs } from './redaction';
import { type Exemption, exemptionsOf, type RequestKind } from './vocabulary';
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

/** Why an officer cannot ask a second one to release it. */
export function whyNotPropose(request: { status: InformationRequestStatus; items: number; undecided: number }): Refusal | undefined {
  if (!canMove(flow, request.status, 'propose')) return wrongState(flow, request.status);
  if (request.items === 0) return new Refusal('nothing_gathered');
  return request.undecided > 0 ? new Refusal('redactions_undecided', { count: request.undecided }) : undefined;
}

/** Why this officer cannot release it. */
export function whyNotRelease(request: { status: InformationRequestStatus; proposedBy: string | null }, actor: { id: string }): Refusal | undefined {
  if (!canMove(flow, request.status, 'release')) return wrongState(flow, request.status);
  return request.proposedBy === actor.id ? new Refusal('second_person_needed') : undefined;
}
