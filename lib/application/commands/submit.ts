import 'server-only';
import { createHash } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { transaction, type Tx } from '@/db/client';
import { rows } from '@/db/rows';
import { applications, submissions } from '@/db/schema/applications';
import type { Person } from '../../access/actor';
import type { ConfirmationWay } from '../../access/confirmation';
import { type Given, openConfirmation, takeConfirmation, type ToConfirm } from '../../access/confirmation-steps';
import { authorise, hasFreshSecondFactor } from '../../access/policy';
import { formatInstant } from '../../dates';
import { record } from '../../event/commands';
import { once } from '../../event/once';
import type { Raw } from '../../field';
import type { Locale } from '../../locale';
import { notify } from '../../notification/commands';
import { checkPages, pagesToFinish } from '../../programme/questions';
import { type PinnedQuestionSet, questionSetOf } from '../../programme/queries';
import { Refusal, refuseIf } from '../../refusal';
import { nextState } from '../../workflow';
import { submitting } from '../confirming';
import { askedAnswers, canonicalJson, type Facts, factsOf, type Frozen } from '../frozen';
import { whyNotSubmit, whyNotWithdraw } from '../rules';
import { applicationWorkflow } from '../workflow';
import { answersOf, type LockedApplication, lockApplication, peopleOf } from './lock';

export type Submission = { key: string; confirmedAlone?: boolean; locale?: Locale; given?: Given };
export type Receipt = { ref: string; sha256: string };

/**
 * Submits what was signed off: freezes and hashes it, copies the facts that lists need, and mails a receipt. The deadline is
 * judged by the transaction's clock, under the lock; of whoever confirms by a code, by when it was asked for. The same key answers the same receipt again.
 * Refuses what `whyNotSubmit` says; a second person is told `application_already_submitted`.
 * Whoever is alone in their organisation has ticked that they checked it (`confirmedAlone`), and confirms by a second factor given a moment ago or by
 * a letter's code or link (`given`, from `confirmSubmission`): `confirmation_needed` otherwise. A rehearsal sends no mail, so it asks for neither.
 */
export const submitApplication = (actor: Person, ref: string, { key, confirmedAlone = false, locale = 'en', given }: Submission): Promise<Receipt> =>
  transaction(actor, async (tx, now) => {
    const application = await lockApplication(tx, actor, ref);
    authorise(actor, 'application.submit', application, now);
    return once(tx, actor, 'application.submit', key, { ref }, async () => {
      const set = await questionSetOf(tx, application.questionSetId);
      const answers = await answersOf(tx, application.id);
      const unfinished = pagesToFinish(checkPages(set.definition, answers));
      const { people } = await peopleOf(tx, application.organisationId);
      const what = submitting(application.id, set, answers);
      const mustConfirm = people === 1 && !application.rehearsal;
      // Signed when the code was asked for: a letter that is slow costs nobody the deadline. Only a code that is checked below counts.
      const signedAt = (mustConfirm && given && (await openConfirmation(tx, actor, what))?.askedAt) || now;
      refuseIf(whyNotSubmit({ status: application.status, unfinished, alone: people === 1, ownWork: application.signOffAskedBy === actor.id }, confirmedAlone, application.deadline, signedAt));
      const confirmed = mustConfirm ? await confirmAlone(tx, actor, what, given, now) : undefined;
      const { sha256, facts } = await freeze(tx, actor, application, set, answers, now);
      const status = nextState(applicationWorkflow, application.status, 'submit');
      await tx.update(applications).set({ ...rowFacts(facts), status, submittedAt: now, version: application.version + 1 }).where(eq(applications.id, application.id));
      await record(tx, actor, 'application.submitted', { kind: 'application', id: application.id }, { ref, sha256, amountAppliedForPence: facts.amountAppliedForPence, ...(confirmed && { confirmed }), ...(now >= application.deadline.closesAt && { afterClosing: application.deadline.because }) });
      await mailReceipt(tx, actor, application, { sha256, title: facts.title, submitted: now, locale });
      return { ref, sha256 };
    });
  });

