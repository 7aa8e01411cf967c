import 'server-only';
import { eq, inArray, sql } from 'drizzle-orm';
import { transaction, type Tx } from '@/db/client';
import { rows } from '@/db/rows';
import { applications, decisions } from '@/db/schema/applications';
import type { Person } from '../../access/actor';
import { authorise } from '../../access/policy';
import { applicationWorkflow } from '../../application/workflow';
import { offerAwards } from '../../award/steps';
import { londonDate } from '../../dates';
import type { Authority } from '../../decision/vocabulary';
import { enoughApprovals, whyNotAuthority } from '../../delegation/rules';
import { reachOf } from '../../delegation/steps';
import { refuseUncleared } from '../../diligence/steps';
import { keepDecisionRecords } from '../../decision-record/steps';
import { record, recordAll } from '../../event/commands';
import { once } from '../../event/once';
import { lockEnvelope } from '../../ledger/commands';
import { sendLetter } from '../../letter/steps';
import type { Pence } from '../../money';
import { Refusal, refuseIf } from '../../refusal';
import { nextState, wrongState } from '../../workflow';
import { type Approval, whyNotApprove, whyNotFit, whyNotNotify } from '../rules';
import { type LockedApplication, lockApplication } from '../steps';

/** What a decision rests on: the latest recommendation, earlier approvals, its programme and the envelope. */
export type DecisionFile = { applicationId: string; recommendedBy: string; amountRecommendedPence: Pence | null; approvals: Approval[]; programmeId: string; envelopeId: string };

/** Of those that have been recommended one way or another, by application. */
export async function decisionFiles(tx: Tx, applicationIds: readonly string[]): Promise<Map<string, DecisionFile>> {
  const found = await rows<DecisionFile>(tx, sql`
    select a.id as "applicationId", rec.recommended_by as "recommendedBy", rec.amount_recommended_pence as "amountRecommendedPence", r.programme_id as "programmeId", c.envelope_id as "envelopeId",
      coalesce((select json_agg(json_build_object('decidedBy', d.decided_by, 'amountPence', d.amount_approved_pence)) from decisions d
        where d.application_id = a.id and d.outcome = 'approved'), '[]') as approvals
    from applications a join funding_rounds r on r.id = a.round_id join round_categories c on c.round_id = a.round_id and c.key = a.category_key
      cross join lateral (select recommended_by, amount_recommended_pence from recommendations where application_id = a.id order by recommended_at desc, id desc limit 1) rec
    where a.id = any (${sql.param([...applicationIds])}::uuid[])`);
  return new Map(found.map((file) => [file.applicationId, file]));
}

async function decisionFile(tx: Tx, application: LockedApplication): Promise<DecisionFile> {
  const file = (await decisionFiles(tx, [application.id])).get(application.id);
  if (!file) throw wrongState(applicationWorkflow, application.status);
  return file;
}

export type ToApprove = { application: LockedApplication; file: DecisionFile; amountPence: Pence };

/**
 * One person's approvals, of one application or of many, once nothing stands against them and their envelopes are locked: each is recorded,
 * and those that need nobody else become awards, all of them or none.
 * @returns the references of the awards by application
 */
export async function approveStep(tx: Tx, actor: Person, approvals: readonly ToApprove[], { reason, now, ...decided }: { reason: string; now: Date } & Partial<Decided>): Promise<Map<string, string>> {
  if (reason.trim() === '') throw new Refusal('reason_needed', {}, 'reason');
  await refuseUncleared(tx, approvals.map(({ application }) => application));
  const counted = await count(tx, actor, approvals, now);
  await tx.insert(decisions).values(counted.map(({ application, file, amountPence }) => ({
    applicationId: application.id, outcome: 'approved' as const, amountApprovedPence: amountPence, reason: reason.trim(), recommendedBy: file.recommendedBy, decidedBy: actor.id, ...authorityOf(decided),
  })));
  await recordAll(tx, actor, counted.map(({ application, amountPence, approval, needed }) => ({ name: 'assessment.approved', subject: { kind: 'application', id: application.id }, data: { amountPence, approval, needed } })));
  const whole = counted.filter(({ approval, needed }) => approval >= needed);
  const ids = whole.map(({ application }) => application.id);
  for (const { application } of whole) nextState(applicationWorkflow, application.status, 'approve');
  if (ids.length > 0) await tx.update(applications).set({ status: applicationWorkflow.moves.approve.to, version: sql`${applications.version} + 1` }).where(inArray(applications.id, ids));
  const awarded = await offerAwards(tx, actor, whole.map(({ application, file, amountPence }) => ({ application, envelopeId: file.envelopeId, amountPence })), now);
  await keepDecisionRecords(tx, actor, 'approved', whole.map(({ application: { id, ref }, amountPence }) => ({ id, ref, earmarkedPence: amountPence })));
  return awarded;
}

