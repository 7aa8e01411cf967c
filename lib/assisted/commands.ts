import 'server-only';
import { eq, sql } from 'drizzle-orm';
import { transaction, type Tx } from '@/db/client';
import { rows } from '@/db/rows';
import { applications } from '@/db/schema/applications';
import { assistedApplications } from '@/db/schema/fairness';
import { invitations, organisations } from '@/db/schema/people';
import type { Person } from '../access/actor';
import { authorise } from '../access/policy';
import { hashToken, newToken } from '../access/secret';
import { answersOf, conflictsOf, type LockedApplication, lockApplication } from '../application/commands/lock';
import { chooseAnswer, saveAnswers, type Saved, type Saving } from '../application/commands/save';
import { sendBackToDraft } from '../application/commands/sign-off';
import { freeze, rowFacts } from '../application/commands/submit';
import { whyNotAskForSignOff, whyNotStart, whyNotSubmit } from '../application/rules';
import { applicationWorkflow } from '../application/workflow';
import { environment } from '../env';
import { record } from '../event/commands';
import { once } from '../event/once';
import type { Raw } from '../field';
import { newId } from '../id';
import { type Locale, localPath } from '../locale';
import { notify } from '../notification/commands';
import { mainOfficeOf } from '../organisation/main-office';
import { type IdentifierScheme, tidyIdentifier, whyNotIdentifier } from '../organisation/rules';
import type { OrganisationKind } from '../organisation/vocabulary';
import { checkPages, pagesToFinish } from '../programme/questions';
import { questionSetOf } from '../programme/queries';
import { newReference } from '../reference';
import { Refusal, refuseIf } from '../refusal';
import { nextState } from '../workflow';
import { whyNotConfirmPaper, whyNotConsent, whyNotRecordPaper } from './rules';
import { asEditorOf, type AssistedRow, assistedOf, helperFor } from './steps';
import type { ConsentWay } from './vocabulary';

const signatureDays = 14;

type Start = {
  round: string; organisation?: string; name?: string; kind?: OrganisationKind; scheme?: IdentifierScheme; identifier?: string; place?: string; certifierName: string; certifierEmail?: string;
  consentWay: ConsentWay; consentOn: string; key: string;
};

/**
 * Starts an application that the fund enters for somebody who cannot: for an organisation that is here, by its reference, or a new one.
 * Refuses `consent_in_future`, `organisation_unknown`, `organisation_details_needed`, a number of the wrong format, and what `whyNotStart` says.
 * @returns the application's reference
 */
export const startAssisted = (actor: Person, input: Start): Promise<string> =>
  transaction(actor, async (tx, now) => {
    authorise(actor, 'assisted.start', null, now);
    refuseIf(whyNotConsent(input.consentOn, now));
    const { key, ...body } = input;
    return once(tx, actor, 'assisted.start', key, body, async () => {
      const organisation = await organisationFor(tx, actor, input);
      const [round] = await rows<{ id: string; questionSetId: string; opensAt: Date; closesAt: Date }>(tx, sql`
        select id, question_set_id as "questionSetId", opens_at as "opensAt", closes_at as "closesAt" from funding_rounds where ref = ${input.round}`);
      if (!round) throw new Refusal('not_found', {}, 'round');
      const { eligibleKinds } = (await questionSetOf(tx, round.questionSetId)).definition;
      refuseIf(whyNotStart({ ...round, eligibleKinds }, organisation, now));
      const [id, ref] = [newId(), newReference('DIIF')];
      const { certifierName, certifierEmail, consentWay, consentOn } = input;
      await tx.insert(applications).values({ id, ref, roundId: round.id, organisationId: organisation.id, questionSetId: round.questionSetId, createdBy: actor.id });
      await tx.insert(assistedApplications).values({ applicationId: id, helpedBy: actor.id, consentWay, consentOn, certifierName, certifierEmail });
      await record(tx, actor, 'application.started_for_somebody', { kind: 'application', id }, { ref, round: input.round, consentWay, consentOn });
      return ref;
    });
  });

