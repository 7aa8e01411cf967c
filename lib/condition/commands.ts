import 'server-only';
import { eq, sql } from 'drizzle-orm';
import { transaction, type Tx } from '@/db/client';
import { rows } from '@/db/rows';
import { awardConditions } from '@/db/schema/agreements';
import type { Person } from '../access/actor';
import { authorise } from '../access/policy';
import { lockApplication, membersToTell } from '../assessment/steps';
import { lockAttachment } from '../attachment/commands/lock';
import { takeOut } from '../attachment/steps';
import { offerAgain, type OfferedAward } from '../award/offer-again';
import { awardWorkflow } from '../award/workflow';
import { londonDate } from '../dates';
import { record } from '../event/commands';
import { once } from '../event/once';
import { newId } from '../id';
import { notify } from '../notification/commands';
import { publicationChanged } from '../publication/steps';
import { newReference } from '../reference';
import { Refusal, refuseIf } from '../refusal';
import { nextState } from '../workflow';
import { type NewCondition, whyNotAnswer, whyNotRemove, whyNotRule, whyNotSet } from './rules';
import { evidenceQuestion } from './vocabulary';
import { type ConditionStatus, conditionWorkflow } from './workflow';

type LockedCondition = { id: string; ref: string; applicationId: string; application: string; organisationId: string; status: ConditionStatus; version: number; setBy: string; waiverProposedBy: string | null; answer: string | null; files: number; award: OfferedAward | null };

/**
 * Sets a condition of an award, from the recommendation until the fund has countersigned. Where the agreement is offered or signed already it
 * is written anew, and signed again. Refuses what `whyNotSet` says.
 * @returns its reference
 */
export const setCondition = (actor: Person, applicationRef: string, { key, ...wanted }: NewCondition & { key: string }): Promise<string> =>
  transaction(actor, async (tx, now) => {
    const application = await lockApplication(tx, actor, applicationRef);
    authorise(actor, 'condition.set', null, now);
    return once(tx, actor, 'condition.set', key, { applicationRef, ...wanted }, async () => {
      const award = await lockAwardOf(tx, application.id);
      refuseIf(whyNotSet(application.status, award?.status ?? null, wanted, londonDate(now)));
      const ref = newReference('CND');
      const { requirement, neededBy, dueOn } = wanted;
      await tx.insert(awardConditions).values({ id: newId(), ref, applicationId: application.id, requirement: requirement.replace(/\s+/g, ' ').trim(), neededBy, dueOn: neededBy === 'by_date' ? dueOn : null, setBy: actor.id });
      await record(tx, actor, 'condition.set', about(application.id, award), { ref, neededBy });
      if (award) await offerAgain(tx, actor, award);
      return ref;
    });
  });

/** Answers a condition of an award of the actor's organisation with a note, with files, or both. Refuses what `whyNotAnswer` says. */
export const answerCondition = (actor: Person, ref: string, { note }: { note: string }): Promise<void> =>
  transaction(actor, async (tx, now) => {
    const one = await lockCondition(tx, ref);
    authorise(actor, 'condition.answer', one, now);
    refuseIf(whyNotAnswer(one, note));
    await tx.update(awardConditions).set({ status: nextState(conditionWorkflow, one.status, 'answer'), answer: note.trim() || null, answeredBy: actor.id, answeredAt: now, version: one.version + 1 }).where(eq(awardConditions.id, one.id));
    await record(tx, actor, 'condition.answered', about(one.applicationId, one.award), { ref, files: one.files });
  });

/**
 * Takes a file out that the recipient attached by mistake, until an officer has ruled. It is not shown to the recipient any more; that it was there,
 * and what of it had been sent, stays with the fund. Refuses what `whyNotRemove` says, and `not_found` for a file that is not there any more.
 */
export const removeEvidence = (actor: Person, ref: string, file: string): Promise<void> =>
  transaction(actor, async (tx, now) => {
    const attached = await lockAttachment(tx, actor, file);
    const one = await lockCondition(tx, ref);
    authorise(actor, 'condition.answer', one, now);
    if (attached.question !== evidenceQuestion(ref) || attached.status === 'uploading' || attached.removedAt) throw new Refusal('not_found');
    refuseIf(whyNotRemove(one, one.files));
    await takeOut(tx, actor, attached, now);
    await record(tx, actor, 'condition.evidence_removed', about(one.applicationId, one.award), { ref, file });
  });

/** An officer says why a condition is met. The last one before payment makes a countersigned award live. Refuses what `whyNotRule` says. */
export const meetCondition = (actor: Person, ref: string, { reason }: { reason: string }): Promise<void> =>
  transaction(actor, async (tx, now) => {
    const one = await lockForStaff(tx, actor, ref);
    authorise(actor, 'condition.rule', null, now);
    refuseIf(whyNotRule(one, 'meet', reason));
    await rule(tx, one, { status: nextState(conditionWorkflow, one.status, 'meet'), ruling: reason.trim(), ruledBy: actor.id, ruledAt: now });
    await record(tx, actor, 'condition.met', about(one.applicationId, one.award), { ref });
    await goLiveIfReady(tx, actor, one.award);
  });

