import { sql } from 'drizzle-orm';
import pg from 'pg';
import { beforeAll, expect, test } from 'vitest';
import { read } from '@/db/client';
import { rows } from '@/db/rows';
import { liveAward } from '@/db/testing/awards';
import { testDatabase } from '@/db/testing/database';
import { member, staffMember } from '@/db/testing/people';
import { recommendedApplication, testRound } from '@/db/testing/submitted';
import type { Person } from '../access/actor';
import { approveApplication, notifyDecision } from '../assessment/commands/decision';
import { acceptAward, countersignAward } from '../award/commands';
import { environment } from '../env';
import { newId } from '../id';
import { everythingForMember } from '../organisation/export-queries';
import { confirmPayment, recordPayment } from '../payment/commands';
import { askForBankAccount, confirmBankAccount, enterBankAccount, showBankAccounts, stopBankAccount } from './commands';
import { bringIntoForce, tellOfStoppedAccount } from './effects';
import { bankForRecipient, bankForStaff } from './queries';
import { rotateBankKeys } from './rotation';
import { openDetails, sealDetails } from './sealing';

const owner = testDatabase();
let people: Record<'officer' | 'second' | 'finance' | 'payer', Person>;
beforeAll(async () => {
  people = { officer: await staffMember(owner, ['fund_officer']), second: await staffMember(owner, ['fund_officer']), finance: await staffMember(owner, ['finance']), payer: await staffMember(owner, ['payment_approver']) };
});
const details = { accountName: 'Secretive Harbour Trust', sortCode: '20-30-40', accountNumber: '55779911' };
const tidy = { accountName: 'Secretive Harbour Trust', sortCode: '203040', accountNumber: '55779911' };

/** A live award of a charity with two certifiers and an editor. */
async function awarded() {
  const gwen = await member(owner, ['editor', 'certifier', 'owner']);
  const organisationId = gwen.memberships[0]?.organisationId ?? '';
  const [hal, ed] = [await member(owner, ['certifier'], organisationId), await member(owner, ['editor'], organisationId)];
  return { gwen, hal, ed, organisationId, ...(await liveAward(owner, organisationId)) };
}
/** The same by its whole journey: applied for, approved, signed and countersigned, with its money committed. */
async function signed() {
  const [approver, countersigner] = [await staffMember(owner, ['approver']), await staffMember(owner, ['approver'])];
  const one = await recommendedApplication(owner, await testRound(owner, people.officer, 1_000_000_00), people.officer, 40_000_00);
  const { awardRef } = await approveApplication(await fresh(approver), one.ref, { amountPence: 40_000_00, reason: 'As recommended', key: newId() });
  const ref = awardRef ?? '';
  await notifyDecision(people.officer, one.ref);
  await acceptAward(one.applicant, ref, { name: 'Gwen Example' });
  await countersignAward(await fresh(countersigner), ref, { key: newId() });
  return { gwen: one.applicant, ref, applicationId: one.id };
}
/** With a second factor given now, as the clock stands. */
async function fresh(person: Person): Promise<Person> {
  const [clock] = await owner.query<{ now: Date }>('select app_now() as now');
  return { ...person, mfaAt: clock?.now ?? null };
}
const ask = (actor: Person, ref: string, more: Partial<typeof details> = {}) => askForBankAccount(actor, ref, { ...details, ...more }, { key: newId() });
const confirm = (actor: Person, ref: string, account: string) => confirmBankAccount(actor, ref, { account, calledBack: 'Rang Hal on the number of the application; he said 9911', payeeChecked: false });
const settle = async (ref: string, account: string, day: string) => {
  await confirm(await fresh(people.second), ref, account);
  await owner.moveClock(day);
  await bringIntoForce();
};
const mail = (template: string, ref: string) => owner.query<{ email: string; data: Record<string, string> }>(`select email, data from notifications where template = $1 and data ->> 'reference' = $2 order by email`, [template, ref]);
const why = async (work: Promise<unknown>) => work.then(() => 'done', (error: { code: string }) => error.code);
const pay = (ref: string, source: string = newId()) => recordPayment(people.finance, { award: ref, amountPence: 100, paidOn: '2025-09-15', source }, { key: newId() });
const start = '2025-09-15T09:00:00Z';

