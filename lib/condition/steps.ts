import 'server-only';
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { rows } from '@/db/rows';
import type { FileField } from '../attachment/vocabulary';
import { Refusal, refuseIf } from '../refusal';
import { canMove, wrongState } from '../workflow';
import { conditionOfQuestion, evidenceField } from './vocabulary';
import { type ConditionStatus, conditionWorkflow } from './workflow';

/** What is open of the conditions of an award (as `w`): before it is signed, and before anything is paid. */
export const openConditions = sql`
  (select count(*)::int from award_conditions c where c.application_id = w.application_id and c.needed_by = 'before_signing' and c.status in ('open', 'answered')) as "openBeforeSigning",
  (select count(*)::int from award_conditions c where c.application_id = w.application_id and c.needed_by = 'before_payment' and c.status in ('open', 'answered')) as "openBeforePayment"`;

/** Whether a condition of an award (as `w`) by a day is not met although its day has passed: nothing is paid meanwhile. */
export const overdueConditions = sql`exists (
  select 1 from award_conditions c where c.application_id = w.application_id and c.status in ('open', 'answered') and c.due_on < (app_now() at time zone 'Europe/London')::date)`;

/** Whether evidence (as `f`) that was taken out had been sent to the fund by then, with an answer. */
export const sentOnce = sql`exists (
  select 1 from events e where e.name = 'condition.answered' and e.subject_id in (select f.application_id union all select x.id from awards x where x.application_id = f.application_id)
    and 'condition:' || (e.data->>'ref') = f.question and e.at between f.added_at and f.removed_at)`;

async function statusOf(tx: Tx, applicationId: string, ref: string): Promise<ConditionStatus> {
  const [found] = await rows<{ status: ConditionStatus }>(tx, sql`select status from award_conditions where ref = ${ref} and application_id = ${applicationId}`);
  if (!found) throw new Refusal('not_found');
  return found.status;
}

/** Where a file is evidence for a condition of the application: what may be attached. Undefined where its question is one of the application's own. */
export async function evidenceFieldOf(tx: Tx, applicationId: string, question: string): Promise<FileField | undefined> {
  const ref = conditionOfQuestion(question);
  if (!ref) return undefined;
  await statusOf(tx, applicationId, ref);
  return evidenceField;
}

/** Evidence is added and taken out until an officer has ruled on it. True where the question is a condition's. */
export async function refuseIfRuled(tx: Tx, applicationId: string, question: string): Promise<boolean> {
  const ref = conditionOfQuestion(question);
  if (!ref) return false;
  const status = await statusOf(tx, applicationId, ref);
  refuseIf(canMove(conditionWorkflow, status, 'answer') ? undefined : wrongState(conditionWorkflow, status));
  return true;
}
