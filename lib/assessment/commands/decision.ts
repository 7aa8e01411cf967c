import 'server-only';
import { eq, sql } from 'drizzle-orm';
import { transaction, type Tx } from '@/db/client';
import { rows } from '@/db/rows';
import { applications, decisions } from '@/db/schema/applications';
import type { Person } from '../../access/actor';
import { authorise } from '../../access/policy';
import { applicationWorkflow } from '../../application/workflow';
import { offerAward } from '../../award/steps';
import { record } from '../../event/commands';
import { once } from '../../event/once';
import { lockEnvelope } from '../../ledger/commands';
import type { Pence } from '../../money';
import { notify } from '../../notification/commands';
import { Refusal, refuseIf } from '../../refusal';
import { nextState, wrongState } from '../../workflow';
import { type Approval, approvalsNeeded, whyNotApprove, whyNotFit, whyNotNotify } from '../rules';
import { type LockedApplication, lockApplication, membersToTell } from '../steps';

/** What a decision rests on: the latest recommendation, earlier approvals, the band and the envelope. */
type DecisionFile = { recommendedBy: string; approvals: Approval[]; secondApprovalAbovePence: Pence; envelopeId: string };

async function decisionFile(tx: Tx, application: LockedApplication): Promise<DecisionFile> {
  const [file] = await rows<DecisionFile>(tx, sql`
    select rec.recommended_by as "recommendedBy", p.second_approval_above_pence as "secondApprovalAbovePence", c.envelope_id as "envelopeId",
      coalesce((select json_agg(json_build_object('decidedBy', d.decided_by, 'amountPence', d.amount_approved_pence)) from decisions d
        where d.application_id = ${application.id} and d.outcome = 'approved'), '[]') as approvals
    from grant_programmes p join round_categories c on c.round_id = ${application.roundId} and c.key = ${application.categoryKey}
      cross join lateral (select recommended_by from recommendations where application_id = ${application.id} order by recommended_at desc, id desc limit 1) rec
    where p.id = ${application.programmeId}`);
  if (!file) throw wrongState(applicationWorkflow, application.status);
  return file;
}

type Decision = { outcome: 'approved' | 'refused'; reason: string; amountPence?: Pence };

async function decide(tx: Tx, actor: Person, application: LockedApplication, file: DecisionFile, { outcome, reason, amountPence }: Decision): Promise<void> {
  if (reason.trim() === '') throw new Refusal('reason_needed', {}, 'reason');
  await tx.insert(decisions).values({
    applicationId: application.id, outcome, amountApprovedPence: amountPence ?? null, reason: reason.trim(), recommendedBy: file.recommendedBy, decidedBy: actor.id,
  });
}

const moveTo = (tx: Tx, application: LockedApplication, move: 'approve' | 'refuse') =>
  tx.update(applications).set({ status: nextState(applicationWorkflow, application.status, move), version: application.version + 1 }).where(eq(applications.id, application.id));

/**
 * Approves an award by somebody who did not recommend it, with a fresh second factor. Over the programme's band the first approval
 * is recorded and a second person's one makes the award: it is offered, its money earmarked, its agreement written.
 * Refuses `award_does_not_fit` (with what is left), `approvals_differ`, `already_decided`, `outside_round_limits`, `second_factor_needed`.
 * @returns the award's reference, or none while a second approval is awaited
 */
export const approveApplication = (actor: Person, ref: string, input: { amountPence: Pence; reason: string; key: string }): Promise<{ awardRef: string | null }> =>
  transaction(actor, async (tx, now) => {
    const { key, ...body } = input;
    const application = await lockApplication(tx, actor, ref);
    const file = await decisionFile(tx, application);
    authorise(actor, 'application.decide', file, now);
    return once(tx, actor, 'application.approve', key, { ref, ...body }, async () => {
      refuseIf(whyNotApprove(application, file.approvals, actor.id, input.amountPence));
      refuseIf(whyNotFit(input.amountPence, await lockEnvelope(tx, file.envelopeId)));
      await decide(tx, actor, application, file, { outcome: 'approved', ...body });
      const needed = approvalsNeeded(input.amountPence, file.secondApprovalAbovePence);
      const subject = { kind: 'application', id: application.id } as const;
      await record(tx, actor, 'assessment.approved', subject, { amountPence: input.amountPence, approval: file.approvals.length + 1, needed });
      if (file.approvals.length + 1 < needed) return { awardRef: null };
      await moveTo(tx, application, 'approve');
      return { awardRef: await offerAward(tx, actor, application, { envelopeId: file.envelopeId, amountPence: input.amountPence, now }) };
    });
  });

/** Decides against an application, whatever was recommended, by somebody who did not recommend it. */
export const refuseApplication = (actor: Person, ref: string, { reason, key }: { reason: string; key: string }): Promise<{ refused: true }> =>
  transaction(actor, async (tx, now) => {
    const application = await lockApplication(tx, actor, ref);
    const file = await decisionFile(tx, application);
    authorise(actor, 'application.decide', file, now);
    return once(tx, actor, 'application.refuse', key, { ref, reason }, async () => {
      await moveTo(tx, application, 'refuse');
      await decide(tx, actor, application, file, { outcome: 'refused', reason });
      await record(tx, actor, 'assessment.refused', { kind: 'application', id: application.id });
      return { refused: true };
    });
  });

/**
 * Tells the applicant what was decided; until then it reads "being assessed". Everybody of the organisation is told where to look,
 * and of a successful one its certifiers are asked to sign. Refuses `not_decided_yet`, `already_notified`.
 */
export const notifyDecision = (actor: Person, ref: string): Promise<void> =>
  transaction(actor, async (tx, now) => {
    const application = await lockApplication(tx, actor, ref);
    authorise(actor, 'application.notify', null, now);
    refuseIf(whyNotNotify(application));
    await tx.update(applications).set({ decisionNotifiedAt: now, version: application.version + 1 }).where(eq(applications.id, application.id));
    await record(tx, actor, 'application.decision_notified', { kind: 'application', id: application.id });
    const [award] = application.status === 'successful' ? await rows<{ ref: string }>(tx, sql`select ref from awards where application_id = ${application.id}`) : [];
    for (const { email, certifier } of await membersToTell(tx, application.organisationId)) {
      await notify(tx, { template: 'decision_ready', email, locale: 'en', data: { reference: ref, title: application.title, path: `/apply/applications/${ref}` } });
      if (award && certifier) await notify(tx, { template: 'award_offered', email, locale: 'en', data: { reference: award.ref, title: application.title, path: `/apply/awards/${award.ref}` } });
    }
  });
