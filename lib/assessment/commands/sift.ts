import 'server-only';
import { eq, sql } from 'drizzle-orm';
import { transaction, type Tx } from '@/db/client';
import { rows } from '@/db/rows';
import { applications, assignments } from '@/db/schema/applications';
import type { Person } from '../../access/actor';
import { authorise } from '../../access/policy';
import { applicationWorkflow } from '../../application/workflow';
import { keepDecisionRecords } from '../../decision-record/steps';
import { notConflicted } from '../../conflict/restriction';
import { record } from '../../event/commands';
import { newId } from '../../id';
import { notify } from '../../notification/commands';
import { Refusal, refuseIf } from '../../refusal';
import { whyNotPassSift } from '../../safeguarding/rules';
import { nextState } from '../../workflow';
import { meetsNoNames } from '../anonymous-steps';
import { dueOn, whyNotAssign } from '../rules';
import { lockApplication } from '../steps';

/**
 * Says whether a submitted application may be assessed. A finding against it needs its reason, which the applicant is told.
 * Refuses `wrong_state`, `reason_needed`, `conflict_of_interest`, `safeguarding_not_answered`.
 */
export const recordSift = (actor: Person, ref: string, input: { eligible: boolean; reason?: string }): Promise<void> =>
  transaction(actor, async (tx, now) => {
    const application = await lockApplication(tx, actor, ref);
    authorise(actor, 'application.sift', null, now);
    const status = nextState(applicationWorkflow, application.status, input.eligible ? 'find_eligible' : 'find_ineligible');
    if (input.eligible) refuseIf(whyNotPassSift(application));
    const reason = input.reason?.trim() || null;
    if (!input.eligible && !reason) throw new Refusal('reason_needed', {}, 'reason');
    await tx.update(applications).set({ status, siftReason: reason, version: application.version + 1 }).where(eq(applications.id, application.id));
    await record(tx, actor, 'assessment.sifted', { kind: 'application', id: application.id }, { eligible: input.eligible });
    if (!input.eligible) await keepDecisionRecords(tx, actor, 'ineligible', [{ id: application.id, ref, earmarkedPence: 0 }]);
  });

/**
 * Assigns assessors to an application; those assigned before stay. Two at least must be without a conflict afterwards.
 * Each is told by mail. Refuses `too_few_assessors`, `already_assigned`, `not_an_assessor`, `panel_is_open`.
 */
export const assignAssessors = (actor: Person, ref: string, assessorIds: readonly string[]): Promise<void> =>
  transaction(actor, async (tx, now) => {
    const application = await lockApplication(tx, actor, ref);
    authorise(actor, 'application.assign', null, now);
    const ids = [...new Set(assessorIds)];
    const { assessors, already } = await assignable(tx, application, ids);
    refuseIf(whyNotAssign(application, already + ids.length));
    if (ids.length === 0) throw new Refusal('too_few_assessors', { fewest: 1 }, 'assessors');
    if (assessors.length < ids.length) throw new Refusal('not_an_assessor', {}, 'assessors');
    const made = assessors.map(({ id }) => ({ id: newId(), applicationId: application.id, assessorId: id, assignedBy: actor.id, dueOn: dueOn(now, application.scoringDays) }));
    await tx.insert(assignments).values(made);
    await record(tx, actor, 'assessment.assigned', { kind: 'application', id: application.id }, { assessors: assessors.map(({ id }) => id) });
    for (const { email } of assessors) {
      await notify(tx, { template: 'assessment_assigned', email, locale: 'en', data: { reference: ref, title: application.anonymous ? ref : application.title, path: `/manage/assessments/${ref}` } });
    }
  });

/** Those of the people named who hold the role and do not belong to the organisation, and how many are assigned without a conflict. */
async function assignable(tx: Tx, application: { id: string }, ids: string[]) {
  const assessors = await rows<{ id: string; email: string }>(tx, sql`
    select p.id, p.email from people p
    where p.id = any (${sql.param(ids)}::uuid[])
      and exists (select 1 from staff_roles r where r.person_id = p.id and r.role = 'assessor' and r.removed_at is null)
      and ${notConflicted(sql`p.id`, sql`${application.id}::uuid`)} and ${meetsNoNames(sql`p.id`, sql`${application.id}::uuid`)}`);
  const [assigned] = await rows<{ n: number }>(tx, sql`
    select count(*)::int as n from assignments where application_id = ${application.id} and status not in ('conflicted', 'declined', 'withdrawn') and assessor_id <> all (${sql.param(ids)}::uuid[])`);
  return { assessors, already: assigned?.n ?? 0 };
}