test('asked for by a certifier, confirmed by a second officer after a call, cooled off for three working days, then in force; every certifier is told twice', async () => {
  await owner.moveClock(start);
  const { gwen, hal, ed, ref } = await awarded();
  const account = await ask(gwen, ref);
  expect((await mail('bank_details_asked', ref)).map(({ email }) => email)).toEqual([gwen.email, hal.email].sort());
  expect((await mail('bank_details_asked', ref))[0]?.data).toMatchObject({ digits: '9911', asker: gwen.name, path: `/apply/awards/${ref}/bank-details/objection` });
  for (const actor of [ed, await member(owner, ['certifier'])]) expect(await why(ask(actor, ref))).toMatch(/not_allowed|not_found/);
  expect(await why(ask(hal, ref))).toBe('bank_change_is_open');
  await confirm(people.finance, ref, account);
  expect(await bankForRecipient(gwen, ref)).toMatchObject({ open: { status: 'confirmed', lastDigits: '9911', takesEffectAt: new Date('2025-09-18T09:00:00Z') } });
  expect(await bringIntoForce()).toBe(0);
  await owner.moveClock('2025-09-18T09:00:00Z');
  expect([await bringIntoForce(), await bringIntoForce()]).toEqual([1, 0]);
  expect((await mail('bank_details_in_force', ref)).map(({ email }) => email)).toEqual([gwen.email, hal.email].sort());
  expect(await bankForStaff(people.officer, ref)).toMatchObject({ inForce: { askedBy: gwen.name, confirmedBy: people.finance.name, payeeChecked: false } });
  // Another account replaces it in the same way.
  const next = await ask(hal, ref, { accountNumber: '11112222' });
  await settle(ref, next, '2025-09-30T09:00:00Z');
  expect((await bankForRecipient(gwen, ref))?.accounts.map(({ status, lastDigits }) => [status, lastDigits])).toEqual([['in_force', '2222'], ['replaced', '9911']]);
});

test('what is kept is sealed: no table, no event, no letter and no log of keys holds the account', async () => {
  await owner.moveClock(start);
  const { gwen, ref, organisationId } = await awarded();
  await ask(gwen, ref, { accountNumber: '86420975' });
  const tables = await owner.query<{ table: string }>(`select table_name as "table" from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`);
  for (const { table } of tables) {
    const found = await owner.query(`select 1 from ${table} t where t::text like '%86420975%' or t::text like '%Secretive Harbour%' or t::text like '%203040%' limit 1`);
    expect(found, table).toEqual([]);
  }
  const [organisation] = await owner.query<{ ref: string }>('select ref from organisations where id = $1', [organisationId]);
  const everything = JSON.stringify(await everythingForMember(gwen, organisation?.ref ?? ''));
  expect(everything).not.toContain('86420975');
  expect(everything).toContain('"endingIn":"0975"');
});

