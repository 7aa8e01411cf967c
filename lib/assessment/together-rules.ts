import { applicationWorkflow, type ApplicationStatus } from '../application/workflow';
import type { Pence } from '../money';
import type { Criterion } from '../programme/question-set';
import { Refusal } from '../refusal';
import { canMove, wrongState } from '../workflow';
import { whyNotSiftMany } from './bulk-rules';
import { whyNotAssign, whyNotOpenPanel, whyNotRecommend } from './rules';

/** What can be done to many applications of the queue at once. Recommending for money is the simulator's, where the sums stand beside it. */
export const togetherMoves = ['sift', 'assign', 'panel', 'not_recommended', 'due_diligence'] as const;
export type TogetherMove = (typeof togetherMoves)[number];
export const isTogetherMove = (text: string | undefined): text is TogetherMove => togetherMoves.some((one) => one === text);

/** These say something of each application, so they carry one written reason for all of them. */
export const needsReason = (move: TogetherMove): boolean => move === 'not_recommended' || move === 'due_diligence';

/** What is known of an application when many are moved. */
export type Facing = {
  ref: string; title: string; organisation: string; status: ApplicationStatus; stopped: boolean; atRisk: boolean; safeguardingChecked: boolean; panelOpenedAt: Date | null; assessorsEach: number;
  assigned: number; scored: number; pending: number; moderated: number; criteria: Criterion[]; minimumPence: Pence; maximumPence: Pence; amountAppliedForPence: Pence | null;
};

/** Why one of them cannot go along: the very rules that decide about it alone. */
export function whyNotTogether(move: TogetherMove, one: Facing): Refusal | undefined {
  if (one.stopped) return new Refusal('stopped_by_flag');
  switch (move) {
    case 'sift':
      return whyNotSiftMany(one);
    case 'assign':
      return whyNotAssign(one, one.assessorsEach) ?? (one.assigned >= one.assessorsEach ? new Refusal('has_its_assessors', { count: one.assigned }) : undefined);
    case 'panel':
      return whyNotOpenPanel(one, one);
    case 'not_recommended':
      return whyNotRecommend(one, one.moderated, { outcome: 'not_recommended' });
    case 'due_diligence':
      return canMove(applicationWorkflow, one.status, 'check') ? undefined : wrongState(applicationWorkflow, one.status);
  }
}
