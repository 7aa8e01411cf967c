import 'server-only';
import { transaction } from '@/db/client';
import type { Person } from '../../access/actor';
import { countTry } from '../../access/commands';
import { confirmationMinutes } from '../../access/confirmation';
import { doneOrAsked, type Given, sendConfirmation } from '../../access/confirmation-steps';
import { authorise } from '../../access/policy';
import { record } from '../../event/commands';
import { checkPages, pagesToFinish } from '../../programme/questions';
import { questionSetOf } from '../../programme/queries';
import { refuseIf } from '../../refusal';
import { submitting } from '../confirming';
import { whyNotSubmit } from '../rules';
import { answersOf, lockApplication, peopleOf } from './lock';
import { type Receipt, type Submission, submitApplication } from './submit';

/** Submits at once where two people signed, or a second factor was given a moment ago; whoever is alone without one is mailed a code, as `askToSubmit` does. */
export const submitOrAsk = async (actor: Person, ref: string, submission: Submission): Promise<'submitted' | 'asked'> =>
  (await doneOrAsked(() => submitApplication(actor, ref, submission), () => askToSubmit(actor, ref))) ? 'submitted' : 'asked';

/**
 * Mails somebody who is alone in their organisation a code and a link, good for half an hour, to submit this application with the answers it has
 * now. An earlier code ends. Nothing is submitted yet; asked for in time, it is in time. Refuses what `whyNotSubmit` says, and `too_many_tries` after five in half an hour.
 */
export async function askToSubmit(actor: Person, ref: string): Promise<void> {
  await countTry(`confirmation:${actor.id}`, 5, confirmationMinutes);
  await transaction(actor, async (tx, now) => {
    const application = await lockApplication(tx, actor, ref);
    authorise(actor, 'application.submit', application, now);
    const set = await questionSetOf(tx, application.questionSetId);
    const answers = await answersOf(tx, application.id);
    const { people } = await peopleOf(tx, application.organisationId);
    // That both boxes were ticked was asked on the page before.
    refuseIf(whyNotSubmit({ status: application.status, unfinished: pagesToFinish(checkPages(set.definition, answers)), alone: people === 1, ownWork: application.signOffAskedBy === actor.id }, true, application.deadline, now));
    await sendConfirmation(tx, actor, { ...submitting(application.id, set, answers), said: actor.name }, { template: 'submission_code', data: { reference: ref }, path: `/apply/applications/${ref}/submission/confirmation` }, now);
    await record(tx, actor, 'application.submission_code_sent', { kind: 'application', id: application.id }, { ref });
  });
}

/** Submits with the code or the link of that letter. Refuses what `takeConfirmation` and `whyNotSubmit` say, and `too_many_tries` after ten in half an hour. */
export async function confirmSubmission(actor: Person, ref: string, given: Given, submission: Omit<Submission, 'confirmedAlone' | 'given'>): Promise<Receipt> {
  await countTry(`confirming:${actor.id}`, 10, confirmationMinutes);
  return submitApplication(actor, ref, { ...submission, confirmedAlone: true, given });
}
