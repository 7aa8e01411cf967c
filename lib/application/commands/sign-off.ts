import 'server-only';
import { eq, sql } from 'drizzle-orm';
import { transaction, type Tx } from '@/db/client';
import { rows } from '@/db/rows';
import { applications } from '@/db/schema/applications';
import { isMember, type Person } from '../../access/actor';
import { authorise } from '../../access/policy';
import { record } from '../../event/commands';
import type { Locale } from '../../locale';
import { notify } from '../../notification/commands';
import { checkPages, pagesToFinish } from '../../programme/questions';
import { questionSetOf } from '../../programme/queries';
import { refuseIf } from '../../refusal';
import { nextState } from '../../workflow';
import { whyNotAskForSignOff, whyNotEdit } from '../rules';
import { applicationWorkflow } from '../workflow';
import { answersOf, conflictsOf, type LockedApplication, lockApplication, peopleOf } from './lock';

/**
 * Asks the organisation's certifiers to sign off a finished draft; from now on nobody changes it. Refuses what `whyNotAskForSignOff` says.
 * @returns whose certifiers now have it, and whether the organisation has one person here, who signs too
 */
export const askForSignOff = (actor: Person, ref: string, locale: Locale = 'en'): Promise<{ organisationId: string; alone: boolean }> =>
  transaction(actor, async (tx, now) => {
    const application = await lockApplication(tx, actor, ref);
    authorise(actor, 'application.ask_for_sign_off', application, now);
    const set = await questionSetOf(tx, application.questionSetId);
    const unfinished = pagesToFinish(checkPages(set.definition, await answersOf(tx, application.id)));
    const { people, certifiers } = await peopleOf(tx, application.organisationId);
    const conflicts = await conflictsOf(tx, application.id);
    refuseIf(whyNotAskForSignOff({ status: application.status, unfinished, conflicts, certifiers, mustSign: people > 1 && certifiers === 1 && isMember(actor, application.organisationId, 'certifier') }, application.deadline, now));
    await moveTo(tx, application, nextState(applicationWorkflow, application.status, 'ask_for_sign_off'), actor.id);
    await record(tx, actor, 'application.sign_off_asked', { kind: 'application', id: application.id }, { ref });
    for (const email of application.rehearsal ? [] : await certifiersBeside(tx, actor, application.organisationId)) {
      await notify(tx, { template: 'sign_off_asked', email, locale, data: (language) => ({ reference: ref, asker: actor.name, round: language === 'cy' ? application.round.titleCy : application.round.titleEn, path: `/apply/applications/${ref}/submission` }) });
    }
    return { organisationId: application.organisationId, alone: people === 1 };
  });

/** Takes a draft back from sign-off, so that it can be changed again. Refuses `application_not_draft` when it is beyond that. */
export const sendBackToDraft = (actor: Person, ref: string): Promise<void> =>
  transaction(actor, async (tx, now) => {
    const application = await lockApplication(tx, actor, ref);
    authorise(actor, 'application.send_back', application, now);
    if (application.status !== 'awaiting_sign_off') refuseIf(whyNotEdit(application));
    await moveTo(tx, application, nextState(applicationWorkflow, application.status, 'send_back'), null);
    await record(tx, actor, 'application.sent_back', { kind: 'application', id: application.id }, { ref });
  });

async function moveTo(tx: Tx, { id, version }: LockedApplication, status: LockedApplication['status'], signOffAskedBy: string | null): Promise<void> {
  await tx.update(applications).set({ status, signOffAskedBy, version: version + 1 }).where(eq(applications.id, id));
}

/** Who must sign off, without whoever is asking: they know. */
async function certifiersBeside(tx: Tx, actor: Person, organisationId: string): Promise<string[]> {
  const found = await rows<{ email: string }>(tx, sql`
    select p.email from memberships m join people p on p.id = m.person_id
    where m.organisation_id = ${organisationId} and m.role = 'certifier' and m.removed_at is null and p.id <> ${actor.id} order by p.email`);
  return found.map(({ email }) => email);
}
