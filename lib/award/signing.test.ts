import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { transaction } from '@/db/client';
import { rows } from '@/db/rows';
import { testDatabase } from '@/db/testing/database';
import { openedPdf } from '@/db/testing/files';
import { member, staffMember } from '@/db/testing/people';
import { recommendedApplication, testRound } from '@/db/testing/submitted';
import type { Person } from '../access/actor';
import { decrypt } from '../access/secret';
import { approveApplication, notifyDecision } from '../assessment/commands/decision';
import { setCondition } from '../condition/commands';
import { newId } from '../id';
import { agreementPdf, agreementProof, signatureUnderWay } from './agreement-queries';
import { acceptAward, askToSign, confirmSignature, countersignAward, signOrAsk } from './commands';
import { drawAgreements } from './drawing';
import { lapseOffers } from './lapse';
import { extendOffer } from './offer-commands';
import { remindOfOffers } from './reminders';

const owner = testDatabase();
const amountPence = 40_000_00;
const start = '2025-09-15T09:00:00Z';
const hal = { name: 'Hal Certifier' };

/** An offer that its certifier, who has no second factor, knows of. */
async function offered() {
  await owner.moveClock(start);
  const [officer, approver] = [await staffMember(owner, ['fund_officer']), await staffMember(owner, ['approver'])];
  const { ref: applicationRef, applicant } = await recommendedApplication(owner, await testRound(owner, officer, 1_000_000_00), officer, amountPence);
  const ref = (await approveApplication(approver, applicationRef, { amountPence, reason: 'As recommended', key: newId() })).awardRef ?? '';
  await notifyDecision(officer, applicationRef);
  return { ref, applicationRef, officer, approver, certifier: { ...applicant, mfaAt: null } };
}

/** What the newest letter to somebody says: the code and the link's token. */
async function letterTo({ email }: Person): Promise<{ code: string; token: string }> {
  const [letter] = await owner.query<{ secret: string }>(`select secret_encrypted as secret from notifications where email = $1 and template = 'signature_code' order by created_at desc, id desc limit 1`, [email]);
  const [code = '', , link = ''] = decrypt(letter?.secret ?? '').split('\n');
  return { code: code.replace(' ', ''), token: new URL(link).searchParams.get('token') ?? '' };
}
const statusOf = async (ref: string) => (await owner.query<{ status: string }>('select status from awards where ref = $1', [ref]))[0]?.status;
const lettersTo = async ({ email }: Person, template: string) => (await owner.query('select 1 from notifications where email = $1 and template = $2', [email, template])).length;
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

test('a certifier without a second factor signs by the code of a letter, under the name typed before, once', async () => {
  const { ref, certifier } = await offered();
  await expect(acceptAward(certifier, ref, hal)).rejects.toMatchObject({ code: 'confirmation_needed' });
  expect(await signOrAsk(certifier, ref, hal)).toBe('asked');
  expect(await signatureUnderWay(certifier, ref)).toMatchObject({ name: 'Hal Certifier' });
  const { code } = await letterTo(certifier);
  const wrong = code === '000000' ? '000001' : '000000';
  await expect(confirmSignature(certifier, ref, { code: wrong })).rejects.toMatchObject({ code: 'confirmation_code_wrong', field: 'code' });
  await confirmSignature(certifier, ref, { code });
  expect(await statusOf(ref)).toBe('accepted');
  expect(await owner.query('select signed_name, confirmed_by from agreements g join awards w on w.id = g.award_id where w.ref = $1', [ref])).toEqual([{ signed_name: 'Hal Certifier', confirmed_by: 'mail_code' }]);
  await expect(confirmSignature(certifier, ref, { code })).rejects.toMatchObject({ code: 'wrong_state' });
});

test('a certifier whose second factor is fresh signs at once', async () => {
  const { ref, certifier } = await offered();
  expect(await signOrAsk({ ...certifier, mfaAt: new Date(start) }, ref, hal)).toBe('signed');
  expect(await lettersTo(certifier, 'signature_code')).toBe(0);
});

test('the link of the letter signs as the code does, for its own person only', async () => {
  const { ref, certifier } = await offered();
  await askToSign(certifier, ref, hal);
  const { token } = await letterTo(certifier);
  const colleague: Person = { ...(await member(owner, ['certifier'], certifier.memberships[0]?.organisationId)), mfaAt: null };
  await expect(confirmSignature(colleague, ref, { token })).rejects.toMatchObject({ code: 'confirmation_is_over' });
  await confirmSignature(certifier, ref, { token });
  expect(await owner.query('select confirmed_by from agreements g join awards w on w.id = g.award_id where w.ref = $1', [ref])).toEqual([{ confirmed_by: 'mail_link' }]);
});