test('only those who pay see it whole, and each look is recorded; the database gives it to nobody else', async () => {
  await owner.moveClock(start);
  const { gwen, id, ref } = await awarded();
  await ask(gwen, ref);
  for (const reader of [people.finance, people.payer]) expect(await showBankAccounts(reader, ref)).toMatchObject({ accounts: [{ details: tidy, status: 'asked' }] });
  const shown = await owner.query<{ actor_id: string; data: object }>(`select actor_id, data from events where subject_id = $1 and name = 'bank_details.shown' order by id`, [id]);
  expect(shown.map((one) => one.actor_id)).toEqual([people.finance.id, people.payer.id]);
  for (const role of ['auditor', 'administrator', 'fund_officer', 'approver', 'assessor', 'devolved_contributor'] as const) {
    const other = await staffMember(owner, [role], role === 'devolved_contributor' ? { nation: 'scotland' } : {});
    expect(await why(showBankAccounts(other, ref))).toBe('not_allowed');
    expect(await read(other, (tx) => rows(tx, sql`select sealed from bank_account_secrets`))).toEqual([]);
  }
  await expect(read(gwen, (tx) => rows(tx, sql`select sealed from bank_account_secrets`))).rejects.toMatchObject({ code: '42501' });
  await expect(read(gwen, (tx) => rows(tx, sql`select called_back from bank_accounts`))).rejects.toMatchObject({ code: '42501' });
  const stranger = await member(owner, ['certifier']);
  expect(await read(stranger, (tx) => rows(tx, sql`select ref from bank_accounts`))).toEqual([]);
  expect(await bankForRecipient(stranger, ref)).toBeUndefined();
  expect(await bankForStaff(await staffMember(owner, ['assessor']), ref)).toBeUndefined();
  expect(JSON.stringify(await bankForStaff(await staffMember(owner, ['auditor']), ref))).not.toContain('5577');
});

test('a conflicted colleague who pays sees nothing of it', async () => {
  await owner.moveClock(start);
  const { gwen, ref, applicationId } = await signed();
  await ask(gwen, ref);
  const payer = await staffMember(owner, ['finance']);
  expect(await why(showBankAccounts(payer, ref))).toBe('done');
  await owner.query(`insert into conflict_findings (id, application_id, person_id, kind, outcome, reason, decided_by) values ($1, $2, $3, 'found', 'confirmed', 'A cousin', $4)`, [newId(), applicationId, payer.id, people.second.id]);
  expect(await why(showBankAccounts(payer, ref))).toBe('not_found');
  expect(await read(payer, (tx) => rows(tx, sql`select b.ref from bank_accounts b join awards w on w.id = b.award_id where w.ref = ${ref}`))).toEqual([]);
  expect(await bankForStaff(payer, ref)).toBeUndefined();
});

test('a second officer confirms: neither the certifier’s own hand nor the one who typed the paper, and only with a fresh second factor', async () => {
  await owner.moveClock(start);
  const { hal, ref } = await awarded();
  expect(await why(enterBankAccount(people.payer, ref, details, { paper: 'Letter', key: newId() }))).toBe('not_allowed');
  expect(await why(enterBankAccount(people.officer, ref, details, { paper: ' ', key: newId() }))).toBe('reason_needed');
  const account = await enterBankAccount(people.officer, ref, details, { paper: 'Letter of 12 September, signed by Hal', key: newId() });
  expect((await mail('bank_details_asked', ref)).map(({ email }) => email)).toContain(hal.email);
  expect(await why(confirm(people.officer, ref, account))).toBe('second_person_needed');
  expect(await why(confirm({ ...people.second, mfaAt: null }, ref, account))).toBe('second_factor_needed');
  expect(await why(confirm(people.payer, ref, account))).toBe('not_allowed');
  expect(await why(confirm(hal, ref, account))).toBe('not_allowed');
  expect(await why(confirm(people.second, ref, 'BNK-OTHER'))).toBe('changed_meanwhile');
  expect(await why(confirmBankAccount(people.second, ref, { account, calledBack: '  ', payeeChecked: true }))).toBe('reason_needed');
  await expect(owner.query(`update bank_accounts set confirmed_by = asked_by, confirmed_at = app_now(), called_back = 'x', payee_checked = true, takes_effect_at = app_now() where ref = $1`, [account])).rejects.toMatchObject({ constraint: 'bank_account_is_confirmed_by_a_second_person' });
  const third = await staffMember(owner, ['finance']);
  expect((await Promise.all([why(confirm(people.second, ref, account)), why(confirm(third, ref, account))])).sort()).toEqual(['done', 'wrong_state']);
});

