import { describe, expect, it } from 'vitest';
import { workOf } from '@/db/testing/work';
import { countKeys } from './definitions';
import { readRegister } from './register';
import { type CountOptions, countRegister } from './register-count';
import { areSimilar, duplicateSentence, normaliseName } from './register-people';
import { checkTotals } from './rules';
import { sampleRegister } from './sample-register';

const count = (rows: string[], options?: CountOptions) => countRegister(readRegister(rows.join('\n')).rows, options);
const pairs = (rows: string[], options?: CountOptions) => count(rows, options).likelyDuplicates.map(({ a, b, why }) => `${a} ${b} ${why}`);

describe('peers 8: each person is counted once across all sessions', () => {
  it('by the project’s own reference, however it is typed', () => {
    const { people, totals } = count(['Date,Ref,Hours', '3/2/2026,P01,2', '10/2/2026,p 01,1.5', '10/2/2026,P02,1']);
    expect(people).toBe(2);
    expect(totals).toMatchObject({ 'people.total': 2, people_basis: 'counted', 'activity.attendances': 3, 'activity.sessions': 2, 'activity.hours': 5 });
  });

  it('by name and date of birth, whatever the accents, titles and order of the name', () => {
    expect(count(['Date,Name,DOB', '3/2/2026,"EVANS, Siân (Mrs)",1/5/1950', '10/2/2026,Mrs Sian  Evans,01/05/1950', '10/2/2026,Siân Evans,2/5/1950']).people).toBe(2);
  });

  it('by name alone where nothing else is held, and says how many', () => {
    const { people, nameOnly } = count(['Date,Name,Ref', '3/2/2026,Ann Lee,', '10/2/2026,ann lee,', '10/2/2026,Bo Ray,P1']);
    expect([people, nameOnly]).toEqual([2, 1]);
  });

  it('a row that was copied is not another attendance', () => {
    const { totals, repeated } = count(['Date,Ref,Hours', '3/2/2026,P1,2', '3/2/2026,P1,2']);
    expect([totals['activity.attendances'], totals['activity.hours'], repeated]).toEqual([1, 2, 1]);
  });

  it('leaves sessions and hours blank when the register does not tell', () => {
    expect(count(['Ref,Attendances', 'P1,4', 'P2,1', 'P3,0']).totals).toMatchObject({ 'people.total': 2, 'activity.attendances': 5, 'activity.sessions': '', 'activity.hours': '' });
  });

  it('leaves out what came after the period', () => {
    expect(count(['Date,Ref', '3/2/2026,P1', '3/4/2026,P2'], { until: '2026-03-31' }).people).toBe(1);
  });
});

describe('what is known of a person', () => {
  it('is the best over all sessions: achieved, not achieved, not applicable, not recorded', () => {
    const { totals } = count(['Date,Ref,Installed,Prescription,Appointment', '3/2/2026,P1,yes,n/a,', '10/2/2026,P1,no,no,', '17/2/2026,P1,,n/a,']);
    expect(totals).toMatchObject({ 'ladder.installed.achieved': 1, 'ladder.repeat_prescription.not_achieved': 1, 'ladder.appointment.not_recorded': 1, 'ladder.full_identity.not_recorded': 1 });
  });

  it('is their age on the first day they came', () => {
    const { totals } = count(['Date,Ref,DOB', '10/2/2026,P1,5/2/1966', '3/2/2026,P1,5/2/1966']);
    expect(totals).toMatchObject({ 'age.26_59': 1, 'age.60_69': 0, 'group.older_people': 0 });
  });

  it('is confidence when they came first and last, and both', () => {
    const { totals } = count(['Date,Ref,Confidence before,Confidence after', '17/2/2026,P1,5,4', '3/2/2026,P1,2,', '10/2/2026,P1,3,3', '3/2/2026,P2,1,']);
    expect(totals).toMatchObject({ 'confidence.before.point_2': 1, 'confidence.before.point_1': 1, 'confidence.after.point_4': 1, 'confidence.after.point_3': 0, 'confidence.both': 1 });
  });

  it('is "not asked" only where nobody asked, and blank for tasks that the register has no column for', () => {
    const { totals } = count(['Date,Ref,Group,Browser', '3/2/2026,P1,Disabled,yes', '3/2/2026,P2,None,no', '3/2/2026,P3,,']);
    expect(totals).toMatchObject({ 'group.disabled_people': 1, 'group.not_asked': 1, 'task.open_browser': 1, 'task.all_eight': 0 });
    expect(count(['Date,Ref', '3/2/2026,P1']).totals['task.open_browser']).toBe('');
  });
});