test('a code of another award, an earlier one, and one older than half an hour are none', async () => {
  const [one, other] = [await offered(), await offered()];
  const both: Person = { ...one.certifier, memberships: [...one.certifier.memberships, ...other.certifier.memberships] };
  await askToSign(both, one.ref, hal);
  const first = await letterTo(both);
  await expect(confirmSignature(both, other.ref, first)).rejects.toMatchObject({ code: 'confirmation_is_over' });
  await owner.moveClock('2025-09-15T09:01:00Z');
  await askToSign(both, one.ref, hal);
  await expect(confirmSignature(both, one.ref, { token: first.token })).rejects.toMatchObject({ code: 'confirmation_is_over' });
  const second = await letterTo(both);
  await owner.moveClock('2025-09-15T09:31:00Z');
  await expect(confirmSignature(both, one.ref, { code: second.code })).rejects.toMatchObject({ code: 'confirmation_is_over' });
  expect(await statusOf(one.ref)).toBe('offered');
});

test('tries are counted: the eleventh code of half an hour is not even looked at, and the sixth letter not sent', async () => {
  const { ref, certifier } = await offered();
  for (let count = 0; count < 5; count++) await askToSign(certifier, ref, hal);
  await expect(askToSign(certifier, ref, hal)).rejects.toMatchObject({ code: 'too_many_tries' });
  const { code } = await letterTo(certifier);
  const wrong = code === '111111' ? '111112' : '111111';
  for (let count = 0; count < 10; count++) await expect(confirmSignature(certifier, ref, { code: wrong })).rejects.toMatchObject({ code: 'confirmation_code_wrong' });
  await expect(confirmSignature(certifier, ref, { code })).rejects.toMatchObject({ code: 'too_many_tries' });
});

test('two certifiers at once: one signs, one is told', async () => {
  const { ref, certifier } = await offered();
  const colleague: Person = { ...(await member(owner, ['certifier'], certifier.memberships[0]?.organisationId)), mfaAt: null };
  const signing = await Promise.all([certifier, colleague].map(async (person) => {
    await askToSign(person, ref, { name: person.name });
    return { person, given: { code: (await letterTo(person)).code } };
  }));
  const both = await Promise.allSettled(signing.map(({ person, given }) => confirmSignature(person, ref, given)));
  expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'wrong_state' } });
});

test('an agreement that changes voids the code that was sent for it, and the signature it had', async () => {
  const { ref, applicationRef, certifier, officer, approver } = await offered();
  await askToSign(certifier, ref, hal);
  const { code } = await letterTo(certifier);
  await setCondition(officer, applicationRef, { requirement: 'Insurance certificate', neededBy: 'before_payment', key: newId() });
  await expect(confirmSignature(certifier, ref, { code })).rejects.toMatchObject({ code: 'confirmed_thing_changed' });
  expect(await signatureUnderWay(certifier, ref)).toBeUndefined();
  await acceptAward({ ...certifier, mfaAt: new Date(start) }, ref, hal);
  await setCondition(officer, applicationRef, { requirement: 'Bank details confirmed', neededBy: 'before_payment', key: newId() });
  expect(await statusOf(ref)).toBe('offered');
  await expect(countersignAward(approver, ref, { key: newId() })).rejects.toMatchObject({ code: 'wrong_state' });
  expect(await agreementProof(certifier, ref, 'recipient')).toMatchObject({ number: 3, earlier: [{ number: 2, signedName: 'Hal Certifier' }, { number: 1, signedName: null }], papers: [{ kind: 'offered' }] });
  expect(await lettersTo(certifier, 'agreement_changed')).toBe(2);
});

test('a confirmation is nobody else’s to read or to use up, even by SQL', async () => {
  const { ref, certifier } = await offered();
  await askToSign(certifier, ref, hal);
  const colleague = await member(owner, ['certifier'], certifier.memberships[0]?.organisationId);
  expect(await transaction(colleague, (tx) => rows(tx, sql`select 1 from confirmations`))).toEqual([]);
  await expect(transaction(certifier, (tx) => rows(tx, sql`update confirmations set sha256 = 'x'`))).rejects.toThrow(/permission denied/);
});

test('each PDF of an agreement is tagged, the same to the byte whenever it is built, and its hash was kept when it was made', async () => {
  const { ref, certifier, officer, approver } = await offered();
  while ((await drawAgreements()) > 0);
  await acceptAward({ ...certifier, mfaAt: new Date(start) }, ref, hal);
  await countersignAward(approver, ref, { key: newId() });
  await owner.moveClock('2025-10-15T09:00:00Z');
  await owner.query(`update organisations set name = 'Another name' where id = $1`, [certifier.memberships[0]?.organisationId]);
  const proof = await agreementProof(officer, ref, 'fund');
  expect(proof).toMatchObject({ textHolds: true, annexes: [{ number: 1, holds: true }] });
  expect(proof?.papers.map(({ kind }) => kind)).toEqual(['offered', 'signed', 'countersigned']);
  for (const { pdfSha256, rebuiltSha256 } of proof?.papers ?? []) expect(rebuiltSha256).toBe(pdfSha256);
  const [mine, theirs] = [await agreementPdf(certifier, ref, 'countersigned', 'recipient'), await agreementPdf(officer, ref, 'countersigned', 'fund')];
  expect(sha256(mine ?? new Uint8Array())).toBe(sha256(theirs ?? new Uint8Array()));
  const text = openedPdf(mine ?? new Uint8Array());
  for (const part of ['/StructTreeRoot', '/S /H1', '/S /H2', '/S /P', '/S /LI', '/Outlines', '/DisplayDocTitle true', 'pdfuaid']) expect(text, part).toContain(part);
  expect(text).toMatch(/\/Lang \(en-GB\)/);
});

