import { beforeAll, expect, test } from 'vitest';
import { testDatabase } from '@/db/testing/database';
import { staffMember } from '@/db/testing/people';
import type { Person } from './actor';
import { endSession } from './commands';
import { forgetWords, keepWords, wordsKept } from './kept-words';
import { sessionByToken } from './queries';
import { hashToken } from './secret';

const owner = testDatabase();
const page = '/manage/applications/APP-K7Q2M4XZ/moderation';
let officer: Person;
let colleague: Person;

beforeAll(async () => {
  [officer, colleague] = [await staffMember(owner, ['fund_officer']), await staffMember(owner, ['fund_officer'])];
  await owner.query(`insert into sessions (token_hash, person_id, expires_at) values ($1, $2, app_now() + interval '1 hour')`, [hashToken('the token'), officer.id]);
});

test('an ended session opens nothing, and still tells whose words a form brought', async () => {
  await endSession('the token');
  expect(await sessionByToken('the token')).toBeUndefined();
  expect(await keepWords('the token', page, { raw: { reason: 'The first version' }, version: 3 })).toBe(true);
  expect(await keepWords('the token', page, { raw: { reason: 'Strong evidence' }, version: 4 })).toBe(true);
  expect(await wordsKept(officer, page)).toEqual({ raw: { reason: 'Strong evidence' }, version: 4 });
});

test('they are nobody else’s, stand in the database unreadable, and are gone once they are forgotten', async () => {
  expect(await wordsKept(colleague, page)).toBeUndefined();
  expect(JSON.stringify(await owner.query('select * from kept_words'))).not.toContain('Strong evidence');
  await forgetWords(officer, page);
  expect(await wordsKept(officer, page)).toBeUndefined();
});

test('a token that was never ours keeps nothing', async () => {
  expect(await keepWords('made up', page, { raw: { reason: 'x' }, version: 0 })).toBe(false);
});

test('the next session says for which pages something is kept', async () => {
  await keepWords('the token', page, { raw: { reason: 'Again' }, version: 0 });
  await owner.query(`insert into sessions (token_hash, person_id, expires_at) values ($1, $2, app_now() + interval '1 hour')`, [hashToken('another'), officer.id]);
  expect((await sessionByToken('another'))?.person.keptPaths).toEqual([page]);
});
