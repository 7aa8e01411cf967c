import { expect, test } from 'vitest';
import { testDatabase } from '@/db/testing/database';
import { staffMember } from '@/db/testing/people';
import { giveSecondFactor, startSecondFactor, startSession } from './commands';
import { secondFactorOf, sessionByToken } from './queries';
import { newToken } from './secret';
import { codeAt } from './totp';

const owner = testDatabase();
const begun = (id: string) => owner.query<{ n: number }>(`select count(*)::int as n from events where name = 'person.second_factor_started' and subject_id = $1`, [id]);
async function newcomer() {
  const ada = await staffMember(owner, ['administrator'], { mfaAt: null });
  const token = newToken();
  await startSession(ada.id, token, 'en');
  return { ada, token };
}

test('looking at the page begins nothing; pressing its button twice begins it once', async () => {
  const { ada } = await newcomer();
  expect(await secondFactorOf(ada)).toEqual({ state: 'none' });
  expect(await owner.query('select 1 from second_factors where person_id = $1', [ada.id])).toEqual([]);
  await Promise.all([startSecondFactor(ada), startSecondFactor(ada)]);
  expect(await begun(ada.id)).toEqual([{ n: 1 }]);
  const shown = await secondFactorOf(ada);
  expect(shown.state).toBe('begun');
  expect(await secondFactorOf(ada)).toEqual(shown);
});

test('the first code confirms it: the secret is shown no more, and cannot be begun again', async () => {
  const { ada, token } = await newcomer();
  // No code opens anything before a key was made.
  await expect(giveSecondFactor(ada, token, '000000')).rejects.toMatchObject({ code: 'wrong_code' });
  await startSecondFactor(ada);
  const factor = await secondFactorOf(ada);
  if (factor.state !== 'begun') throw new Error('it was begun');
  const live = await sessionByToken(token);
  expect(live?.person.mfaAt).toBeNull();
  await giveSecondFactor(ada, token, codeAt(factor.secret, live?.now ?? new Date(0)));
  expect(await secondFactorOf(ada)).toEqual({ state: 'confirmed' });
  expect((await sessionByToken(token))?.person.mfaAt).not.toBeNull();
  await expect(startSecondFactor(ada)).rejects.toMatchObject({ code: 'already_done' });
});
