import 'server-only';
import { eq } from 'drizzle-orm';
import { transaction, type Tx } from '@/db/client';
import { applications } from '@/db/schema/applications';
import { clarificationQuestions, clarifications } from '@/db/schema/clarifications';
import type { Person } from '../access/actor';
import { authorise } from '../access/policy';
import { lockApplication as lockOwn } from '../application/commands/lock';
import { applicationWorkflow } from '../application/workflow';
import { lockApplication, membersToTell } from '../assessment/steps';
import { formatDate } from '../dates';
import { record } from '../event/commands';
import { once } from '../event/once';
import { newId } from '../id';
import type { Locale } from '../locale';
import { notify } from '../notification/commands';
import { questionSetOf } from '../programme/queries';
import { Refusal, refuseIf } from '../refusal';
import { nextState } from '../workflow';
import { type Asked, whyNotAsk } from './rules';
import { sendAnswer } from './sending';
import { lastFrozenOf, openClarificationOf, questionSetIdOf } from './steps';
import { clarificationWorkflow } from './workflow';

/**
 * Asks the applicant about named questions of what they submitted; everybody of the organisation is told by mail. Assessment waits.
 * Refuses what `whyNotAsk` says.
 * @param dueOn the last London day for the answer, YYYY-MM-DD
 */
export const askForClarification = (actor: Person, ref: string, input: { dueOn: string; questions: readonly Asked[]; key: string }): Promise<void> =>
  transaction(actor, async (tx, now) => {
    const application = await lockApplication(tx, actor, ref);
    authorise(actor, 'clarification.ask', null, now);
    const { key, dueOn, questions } = input;
    await once(tx, actor, 'clarification.ask', key, { ref, dueOn, questions }, async () => {
      const { definition } = await questionSetOf(tx, await questionSetIdOf(tx, application.id));
      const about = await lastFrozenOf(tx, application.id);
      refuseIf(whyNotAsk(application, definition, about?.frozen.answers ?? {}, input, now));
      const id = newId();
      await tx.insert(clarifications).values({ id, applicationId: application.id, dueOn, aboutNumber: about?.number ?? 0, askedBy: actor.id });
      await tx.insert(clarificationQuestions).values(questions.map(({ name, asks }, position) => ({ clarificationId: id, name, asks: asks.trim(), position })));
      const status = nextState(applicationWorkflow, application.status, 'ask_for_clarification');
      await tx.update(applications).set({ status, version: application.version + 1 }).where(eq(applications.id, application.id));
      await record(tx, actor, 'clarification.asked', { kind: 'application', id: application.id }, { ref, dueOn, questions: questions.map(({ name }) => name) });
      await tell(tx, application, 'clarification_asked', (locale) => ({ due: formatDate(dueOn, locale) }));
      return id;
    });
  });

/** Takes a request back, with the reason, which the applicant is told. What they typed meanwhile stays among the earlier versions. Refuses `no_clarification_is_open`. */
export const withdrawClarification = (actor: Person, ref: string, reason: string): Promise<void> =>
  transaction(actor, async (tx, now) => {
    const application = await lockApplication(tx, actor, ref);
    authorise(actor, 'clarification.withdraw', null, now);
    const open = await openClarificationOf(tx, application.id);
    if (!open) throw new Refusal('no_clarification_is_open');
    const withdrawn = { status: nextState(clarificationWorkflow, open.status, 'withdraw'), withdrawnBy: actor.id, withdrawnAt: now, withdrawnReason: reason.trim() };
    await tx.update(clarifications).set(withdrawn).where(eq(clarifications.id, open.id));
    const status = nextState(applicationWorkflow, application.status, 'withdraw_clarification');
    await tx.update(applications).set({ status, version: application.version + 1 }).where(eq(applications.id, application.id));
    await record(tx, actor, 'clarification.withdrawn', { kind: 'application', id: application.id }, { ref });
    await tell(tx, application, 'clarification_withdrawn', () => ({ reason: withdrawn.withdrawnReason }));
  });

/**
 * Sends the answer: a new submission, frozen and hashed, beside the one it clarifies. Only the questions that were asked, and those
 * that hang on them, differ from it. The officer who asked is told. The same key answers the same receipt again.
 * Refuses what `whyNotClarify` says; a second certifier is told `no_clarification_is_open`.
 */
export const clarifyApplication = (actor: Person, ref: string, { key }: { key: string }): Promise<{ number: number; sha256: string }> =>
  transaction(actor, async (tx, now) => {
    const application = await lockOwn(tx, actor, ref);
    authorise(actor, 'application.clarify', application, now);
    return once(tx, actor, 'application.clarify', key, { ref }, async () => {
      const sent = await sendAnswer(tx, actor, application, {}, now);
      await record(tx, actor, 'application.clarified', { kind: 'application', id: application.id }, { ref, ...sent });
      return sent;
    });
  });

async function tell(tx: Tx, application: { ref: string; title: string; organisationId: string }, template: 'clarification_asked' | 'clarification_withdrawn', more: (locale: Locale) => Record<string, string>): Promise<void> {
  const { ref, title, organisationId } = application;
  for (const { email } of await membersToTell(tx, organisationId)) {
    await notify(tx, { template, email, data: (locale) => ({ reference: ref, title, path: `/apply/applications/${ref}/clarification`, ...more(locale) }) });
  }
}
