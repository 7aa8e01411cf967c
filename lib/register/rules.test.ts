import { describe, expect, test } from 'vitest';
import { isStanding, readRegister, whyNotDated } from './rules';

const head = ['Charity number', 'Charity_Name', 'STATUS', 'Last accounts'];

describe('a register’s file', () => {
  test('is read by the headings the registers use, with numbers as their register writes them', () => {
    const { entries, problems } = readRegister('GB-CHC', [head, [' 1089464 ', 'Age Well', 'Registered', '31/03/2025'], ['', '', '', ''], ['219279', 'Old Lamp', 'Removed', '']]);
    expect(problems).toEqual([]);
    expect(entries).toEqual([
      { identifier: '1089464', name: 'Age Well', status: 'registered', lastAccountsOn: '2025-03-31' },
      { identifier: '219279', name: 'Old Lamp', status: 'removed', lastAccountsOn: null },
    ]);
  });

  test('keeps the leading zeros of a company that a spreadsheet took away', () => {
    expect(readRegister('GB-COH', [['number', 'name', 'status'], ['14259', 'Old Mill', 'Active']]).entries[0]?.identifier).toBe('00014259');
  });

  test('that is refused never has an empty list of problems, and each names its row (GSA-TTS/FAC #2282)', () => {
    expect(readRegister('GB-CHC', []).problems).toMatchObject([{ code: 'no_heading' }, { code: 'no_heading' }, { code: 'no_heading' }]);
    expect(readRegister('GB-CHC', [head]).problems).toMatchObject([{ row: 2, code: 'empty' }]);
    const { problems } = readRegister('GB-CHC', [head, ['', 'Nameless', 'registered', ''], ['1', '', 'registered', ''], ['2', 'Two', 'registered', '31/02/2025'], ['3', 'Three', 'registered', ''], ['3', 'Three again', 'registered', '']]);
    expect(problems.map(({ row, code }) => [row, code])).toEqual([[2, 'no_identifier'], [3, 'no_name'], [4, 'not_a_date'], [6, 'twice']]);
  });

  test('is not of tomorrow', () => {
    expect(whyNotDated('2025-09-16', '2025-09-15')?.code).toBe('source_in_future');
    expect(whyNotDated('2025-09-15', '2025-09-15')).toBeUndefined();
  });
});

test.each([['registered', true], ['Active', true], ['removed', false], ['dissolved', false], ['Active - Proposal to Strike off', false]])('a status of “%s” counts as standing: %s', (status, stands) => expect(isStanding(status)).toBe(stands));
