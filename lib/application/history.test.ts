import { expect, test } from 'vitest';
import { testDatabase } from '@/db/testing/database';
import { member } from '@/db/testing/people';
import { testRound } from '@/db/testing/round';
import { newId } from '../id';
import { startApplication } from './commands/start';
import { answerHistoryForMember } from './queries';

const owner = testDatabase();

test('every version an answer ever had can be reached, page by page, and one saved meanwhile moves none of them', async () => {
  const person = await member(owner, ['editor', 'owner']);
  const { ref: roundRef } = await testRound(owner);
  const ref = await startApplication(person, { roundRef, organisationId: person.memberships[0]?.organisationId ?? '', key: newId() });
  // A millisecond apart: ids of the same one are in no order.
  const save = (version: number) => owner.query(`insert into answer_versions (id, application_id, name, raw, version, saved_by) select $1, id, 'title', to_jsonb($2::text), $3, $4 from applications where ref = $5`, [newId(Date.now() + version), `Text ${version}`, version, person.id, ref]);
  for (let version = 1; version <= 120; version += 1) await save(version);
  const seen: number[] = [];
  for (let page = await answerHistoryForMember(person, ref, 'title'); page; ) {
    seen.push(...page.versions.map(({ version }) => version));
    if (seen.length === 50) await save(121);
    page = page.more ? await answerHistoryForMember(person, ref, 'title', page.versions.at(-1)?.id) : undefined;
  }
  expect(seen).toEqual(Array.from({ length: 120 }, (_, index) => 120 - index));
  expect((await answerHistoryForMember(person, ref, 'title'))?.versions[0]?.version).toBe(121);
});