test('“this was not us”: any of the recipient’s people stops it, before and after it is in force, and nothing is paid until others are', async () => {
  await owner.moveClock(start);
  const { gwen, hal, ed, ref } = await awarded();
  const account = await ask(gwen, ref);
  await stopBankAccount(ed, ref, { account, reason: 'Nobody here asked for this' });
  expect((await mail('bank_details_stopped', ref)).map(({ email }) => email)).toEqual([gwen.email, hal.email].sort());
  expect(await why(confirm(people.second, ref, account))).toBe('changed_meanwhile');
  expect(await why(stopBankAccount(await member(owner, ['owner']), ref, { account, reason: 'x' }))).toBe('not_found');
  const next = await ask(hal, ref);
  await settle(ref, next, '2025-09-19T09:00:00Z');
  await stopBankAccount(people.payer, ref, { account: next, reason: 'The bank sent it back' });
  expect(await bankForStaff(people.officer, ref)).toMatchObject({ accounts: [{ status: 'stopped', stoppedBy: people.payer.name, stoppedReason: 'The bank sent it back' }, { status: 'stopped' }] });
  expect(await why(stopBankAccount(gwen, ref, { account: next, reason: 'again' }))).toBe('changed_meanwhile');
});

test('stopping a change twice stops it once, and leaves the account that is in force as it is', async () => {
  await owner.moveClock(start);
  const { gwen, ref } = await signed();
  const first = await ask(gwen, ref);
  await settle(ref, first, '2025-09-19T09:00:00Z');
  const change = await ask(gwen, ref);
  await stopBankAccount(gwen, ref, { account: change, reason: 'Not ours' });
  expect(await why(stopBankAccount(gwen, ref, { account: change, reason: 'Not ours' }))).toBe('done');
  expect((await bankForStaff(people.officer, ref))?.inForce?.ref).toBe(first);
});

test('nothing is recorded or confirmed as paid while details are unsettled or stopped; before there were any, and once they are in force, it is', async () => {
  await owner.moveClock(start);
  const { gwen, ref } = await signed();
  const before = await pay(ref);
  const account = await ask(gwen, ref);
  expect(await why(pay(ref))).toBe('bank_details_unconfirmed');
  await confirm(people.second, ref, account);
  expect(await why(pay(ref))).toBe('bank_details_cooling');
  expect(await why(confirmPayment(people.payer, before))).toBe('bank_details_cooling');
  await owner.moveClock('2025-09-18T09:00:00Z');
  // The cooling-off is over, and the worker has not come by yet.
  expect(await why(pay(ref))).toBe('bank_details_cooling');
  await bringIntoForce();
  await confirmPayment(await fresh(people.payer), before);
  await stopBankAccount(gwen, ref, { account, reason: 'Not ours' });
  expect(await why(pay(ref))).toBe('bank_details_are_stopped');
  const next = await ask(gwen, ref);
  await settle(ref, next, '2025-09-26T09:00:00Z');
  expect(await why(pay(ref))).toBe('done');
});

test('a payment and a change of the details at the same moment are one after the other', async () => {
  await owner.moveClock(start);
  for (let round = 0; round < 4; round++) {
    const { gwen, ref } = await signed();
    const [paid, asked] = await Promise.all([why(pay(ref)), why(ask(gwen, ref))]);
    expect(asked).toBe('done');
    expect(['done', 'bank_details_unconfirmed']).toContain(paid);
    expect(await why(pay(ref))).toBe('bank_details_unconfirmed');
  }
});

test('two certifiers asking at once: one is done, one is told', async () => {
  await owner.moveClock(start);
  const { gwen, hal, ref } = await awarded();
  expect((await Promise.all([why(ask(gwen, ref)), why(ask(hal, ref))])).sort()).toEqual(['bank_change_is_open', 'done']);
  const key = newId();
  const other = await awarded();
  const twice = () => askForBankAccount(other.gwen, other.ref, details, { key });
  expect(await twice()).toBe(await twice());
});