describe('likely duplicates', () => {
  it('are proposed, never merged: a letter wrong, an initial, words in another order', () => {
    expect(pairs(['Date,Name,DOB', '3/2/2026,Margaret Evans,1/5/1950', '3/2/2026,Margret Evans,1/5/1950', '3/2/2026,M Evans,1/5/1950', '3/2/2026,Bo Ray,1/5/1950'])).toEqual([
      '2 3 similar_name_same_birth_date', '2 4 similar_name_same_birth_date', '3 4 similar_name_same_birth_date',
    ]);
  });

  it('the same name, once without a date of birth or without a reference', () => {
    expect(pairs(['Date,Name,DOB,Ref', '3/2/2026,Ann Lee,1/5/1950,', '3/2/2026,Ann Lee,,', '3/2/2026,Bo Ray,,P1', '3/2/2026,Bo Ray,,'])).toEqual(['2 3 same_name_birth_date_missing', '4 5 same_name_reference_missing']);
  });

  it('one person under two references', () => {
    expect(pairs(['Date,Ref,Name,DOB', '3/2/2026,P1,Ann Lee,1/5/1950', '3/2/2026,P2,Ann Lee,1/5/1950'])).toEqual(['2 3 same_name_and_birth_date']);
  });

  it('one reference with two names is counted once, and asked about', () => {
    const found = count(['Date,Ref,Name', '3/2/2026,P1,Ann Lee', '10/2/2026,P1,Anne Lee', '10/2/2026,P1,Bo Ray']);
    expect(found.people).toBe(1);
    expect(found.likelyDuplicates).toEqual([{ a: '2', b: '4', why: 'reference_with_two_names', merged: true }]);
    expect(duplicateSentence('reference_with_two_names', 'cy')).toContain('cyfeirnod');
  });

  it('become one person when somebody confirms them, with everything known of both', () => {
    const rows = ['Date,Name,DOB,Installed,Prescription', '3/2/2026,Margaret Evans,1/5/1950,yes,', '10/2/2026,Margret Evans,1/5/1950,no,yes', '10/2/2026,Margaret Evans,1/5/1950,,'];
    const merged = count(rows, { confirmed: [{ a: '2', b: '3' }] });
    expect(count(rows).people).toBe(2);
    expect(merged.people).toBe(1);
    expect(merged.likelyDuplicates).toEqual([]);
    expect(merged.totals).toMatchObject({ 'activity.attendances': 2, 'ladder.installed.achieved': 1, 'ladder.repeat_prescription.achieved': 1 });
  });

  it('two references without dates of birth are trusted to be two people', () => {
    expect(pairs(['Date,Ref,Name', '3/2/2026,P1,John Jones', '3/2/2026,P2,John Jones'])).toEqual([]);
  });

  it('ten thousand people under one made-up date of birth do not stop the browser: about ten times the work of one thousand', () => {
    const register = (length: number) => ['Date,Ref,Name,DOB', ...Array.from({ length }, (_, at) => `3/2/2026,P${at},Name${(at * 7919) % 10_007} Family,1/1/1970`)];
    const [few, many] = [register(1_000), register(10_000)];
    expect(count(many).people).toBe(10_000);
    expect(workOf(() => count(many)) / workOf(() => count(few))).toBeLessThan(40);
  });

  it('names are compared in any script, and without a table of nicknames', () => {
    expect(normaliseName('Ms Zoë O’Neill-Price')).toBe('zoe oneill price');
    expect(normaliseName('李 小龙')).toBe('李 小龙');
    expect([areSimilar('ann lee', 'lee ann'), areSimilar('ann lee', 'ann mary lee'), areSimilar('bill lee', 'william lee'), areSimilar('', 'ann')]).toEqual([true, true, false, false]);
  });
});

describe('the made-up register', () => {
  it('is the same every time', () => {
    expect(sampleRegister({ seed: 3 })).toBe(sampleRegister({ seed: 3 }));
    expect(sampleRegister({ seed: 3 })).not.toBe(sampleRegister({ seed: 4 }));
  });

  it('has the people, duplicates and errors that were asked for', () => {
    const { rows, problems } = readRegister(sampleRegister({ people: 50, sessions: 6, duplicates: 4, errors: 3 }), { today: '2026-11-22' });
    expect(problems.map((one) => one.code)).toEqual(['date_not_read', 'spreadsheet_error', 'nobody_named']);
    const found = countRegister(rows);
    expect([found.people, found.likelyDuplicates.length]).toEqual([54, 4]);
    expect(countRegister(rows, { confirmed: found.likelyDuplicates }).people).toBe(50);
  });

  it('counts the same people with names and without them', () => {
    const people = (names: boolean) => countRegister(readRegister(sampleRegister({ people: 70, sessions: 5, names })).rows).people;
    expect([people(true), people(false)]).toEqual([70, 70]);
  });
});

describe('what leaves the device', () => {
  it('is numbers only: no name, reference, date or hash', () => {
    const { totals } = count(['Date,Ref,Name,DOB', '3/2/2026,ZX81,Hyacinth Bucket,1/5/1950']);
    expect(Object.keys(totals).sort()).toEqual([...countKeys, 'people_basis'].sort());
    expect(Object.entries(totals).filter(([key, value]) => key !== 'people_basis' && typeof value === 'string' && value !== '')).toEqual([]);
  });

  it('a counted register is a page of totals without errors, for any register', () => {
    for (let seed = 1; seed <= 25; seed += 1) {
      const found = count([sampleRegister({ people: seed * 3, sessions: 1 + (seed % 7), seed, duplicates: seed % 4, names: seed % 2 === 0 })]);
      expect(checkTotals(found.totals).filter((one) => one.level === 'error')).toEqual([]);
    }
  });

  it('a later register of the same project never falls below an earlier one', () => {
    const text = sampleRegister({ people: 60, sessions: 8, seed: 9 });
    const until = (day: string) => countRegister(readRegister(text).rows, { until: day }).totals;
    const totals = ['2026-01-20', '2026-02-10', '2026-02-28'].map(until);
    totals.forEach((later, at) => {
      expect(checkTotals(later, totals[at - 1]).filter((one) => one.level === 'error')).toEqual([]);
    });
  });
});
