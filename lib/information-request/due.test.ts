import { beforeAll, describe, expect, test } from 'vitest';
import { testDatabase } from '@/db/testing/database';
import { asked } from '@/db/testing/information';
import { staffMember } from '@/db/testing/people';
import type { Person } from '../access/actor';
import { newId } from '../id';
import { enterBankHoliday, extendRequest } from './commands/due';
import { closeRequest } from './commands/release';
import { type Asked, logRequest } from './commands/working';
import { bankHolidaysForStaff, requestForStaff } from './queries';

const owner = testDatabase();
let [olwen, admin]: [Person, Person] = [] as never; // made before any test
beforeAll(async () => {
  await owner.query(`insert into installation (id, profile) values (1, 'demonstration')`);
  [olwen, admin] = [await staffMember(owner, ['fund_officer'], { name: 'Olwen Officer' }), await staffMember(owner, ['administrator'])];
});

const log = (more: Partial<Asked> = {}) => logRequest(olwen, asked({ subjectName: 'Pat Person', ...more }), newId());
const due = async (ref: string) => (await requestForStaff(olwen, ref))?.dueOn;

describe('an extension', () => {
  test('is as long as its law allows where no day is named, with its provision, and stays on record', async () => {
    for (const [kind, clause, toDue] of [['foi', 's10_3', '2025-11-10'], ['eir', 'r7_1', '2025-11-10'], ['subject_access', 'art12_3', '2025-12-15']] as const) {
      const ref = await log({ kind });
      const fromDue = await due(ref);
      await extendRequest(olwen, ref, { reason: 'It is weighed' });
      expect(await requestForStaff(olwen, ref)).toMatchObject({ dueOn: toDue, extensions: [{ clause, fromDue, toDue, reason: 'It is weighed', by: 'Olwen Officer' }], log: [{ name: 'logged' }, { name: 'extended' }] });
    }
  });

  test('is no longer than the law has it, once where it says once, with a reason, in time, and while there is something to answer', async () => {
    const eir = await log({ kind: 'eir' });
    const extend = (ref: string, until: string | undefined, reason = 'Voluminous') => extendRequest(olwen, ref, { until, reason });
    await expect(extend(eir, '2025-11-11')).rejects.toMatchObject({ code: 'extension_beyond', field: 'until' });
    await expect(extend(eir, await due(eir))).rejects.toMatchObject({ code: 'due_not_later', field: 'until' });
    await expect(extend(eir, undefined, ' ')).rejects.toMatchObject({ code: 'reason_needed' });
    await expect(extendRequest(admin, eir, { reason: 'Please' })).rejects.toMatchObject({ code: 'not_found' });
    await extend(eir, '2025-10-20');
    await expect(extend(eir, '2025-11-03')).rejects.toMatchObject({ code: 'extension_used' });
    const foi = await log();
    await extend(foi, undefined);
    await extend(foi, '2026-01-30');
    expect(await due(foi)).toBe('2026-01-30');
    await expect(extend(await log({ receivedOn: '2025-08-01' }), undefined)).rejects.toMatchObject({ code: 'extension_too_late' });
    const closed = await log();
    await closeRequest(olwen, closed, 'Taken back');
    await expect(extend(closed, undefined)).rejects.toMatchObject({ code: 'wrong_state' });
  });

  test('pressed twice it is extended once, and the second is told the day it has become', async () => {
    const [ref, seen] = [await log(), '2025-10-13'];
    expect(await due(ref)).toBe(seen);
    const tries = await Promise.allSettled([extendRequest(olwen, ref, { reason: 'It is weighed', seen }), extendRequest(olwen, ref, { reason: 'It is weighed', seen })]);
    expect(tries.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(extendRequest(olwen, ref, { reason: 'It is weighed', seen })).rejects.toMatchObject({ code: 'due_moved_meanwhile', values: { date: { en: '10 November 2025' } } });
    expect(await due(ref)).toBe('2025-11-10');
  });

  test('two at once under a law that allows one: one is recorded and one is told', async () => {
    const ref = await log({ kind: 'subject_access' });
    const tries = await Promise.allSettled([extendRequest(olwen, ref, { reason: 'Complex' }), extendRequest(olwen, ref, { reason: 'Complex' })]);
    expect(tries.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await requestForStaff(olwen, ref))?.extensions).toHaveLength(1);
  });
});

describe('a bank holiday of one year', () => {
  test('moves what is open, is counted in what is logged next, and is taken back by another entry; what was extended stays', async () => {
    const [open, extended] = [await log(), await log()];
    await extendRequest(olwen, extended, { reason: 'It is weighed', until: '2025-10-20' });
    const [add, back] = [{ onDate: '2025-09-22', entry: 'add', reason: 'Proclaimed' }, { onDate: '2025-09-22', entry: 'take_back', reason: 'The wrong day' }] as const;
    const key = newId();
    await enterBankHoliday(admin, add, key);
    await enterBankHoliday(admin, add, key);
    expect([await due(open), await due(extended), await due(await log())]).toEqual(['2025-10-14', '2025-10-20', '2025-10-14']);
    expect((await requestForStaff(olwen, open))?.log.map(({ name }) => name)).toEqual(['logged', 'due_moved']);
    await expect(enterBankHoliday(admin, add, newId())).rejects.toMatchObject({ code: 'holiday_not_working', field: 'onDate' });
    await enterBankHoliday(admin, back, newId());
    expect(await due(open)).toBe('2025-10-13');
    await expect(enterBankHoliday(admin, back, newId())).rejects.toMatchObject({ code: 'holiday_not_entered' });
    expect((await bankHolidaysForStaff(olwen))?.map(({ on, proclaimed, reason }) => [on, proclaimed, reason])).toEqual([['2025-09-22', false, 'The wrong day'], ['2025-09-22', true, 'Proclaimed']]);
  });

  test('is entered by an administrator alone, on a working day, with a reason; nobody edits an entry, and an administrator still reads no request', async () => {
    const entry = { onDate: '2025-11-04', entry: 'add', reason: 'Proclaimed' } as const;
    await expect(enterBankHoliday(olwen, entry, newId())).rejects.toMatchObject({ code: 'not_allowed' });
    await expect(enterBankHoliday(admin, { ...entry, onDate: '2025-12-25' }, newId())).rejects.toMatchObject({ code: 'holiday_not_working' });
    await expect(enterBankHoliday(admin, { ...entry, reason: ' ' }, newId())).rejects.toMatchObject({ code: 'reason_needed' });
    expect(await bankHolidaysForStaff(await staffMember(owner, ['assessor']))).toBeUndefined();
    expect(await requestForStaff(admin, await log())).toBeUndefined();
  });
});
