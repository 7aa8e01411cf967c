import { beforeAll, expect, test } from 'vitest';
import { testDatabase } from '@/db/testing/database';
import { member } from '@/db/testing/people';
import { testAnswers, testRound, type TestRound } from '@/db/testing/round';
import type { Person } from '../access/actor';
import { decrypt } from '../access/secret';
import { newId } from '../id';
import { askToSubmit, confirmSubmission, submitOrAsk } from './commands/confirm';
import { saveAllAnswers, saveAnswers } from './commands/save';
import { askForSignOff, sendBackToDraft } from './commands/sign-off';
import { startApplication } from './commands/start';
import { submitApplication } from './commands/submit';
import { submissionUnderWay } from './confirmation-queries';
import { applicationForMember } from './queries';

const owner = testDatabase();
let round: TestRound;
beforeAll(async () => {
  round = await testRound(owner);
});

/** Somebody alone in their organisation, without a second factor, whose application waits for their own signature. */
async function alone() {
  await owner.moveClock('2025-09-15T09:00:00Z');
  const person: Person = { ...(await member(owner, ['editor', 'certifier', 'owner'])), mfaAt: null };
  const ref = await startApplication(person, { roundRef: round.ref, organisationId: person.memberships[0]?.organisationId ?? '', key: newId() });
  await saveAllAnswers(person, ref, testAnswers);
  await askForSignOff(person, ref);
  return { person, ref };
}
const ticked = () => ({ key: newId(), confirmedAlone: true });
async function letterTo({ email }: Person): Promise<{ code: string; token: string }> {
  const [letter] = await owner.query<{ secret: string }>(`select secret_encrypted as secret from notifications where email = $1 and template = 'submission_code' order by created_at desc, id desc limit 1`, [email]);
  const [code = '', , link = ''] = decrypt(letter?.secret ?? '').split('\n');
  return { code: code.replace(' ', ''), token: new URL(link).searchParams.get('token') ?? '' };
}
const statusOf = async ({ person, ref }: { person: Person; ref: string }) => (await applicationForMember(person, ref))?.status;

test('whoever is alone submits by the code of a letter, and sending the same form twice gives the same receipt', async () => {
  const one = await alone();
  await expect(submitOrAsk(one.person, one.ref, { key: newId() })).rejects.toMatchObject({ code: 'confirm_alone' });
  await expect(submitApplication(one.person, one.ref, ticked())).rejects.toMatchObject({ code: 'confirmation_needed' });
  expect(await submitOrAsk(one.person, one.ref, ticked())).toBe('asked');
  expect(await statusOf(one)).toBe('awaiting_sign_off');
  expect(await submissionUnderWay(one.person, one.ref)).toMatchObject({ name: one.person.name });
  const { code } = await letterTo(one.person);
  await expect(confirmSubmission(one.person, one.ref, { code: code === '000000' ? '000001' : '000000' }, { key: newId() })).rejects.toMatchObject({ code: 'confirmation_code_wrong', field: 'code' });
  const key = newId();
  const receipt = await confirmSubmission(one.person, one.ref, { code }, { key });
  expect(await confirmSubmission(one.person, one.ref, { code }, { key })).toEqual(receipt);
  expect(await statusOf(one)).toBe('submitted');
  expect(await owner.query(`select data->>'confirmed' as way from events where name = 'application.submitted' and data->>'ref' = $1`, [one.ref])).toEqual([{ way: 'mail_code' }]);
});

test('the link submits as the code does, and a fresh second factor at once', async () => {
  const [one, other] = [await alone(), await alone()];
  await askToSubmit(one.person, one.ref);
  await confirmSubmission(one.person, one.ref, { token: (await letterTo(one.person)).token }, { key: newId() });
  expect(await statusOf(one)).toBe('submitted');
  expect(await submitOrAsk({ ...other.person, mfaAt: new Date('2025-09-15T09:00:00Z') }, other.ref, ticked())).toBe('submitted');
});

test('sent back and changed, it is another application: the code is void', async () => {
  const one = await alone();
  await askToSubmit(one.person, one.ref);
  const { code } = await letterTo(one.person);
  await sendBackToDraft(one.person, one.ref);
  const versions = { title: 1 };
  await saveAnswers(one.person, one.ref, 'summary', { title: 'Another title' }, { versions, form: 'a' });
  await askForSignOff(one.person, one.ref);
  expect(await submissionUnderWay(one.person, one.ref)).toBeUndefined();
  await expect(confirmSubmission(one.person, one.ref, { code }, { key: newId() })).rejects.toMatchObject({ code: 'confirmed_thing_changed' });
});

test('asked for in time, it is in time: a slow letter costs nobody the deadline; asked for too late, no code is sent', async () => {
  const one = await alone();
  await owner.moveClock('2025-09-26T15:59:00Z');
  await askToSubmit(one.person, one.ref);
  const { code } = await letterTo(one.person);
  await owner.moveClock('2025-09-26T16:00:00Z');
  const late = await alone();
  await owner.moveClock('2025-09-26T16:00:00Z');
  await expect(askToSubmit(late.person, late.ref)).rejects.toMatchObject({ code: 'round_closed' });
  await owner.moveClock('2025-09-26T16:20:00Z');
  await confirmSubmission(one.person, one.ref, { code }, { key: newId() });
  expect(await statusOf(one)).toBe('submitted');
});

test('once a colleague has joined, a code that was sent before holds no deadline open', async () => {
  const one = await alone();
  await owner.moveClock('2025-09-26T15:59:00Z');
  await askToSubmit(one.person, one.ref);
  const colleague = await member(owner, ['editor'], one.person.memberships[0]?.organisationId);
  await sendBackToDraft(one.person, one.ref);
  await askForSignOff(colleague, one.ref);
  await owner.moveClock('2025-09-26T16:10:00Z');
  await expect(confirmSubmission(one.person, one.ref, { code: '000000' }, { key: newId() })).rejects.toMatchObject({ code: 'round_closed' });
});

test('a colleague who joined meanwhile has to read it: the code submits nothing any more', async () => {
  const one = await alone();
  await askToSubmit(one.person, one.ref);
  const { code } = await letterTo(one.person);
  await member(owner, ['certifier'], one.person.memberships[0]?.organisationId);
  await expect(confirmSubmission(one.person, one.ref, { code }, { key: newId() })).rejects.toMatchObject({ code: 'sign_off_by_another' });
});
