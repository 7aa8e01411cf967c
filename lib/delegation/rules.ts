import { formatMoney, type Pence } from '../money';
import { Refusal } from '../refusal';
import { canMove, wrongState } from '../workflow';
import { type TwoPersonStatus, twoPersonWorkflow } from '../virement/workflow';

/** How far approvals reach: the programme's band, and each approver's own limit where they have one. */
export type Reach = { bandPence: Pence; limits: ReadonlyMap<string, Pence> };

/** The most that an approver's word is enough for: a limit of their own narrows the programme's band, and never widens it. */
export const aloneUpTo = ({ bandPence, limits }: Reach, approverId: string): Pence => Math.min(bandPence, limits.get(approverId) ?? bandPence);

/**
 * Whether these approvals are enough: one within its reach; or two, of which one at least is by somebody whose own limit is not below the amount.
 * Two people with small limits do not make one with a large one.
 */
export function enoughApprovals(reach: Reach, approvers: readonly string[], amountPence: Pence): boolean {
  if (approvers.some((id) => amountPence <= aloneUpTo(reach, id))) return true;
  return approvers.length >= 2 && approvers.some((id) => amountPence <= (reach.limits.get(id) ?? amountPence));
}

/** What a limit is decided on. `personId` none: the band of the whole programme. */
export type Proposed = { status: TwoPersonStatus; proposedBy: string; personId: string | null; limitPence: Pence | null };

/** Nobody confirms what they entered, nor what is about themselves, nor gives more than they have. */
export function whyNotConfirm(one: Proposed, actor: { id: string }, ownLimitPence: Pence | undefined): Refusal | undefined {
  if (!canMove(twoPersonWorkflow, one.status, 'confirm')) return wrongState(twoPersonWorkflow, one.status);
  if (one.proposedBy === actor.id || one.personId === actor.id) return new Refusal('second_person_needed');
  if (ownLimitPence === undefined) return undefined;
  return one.limitPence === null || one.limitPence > ownLimitPence ? new Refusal('delegation_over_own', { limit: formatMoney(ownLimitPence) }) : undefined;
}

/** What is said of one approval or batch: whose decision it carries out. */
export type GivenAuthority = { authority: string; authorityName?: string; decidedOn?: string; document?: string };

/** Another's decision names them, its day and the document it is written in. */
export function whyNotAuthority({ authority, authorityName, decidedOn, document }: GivenAuthority, today: string): Refusal | undefined {
  if (authority === 'approver') return undefined;
  if (!authorityName?.trim()) return new Refusal('authority_needs_document', {}, 'authorityName');
  if (!decidedOn) return new Refusal('authority_needs_document', {}, 'decidedOn');
  if (!document?.trim()) return new Refusal('authority_needs_document', {}, 'document');
  return decidedOn > today ? new Refusal('authority_decided_later', {}, 'decidedOn') : undefined;
}
