import { expect, test } from 'vitest';
import { testDatabase } from '@/db/testing/database';
import { member, staffMember } from '@/db/testing/people';
import { testCriteria, testQuestions, testRound } from '@/db/testing/round';
import { newId } from '../id';
import { createRound, type RoundInput } from './commands';
import { roundForPublic, roundsForPublic } from './queries';

const owner = testDatabase();

async function input(more: Partial<RoundInput> = {}): Promise<RoundInput> {
  const { programmeId, envelopeId } = await testRound(owner);
  return {
    programmeCode: programmeId, nation: 'england', title: { en: 'New round', cy: 'Rownd newydd' }, opensAt: new Date('2025-10-01T08:00:00Z'), closesAt: new Date('2025-10-31T17:00:00Z'),
    minimumPence: 10_000_00, maximumPence: 50_000_00, categories: [{ key: 'category_1', label: { en: 'One', cy: 'Un' }, envelopeKey: envelopeId }], criteria: testCriteria, scaleMax: 5,
    questionSetKey: 'questions', questions: testQuestions, demonstration: false, ...more,
  };
}

test('an officer publishes a round; anybody reads its questions, with its own limits in them', async () => {
  const officer = await staffMember(owner, ['fund_officer']);
  const key = newId();
  const given = await input();
  const { ref } = await createRound(officer, given, key);
  expect(await createRound(officer, given, key)).toMatchObject({ ref });
  expect((await roundsForPublic()).rounds.map((round) => round.ref)).toContain(ref);
  const found = await roundForPublic(ref);
  expect(found?.round).toMatchObject({ title: { en: 'New round', cy: 'Rownd newydd' }, minimumPence: 10_000_00, criteria: testCriteria, categories: [{ key: 'category_1', label: { cy: 'Un' } }], questionSetVersion: 1 });
  const asked = found?.round.questionSet.sections.flatMap(({ pages }) => pages.flatMap(({ questions }) => questions)).find(({ name }) => name === 'amount_applied_for');
  expect(asked?.field).toMatchObject({ min: 10_000_00, max: 50_000_00 });
  expect(await roundForPublic('RND-NONE-222')).toBeUndefined();
});

test('each round of a question set has the next version', async () => {
  const officer = await staffMember(owner, ['fund_officer']);
  const first = await createRound(officer, await input({ questionSetKey: 'twice' }), newId());
  const second = await createRound(officer, await input({ questionSetKey: 'twice' }), newId());
  expect([(await roundForPublic(first.ref))?.round.questionSetVersion, (await roundForPublic(second.ref))?.round.questionSetVersion]).toEqual([1, 2]);
});

test('nobody else publishes one, and one that cannot be asked is a bug', async () => {
  await expect(createRound(await member(owner, ['owner']), await input(), newId())).rejects.toMatchObject({ code: 'not_allowed' });
  await expect(createRound(await staffMember(owner, ['auditor']), await input(), newId())).rejects.toMatchObject({ code: 'not_allowed' });
  const [section] = testQuestions.sections;
  const broken = { sections: [section, section] } as typeof testQuestions;
  await expect(createRound(await staffMember(owner, ['fund_officer']), await input({ questions: broken }), newId())).rejects.toThrow('cannot be asked');
});
