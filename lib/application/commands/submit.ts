import 'server-only';
import { createHash } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { transaction, type Tx } from '@/db/client';
import { rows } from '@/db/rows';
import { applications, submissions } from '@/db/schema/applications';
import type { Person } from '../../access/actor';
import { authorise } from '../../access/policy';
import { formatInstant } from '../../dates';
import { record } from '../../event/commands';
import { once } from '../../event/once';
import type { Raw } from '../../field';
import type { Locale } from '../../locale';
import { notify } from '../../notification/commands';
import { checkPages, pagesToFinish } from '../../programme/questions';
import { type PinnedQuestionSet, questionSetOf } from '../../programme/queries';
import { refuseIf } from '../../refusal';
import { nextState } from '../../workflow';
import { askedAnswers, canonicalJson, type Facts, factsOf, type Frozen } from '../frozen';
import { whyNotSubmit, whyNotWithdraw } from '../rules';
import { applicationWorkflow } from '../workflow';
import { answersOf, type LockedApplication, lockApplication, peopleOf } from './lock';

type Submission = { key: string; confirmedAlone?: boolean; locale?: Locale };
export type Receipt = { ref: string; sha256: string };

/**
 * Submits what was signed off: freezes and hashes it, copies the facts that lists need, and mails a receipt. The deadline is
 * judged by the transaction's clock, under the lock. The same key answers the same receipt again.
 * Refuses what `whyNotSubmit` says; a second person is told `application_already_submitted`.
 * @param confirmedAlone needed where the organisation has one person here
 */
export const submitApplication = (actor: Person, ref: string, { key, confirmedAlone = false, locale = 'en' }: Submission): Promise<Receipt> =>
  transaction(actor, async (tx, now) => {
    const application = await lockApplication(tx, actor, ref);
    authorise(actor, 'application.submit', application, now);
    return once(tx, actor, 'application.submit', key, { ref }, async () => {
      const set = await questionSetOf(tx, application.questionSetId);
      const answers = await answersOf(tx, application.id);
      const unfinished = pagesToFinish(checkPages(set.definition, answers));
      const { people } = await peopleOf(tx, application.organisationId);
      refuseIf(whyNotSubmit({ status: application.status, unfinished, alone: people === 1, ownWork: application.signOffAskedBy === actor.id }, confirmedAlone, application.round, now));
      const { sha256, facts } = await freeze(tx, actor, application, set, answers, now);
      const status = nextState(applicationWorkflow, application.status, 'submit');
      await tx.update(applications).set({ ...rowFacts(facts), status, submittedAt: now, version: application.version + 1 }).where(eq(applications.id, application.id));
      await record(tx, actor, 'application.submitted', { kind: 'application', id: application.id }, { ref, sha256, amountAppliedForPence: facts.amountAppliedForPence });
      await mailReceipt(tx, actor, application, { sha256, title: facts.title, submitted: formatInstant(now, locale), locale });
      return { ref, sha256 };
    });
  });

/** Writes the frozen copy: canonical JSON, byte for byte what its SHA-256 is of. */
async function freeze(tx: Tx, actor: Person, application: LockedApplication, set: PinnedQuestionSet, answers: Raw, now: Date) {
  const [organisation] = await rows<Frozen['organisation'] & { number: number }>(tx, sql`
    select ref, name, kind, identifier_scheme as "identifierScheme", identifier,
      (select count(*)::int + 1 from submissions where application_id = ${application.id}) as number
    from organisations where id = ${application.organisationId}`);
  if (!organisation) throw new Error('an application must have its organisation');
  const { number, ...identity } = organisation;
  const facts = factsOf(set.definition, answers);
  const frozen: Frozen = {
    format: 1, application: application.ref, number, round: { ref: application.round.ref, title: application.round.titleEn },
    questions: { key: set.key, version: set.version }, organisation: identity, answers: askedAnswers(set.definition, answers), facts, submittedAt: now.toISOString(),
  };
  const text = canonicalJson(frozen);
  const sha256 = createHash('sha256').update(text).digest('hex');
  await tx.insert(submissions).values({ applicationId: application.id, number, frozen: text, sha256, certifiedBy: actor.id });
  return { sha256, facts };
}

const rowFacts = ({ title, category, leadRegion, amountAppliedForPence }: Facts) => ({ title, categoryKey: category, leadRegion, amountAppliedForPence });

/** To whoever submitted it, and to whoever started it. */
async function mailReceipt(tx: Tx, actor: Person, application: LockedApplication, { locale, ...said }: { sha256: string; title: string; submitted: string; locale: Locale }): Promise<void> {
  const starter = await rows<{ email: string }>(tx, sql`
    select p.email from people p join memberships m on m.person_id = p.id
    where p.id = ${application.createdBy} and m.organisation_id = ${application.organisationId} and m.removed_at is null`);
  const round = locale === 'cy' ? application.round.titleCy : application.round.titleEn;
  for (const email of new Set([actor.email, ...starter.map((one) => one.email)])) {
    await notify(tx, { template: 'application_submitted', email, locale, data: { reference: application.ref, round, path: `/apply/applications/${application.ref}/receipt`, ...said } });
  }
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
