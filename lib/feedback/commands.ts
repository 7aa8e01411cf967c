import 'server-only';
import { eq, sql } from 'drizzle-orm';
import { transaction, type Tx } from '@/db/client';
import { rows } from '@/db/rows';
import { feedbackRequests } from '@/db/schema/letters';
import { organisationIds, type Person } from '../access/actor';
import { authorise } from '../access/policy';
import { membersToTell } from '../assessment/steps';
import { weekdaysAfter } from '../dates';
import { record } from '../event/commands';
import { once } from '../event/once';
import { newId } from '../id';
import { notify } from '../notification/commands';
import { newReference } from '../reference';
import { Refusal, refuseIf } from '../refusal';
import { feedbackWithinDays, whyNotAskForFeedback } from './rules';

type Told = { id: string; organisationId: string; until: string | null; asked: boolean };

/** An organisation's own application with what its letters say of feedback. */
async function ownApplication(tx: Tx, actor: Person, ref: string): Promise<Told> {
  const [found] = await rows<Told>(tx, sql`
    select a.id, a.organisation_id as "organisationId", (select max(l.feedback_until) from letters l where l.application_id = a.id) as until, exists (select 1 from feedback_requests f where f.application_id = a.id) as asked
    from applications a where a.ref = ${ref} and a.organisation_id = any (${sql.param(organisationIds(actor))}::uuid[]) for update of a`);
  if (!found) throw new Refusal('not_found');
  return found;
}

/** Asks the fund about a decision, until the date that its letter says. Refuses `feedback_not_offered`, `feedback_too_late`, `feedback_already_asked`. */
export const askForFeedback = (actor: Person, ref: string, { question, key }: { question: string; key: string }): Promise<string> =>
  transaction(actor, async (tx, now) => {
    const application = await ownApplication(tx, actor, ref);
    authorise(actor, 'feedback.ask', application, now);
    return once(tx, actor, 'feedback.ask', key, { ref, question }, async () => {
      refuseIf(whyNotAskForFeedback(application, now));
      const request = { id: newId(), ref: newReference('FBK') };
      await tx.insert(feedbackRequests).values({ ...request, applicationId: application.id, askedBy: actor.id, askedAt: now, question: question.trim(), dueOn: weekdaysAfter(now, feedbackWithinDays) });
      await record(tx, actor, 'feedback.asked', { kind: 'application', id: application.id }, { ref: request.ref });
      return request.ref;
    });
  });

type Request = { id: string; applicationId: string; applicationRef: string; title: string; organisationId: string; answeredAt: Date | null };

/** Answers it, once; everybody of the organisation is told that there is an answer, and reads it here. Refuses `not_found`, `feedback_is_answered`. */
export const answerFeedback = (actor: Person, ref: string, { answer }: { answer: string }): Promise<void> =>
  transaction(actor, async (tx, now) => {
    const [request] = await rows<Request>(tx, sql`
      select f.id, f.application_id as "applicationId", a.ref as "applicationRef", coalesce(a.title, a.ref) as title, a.organisation_id as "organisationId", f.answered_at as "answeredAt"
      from feedback_requests f join applications a on a.id = f.application_id where f.ref = ${ref} for update of f`);
    authorise(actor, 'feedback.answer', null, now);
    if (!request) throw new Refusal('not_found');
    if (request.answeredAt) throw new Refusal('feedback_is_answered');
    if (answer.trim() === '') throw new Refusal('reason_needed', {}, 'answer');
    await tx.update(feedbackRequests).set({ answer: answer.trim(), answeredBy: actor.id, answeredAt: now }).where(eq(feedbackRequests.id, request.id));
    await record(tx, actor, 'feedback.answered', { kind: 'application', id: request.applicationId }, { ref });
    for (const { email } of await membersToTell(tx, request.organisationId)) {
      await notify(tx, { template: 'answer_waits', email, data: { reference: request.applicationRef, title: request.title, path: `/apply/applications/${request.applicationRef}/feedback` } });
    }
  });
