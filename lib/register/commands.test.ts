import { beforeAll, expect, test } from 'vitest';
import { testDatabase } from '@/db/testing/database';
import { member, staffMember } from '@/db/testing/people';
import { testAnswers, testRound } from '@/db/testing/round';
import type { Person } from '../access/actor';
import { checksForMember, copyingForMember } from '../application/check-queries';
import { copyAnswers } from '../application/commands/copy';
import { saveAllAnswers, saveAnswers } from '../application/commands/save';
import { askForSignOff } from '../application/commands/sign-off';
import { startApplication } from '../application/commands/start';
import { applicationForMember } from '../application/queries';
import { newId } from '../id';
import { loadRegister, type RegisterFile } from './commands';
import { registersForStaff } from './queries';

const owner = testDatabase();
let administrator: Person;
beforeAll(async () => {
  await owner.query(`insert into installation (id, profile) values (1, 'demonstration')`);
  administrator = await staffMember(owner, ['administrator']);
});

const load = (rows: string[], more: Partial<RegisterFile> = {}, actor = administrator) =>
  loadRegister(actor, { scheme: 'DEMO', asAt: '2025-09-01', whole: true, name: 'register.csv', bytes: Buffer.from(['number,name,status,last accounts', ...rows].join('\n')), ...more }, { key: newId() });

/** A finished draft of a charity, and how the register knows it. */
async function drafted() {
  const round = await testRound(owner);
  const gwen = await member(owner, ['editor', 'owner', 'certifier']);
  const organisationId = gwen.memberships[0]?.organisationId ?? '';
  const [organisation] = await owner.query<{ name: string; identifier: string }>('update organisations set identifier = upper(identifier) where id = $1 returning name, identifier', [organisationId]);
  const ref = await startApplication(gwen, { roundRef: round.ref, organisationId, key: newId() });
  await saveAllAnswers(gwen, ref, testAnswers);
  return { gwen, ref, round, organisationId, name: organisation?.name ?? '', identifier: organisation?.identifier ?? '' };
}
const codes = async (person: Person, ref: string) => (await checksForMember(person, ref))?.findings.map(({ code }) => code);

test('the newest file that can tell is what the checks go by', async () => {
  const { gwen, ref, name, identifier } = await drafted();
  expect(await codes(gwen, ref)).toEqual([]);
  expect(await load([`${identifier},${name},registered,2025-03-31`, 'DEMO-X,Other,registered,'])).toBe(2);
  expect(await codes(gwen, ref)).toEqual([]);
  await load([`${identifier},${name},registered,2022-03-31`], { asAt: '2025-09-10' });
  expect(await codes(gwen, ref)).toEqual(['accounts_late']);
  // A part of the register says nothing of those who are not in it.
  await load(['DEMO-Y,Other,registered,'], { asAt: '2025-09-12', whole: false });
  expect(await codes(gwen, ref)).toEqual(['accounts_late']);
  await load(['DEMO-Y,Other,registered,'], { asAt: '2025-09-14' });
  expect(await codes(gwen, ref)).toEqual(['register_absent']);
  const another = await member(owner, ['editor']);
  expect(await checksForMember(another, ref)).toBeUndefined();
});

test('a file is loaded whole or not at all, and the first problem names its row', async () => {
  await expect(load(['DEMO-A,One,registered,2025-02-31', ',Two,registered,'], { asAt: '2025-08-01' })).rejects.toMatchObject({ code: 'register_problem_not_a_date', field: 'file', values: { row: 2, more: 1 } });
  await expect(load([], { asAt: '2025-08-01' })).rejects.toMatchObject({ code: 'register_problem_empty' });
  expect((await registersForStaff(administrator))?.filter(({ asAt }) => asAt === '2025-08-01')).toEqual([]);
  // A quotation mark that nobody closed swallows the rows below it: they must not be missing in silence.
  await expect(load(['DEMO-A,"One,registered,', 'DEMO-B,Two,registered,', ...Array.from({ length: 2_000 }, (_, index) => `DEMO-C${index},Three,registered,`)], { asAt: '2025-08-01' })).rejects.toMatchObject({ code: 'register_problem_quote_not_closed', field: 'file', values: { row: 2 } });
  await expect(load(['DEMO-A,One,registered,'], { asAt: '2025-09-16' })).rejects.toMatchObject({ code: 'source_in_future' });
});

