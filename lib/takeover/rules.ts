import { Refusal } from '../refusal';
import { canMove } from '../workflow';
import type { TakeoverGround } from './vocabulary';
import { type TakeoverStatus, takeoverWorkflow } from './workflow';

export type Ownership = {
  mergedInto: string | null;
  /** Those who own it now, and how many of them mail reaches. */
  owners: number; reachable: number;
  /** Whether another invitation to take it over is under way. */
  underWay: boolean;
};
export type Invited = { /** Holds a role of the fund. */ staff: boolean; owner: boolean; bounced: boolean };

/** Why this person cannot be invited to own the organisation. Whoever could be asked must be asked. */
export function whyNotTakeOver({ mergedInto, owners, reachable, underWay }: Ownership, ground: TakeoverGround, invited: Invited): Refusal | undefined {
  if (mergedInto) return new Refusal('organisation_was_merged');
  if (underWay) return new Refusal('takeover_under_way');
  if (ground === 'none' && owners > 0) return new Refusal('takeover_has_owner', {}, 'ground');
  if (ground !== 'none' && owners === 0) return new Refusal('takeover_has_no_owner', {}, 'ground');
  // One who has left may still have a mailbox; a second owner who can be written to hands over, or removes the leaver.
  if (reachable > (ground === 'left' ? 1 : 0)) return new Refusal('takeover_owner_reachable', {}, 'ground');
  if (invited.owner) return new Refusal('is_owner_already', {}, 'email');
  if (invited.staff) return new Refusal('takeover_of_staff', {}, 'email');
  return invited.bounced ? new Refusal('takeover_to_bouncing', {}, 'email') : undefined;
}

export function whyNotConfirm(takeover: { status: TakeoverStatus; proposedBy: string } | undefined, actor: { id: string }): Refusal | undefined {
  if (!takeover || !canMove(takeoverWorkflow, takeover.status, 'confirm')) return new Refusal('takeover_is_over');
  return takeover.proposedBy === actor.id ? new Refusal('second_person_needed') : undefined;
}
