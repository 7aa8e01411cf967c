import { beforeEach, expect, test } from 'vitest';
import { testDatabase } from '@/db/testing/database';
import { member, staffMember } from '@/db/testing/people';
import { testAnswers, testRound, type TestRound } from '@/db/testing/round';
import { testStart } from '@/db/testing/start';
import type { Person } from '../access/actor';
import { saveAllAnswers } from '../application/commands/save';
import { startApplication } from '../application/commands/start';
import { keptDocument } from '../application/printed';
import { plainText } from '../document/plain-text';
import { applicationForMember } from '../application/queries';
import { newId } from '../id';
import { sendNotification } from '../notification/send';
import { confirmDeadlineChange, proposeExtension, recordIncident } from './commands';
import { sendDeadlineMail } from './reminders';

const owner = testDatabase();
let round: TestRound;
let ref: string;
let editor: Person;
beforeEach(async () => {
  await owner.query('delete from deadline_reminders; update applications set status = \'withdrawn\', withdrawn_reason = \'an earlier test\'');
  await owner.moveClock(testStart);
  round = await testRound(owner);
  editor = await member(owner, ['editor']);
  ref = await startApplication(editor, { roundRef: round.ref, organisationId: editor.memberships[0]?.organisationId ?? '', key: newId() });
});

const organisation = () => editor.memberships[0]?.organisationId;
const told = async (template = 'deadline_near') => (await owner.query<{ email: string; left: string | null }>(`select email, data->>'left' as left from notifications where template = $1 and data->>'reference' = $2 order by created_at, email`, [template, ref])).map((row) => row);

test('7 days, 2 days, 1 day and 3 hours before, once each; run twice, and by two workers at once, nobody is told twice', async () => {
  const certifier = await member(owner, ['certifier', 'editor'], organisation());
  await member(owner, ['owner'], organisation());
  for (const [at, left] of [['2025-09-19T16:00:00Z', '7 days'], ['2025-09-24T16:00:00Z', '2 days'], ['2025-09-25T16:00:00Z', '1 day'], ['2025-09-26T13:00:00Z', '3 hours']] as const) {
    await owner.moveClock(at);
    const counts = await Promise.all([sendDeadlineMail(), sendDeadlineMail()]);
    expect(counts.reduce((sum, count) => sum + count, 0), left).toBe(2);
    expect(await sendDeadlineMail()).toBe(0);
    expect((await told()).filter((one) => one.left === left).map(({ email }) => email).sort()).toEqual([editor.email, certifier.email].sort());
  }
});

test('nobody is told of what was submitted, nor who has left, nor before it is time', async () => {
  await owner.moveClock('2025-09-19T15:59:59Z');
  expect(await sendDeadlineMail()).toBe(0);
  await owner.moveClock('2025-09-19T16:00:00Z');
  const leaver = await member(owner, ['editor'], organisation());
  await owner.query('update memberships set removed_at = app_now() where person_id = $1', [leaver.id]);
  await owner.query(`update applications set status = 'submitted', submitted_at = app_now() where ref = $1`, [ref]);
  expect(await sendDeadlineMail()).toBe(0);
});

test('a deadline that is moved is another one: its people are reminded before it, too', async () => {
  const [one, other] = [await staffMember(owner, ['fund_officer']), await staffMember(owner, ['fund_officer'])];
  await owner.moveClock('2025-09-26T13:00:00Z');
  await sendDeadlineMail();
  await confirmDeadlineChange({ ...other, mfaAt: new Date('2025-09-26T13:00:00Z') }, await proposeExtension(one, ref, { until: new Date('2025-09-27T16:00:00Z'), reason: 'Flood', key: newId() }));
  await owner.moveClock('2025-09-27T13:00:00Z');
  expect(await sendDeadlineMail()).toBe(1);
  expect(await told()).toHaveLength(2);
});

test('an incident is told to everybody who was writing then', async () => {
  const [one, other] = [await staffMember(owner, ['fund_officer']), await staffMember(owner, ['fund_officer'])];
  await owner.moveClock('2025-09-16T09:00:00Z');
  await confirmDeadlineChange({ ...other, mfaAt: new Date('2025-09-16T09:00:00Z') }, await recordIncident(one, { beganAt: new Date('2025-09-15T10:00:00Z'), endedAt: new Date('2025-09-15T11:00:00Z'), minutes: 60, reason: 'Away', key: newId() }));
  expect(await sendDeadlineMail()).toBe(1);
  expect(await sendDeadlineMail()).toBe(0);
  expect(await told('deadline_moved')).toMatchObject([{ email: editor.email }]);
});

test('at the closing a draft is sent back to everybody of its organisation, as a link to a file of every answer', async () => {
  await saveAllAnswers(editor, ref, { ...testAnswers, summary: 'Sessions in libraries\nand in halls', planned_end_date: { day: '31', month: 'x', year: '' } });
  const boss = await member(owner, ['owner'], organisation());
  await owner.query(`update people set locale = 'cy' where id = $1`, [boss.id]);
  await owner.moveClock('2025-09-26T15:59:59Z');
  await sendDeadlineMail();
  expect(await told('draft_sent_back')).toEqual([]);
  await owner.moveClock('2025-09-26T16:00:00Z');
  expect(await sendDeadlineMail()).toBe(2);
  expect(await sendDeadlineMail()).toBe(0);
  const letters = await owner.query<{ id: string; locale: string }>(`select id, locale from notifications where template = 'draft_sent_back' and data->>'reference' = $1 order by locale`, [ref]);
  for (const { id } of letters) await sendNotification(id, { attempt: 1, of: 8 }, undefined);
  const [welsh, english] = await owner.query<{ body: string }>('select body from demonstration_mail where notification_id = any ($1) order by body like $2', [letters.map(({ id }) => id), `%/${ref}/answers.txt%`]);
  expect(`${welsh?.body}${english?.body}`).toContain(`/cy/apply/applications/${ref}/answers.txt`);
  const application = await applicationForMember(editor, ref);
  if (!application) throw new Error('it is theirs');
  const text = plainText(keptDocument('en', { ...application, title: 'Doorways online' }, 'The fund'));
  for (const said of ['Doorways online', 'Sessions in libraries\nand in halls', '£30,000', '1 November 2025', '31 x', '- Line: Tutors; Amount: £20,000', 'Total: £30,000']) expect(text).toContain(said);
});

test('a worker that stood still for more than a week sends no old drafts back', async () => {
  await owner.moveClock('2025-10-04T09:00:00Z');
  expect(await sendDeadlineMail()).toBe(0);
});