test('another organisation that gave the same account is named to the fund, and to nobody else', async () => {
  await owner.moveClock(start);
  const [one, other] = [await awarded(), await awarded()];
  await ask(one.gwen, one.ref, { accountNumber: '31415926' });
  await ask(other.gwen, other.ref, { accountNumber: '3141 5926' });
  const [organisation] = await owner.query<{ name: string }>('select name from organisations where id = $1', [one.organisationId]);
  expect((await bankForStaff(people.officer, other.ref))?.open?.alsoOf).toEqual([organisation?.name]);
  expect(JSON.stringify(await bankForRecipient(other.gwen, other.ref))).not.toContain(organisation?.name);
});

test('a text that was changed, or put into another row, does not open', () => {
  const row = { id: newId(), awardId: newId() };
  const sealed = sealDetails(tidy, row);
  expect(openDetails(sealed, row)).toEqual(tidy);
  const middle = Math.floor(sealed.sealed.length / 2);
  const tampered = sealed.sealed.slice(0, middle) + (sealed.sealed[middle] === 'A' ? 'B' : 'A') + sealed.sealed.slice(middle + 1);
  expect(() => openDetails({ ...sealed, sealed: tampered }, row)).toThrow();
  expect(() => openDetails(sealed, { ...row, awardId: newId() })).toThrow();
  expect(() => openDetails({ ...sealed, keyVersion: 7 }, row)).toThrow('BANK_KEYS has no key 7');
});

test('keys are rotated: everything is sealed again under the newest, and the older key may go', async () => {
  await owner.moveClock(start);
  const { gwen, ref } = await awarded();
  await ask(gwen, ref);
  const settings = environment();
  const client = new pg.Client({ connectionString: owner.url });
  await client.connect();
  try {
    settings.BANK_KEYS = `1:${'1'.repeat(64)},2:${'2'.repeat(64)}`;
    expect(await rotateBankKeys(client)).toBeGreaterThan(0);
    expect(await owner.query('select distinct key_version from bank_account_secrets')).toEqual([{ key_version: 2 }]);
    settings.BANK_KEYS = `2:${'2'.repeat(64)}`;
    expect(await showBankAccounts(people.finance, ref)).toMatchObject({ accounts: [{ details: tidy }] });
    expect(await rotateBankKeys(client)).toBe(0);
    settings.BANK_KEYS = `2:${'3'.repeat(64)}`;
    await expect(showBankAccounts(people.finance, ref)).rejects.toThrow();
  } finally {
    settings.BANK_KEYS = undefined;
    await client.end();
  }
});

test('of the fund are told that it was stopped: who entered or confirmed it and who would pay, without a digit, once, and nobody who is conflicted', async () => {
  await owner.moveClock(start);
  const { gwen, ref } = await signed();
  const [typist, bystander, late] = [await staffMember(owner, ['fund_officer']), await staffMember(owner, ['fund_officer']), await staffMember(owner, ['finance'])];
  await owner.query(`insert into memberships (id, organisation_id, person_id, role) values ($1, $2, $3, 'editor')`, [newId(), gwen.memberships[0]?.organisationId, late.id]);
  const account = await enterBankAccount(typist, ref, details, { paper: 'Letter of 12 September', key: newId() });
  await confirm(people.second, ref, account);
  await stopBankAccount(people.payer, ref, { account, reason: 'The bank sent it back' });
  const [{ id } = { id: '' }] = await owner.query<{ id: string }>('select id from bank_accounts where ref = $1', [account]);
  expect(await tellOfStoppedAccount({ id })).toBeGreaterThan(2);
  expect(await tellOfStoppedAccount({ id })).toBe(0);
  const letters = await mail('bank_stopped_fund', ref);
  const told = letters.map(({ email }) => email);
  expect(told).toEqual(expect.arrayContaining([typist.email, people.second.email, people.finance.email]));
  for (const other of [people.payer, bystander, late, gwen]) expect(told).not.toContain(other.email);
  expect(JSON.stringify(letters)).not.toContain('9911');
  expect(letters[0]?.data).toEqual(expect.objectContaining({ path: `/manage/awards/${ref}/bank-details` }));
});