test('the very same file is loaded once, however often it is sent, and by an administrator only', async () => {
  const file = ['DEMO-T,Twice,registered,'];
  const results = await Promise.allSettled([load(file, { asAt: '2025-07-01' }), load(file, { asAt: '2025-07-01' })]);
  expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(results.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'register_already_loaded' } });
  for (const actor of [await staffMember(owner, ['fund_officer']), await member(owner, ['owner'])]) await expect(load(file, {}, actor)).rejects.toMatchObject({ code: 'not_allowed' });
  expect(await registersForStaff(await staffMember(owner, ['assessor']))).toBeUndefined();
});

test('thirty thousand organisations load within the web’s own time limit', async () => {
  const rows = Array.from({ length: 30_000 }, (_, index) => `DEMO-BIG-${index},Organisation number ${index},registered,2025-03-31`);
  expect(await load(rows, { asAt: '2025-06-01' })).toBe(30_000);
});

test('answers are copied from an earlier application of the same organisation, and nothing is overwritten', async () => {
  const { gwen, ref: earlier, organisationId } = await drafted();
  const later = await testRound(owner);
  const ref = await startApplication(gwen, { roundRef: later.ref, organisationId, key: newId() });
  await saveAnswers(gwen, ref, 'summary', { title: 'A new title', summary: '' }, { versions: {}, form: 'a' });
  expect((await copyingForMember(gwen, ref, earlier))?.from?.lines.filter(({ fate }) => fate === 'kept').map(({ question }) => question.name)).toEqual(['title']);
  expect(await copyAnswers(gwen, ref, earlier)).not.toContain('title');
  expect((await applicationForMember(gwen, ref))?.answers).toMatchObject({ title: 'A new title', summary: testAnswers.summary, budget: testAnswers.budget });
  await expect(copyAnswers(gwen, ref, earlier)).rejects.toMatchObject({ code: 'nothing_to_copy' });
  expect(await owner.query('select a.name, a.version from answers a join applications p on p.id = a.application_id where p.ref = $1 and a.name = $2', [ref, 'title'])).toEqual([{ name: 'title', version: 1 }]);
});

test('somebody else’s application is not there to copy from, nor to copy into; and one that waits for sign-off is left alone', async () => {
  const { gwen, ref } = await drafted();
  const other = await drafted();
  await expect(copyAnswers(gwen, ref, other.ref)).rejects.toMatchObject({ code: 'not_found' });
  await expect(copyAnswers(other.gwen, ref, other.ref)).rejects.toMatchObject({ code: 'not_found' });
  await askForSignOff(gwen, ref);
  await expect(copyAnswers(gwen, ref, other.ref)).rejects.toMatchObject({ code: 'application_with_certifier' });
  expect((await copyingForMember(gwen, ref, undefined))?.changeable).toBe(false);
});

test('two colleagues copying at once: each answer is there once, in one version', async () => {
  const { gwen, ref: earlier, organisationId } = await drafted();
  const hal = await member(owner, ['editor'], organisationId);
  const ref = await startApplication(gwen, { roundRef: (await testRound(owner)).ref, organisationId, key: newId() });
  const results = await Promise.allSettled([copyAnswers(gwen, ref, earlier), copyAnswers(hal, ref, earlier)]);
  expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(await owner.query('select distinct v.version from answer_versions v join applications a on a.id = v.application_id where a.ref = $1', [ref])).toEqual([{ version: 1 }]);
});

test('a second application of the same organisation in the round is found, until one is withdrawn', async () => {
  const { gwen, ref, round, organisationId } = await drafted();
  const second = await startApplication(gwen, { roundRef: round.ref, organisationId, key: newId() });
  const found = async () => (await checksForMember(gwen, ref))?.findings.filter(({ code }) => code === 'applied_twice');
  expect(await found()).toMatchObject([{ values: { ref: second, count: 1 } }]);
  await owner.query(`update applications set status = 'withdrawn', withdrawn_reason = 'x' where ref = $1`, [second]);
  expect(await found()).toEqual([]);
});
