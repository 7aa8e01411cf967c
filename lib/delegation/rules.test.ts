import { expect, test } from 'vitest';
import { aloneUpTo, enoughApprovals, whyNotAuthority, whyNotConfirm } from './rules';

const reach = { bandPence: 100_000_00, limits: new Map([['small', 20_000_00], ['middle', 60_000_00], ['large', 500_000_00]]) };

test('two people approve what is over the band, and one what is exactly on it', () => {
  expect(enoughApprovals(reach, ['a'], 100_000_00)).toBe(true);
  expect(enoughApprovals(reach, ['a'], 100_000_01)).toBe(false);
  expect(enoughApprovals(reach, ['a', 'b'], 100_000_01)).toBe(true);
});

test('a limit of one’s own narrows the band and never widens it', () => {
  expect([aloneUpTo(reach, 'a'), aloneUpTo(reach, 'small'), aloneUpTo(reach, 'large')]).toEqual([100_000_00, 20_000_00, 100_000_00]);
  expect(enoughApprovals(reach, ['small'], 20_000_00)).toBe(true);
  expect(enoughApprovals(reach, ['small'], 20_000_01)).toBe(false);
  expect(enoughApprovals(reach, ['large'], 100_000_01)).toBe(false);
});

test('two small limits do not make a large one', () => {
  expect(enoughApprovals(reach, ['small', 'middle'], 60_000_00)).toBe(true);
  expect(enoughApprovals(reach, ['small', 'middle'], 60_000_01)).toBe(false);
  expect(enoughApprovals(reach, ['small', 'middle', 'a'], 60_000_01)).toBe(true);
  expect(enoughApprovals(reach, ['small', 'large'], 400_000_00)).toBe(true);
});

test('nobody confirms what they entered, what is about themselves, or more than they have', () => {
  const one = { status: 'proposed', proposedBy: 'admin', personId: 'kim', limitPence: 50_000_00 } as const;
  expect(whyNotConfirm(one, { id: 'lee' }, undefined)).toBeUndefined();
  expect(whyNotConfirm(one, { id: 'kim' }, undefined)?.code).toBe('second_person_needed');
  expect(whyNotConfirm(one, { id: 'admin' }, undefined)?.code).toBe('second_person_needed');
  expect(whyNotConfirm(one, { id: 'lee' }, 49_999_99)?.code).toBe('delegation_over_own');
  expect(whyNotConfirm({ ...one, limitPence: null }, { id: 'lee' }, 50_000_00)?.code).toBe('delegation_over_own');
  expect(whyNotConfirm({ ...one, status: 'confirmed' }, { id: 'lee' }, undefined)?.code).toBe('wrong_state');
});

test('another’s decision names them, its day and its document', () => {
  const whole = { authority: 'minister', authorityName: 'A Minister', decidedOn: '2025-09-15', document: 'SUB/1' };
  expect(whyNotAuthority(whole, '2025-09-15')).toBeUndefined();
  expect(whyNotAuthority({ authority: 'approver' }, '2025-09-15')).toBeUndefined();
  for (const field of ['authorityName', 'decidedOn', 'document']) expect(whyNotAuthority({ ...whole, [field]: undefined }, '2025-09-15')).toMatchObject({ code: 'authority_needs_document', field });
  expect(whyNotAuthority(whole, '2025-09-14')?.code).toBe('authority_decided_later');
});