/** Sends what was answered back, with what is missing; the recipient is told. */
export const sendConditionBack = (actor: Person, ref: string, { reason }: { reason: string }): Promise<void> =>
  transaction(actor, async (tx, now) => {
    const one = await lockForStaff(tx, actor, ref);
    authorise(actor, 'condition.rule', null, now);
    refuseIf(whyNotRule(one, 'send_back', reason));
    await rule(tx, one, { status: nextState(conditionWorkflow, one.status, 'send_back'), ruling: reason.trim(), ruledBy: actor.id, ruledAt: now });
    await record(tx, actor, 'condition.sent_back', about(one.applicationId, one.award), { ref });
    if (!one.award?.notified) return;
    for (const { email } of await membersToTell(tx, one.award.organisationId)) {
      await notify(tx, { template: 'condition_sent_back', email, data: { reference: one.award.ref, title: one.award.title, path: `/apply/awards/${one.award.ref}/conditions/${ref}` } });
    }
  });

/** Proposes to do without a condition; a second officer decides. Refuses what `whyNotRule` says. */
export const proposeWaiver = (actor: Person, ref: string, { reason }: { reason: string }): Promise<void> =>
  transaction(actor, async (tx, now) => {
    const one = await lockForStaff(tx, actor, ref);
    authorise(actor, 'condition.rule', null, now);
    refuseIf(whyNotRule(one, 'waive', reason));
    await rule(tx, one, { waiverReason: reason.trim(), waiverProposedBy: actor.id });
    await record(tx, actor, 'condition.waiver_proposed', about(one.applicationId, one.award), { ref });
  });

/** A second officer does without a condition, with a fresh second factor. Refuses `second_person_needed` to whoever proposed it, and `no_waiver_proposed`. */
export const waiveCondition = (actor: Person, ref: string, { reason }: { reason: string }): Promise<void> =>
  transaction(actor, async (tx, now) => {
    const one = await lockForStaff(tx, actor, ref);
    if (!one.waiverProposedBy) throw new Refusal('no_waiver_proposed');
    if (one.waiverProposedBy === actor.id) throw new Refusal('second_person_needed');
    authorise(actor, 'condition.waive', { proposedBy: one.waiverProposedBy }, now);
    refuseIf(whyNotRule(one, 'waive', reason));
    await rule(tx, one, { status: nextState(conditionWorkflow, one.status, 'waive'), ruling: reason.trim(), ruledBy: actor.id, ruledAt: now });
    await record(tx, actor, 'condition.waived', about(one.applicationId, one.award), { ref });
    await goLiveIfReady(tx, actor, one.award);
  });

const about = (applicationId: string, award: { id: string } | null) => (award ? ({ kind: 'award', id: award.id } as const) : ({ kind: 'application', id: applicationId } as const));

const rule = (tx: Tx, one: LockedCondition, change: Partial<typeof awardConditions.$inferInsert>) => tx.update(awardConditions).set({ ...change, version: one.version + 1 }).where(eq(awardConditions.id, one.id));

/** Signing and countersigning lock the award, so it is locked before its conditions, by everybody. */
async function lockAwardOf(tx: Tx, applicationId: string): Promise<OfferedAward | null> {
  const [award] = await rows<OfferedAward>(tx, sql`
    select w.id, w.ref, w.status, w.title, w.organisation_id as "organisationId", a.decision_notified_at is not null as notified
    from awards w join applications a on a.id = w.application_id where w.application_id = ${applicationId} for update of w`);
  return award ?? null;
}

/** Row security hides what is not the actor's: `not_found`. */
async function lockCondition(tx: Tx, ref: string): Promise<LockedCondition> {
  const [place] = await rows<{ applicationId: string }>(tx, sql`select application_id as "applicationId" from award_conditions where ref = ${ref}`);
  const award = place && (await lockAwardOf(tx, place.applicationId));
  const [found] = await rows<Omit<LockedCondition, 'award'>>(tx, sql`
    select c.id, c.ref, c.application_id as "applicationId", a.ref as application, a.organisation_id as "organisationId", c.status, c.version, c.set_by as "setBy", c.waiver_proposed_by as "waiverProposedBy", c.answer,
      (select count(*)::int from attachments f where f.application_id = c.application_id and f.question = ${evidenceQuestion(ref)} and f.added_at is not null and f.removed_at is null and f.status <> 'infected') as files
    from award_conditions c join applications a on a.id = c.application_id where c.ref = ${ref} for update of c`);
  if (!found) throw new Refusal('not_found');
  return { ...found, award: award ?? null };
}

/** Whoever is conflicted, or of the applicant's own organisation, rules on nothing of it. */
async function lockForStaff(tx: Tx, actor: Person, ref: string): Promise<LockedCondition> {
  const [place] = await rows<{ application: string }>(tx, sql`select a.ref as application from award_conditions c join applications a on a.id = c.application_id where c.ref = ${ref}`);
  if (!place) throw new Refusal('not_found');
  await lockApplication(tx, actor, place.application);
  return lockCondition(tx, ref);
}

async function goLiveIfReady(tx: Tx, actor: Person, award: OfferedAward | null): Promise<void> {
  if (award?.status !== 'countersigned') return;
  const open = await rows(tx, sql`
    select 1 from award_conditions c join awards w on w.application_id = c.application_id where w.id = ${award.id} and c.needed_by = 'before_payment' and c.status in ('open', 'answered') limit 1`);
  if (open.length > 0) return;
  await rows(tx, sql`update awards set status = ${nextState(awardWorkflow, award.status, 'meet_conditions')}, version = version + 1 where id = ${award.id}`);
  await record(tx, actor, 'award.conditions_met', { kind: 'award', id: award.id });
  await publicationChanged(tx, 'award.conditions_met');
  for (const { email } of await membersToTell(tx, award.organisationId)) await notify(tx, { template: 'award_conditions_met', email, data: { reference: award.ref, title: award.title, path: `/apply/awards/${award.ref}` } });
}
