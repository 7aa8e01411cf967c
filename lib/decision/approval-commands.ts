import 'server-only';
import { transaction, type Tx } from '@/db/client';
import { approvalBatches, approvalBatchItems } from '@/db/schema/decisions';
import type { Person } from '../access/actor';
import { authorise } from '../access/policy';
import { approveStep, decisionFiles, type ToApprove } from '../assessment/commands/decision';
import { whyNotApprove } from '../assessment/rules';
import { lockApplications } from '../assessment/steps';
import { londonDate } from '../dates';
import { record } from '../event/commands';
import { once } from '../event/once';
import { newId } from '../id';
import { lockEnvelope } from '../ledger/commands';
import { newReference } from '../reference';
import { Refusal, refuseIf } from '../refusal';
import { roundHead } from './inputs';
import { whyNotFitAll } from './simulation';
import type { Authority } from './vocabulary';

export type Together = { applications: readonly string[]; authority: Authority; authorityName: string; decidedOn: string; document: string; reason: string; key: string };
export type ApprovedTogether = { ref: string; approved: number; awarded: number };

/**
 * Approves many recommendations as they stand, all together or not at all, and records whose decision it carries out. Over the band the
 * first approval of each is recorded and a second person's makes its award. Locks: applications by id, then envelopes by id.
 * Refuses `awards_do_not_fit` with the envelopes and amounts, `one_cannot_be_approved`, `nothing_chosen`, `second_factor_needed`.
 */
export const approveTogether = (actor: Person, roundRef: string, { key, ...body }: Together): Promise<ApprovedTogether> =>
  transaction(actor, async (tx, now) => {
    const round = await roundHead(tx, roundRef);
    authorise(actor, 'decision.approve_together', null, now);
    return once(tx, actor, 'decision.approve_together', key, { roundRef, ...body }, async () => {
      if (body.decidedOn > londonDate(now)) throw new Refusal('authority_decided_later', {}, 'decidedOn');
      const approvals = await lockedToApprove(tx, actor, round.id, [...new Set(body.applications)], now);
      await refuseOverrun(tx, approvals);
      const [id, ref] = [newId(), newReference('APB')];
      const { authority, authorityName, decidedOn, document, reason } = body;
      await tx.insert(approvalBatches).values({ id, ref, roundId: round.id, authority, authorityName: authorityName.trim(), decidedOn, document: document.trim(), reason: reason.trim(), approvedBy: actor.id });
      await tx.insert(approvalBatchItems).values(approvals.map(({ application, amountPence }) => ({ batchId: id, applicationId: application.id, amountPence })));
      const awarded = await approveStep(tx, actor, approvals, { reason, now, authority, authorityName, decidedOn, document });
      const done = { ref, approved: approvals.length, awarded: awarded.size };
      await record(tx, actor, 'round.approved_together', { kind: 'round', id: round.id }, { ...done, authority, document: document.trim(), amountPence: approvals.reduce((sum, { amountPence }) => sum + amountPence, 0) });
      return done;
    });
  });

async function lockedToApprove(tx: Tx, actor: Person, roundId: string, refs: readonly string[], now: Date): Promise<ToApprove[]> {
  if (refs.length === 0) throw new Refusal('nothing_chosen', {}, 'applications');
  const locked = new Map((await lockApplications(tx, actor, refs)).map((one) => [one.ref, one]));
  const files = await decisionFiles(tx, [...locked.values()].map(({ id }) => id));
  return refs.map((ref) => {
    const application = locked.get(ref);
    const file = application && files.get(application.id);
    if (!application || !file || application.roundId !== roundId || file.amountRecommendedPence === null) throw new Refusal('one_cannot_be_approved', { reference: ref }, 'applications');
    if (file.recommendedBy === actor.id) throw new Refusal('one_cannot_be_approved', { reference: ref }, 'applications');
    authorise(actor, 'application.decide', file, now);
    const amountPence = file.amountRecommendedPence;
    if (whyNotApprove(application, file.approvals, actor.id, amountPence)) throw new Refusal('one_cannot_be_approved', { reference: ref }, 'applications');
    return { application, file, amountPence };
  });
}

/** A first approval of two sets nothing aside yet, but what does not fit is not approved either. */
async function refuseOverrun(tx: Tx, approvals: readonly ToApprove[]): Promise<void> {
  const asked = new Map<string, number>();
  for (const { file, amountPence } of approvals) asked.set(file.envelopeId, (asked.get(file.envelopeId) ?? 0) + amountPence);
  const found: { label: { en: string; cy: string }; overPence: number }[] = [];
  for (const [envelopeId, pence] of [...asked].sort(([one], [other]) => (one < other ? -1 : 1))) {
    const { leftPence, labelEn, labelCy } = await lockEnvelope(tx, envelopeId);
    found.push({ label: { en: labelEn, cy: labelCy }, overPence: Math.max(0, pence - leftPence) });
  }
  refuseIf(whyNotFitAll(found));
}
