import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { testDatabase } from '@/db/testing/database';
import { staffMember } from '@/db/testing/people';
import { recommendedApplication, testRound } from '@/db/testing/submitted';
import { decisionRecordForStaff } from './queries';

const owner = testDatabase();

test('an installation that had data before: its history begins with what its rows say, once, however often the rules are applied', async () => {
  const officer = await staffMember(owner, ['fund_officer']);
  const one = await recommendedApplication(owner, await testRound(owner, officer, 1_000_000_00), officer, 40_000_00);
  await owner.query(`alter table deciding_history disable trigger user; delete from deciding_history; alter table deciding_history enable trigger user`);
  expect((await decisionRecordForStaff(officer, one.ref))?.record.status).toBeNull();
  const seeds = readFileSync('db/rules/6-records.sql', 'utf8').split(/^(?=insert into deciding_history)/m).slice(1).map((text) => text.slice(0, text.indexOf(';\n') + 1));
  expect(seeds.length).toBeGreaterThanOrEqual(7);
  for (const seed of [...seeds, ...seeds]) await owner.query(seed);
  expect((await decisionRecordForStaff(officer, one.ref))?.record.status).toBe('recommended');
  expect(await owner.query('select source from deciding_history where application_id = $1', [one.id])).toEqual([{ source: 'applications' }]);
});