async function confirmAlone(tx: Tx, actor: Person, what: ToConfirm, given: Given | undefined, now: Date): Promise<ConfirmationWay> {
  if (given) return (await takeConfirmation(tx, actor, what, given, now)).way;
  if (!hasFreshSecondFactor(actor, now)) throw new Refusal('confirmation_needed');
  return 'second_factor';
}

/**
 * Writes the next frozen copy: canonical JSON, byte for byte what its SHA-256 is of.
 * @param signedOnPaperBy who signed, where it was not the actor: an application that the fund entered for somebody
 */
export async function freeze(tx: Tx, actor: Person, application: LockedApplication, set: PinnedQuestionSet, answers: Raw, now: Date, signedOnPaperBy?: string) {
  const [organisation] = await rows<Frozen['organisation'] & { leadPlace: Facts['leadPlace'] | null; number: number; assisted: Frozen['assisted'] | null }>(tx, sql`
    select ref, name, kind, identifier_scheme as "identifierScheme", identifier,
      case when place is not null then json_build_object('place', place, 'region', coalesce(place_region, '')) end as "leadPlace",
      (select count(*)::int + 1 from submissions where application_id = ${application.id}) as number,
      (select json_build_object('consentWay', consent_way, 'consentOn', consent_on) from assisted_applications where application_id = ${application.id}) as assisted
    from organisations where id = ${application.organisationId}`);
  if (!organisation) throw new Error('an application must have its organisation');
  const { number, assisted, leadPlace, ...identity } = organisation;
  const facts: Facts = { ...factsOf(set.definition, answers), ...(leadPlace && { leadPlace }) };
  const frozen: Frozen = {
    format: 1, application: application.ref, number, round: { ref: application.round.ref, title: application.round.titleEn },
    questions: { key: set.key, version: set.version }, organisation: identity, answers: askedAnswers(set.definition, answers), facts, submittedAt: now.toISOString(), ...(assisted ? { assisted: { ...assisted, signedOnPaperBy } } : {}),
  };
  const text = canonicalJson(frozen);
  const sha256 = createHash('sha256').update(text).digest('hex');
  await tx.insert(submissions).values({ applicationId: application.id, number, frozen: text, sha256, certifiedBy: actor.id, signedOnPaperBy });
  return { sha256, facts, number };
}

export const rowFacts = ({ title, category, leadRegion, amountAppliedForPence }: Facts) => ({ title, categoryKey: category, leadRegion, amountAppliedForPence });

/** To whoever submitted it, and to whoever started it. A rehearsal sends no mail. */
async function mailReceipt(tx: Tx, actor: Person, application: LockedApplication, { locale, submitted, ...said }: { sha256: string; title: string; submitted: Date; locale: Locale }): Promise<void> {
  if (application.rehearsal) return;
  const starter = await rows<{ email: string }>(tx, sql`
    select p.email from people p join memberships m on m.person_id = p.id
    where p.id = ${application.createdBy} and m.organisation_id = ${application.organisationId} and m.removed_at is null`);
  const { ref, round } = application;
  const data = (language: Locale) => ({ reference: ref, round: language === 'cy' ? round.titleCy : round.titleEn, path: `/apply/applications/${ref}/receipt`, submitted: formatInstant(submitted, language), ...said });
  for (const email of new Set([actor.email, ...starter.map((one) => one.email)])) await notify(tx, { template: 'application_submitted', email, locale, data });
}

/** Withdraws an application that has not been decided, with the reason. What was submitted stays readable. Refuses `cannot_withdraw`. */
export const withdrawApplication = (actor: Person, ref: string, reason: string): Promise<void> =>
  transaction(actor, async (tx, now) => {
    const application = await lockApplication(tx, actor, ref);
    authorise(actor, 'application.withdraw', application, now);
    refuseIf(whyNotWithdraw(application));
    const status = nextState(applicationWorkflow, application.status, 'withdraw');
    await tx.update(applications).set({ status, withdrawnReason: reason, version: application.version + 1 }).where(eq(applications.id, application.id));
    await record(tx, actor, 'application.withdrawn', { kind: 'application', id: application.id }, { ref, from: application.status });
  });
