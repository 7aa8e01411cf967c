import 'server-only';
import { eq, sql } from 'drizzle-orm';
import { transaction, type Tx } from '@/db/client';
import { rows } from '@/db/rows';
import { bankAccounts, bankAccountSecrets } from '@/db/schema/diligence';
import type { Person } from '../access/actor';
import { authorise } from '../access/policy';
import type { AwardStatus } from '../award/workflow';
import { environment } from '../env';
import { record } from '../event/commands';
import { once } from '../event/once';
import { newId } from '../id';
import { enqueue } from '../notification/commands';
import { newReference } from '../reference';
import { Refusal, refuseIf } from '../refusal';
import { nextState } from '../workflow';
import { afterWorkingDays, type BankDetails, lastDigitsOf, tidyDetails, whyNotAsk, whyNotDetails, whyNotSettle } from './rules';
import { fingerprintOf, openDetails, type Sealed, sealDetails } from './sealing';
import { tellCertifiers } from './steps';
import { type BankAccountStatus, bankAccountWorkflow } from './workflow';

type LockedAward = { id: string; ref: string; title: string; status: AwardStatus; organisationId: string };
type Account = { id: string; ref: string; status: BankAccountStatus; askedBy: string; lastDigits: string };
const about = (award: LockedAward) => ({ kind: 'award', id: award.id }) as const;

/** The award is locked by whoever changes its bank details and by whoever pays it. Row security hides what is not the actor's: `not_found`. */
async function lockAward(tx: Tx, ref: string): Promise<LockedAward> {
  const [found] = await rows<LockedAward>(tx, sql`select id, ref, title, status, organisation_id as "organisationId" from awards where ref = ${ref} for update`);
  if (!found) throw new Refusal('not_found');
  return found;
}

/** The open one, or else the one in force. */
async function currentOf(tx: Tx, awardId: string): Promise<Account | undefined> {
  const [found] = await rows<Account>(tx, sql`
    select id, ref, status, asked_by as "askedBy", last_digits as "lastDigits" from bank_accounts
    where award_id = ${awardId} and status in ('asked', 'confirmed', 'in_force') order by status = 'in_force' limit 1`);
  return found;
}

async function hasStopped(tx: Tx, actor: Person, ref: string): Promise<boolean> {
  const found = await rows(tx, sql`select 1 from bank_accounts where ref = ${ref} and status = 'stopped' and stopped_by = ${actor.id}`);
  return found.length > 0;
}

/**
 * A certifier says where the award is to be paid to, or to another account from now on. Every certifier is told at once. Nothing is paid
 * until a second officer has confirmed it and its cooling-off is over. Refuses `bank_change_is_open`, `bank_details_not_yet`, `sort_code_format`, …
 * @returns its reference
 */
export const askForBankAccount = (actor: Person, awardRef: string, details: BankDetails, { key }: { key: string }): Promise<string> =>
  transaction(actor, async (tx, now) => {
    const award = await lockAward(tx, awardRef);
    authorise(actor, 'bank_details.ask', award, now);
    return ask(tx, actor, award, { details, key });
  });

/** The same from a signed paper, typed by an officer, who says what paper it is; another one confirms it. */
export const enterBankAccount = (actor: Person, awardRef: string, details: BankDetails, { paper, key }: { paper: string; key: string }): Promise<string> =>
  transaction(actor, async (tx, now) => {
    const award = await lockAward(tx, awardRef);
    authorise(actor, 'bank_details.enter', null, now);
    if (paper.trim() === '') throw new Refusal('reason_needed', {}, 'paper');
    return ask(tx, actor, award, { details, paper: paper.trim(), key });
  });

async function ask(tx: Tx, actor: Person, award: LockedAward, given: { details: BankDetails; paper?: string; key: string }): Promise<string> {
  const details = tidyDetails(given.details);
  const fingerprint = fingerprintOf(details);
  // What is kept of the form says nothing of the account but its fingerprint.
  return once(tx, actor, 'bank_details.ask', given.key, { award: award.ref, fingerprint }, async () => {
    refuseIf(whyNotDetails(details));
    refuseIf(whyNotAsk(award, ['asked', 'confirmed'].includes((await currentOf(tx, award.id))?.status ?? '')));
    const [id, ref, lastDigits] = [newId(), newReference('BNK'), lastDigitsOf(details)];
    await tx.insert(bankAccounts).values({ id, ref, awardId: award.id, lastDigits, fingerprint, paper: given.paper, askedBy: actor.id });
    await tx.insert(bankAccountSecrets).values({ bankAccountId: id, awardId: award.id, ...sealDetails(details, { id, awardId: award.id }) });
    await record(tx, actor, 'bank_details.asked', about(award), { account: ref, onPaper: given.paper !== undefined });
    await tellCertifiers(tx, 'bank_details_asked', award, { asker: actor.name, digits: lastDigits });
    return ref;
  });
}