test('what was changed past the code is seen: in the text, in the annex, in the PDF', async () => {
  const { ref, certifier, officer } = await offered();
  await acceptAward({ ...certifier, mfaAt: new Date(start) }, ref, hal);
  await owner.query(`update agreements set text = text || ' and more' where award_id = (select id from awards where ref = $1)`, [ref]);
  const proof = await agreementProof(officer, ref, 'fund');
  expect(proof?.textHolds).toBe(false);
  const signed = proof?.papers.find(({ kind }) => kind === 'signed');
  expect(signed?.rebuiltSha256).not.toBe(signed?.pdfSha256);
  await expect(owner.query(`update agreement_papers set pdf_sha256 = repeat('0', 64)`)).rejects.toThrow();
});

test('an agreement is its recipient’s and its readers’, and nobody else’s', async () => {
  const { ref, certifier, approver } = await offered();
  const [stranger, assessor, auditor] = [await member(owner, ['certifier']), await staffMember(owner, ['assessor']), await staffMember(owner, ['auditor'])];
  expect(await agreementPdf(certifier, ref, 'offered', 'recipient')).toBeInstanceOf(Uint8Array);
  expect(await agreementPdf(certifier, ref, 'signed', 'recipient')).toBeUndefined();
  for (const reader of [approver, auditor]) expect(await agreementProof(reader, ref, 'fund')).toBeDefined();
  for (const as of ['recipient', 'fund'] as const) for (const nobody of [stranger, assessor]) expect(await agreementPdf(nobody, ref, 'offered', as)).toBeUndefined();
  // An officer reads it as an officer, and not at the recipient's address.
  expect(await agreementProof(approver, ref, 'recipient')).toBeUndefined();
});

test('certifiers are reminded seven days and two days before, once each, and again when the last day was moved', async () => {
  const { ref, certifier, officer } = await offered();
  const [{ until } = { until: '' }] = await owner.query<{ until: string }>('select offer_open_until::text as until from awards where ref = $1', [ref]);
  const at = (daysBefore: number, day = until) => owner.moveClock(new Date(Date.parse(`${day}T08:00:00Z`) - daysBefore * 86_400_000).toISOString());
  const reminders = () => lettersTo(certifier, 'offer_reminder');
  await at(8);
  await remindOfOffers();
  expect(await reminders()).toBe(0);
  for (const [days, letters] of [[7, 1], [5, 1], [2, 2], [0, 2]] as const) {
    await at(days);
    await Promise.all([remindOfOffers(), remindOfOffers()]);
    expect(await reminders()).toBe(letters);
  }
  const later = new Date(Date.parse(until) + 20 * 86_400_000).toISOString().slice(0, 10);
  await expect(extendOffer(officer, ref, { until, reason: 'Their trustees meet later' })).rejects.toMatchObject({ code: 'offer_extended_wrongly', field: 'until' });
  await expect(extendOffer(officer, ref, { until: later, reason: ' ' })).rejects.toMatchObject({ code: 'reason_needed', field: 'reason' });
  await expect(extendOffer(await staffMember(owner, ['approver']), ref, { until: later, reason: 'No' })).rejects.toMatchObject({ code: 'not_allowed' });
  await extendOffer(officer, ref, { until: later, reason: 'Their trustees meet later' });
  await expect(extendOffer(officer, ref, { until: later, reason: 'Again' })).rejects.toMatchObject({ code: 'offer_extended_already' });
  await at(7, later);
  await remindOfOffers();
  expect(await reminders()).toBe(3);
});

test('an offer whose last day has passed is signed by nobody, also before the worker has looked', async () => {
  const { ref, certifier, officer } = await offered();
  await owner.query(`update awards set offer_open_until = '2025-09-14' where ref = $1`, [ref]);
  await expect(acceptAward({ ...certifier, mfaAt: new Date(start) }, ref, hal)).rejects.toMatchObject({ code: 'offer_has_lapsed' });
  await expect(extendOffer(officer, ref, { until: '2025-10-01', reason: 'Late' })).rejects.toMatchObject({ code: 'offer_has_lapsed' });
  await lapseOffers();
  expect(await statusOf(ref)).toBe('lapsed');
});
