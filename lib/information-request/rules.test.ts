import { describe, expect, test } from 'vitest';
import { blackOut, occurs, pieces, proposals } from './redaction';
import { whyNotLog, whyNotPropose, whyNotRelease, whyNotWithhold, whyNotWithholdAgain } from './rules';
import { bankHolidays, dueOn, isWorkingDay, monthsAfter, workingDaysAfter } from './working-days';

describe('when an answer is due', () => {
  test('bank holidays of every part of the United Kingdom, for 2025 and 2026, and Christmas of 2022', () => {
    expect(bankHolidays(2025)).toEqual(['2025-01-01', '2025-01-02', '2025-03-17', '2025-04-18', '2025-04-21', '2025-05-05', '2025-05-26', '2025-07-14', '2025-08-04', '2025-08-25', '2025-12-01', '2025-12-25', '2025-12-26']);
    expect(bankHolidays(2026)).toEqual(['2026-01-01', '2026-01-02', '2026-03-17', '2026-04-03', '2026-04-06', '2026-05-04', '2026-05-25', '2026-07-13', '2026-08-03', '2026-08-31', '2026-11-30', '2026-12-25', '2026-12-28']);
    expect(bankHolidays(2022).filter((date) => date >= '2022-12')).toEqual(['2022-12-25', '2022-12-26', '2022-12-27']);
    expect([isWorkingDay('2026-11-30'), isWorkingDay('2026-11-28'), isWorkingDay('2026-11-27')]).toEqual([false, false, true]);
  });

  test('twenty working days, the day it arrived not counted; Christmas and both new years’ days are left out', () => {
    expect(workingDaysAfter('2025-09-15', 20)).toBe('2025-10-13');
    expect(dueOn('foi', '2025-12-12')).toBe('2026-01-15');
    expect(dueOn('eir', '2025-12-12')).toBe('2026-01-15');
    // On a Saturday: the first day is the Monday.
    expect(dueOn('foi', '2025-09-13')).toBe('2025-10-10');
  });

  test('a month for one’s own data: the same date, the last one of a shorter month, and the next working day', () => {
    expect(monthsAfter('2025-09-15', 1)).toBe('2025-10-15');
    expect(monthsAfter('2027-01-31', 1)).toBe('2027-03-01'); // 28 February 2027 is a Sunday
    expect(monthsAfter('2025-11-25', 1)).toBe('2025-12-29');
    expect(dueOn('subject_access', '2025-12-31')).toBe('2026-02-02');
  });
});

describe('what is proposed to be withheld', () => {
  const text = 'Write to ann.lee+x@example.org or ring 020 7946 0000 or +44 7700 900123. Ann Lee lives at SW1A 1AA and is planning £30,000 in 2025 for 1,200 people. ANN LEE signed.';

  test('addresses, telephones, postcodes and known names, once each; sums and years stay', () => {
    expect(proposals(text, ['Ann Lee', 'Bob']).map(({ words, kind }) => [kind, words])).toEqual([
      ['email', 'ann.lee+x@example.org'], ['phone', '020 7946 0000'], ['phone', '+44 7700 900123'], ['postcode', 'SW1A 1AA'], ['name', 'ANN LEE'],
    ]);
  });

  test('of somebody’s own data their own name and address stay', () => {
    expect(proposals(text, ['Ann Lee'], ['ann lee', 'ann.lee+x@example.org']).map(({ kind }) => kind)).toEqual(['phone', 'phone', 'postcode']);
  });

  test('black is black: in any capitals, over a line’s end, the longer words first, and never inside another word', () => {
    const cuts = [{ words: 'Ann', exemption: 's40_2' }, { words: 'Ann Lee', exemption: 's41' }] as const;
    expect(blackOut('Ann\nLee, ann, planning (Annie); s.41', cuts)).toBe('[redacted: s.41], [redacted: s.40(2)], planning (Annie); s.41');
    expect(blackOut('a.b?', [{ words: 'a.b?', exemption: 's31' }])).toBe('[redacted: s.31]');
    expect(occurs('ŵyn', 'yn')).toBe(false);
    expect(pieces('x Ann y', ['Ann'])).toEqual([{ text: 'x ', cut: false }, { text: 'Ann', cut: true }, { text: ' y', cut: false }]);
    expect(blackOut('nothing', [])).toBe('nothing');
  });
});

test('what cannot be logged, withheld, proposed or released is said', () => {
  expect(whyNotLog({ kind: 'foi', receivedOn: '2025-09-16' }, '2025-09-15')).toMatchObject({ code: 'received_in_the_future' });
  expect(whyNotLog({ kind: 'subject_access', receivedOn: '2025-09-15', subjectName: ' ' }, '2025-09-15')).toMatchObject({ code: 'subject_needed' });
  expect(whyNotLog({ kind: 'foi', receivedOn: '2025-09-15' }, '2025-09-15')).toBeUndefined();
  const said = { words: 'Ann', exemption: 's41', reason: 'Because' } as const;
  expect(whyNotWithhold('foi', said, 'Ann was here')).toBeUndefined();
  expect(whyNotWithhold('foi', said, 'planning')).toMatchObject({ code: 'words_not_there' });
  expect(whyNotWithhold('eir', said, 'Ann')).toMatchObject({ code: 'exemption_of_another_law' });
  const held = [{ words: 'Ann', whole: false, status: 'accepted' }, { words: 'Bob', whole: false, status: 'removed' }];
  expect([whyNotWithholdAgain(held, 'Ann')?.code, whyNotWithholdAgain(held, 'Bob'), whyNotWithholdAgain(held, ''), whyNotWithholdAgain([{ words: '', whole: true, status: 'proposed' }], '')?.code]).toEqual(['withheld_already', undefined, undefined, 'withheld_already']);
  expect(whyNotWithhold('foi', { ...said, words: 'A' }, 'A')).toMatchObject({ code: 'words_too_short' });
  expect(whyNotPropose({ status: 'open', items: 0, undecided: 0 })).toMatchObject({ code: 'nothing_gathered' });
  expect(whyNotPropose({ status: 'open', items: 3, undecided: 2 })).toMatchObject({ code: 'redactions_undecided', values: { count: 2 } });
  expect(whyNotPropose({ status: 'released', items: 3, undecided: 0 })).toMatchObject({ code: 'wrong_state' });
  expect(whyNotRelease({ status: 'awaiting_release', proposedBy: 'me' }, { id: 'me' })).toMatchObject({ code: 'second_person_needed' });
  expect(whyNotRelease({ status: 'open', proposedBy: null }, { id: 'me' })).toMatchObject({ code: 'wrong_state' });
});
