import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { transaction } from '@/db/client';
import { rows } from '@/db/rows';
import { testDatabase } from '@/db/testing/database';
import { staffMember } from '@/db/testing/people';
import { newId } from '../id';
import { addConcernStep, openConcern } from './commands';
import { concernsForLead } from './queries';
import { reportConcern } from './reporting';
import { whyNotPassSift } from './rules';

const owner = testDatabase();
const concern = { danger: false, about: 'A made-up project', happened: 'A volunteer was alone with a child' };

test('an application in which people at risk take part passes the sift only once it is answered', () => {
  expect(whyNotPassSift({ atRisk: true, safeguardingChecked: false })?.code).toBe('safeguarding_not_answered');
  expect(whyNotPassSift({ atRisk: true, safeguardingChecked: true })).toBeUndefined();
  expect(whyNotPassSift({ atRisk: false, safeguardingChecked: false })).toBeUndefined();
});

test('anybody reports; only a lead reads, that is recorded, and the letter says nothing of it', async () => {
  const lead = await staffMember(owner, ['safeguarding_lead']);
  const ref = await reportConcern(concern);
  const [letter] = await owner.query<{ data: object }>(`select data from notifications where template = 'safeguarding_reported' and email = $1`, [lead.email]);
  expect(letter?.data).toEqual({ reference: ref, path: '/manage/safeguarding' });
  for (const role of ['fund_officer', 'administrator', 'auditor', 'approver', 'assessor'] as const) {
    const other = await staffMember(owner, [role]);
    expect(await concernsForLead(other)).toBeUndefined();
    await expect(openConcern(other, ref)).rejects.toMatchObject({ code: 'not_allowed' });
    expect(await transaction(other, (tx) => rows(tx, sql`select 1 from safeguarding_reports`))).toEqual([]);
  }
  expect((await concernsForLead(lead))?.[0]).toEqual({ ref, status: 'received', danger: false, receivedAt: expect.any(Date) });
  expect(await openConcern(lead, ref)).toMatchObject({ ...concern, reporter: null, steps: [] });
  const events = await owner.query<{ name: string; actor_id: string | null; data: object }>(`select name, actor_id, data from events where subject_kind = 'safeguarding_report' order by id`);
  expect(events).toEqual([{ name: 'safeguarding.reported', actor_id: null, data: { ref } }, { name: 'safeguarding.read', actor_id: lead.id, data: { ref } }]);
});

test('a report sent twice is one report with one letter; other words sent with the same key are another', async () => {
  const lead = await staffMember(owner, ['safeguarding_lead']);
  const [key, said] = [newId(), { ...concern, about: 'A project sent twice' }];
  const ref = await reportConcern(said, key);
  expect(await reportConcern(said, key)).toBe(ref);
  expect(await reportConcern({ ...said, happened: 'Something else' }, key)).not.toBe(ref);
  expect(await owner.query(`select 1 from safeguarding_reports where about = $1`, [said.about])).toHaveLength(2);
  expect(await owner.query(`select 1 from notifications where template = 'safeguarding_reported' and email = $1`, [lead.email])).toHaveLength(2);
  const step = newId();
  for (let time = 0; time < 2; time++) await addConcernStep(lead, ref, { done: 'Rang them', closes: false }, step);
  expect((await openConcern(lead, ref)).steps).toHaveLength(1);
});

test('what was done is added to and closes it; a role taken away takes the reading away at once', async () => {
  const lead = await staffMember(owner, ['safeguarding_lead']);
  const ref = await reportConcern({ ...concern, reporter: 'A neighbour' });
  await addConcernStep(lead, ref, { done: 'Rang the council', closes: false });
  await addConcernStep(lead, ref, { done: 'The council has taken it', closes: true });
  expect(await openConcern(lead, ref)).toMatchObject({ status: 'closed', reporter: 'A neighbour', steps: [{ done: 'Rang the council' }, { closes: true }] });
  await expect(addConcernStep(lead, ref, { done: ' ', closes: false })).rejects.toMatchObject({ code: 'reason_needed' });
  await owner.query(`update staff_roles set removed_at = app_now() where person_id = $1`, [lead.id]);
  await expect(openConcern(lead, ref)).rejects.toMatchObject({ code: 'not_found' });
});

test('what was done about a concern is never changed', async () => {
  const lead = await staffMember(owner, ['safeguarding_lead']);
  await addConcernStep(lead, await reportConcern(concern), { done: 'Read it', closes: false });
  await expect(owner.query(`update safeguarding_steps set done = 'Nothing'`)).rejects.toMatchObject({ constraint: 'history_is_only_added_to' });
});
