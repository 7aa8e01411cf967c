import 'server-only';
import { eq, sql } from 'drizzle-orm';
import { read, transaction, type Tx } from '@/db/client';
import { rows } from '@/db/rows';
import { diligenceChecks, diligenceLiftings, diligenceRules, registerAnswers, subsidyEntries } from '@/db/schema/diligence';
import type { Person } from '../access/actor';
import { authorise } from '../access/policy';
import { lockApplication } from '../assessment/steps';
import { londonDate } from '../dates';
import { environment } from '../env';
import { record } from '../event/commands';
import { once } from '../event/once';
import { Refusal, refuseIf } from '../refusal';
import { organisationOf, registeredOf } from './found';
import { registerApi } from './register-api';
import { isCheckable, type Judged, type NewCheck, whyNotCheck, whyNotEnter, whyNotLift } from './rules';
import { latestChecks } from './steps';
import { type CheckKind, checkKinds } from './vocabulary';

type Latest = Judged & { id: string; number: number };

async function latestOf(tx: Tx, applicationId: string, kind: CheckKind): Promise<Latest | undefined> {
  const [found] = await rows<Latest>(tx, sql`select id, kind, number, rating, checked_by as "checkedBy", lifted from (${latestChecks(sql`c.application_id = ${applicationId} and c.kind = ${kind}`)}) k`);
  return found;
}

/**
 * An officer's judgement of one check, with what a register said at that moment. It is added to those before; the latest counts. Red stops the award.
 * Refuses `not_being_checked`, `rating_needs_notes`, `subsidy_reference_needed`, and `changed_meanwhile` where somebody judged it since.
 * @param after how many judgements the page showed; none means "whatever is there"
 */
export const recordCheck = (actor: Person, ref: string, check: NewCheck, { after, key }: { after?: number; key: string }): Promise<{ number: number }> =>
  transaction(actor, async (tx, now) => {
    const application = await lockApplication(tx, actor, ref);
    authorise(actor, 'diligence.check', null, now);
    return once(tx, actor, 'diligence.check', key, { ref, ...check }, async () => {
      refuseIf(whyNotCheck(application, check));
      const before = (await latestOf(tx, application.id, check.kind))?.number ?? 0;
      if (after !== undefined && after !== before) throw new Refusal('changed_meanwhile');
      const { kind, rating, subsidy, fraud } = check;
      const register = kind === 'identity' || kind === 'accounts' ? await registeredOf(tx, application.id, await organisationOf(tx, application.id)) : undefined;
      await tx.insert(diligenceChecks).values({ applicationId: application.id, kind, number: before + 1, rating, notes: check.notes.trim(), register, subsidy, reference: check.reference?.trim() || null, fraud, checkedBy: actor.id });
      await record(tx, actor, 'diligence.checked', { kind: 'application', id: application.id }, { check: kind, rating, ...(subsidy ? { subsidy } : {}) });
      return { number: before + 1 };
    });
  });

/** Lifts a red that another officer set, with a reason and a fresh second factor. Refuses `second_officer_lifts`, `nothing_to_lift`, `reason_needed`. */
export const liftRed = (actor: Person, ref: string, kind: CheckKind, { reason }: { reason: string }): Promise<void> =>
  transaction(actor, async (tx, now) => {
    const application = await lockApplication(tx, actor, ref);
    authorise(actor, 'diligence.check', null, now);
    const check = await latestOf(tx, application.id, kind);
    refuseIf(whyNotLift(check, actor));
    if (!check || !isCheckable(application.status)) throw new Refusal('nothing_to_lift');
    authorise(actor, 'diligence.lift', check, now);
    if (reason.trim() === '') throw new Refusal('reason_needed', {}, 'reason');
    await tx.insert(diligenceLiftings).values({ checkId: check.id, applicationId: application.id, reason: reason.trim(), liftedBy: actor.id, liftedAt: now });
    await record(tx, actor, 'diligence.lifted', { kind: 'application', id: application.id }, { check: kind });
  });

/**
 * Asks the register's own service by the organisation's number and keeps its answer with the application. The service is asked outside of any
 * transaction. Refuses `register_api_is_off` where the settings have none for this number, `register_is_silent`.
 */
export async function askRegister(actor: Person, ref: string): Promise<void> {
  const { identifierScheme, identifier } = await read(actor, async (tx, now) => {
    authorise(actor, 'diligence.check', null, now);
    const [found] = await rows<{ id: string }>(tx, sql`select id from applications where ref = ${ref} and submitted_at is not null`);
    if (!found) throw new Refusal('not_found');
    return organisationOf(tx, found.id);
  });
  const api = registerApi(environment(), identifierScheme);
  if (!api) throw new Refusal('register_api_is_off');
  const entry = await api.lookUp(identifier);
  await transaction(actor, async (tx, now) => {
    const application = await lockApplication(tx, actor, ref);
    authorise(actor, 'diligence.check', null, now);
    await tx.insert(registerAnswers).values({ applicationId: application.id, answer: { source: api.source, asAt: londonDate(now), ...(entry ? { entry } : {}) }, askedBy: actor.id, askedAt: now });
    await record(tx, actor, 'diligence.register_asked', { kind: 'application', id: application.id }, { source: api.source });
  });
}

/** That an award has been entered in the subsidy database. A correction is recorded in the same way. Refuses `entered_before_award`, `entered_in_future`. */
export const recordSubsidyEntry = (actor: Person, awardRef: string, entry: { reference: string; uploadedOn: string }, { key }: { key: string }): Promise<{ recorded: true }> =>
  transaction(actor, async (tx, now) => {
    const [award] = await rows<{ id: string; awardDate: string }>(tx, sql`select id, award_date as "awardDate" from awards where ref = ${awardRef} and application_id is not null for update`);
    authorise(actor, 'diligence.check', null, now);
    if (!award) throw new Refusal('not_found');
    return once(tx, actor, 'diligence.subsidy', key, { awardRef, ...entry }, async () => {
      refuseIf(whyNotEnter(entry, award, londonDate(now)));
      await tx.insert(subsidyEntries).values({ awardId: award.id, reference: entry.reference.trim(), uploadedOn: entry.uploadedOn, recordedBy: actor.id });
      await record(tx, actor, 'diligence.subsidy_entered', { kind: 'award', id: award.id }, { uploadedOn: entry.uploadedOn });
      return { recorded: true };
    });
  });

/** Which checks the awards of a round cannot do without. @param version of the page it was chosen on; 0 where nothing was chosen before */
export const setMandatoryChecks = (actor: Person, roundRef: string, { checks, version }: { checks: readonly CheckKind[]; version: number }): Promise<void> =>
  transaction(actor, async (tx, now) => {
    authorise(actor, 'diligence.set_rules', null, now);
    const [round] = await rows<{ id: string }>(tx, sql`select id from funding_rounds where ref = ${roundRef} for update`);
    if (!round) throw new Refusal('not_found');
    const [before] = await tx.select({ version: diligenceRules.version }).from(diligenceRules).where(eq(diligenceRules.roundId, round.id));
    if ((before?.version ?? 0) !== version) throw new Refusal('changed_meanwhile');
    const row = { mandatory: checkKinds.filter((kind) => checks.includes(kind)), changedBy: actor.id, changedAt: now, version: version + 1 };
    await tx.insert(diligenceRules).values({ roundId: round.id, ...row }).onConflictDoUpdate({ target: diligenceRules.roundId, set: row });
    await record(tx, actor, 'diligence.rules_set', { kind: 'round', id: round.id }, { mandatory: row.mandatory });
  });