async function organisationFor(tx: Tx, actor: Person, input: Start): Promise<{ id: string; kind: string }> {
  if (input.organisation) {
    const [known] = await rows<{ id: string; kind: string }>(tx, sql`select id, kind from organisations where ref = ${input.organisation.toUpperCase()}`);
    if (!known) throw new Refusal('organisation_unknown', {}, 'organisation');
    return known;
  }
  const { name, kind, scheme, identifier, place } = input;
  if (!name || !kind || !scheme || !identifier) throw new Refusal('organisation_details_needed', {}, 'organisation');
  const demonstration = (await rows(tx, sql`select 1 from installation where profile = 'demonstration'`)).length > 0;
  refuseIf(whyNotIdentifier(kind, scheme, identifier, demonstration));
  const id = newId();
  const tidy = tidyIdentifier(scheme, identifier);
  await tx.insert(organisations).values({ id, ref: newReference('ORG'), name, kind, identifierScheme: scheme, identifier: tidy, ...(place && mainOfficeOf(place)), demonstration });
  await record(tx, actor, 'organisation.registered', { kind: 'organisation', id }, { scheme, identifier: tidy });
  return { id, kind };
}

/** Saves a page for the applicant: their own command, with its rules, its versions and its conflicts. Refuses `not_assisted`. */
export async function saveAssisted(actor: Person, ref: string, page: string, typed: Raw, saving: Saving): Promise<Saved> {
  return saveAnswers((await helping(actor, ref)).helper, ref, page, typed, saving);
}

/** Ends a conflict for the applicant, as `chooseAnswer` does. */
export async function chooseAssisted(actor: Person, ref: string, choice: Parameters<typeof chooseAnswer>[2]): Promise<void> {
  await chooseAnswer((await helping(actor, ref)).helper, ref, choice);
}

/** Takes a finished application back from signing, so that it can be changed again. A paper that was signed for it counts no more. */
export async function reopenAssisted(actor: Person, ref: string): Promise<void> {
  const { helper, assisted } = await helping(actor, ref);
  if (assisted.paperRecordedBy) throw new Refusal('paper_already_recorded');
  await sendBackToDraft(helper, ref);
}

async function helping(actor: Person, ref: string): Promise<{ helper: Person; assisted: AssistedRow }> {
  const found = await helperFor(actor, ref);
  if (!found) throw new Refusal('not_assisted');
  return found;
}

/** The application and what is known of its assistance, locked. */
async function lockAssisted(tx: Tx, actor: Person, ref: string): Promise<{ application: LockedApplication; assisted: AssistedRow }> {
  const known = await assistedOf(tx, ref);
  if (!known) throw new Refusal('not_assisted');
  const application = await lockApplication(tx, asEditorOf(actor, known), ref);
  // Read again under the lock: a colleague may have been quicker.
  return { application, assisted: (await assistedOf(tx, ref)) ?? known };
}

/**
 * Finishes what was entered: nobody changes it while it waits for its certifier, who gets a link by mail where there is an address.
 * Refuses what `whyNotAskForSignOff` says.
 */
export const finishAssisted = (actor: Person, ref: string): Promise<void> => {
  const token = newToken();
  return transaction(actor, async (tx, now) => {
    const { application, assisted } = await lockAssisted(tx, actor, ref);
    authorise(actor, 'assisted.edit', null, now);
    const set = await questionSetOf(tx, application.questionSetId);
    const unfinished = pagesToFinish(checkPages(set.definition, await answersOf(tx, application.id)));
    const conflicts = await conflictsOf(tx, application.id);
    refuseIf(whyNotAskForSignOff({ status: application.status, unfinished, conflicts, certifiers: 1 }, application.deadline, now));
    await tx.update(applications).set({ status: nextState(applicationWorkflow, application.status, 'ask_for_sign_off'), version: application.version + 1 }).where(eq(applications.id, application.id));
    await record(tx, actor, 'application.sign_off_asked', { kind: 'application', id: application.id }, { ref, assisted: true });
    if (assisted.certifierEmail) await inviteToSign(tx, actor, ref, assisted, token, now);
  });
};