/** Whether each is enough with the approvals before it, by the programme's band and the approvers' own limits. */
async function count(tx: Tx, actor: Person, approvals: readonly ToApprove[], now: Date) {
  const reaches = new Map<string, Awaited<ReturnType<typeof reachOf>>>();
  for (const { programmeId } of new Map(approvals.map(({ file }) => [file.programmeId, file])).values()) reaches.set(programmeId, await reachOf(tx, programmeId, now));
  return approvals.map((one) => {
    const reach = reaches.get(one.file.programmeId);
    const approval = one.file.approvals.length + 1;
    const enough = reach !== undefined && enoughApprovals(reach, [...one.file.approvals.map(({ decidedBy }) => decidedBy), actor.id], one.amountPence);
    return { ...one, approval, needed: enough ? approval : approval + 1 };
  });
}

/** Whose decision an approval carries out: the approver's own within their delegation, or another's, with its day and document. */
export type Decided = { authority: 'approver' | Authority; authorityName?: string; decidedOn?: string; document?: string };

const authorityOf = ({ authority = 'approver', authorityName, decidedOn, document }: Partial<Decided>) =>
  authority === 'approver' ? { authority } : { authority, authorityName: authorityName?.trim(), authorityOn: decidedOn, authorityDocument: document?.trim() };

/**
 * Approves an award by somebody who did not recommend it, with a fresh second factor. Over the programme's band or
 * the approver's own limit (lib/delegation) the approval is recorded and another person's one makes the award: it is offered, its money earmarked, its agreement written.
 * Refuses `award_does_not_fit` (with what is left), `approvals_differ`, `already_decided`, `outside_round_limits`, `second_factor_needed`.
 * @returns the award's reference, or none while a second approval is awaited
 */
export const approveApplication = (actor: Person, ref: string, input: { amountPence: Pence; reason: string; key: string } & Partial<Decided>): Promise<{ awardRef: string | null }> =>
  transaction(actor, async (tx, now) => {
    const { key, ...body } = input;
    const application = await lockApplication(tx, actor, ref);
    const file = await decisionFile(tx, application);
    authorise(actor, 'application.decide', file, now);
    return once(tx, actor, 'application.approve', key, { ref, ...body }, async () => {
      refuseIf(whyNotApprove(application, file.approvals, actor.id, input.amountPence));
      refuseIf(whyNotAuthority({ ...input, authority: input.authority ?? 'approver' }, londonDate(now)));
      refuseIf(whyNotFit(input.amountPence, await lockEnvelope(tx, file.envelopeId)));
      // It records the approval, and the award that may come of it.
      const awarded = await approveStep(tx, actor, [{ application, file, amountPence: input.amountPence }], { ...body, now });
      return { awardRef: awarded.get(application.id) ?? null };
    });
  });

/** Decides against an application, whatever was recommended, by somebody who did not recommend it. */
export const refuseApplication = (actor: Person, ref: string, { reason, key }: { reason: string; key: string }): Promise<{ refused: true }> =>
  transaction(actor, async (tx, now) => {
    const application = await lockApplication(tx, actor, ref);
    const file = await decisionFile(tx, application);
    authorise(actor, 'application.decide', file, now);
    return once(tx, actor, 'application.refuse', key, { ref, reason }, async () => {
      if (reason.trim() === '') throw new Refusal('reason_needed', {}, 'reason');
      await tx.update(applications).set({ status: nextState(applicationWorkflow, application.status, 'refuse'), version: application.version + 1 }).where(eq(applications.id, application.id));
      await tx.insert(decisions).values({ applicationId: application.id, outcome: 'refused', reason: reason.trim(), recommendedBy: file.recommendedBy, decidedBy: actor.id });
      await record(tx, actor, 'assessment.refused', { kind: 'application', id: application.id });
      await keepDecisionRecords(tx, actor, 'refused', [{ id: application.id, ref, earmarkedPence: 0 }]);
      return { refused: true };
    });
  });

/**
 * Tells the applicant what was decided, by its letter alone (lib/letter/steps.ts); until then it reads "being assessed". Everybody of the
 * organisation is told where to look, and of a successful one its certifiers are asked to sign.
 * Refuses `not_decided_yet`, `already_notified`, and what keeps a letter from being sent.
 */
export const notifyDecision = (actor: Person, ref: string): Promise<void> =>
  transaction(actor, async (tx, now) => {
    const application = await lockApplication(tx, actor, ref);
    authorise(actor, 'application.notify', null, now);
    refuseIf(whyNotNotify(application));
    await sendLetter(tx, actor, application, { now });
    await record(tx, actor, 'application.decision_notified', { kind: 'application', id: application.id });
  });