/**
 * A second officer confirms it after calling somebody of the recipient back on a number known before, with a fresh second factor. It comes
 * into force when its cooling-off is over (effects.ts). Refuses `second_person_needed`, `changed_meanwhile`, `wrong_state`, `reason_needed`.
 * @param account the reference that the page showed
 */
export const confirmBankAccount = (actor: Person, awardRef: string, { account, calledBack, payeeChecked }: { account: string; calledBack: string; payeeChecked: boolean }): Promise<void> =>
  transaction(actor, async (tx, now) => {
    const award = await lockAward(tx, awardRef);
    const open = await currentOf(tx, award.id);
    if (open?.askedBy === actor.id) throw new Refusal('second_person_needed');
    authorise(actor, 'bank_details.confirm', { askedBy: open?.askedBy ?? '' }, now);
    refuseIf(whyNotSettle(open, account));
    if (!open) throw new Refusal('not_found');
    if (calledBack.trim() === '') throw new Refusal('reason_needed', {}, 'calledBack');
    const takesEffectAt = afterWorkingDays(now, environment().BANK_COOLING_DAYS);
    const status = nextState(bankAccountWorkflow, open.status, 'confirm');
    await tx.update(bankAccounts).set({ status, calledBack: calledBack.trim(), payeeChecked, confirmedBy: actor.id, confirmedAt: now, takesEffectAt }).where(eq(bankAccounts.id, open.id));
    await record(tx, actor, 'bank_details.confirmed', about(award), { account, payeeChecked, takesEffectAt });
  });

/**
 * "This was not us": anybody of the recipient, or an officer, stops what is asked for, what cools off, or what is in force; after that
 * nothing is paid until other details are. Every certifier is told, and those of the fund who asked for it or would pay to it. Refuses `changed_meanwhile`, `reason_needed`.
 */
export const stopBankAccount = (actor: Person, awardRef: string, { account, reason }: { account: string; reason: string }): Promise<void> =>
  transaction(actor, async (tx, now) => {
    const award = await lockAward(tx, awardRef);
    authorise(actor, 'bank_details.stop', award, now);
    // Pressed twice it is done: a refusal would show the same form for the account that is in force behind it, and the third press would stop that.
    if (await hasStopped(tx, actor, account)) return;
    const current = await currentOf(tx, award.id);
    refuseIf(whyNotSettle(current, account));
    if (!current) throw new Refusal('not_found');
    if (reason.trim() === '') throw new Refusal('reason_needed', {}, 'reason');
    const status = nextState(bankAccountWorkflow, current.status, 'stop');
    await tx.update(bankAccounts).set({ status, stoppedBy: actor.id, stoppedAt: now, stoppedReason: reason.trim() }).where(eq(bankAccounts.id, current.id));
    await record(tx, actor, 'bank_details.stopped', about(award), { account, was: current.status });
    await tellCertifiers(tx, 'bank_details_stopped', award, { digits: current.lastDigits });
    // Whom of the fund to tell is not the recipient's to read.
    await enqueue(tx, 'tell_of_stopped_account', { id: current.id }, `stopped:${current.id}`);
  });

export type ShownAccount = { ref: string; status: BankAccountStatus; details: BankDetails; paper: string | null };

/** The whole account of an award, for those who pay it. That it was looked at, by whom and when, is recorded: that is why reading is a command. */
export const showBankAccounts = (actor: Person, awardRef: string): Promise<{ ref: string; title: string; accounts: ShownAccount[] }> =>
  transaction(actor, async (tx, now) => {
    authorise(actor, 'bank_details.show', null, now);
    const award = await lockAward(tx, awardRef);
    const sealed = await rows<Sealed & { id: string; ref: string; status: BankAccountStatus; paper: string | null }>(tx, sql`
      select b.id, b.ref, b.status, b.paper, s.key_version as "keyVersion", s.sealed from bank_accounts b join bank_account_secrets s on s.bank_account_id = b.id
      where b.award_id = ${award.id} and b.status in ('asked', 'confirmed', 'in_force') order by b.asked_at desc, b.id desc`);
    await record(tx, actor, 'bank_details.shown', about(award), { accounts: sealed.map(({ ref }) => ref) });
    return { ref: award.ref, title: award.title, accounts: sealed.map((one) => ({ ref: one.ref, status: one.status, paper: one.paper, details: openDetails(one, { id: one.id, awardId: award.id }) })) };
  });