/** The certifier joins their organisation by the link, and then signs like any other certifier. */
async function inviteToSign(tx: Tx, actor: Person, ref: string, assisted: AssistedRow, token: string, now: Date): Promise<void> {
  const { organisationId, organisationName, certifierEmail } = assisted;
  if (!certifierEmail) return;
  const expiresAt = new Date(now.getTime() + signatureDays * 86_400_000);
  await tx.insert(invitations).values({ organisationId, email: certifierEmail, role: 'certifier', tokenHash: hashToken(token), invitedBy: actor.id, expiresAt });
  const secret = (locale: Locale) => `${environment().ORIGIN}${localPath(locale, '/sign-in/invitation')}?token=${token}`;
  await notify(tx, { template: 'assisted_signature', email: certifierEmail, data: { reference: ref, organisation: organisationName, helper: actor.name, days: signatureDays }, secret });
}

/** Records that the certifier has signed on paper, and where the paper is kept. A second officer confirms it. Refuses what `whyNotRecordPaper` says. */
export const recordPaper = (actor: Person, ref: string, { signedOn, kept }: { signedOn: string; kept: string }): Promise<void> =>
  transaction(actor, async (tx, now) => {
    const { application, assisted } = await lockAssisted(tx, actor, ref);
    authorise(actor, 'assisted.record_paper', null, now);
    refuseIf(whyNotRecordPaper(application, assisted, signedOn, now));
    await tx.update(assistedApplications).set({ paperSignedOn: signedOn, paperKept: kept.trim(), paperRecordedBy: actor.id, paperRecordedAt: now }).where(eq(assistedApplications.applicationId, application.id));
    await record(tx, actor, 'application.paper_recorded', { kind: 'application', id: application.id }, { ref, signedOn });
  });

/**
 * A second officer has seen the signed paper: the application is submitted, frozen and hashed as any other, and says who signed it.
 * Refuses `paper_not_recorded`, `not_allowed` to whoever recorded it, and what `whyNotSubmit` says (the deadline among it).
 */
export const confirmPaper = (actor: Person, ref: string, { key }: { key: string }): Promise<{ sha256: string }> =>
  transaction(actor, async (tx, now) => {
    const { application, assisted } = await lockAssisted(tx, actor, ref);
    authorise(actor, 'assisted.confirm_paper', { recordedBy: assisted.paperRecordedBy ?? '' }, now);
    return once(tx, actor, 'assisted.confirm_paper', key, { ref }, async () => {
      refuseIf(whyNotConfirmPaper(assisted));
      const set = await questionSetOf(tx, application.questionSetId);
      const answers = await answersOf(tx, application.id);
      const unfinished = pagesToFinish(checkPages(set.definition, answers));
      refuseIf(whyNotSubmit({ status: application.status, unfinished, alone: false }, true, application.deadline, now));
      const { sha256, facts } = await freeze(tx, actor, application, set, answers, now, assisted.certifierName);
      await tx.update(assistedApplications).set({ paperConfirmedBy: actor.id, paperConfirmedAt: now }).where(eq(assistedApplications.applicationId, application.id));
      await tx.update(applications).set({ ...rowFacts(facts), status: nextState(applicationWorkflow, application.status, 'submit'), submittedAt: now, version: application.version + 1 }).where(eq(applications.id, application.id));
      await record(tx, actor, 'application.submitted', { kind: 'application', id: application.id }, { ref, sha256, amountAppliedForPence: facts.amountAppliedForPence, onPaper: true });
      return { sha256 };
    });
  });
