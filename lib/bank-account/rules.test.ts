import { describe, expect, test } from 'vitest';
import { awardWorkflow } from '../award/workflow';
import { afterWorkingDays, lastDigitsOf, takesBankDetails, tidyDetails, whyNotAsk, whyNotDetails, whyNotPayTo, whyNotSettle } from './rules';
import { bankAccountWorkflow } from './workflow';

const good = { accountName: 'Age Well', sortCode: '001122', accountNumber: '12345678' };

test('an account is tidied as its bank writes it', () => {
  expect(tidyDetails({ accountName: ' Age  Well ', sortCode: '00-11 22', accountNumber: '1234 5678', rollNumber: ' d/12 ' })).toEqual({ ...good, rollNumber: 'D/12' });
  expect(lastDigitsOf(good)).toBe('5678');
});

test.each([
  [{}, undefined],
  [{ rollNumber: 'D/12-3.4 5' }, undefined],
  [{ sortCode: '01122' }, 'sort_code_format'],
  [{ sortCode: '00112a' }, 'sort_code_format'],
  [{ accountNumber: '1234567' }, 'account_number_format'],
  [{ accountNumber: '00000000' }, 'account_number_format'],
  [{ rollNumber: 'x'.repeat(19) }, 'roll_number_format'],
  [{ accountName: '' }, 'reason_needed'],
])('an account %o', (wrong, code) => expect(whyNotDetails({ ...good, ...wrong })?.code).toBe(code));

test('details are given once an offer is signed, while there is something to pay, and one change at a time', () => {
  expect(awardWorkflow.states.filter(takesBankDetails)).toEqual(['accepted', 'live', 'suspended', 'delivery_complete']);
  expect(whyNotAsk({ status: 'offered' }, false)?.code).toBe('bank_details_not_yet');
  expect(whyNotAsk({ status: 'live' }, true)?.code).toBe('bank_change_is_open');
  expect(whyNotAsk({ status: 'live' }, false)).toBeUndefined();
});

test('what the page showed is what is settled', () => {
  expect(whyNotSettle({ ref: 'BNK-1', status: 'asked' }, 'BNK-1')).toBeUndefined();
  for (const other of [{ ref: 'BNK-2', status: 'asked' } as const, undefined]) expect(whyNotSettle(other, 'BNK-1')?.code).toBe('changed_meanwhile');
});

describe('working days', () => {
  test.each([
    ['Monday', '2025-09-15T09:00:00Z', 3, '2025-09-18T09:00:00.000Z'],
    ['Thursday, over a weekend', '2025-09-18T09:00:00Z', 3, '2025-09-23T09:00:00.000Z'],
    ['Saturday', '2025-09-20T09:00:00Z', 1, '2025-09-22T09:00:00.000Z'],
    ['after midnight on London’s Monday, which is Sunday in Greenwich', '2025-09-21T23:30:00Z', 1, '2025-09-22T23:30:00.000Z'],
  ])('from %s', (_, from, days, until) => expect(afterWorkingDays(new Date(from), days).toISOString()).toBe(until));
});

describe('what is paid', () => {
  test.each([
    [{ open: null, last: null }, undefined],
    [{ open: null, last: 'in_force' }, undefined],
    [{ open: 'asked', last: 'in_force' }, 'bank_details_unconfirmed'],
    [{ open: 'confirmed', last: null }, 'bank_details_cooling'],
    [{ open: null, last: 'stopped' }, 'bank_details_are_stopped'],
  ] as const)('%o', (standing, code) => expect(whyNotPayTo(standing)?.code).toBe(code));
});

test('whatever is not replaced can be stopped, and what is stopped stays so', () => {
  expect(bankAccountWorkflow.moves.stop.from).toEqual(['asked', 'confirmed', 'in_force']);
  expect(Object.values(bankAccountWorkflow.moves).flatMap(({ from }) => from)).not.toContain('stopped');
});
