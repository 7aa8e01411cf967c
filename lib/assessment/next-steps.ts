import { holds, type Person } from '../access/actor';
import { applicationWorkflow, type ApplicationStatus } from '../application/workflow';
import type { Pence } from '../money';
import type { Criterion } from '../programme/question-set';
import { Refusal } from '../refusal';
import { canMove, wrongState } from '../workflow';
import { fewestAssessors, whyNotAssign, whyNotModerate, whyNotNotify, whyNotOpenPanel, whyNotRecommend } from './rules';

type Application = {
  status: ApplicationStatus; panelOpenedAt: Date | null; decisionNotifiedAt: Date | null; criteria: Criterion[]; minimumPence: Pence; maximumPence: Pence;
  amountAppliedForPence: Pence | null; dueDiligence: string | null; assigned: number; scored: number; pending: number; moderated: number;
  assessorsEach?: number; stopped?: boolean;
  recommendation: { byId: string } | null; approvals: readonly { decidedBy: string }[]; refusal: unknown;
};

export const stepKeys = ['sift', 'assessors', 'panel', 'moderation', 'recommendation', 'due-diligence', 'approval', 'refusal', 'notification'] as const;
export type StepKey = (typeof stepKeys)[number];
/** `whyNot` says why it cannot be done now; a step that is done may still be open (the scores can be moderated again). */
export type Step = { key: StepKey; done: boolean; whyNot?: Refusal };

/** In these states nothing more happens to an application but that its applicant is told. */
const ended: readonly ApplicationStatus[] = ['ineligible', 'successful', 'unsuccessful', 'withdrawn'];

/** What the application's own page lists: what was done, what can be, and what could be later. */
export const nextSteps = (actor: Person, application: Application): Step[] =>
  stepsOf(actor, application).filter(({ done, whyNot }) => done || !whyNot || !ended.includes(application.status));

/** The steps that are this person's to take, in order, each with its reason where it cannot be taken now. */
export function stepsOf(actor: Person, application: Application): Step[] {
  const { status } = application;
  const notNow = (ok: boolean) => (ok ? undefined : wrongState(applicationWorkflow, status));
  const sifted = status !== 'submitted' && status !== 'withdrawn';
  const officer: Step[] = [
    { key: 'sift', done: sifted, whyNot: notNow(canMove(applicationWorkflow, status, 'find_eligible')) },
    { key: 'assessors', done: application.assigned >= (application.assessorsEach ?? fewestAssessors), whyNot: whyNotAssign(application, application.assessorsEach ?? fewestAssessors) },
    { key: 'panel', done: application.panelOpenedAt !== null, whyNot: whyNotOpenPanel(application, application) },
    { key: 'moderation', done: application.moderated >= application.criteria.length, whyNot: whyNotModerate(application) },
    { key: 'recommendation', done: application.recommendation !== null, whyNot: whyNotRecommend(application, application.moderated, { outcome: status === 'reserve' ? 'recommended' : 'reserve', amountPence: application.amountAppliedForPence ?? application.minimumPence }) },
    { key: 'due-diligence', done: application.dueDiligence !== null, whyNot: notNow(canMove(applicationWorkflow, status, 'check')) },
  ];
  const approver: Step[] = [
    { key: 'approval', done: application.approvals.length > 0 && status === 'successful', whyNot: ownDecision(actor, application) ?? notNow(canMove(applicationWorkflow, status, 'approve')) },
    { key: 'refusal', done: application.refusal !== null, whyNot: ownDecision(actor, application) ?? notNow(canMove(applicationWorkflow, status, 'refuse')) },
  ];
  const last: Step = { key: 'notification', done: application.decisionNotifiedAt !== null, whyNot: whyNotNotify(application) };
  const all = [...(holds(actor, 'fund_officer') ? officer : []), ...(holds(actor, 'approver') ? approver : []), ...(holds(actor, 'fund_officer') ? [last] : [])];
  return application.stopped ? all.map((step) => ({ ...step, whyNot: new Refusal('stopped_by_flag') })) : all;
}

/** Why this approver cannot decide, whatever the state: it is their own recommendation, or they have decided already. */
function ownDecision(actor: Person, { recommendation, approvals }: Application): Refusal | undefined {
  if (recommendation?.byId === actor.id) return new Refusal('own_recommendation');
  return approvals.some(({ decidedBy }) => decidedBy === actor.id) ? new Refusal('already_decided') : undefined;
}
