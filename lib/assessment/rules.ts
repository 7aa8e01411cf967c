import { type ApplicationStatus, applicationWorkflow } from '../application/workflow';
import { londonDate } from '../dates';
import { formatMoney, type Pence } from '../money';
import type { Criterion } from '../programme/question-set';
import { Refusal } from '../refusal';
import { canMove, wrongState as notAtThisStage } from '../workflow';

/** What one person gave one criterion, and why. */
export type Score = { criterion: string; score: number; reason: string };

/** An application is scored by two people at least, or more by the round's setting, and the panel opens on no fewer scores. */
export const fewestAssessors = 2;

/** How long an assessor has, where the round does not say. */
export const daysToScore = 14;

/** The London date so many days from an instant. */
export const dueOn = (from: Date, days: number): string => londonDate(new Date(from.getTime() + days * 86_400_000));

/** Nobody works on an application of an organisation they belong to, or in which they declared a conflict. */
export function whyNotTouch(one: { conflicted: boolean; ownOrganisation: boolean }): Refusal | undefined {
  return one.conflicted || one.ownOrganisation ? new Refusal('conflict_of_interest') : undefined;
}

/** @param assessors how many would be assigned without a conflict, once this is done */
export function whyNotAssign(application: { status: ApplicationStatus; panelOpenedAt: Date | null; assessorsEach?: number }, assessors: number): Refusal | undefined {
  if (application.status !== 'in_assessment') return wrongState(application.status);
  if (application.panelOpenedAt) return new Refusal('panel_is_open');
  const fewest = application.assessorsEach ?? fewestAssessors;
  return assessors < fewest ? new Refusal('too_few_assessors', { fewest }, 'assessors') : undefined;
}

/** Each criterion once, a whole number on the round's scale, and a written reason. */
export function whyNotScore(round: { criteria: Criterion[]; scaleMax: number }, scores: readonly Score[]): Refusal | undefined {
  const keys = round.criteria.map((criterion) => criterion.key);
  const complete = scores.length === keys.length && keys.every((key) => scores.some((one) => one.criterion === key));
  const missed = scores.find((one) => !Number.isInteger(one.score) || one.score < 0 || one.score > round.scaleMax);
  if (!complete || missed) return new Refusal('score_every_criterion', { max: round.scaleMax }, missed && `score_${missed.criterion}`);
  const unexplained = scores.find((one) => one.reason.trim() === '');
  return unexplained && new Refusal('reason_needed', {}, `reason_${unexplained.criterion}`);
}

/** @param counts of its assignments that carry no conflict: sealed, and still to come */
export function whyNotOpenPanel(
  application: { status: ApplicationStatus; panelOpenedAt: Date | null; assessorsEach?: number },
  counts: { scored: number; pending: number },
): Refusal | undefined {
  if (application.status !== 'in_assessment') return wrongState(application.status);
  if (application.panelOpenedAt) return new Refusal('panel_is_open');
  if (counts.pending > 0) return new Refusal('scores_are_missing', { pending: counts.pending });
  const fewest = application.assessorsEach ?? fewestAssessors;
  return counts.scored < fewest ? new Refusal('too_few_scores', { scored: counts.scored, fewest }) : undefined;
}

export function whyNotModerate(application: { status: ApplicationStatus; panelOpenedAt: Date | null }): Refusal | undefined {
  if (application.status !== 'in_assessment') return wrongState(application.status);
  return application.panelOpenedAt ? undefined : new Refusal('panel_is_closed');
}

export type Outcome = 'recommended' | 'reserve' | 'not_recommended';
export const outcomes = ['recommended', 'reserve', 'not_recommended'] as const satisfies readonly Outcome[];
export const moveOf = { recommended: 'recommend', reserve: 'reserve', not_recommended: 'not_recommend' } as const;

type Limits = { minimumPence: Pence; maximumPence: Pence; amountAppliedForPence: Pence | null };

/** @param moderated how many criteria have a moderated score */
export function whyNotRecommend(
  application: Limits & { status: ApplicationStatus; criteria: Criterion[] },
  moderated: number,
  input: { outcome: Outcome; amountPence?: Pence },
): Refusal | undefined {
  if (!canMove(applicationWorkflow, application.status, moveOf[input.outcome])) return wrongState(application.status);
  if (moderated < application.criteria.length) return new Refusal('moderate_first');
  if (input.outcome !== 'recommended') return undefined;
  return input.amountPence === undefined ? new Refusal('amount_needed', {}, 'amount') : whyNotAmount(application, input.amountPence);
}

/** An award stays within its round's limits, and is never more than was asked for. */
export function whyNotAmount({ minimumPence, maximumPence, amountAppliedForPence }: Limits, pence: Pence): Refusal | undefined {
  if (amountAppliedForPence !== null && pence > amountAppliedForPence) {
    return new Refusal('more_than_applied_for', { applied: formatMoney(amountAppliedForPence) }, 'amount');
  }
  if (pence >= minimumPence && pence <= maximumPence) return undefined;
  return new Refusal('outside_round_limits', { min: formatMoney(minimumPence), max: formatMoney(maximumPence) }, 'amount');
}

export type Approval = { decidedBy: string; amountPence: Pence };

/** @param approvals those already recorded */
export function whyNotApprove(
  application: Limits & { status: ApplicationStatus },
  approvals: readonly Approval[],
  actorId: string,
  amountPence: Pence,
): Refusal | undefined {
  if (!canMove(applicationWorkflow, application.status, 'approve')) return wrongState(application.status);
  if (approvals.some((one) => one.decidedBy === actorId)) return new Refusal('already_decided');
  const other = approvals.find((one) => one.amountPence !== amountPence);
  if (other) return new Refusal('approvals_differ', { amount: formatMoney(other.amountPence) }, 'amount');
  return whyNotAmount(application, amountPence);
}

/** What is left is said in words: the approver decides next about a lower amount. */
export function whyNotFit(amountPence: Pence, envelope: { leftPence: Pence; labelEn: string; labelCy: string }): Refusal | undefined {
  if (amountPence <= envelope.leftPence) return undefined;
  return new Refusal('award_does_not_fit', { amount: formatMoney(amountPence), envelope: { en: envelope.labelEn, cy: envelope.labelCy }, left: formatMoney(envelope.leftPence) }, 'amount');
}

const decided: readonly ApplicationStatus[] = ['ineligible', 'successful', 'unsuccessful'];

export function whyNotNotify(application: { status: ApplicationStatus; decisionNotifiedAt: Date | null }): Refusal | undefined {
  if (!decided.includes(application.status)) return new Refusal('not_decided_yet');
  return application.decisionNotifiedAt ? new Refusal('already_notified') : undefined;
}

/** A percentage of the most there is, to one decimal: weights are relative to one another. */
export function weightedScore(round: { criteria: Criterion[]; scaleMax: number }, scores: readonly { criterion: string; score: number }[]): number {
  const most = round.criteria.reduce((sum, one) => sum + one.weight * round.scaleMax, 0);
  const given = round.criteria.reduce((sum, one) => sum + one.weight * (scores.find(({ criterion }) => criterion === one.key)?.score ?? 0), 0);
  return most === 0 ? 0 : Math.round((given / most) * 1000) / 10;
}

const wrongState = (status: ApplicationStatus) => notAtThisStage(applicationWorkflow, status);
