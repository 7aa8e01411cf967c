import { describe, expect, test } from 'vitest';
import type { Person } from './actor';
import { type Permission, permissions } from './permissions';
import { personas, subjectsFor } from './personas';
import { authorise, hasFreshSecondFactor } from './policy';

const now = new Date('2025-09-15T09:00:00Z');
const allows = (actor: Person, permission: Permission, subject: unknown) => (permissions[permission].allows as (actor: Person, subject: unknown) => boolean)(actor, subject);
const person = (name: string): Person => {
  const found = personas().find((one) => one.name === name);
  if (!found) throw new Error(`no persona ${name}`);
  return found.actor;
};

test('a visitor may do nothing that writes', () => {
  for (const permission of Object.keys(permissions) as Permission[]) expect(() => authorise({ kind: 'visitor' }, permission, null as never, now)).toThrow();
});

test('administrators decide nothing and move no money; auditors change nothing', () => {
  const money = (Object.keys(permissions) as Permission[]).filter((name) => /^(application|award|payment|import|devolved_import|release|outcome_return|variation|virement)\./.test(name) || name === 'ledger.allocate').filter((name) => !name.endsWith('.read'));
  for (const name of money) {
    expect(allows(person('administrator'), name, subjectsFor(name)), name).toBe(false);
    expect(allows(person('auditor'), name, subjectsFor(name)), name).toBe(false);
  }
});

describe('nobody does the second step of what they did themselves', () => {
  const second: [Permission, string, string][] = [
    ['application.decide', 'approver', 'recommendedBy'],
    ['payment.confirm', 'payment_approver', 'recordedBy'],
    ['import.confirm', 'fund_officer', 'createdBy'],
    ['devolved_import.confirm', 'devolved_contributor', 'createdBy'],
    ['release.release', 'fund_officer', 'draftedBy'],
    ['variation.approve', 'approver', 'proposedBy'],
    ['virement.confirm', 'approver', 'proposedBy'],
    ['delegation.confirm', 'approver', 'personId'],
  ];
  test.each(second)('%s by %s', (permission, role, field) => {
    const actor = person(role);
    expect(allows(actor, permission, subjectsFor(permission))).toBe(true);
    expect(allows(actor, permission, { ...subjectsFor(permission), [field]: actor.id })).toBe(false);
  });
});

test('a contributor of one nation does nothing for another', () => {
  const actor = person('devolved_contributor');
  expect(allows(actor, 'devolved_import.prepare', { nation: 'wales' })).toBe(false);
});

test('members of one organisation do nothing for another', () => {
  for (const name of ['organisation editor', 'organisation certifier', 'organisation owner']) {
    for (const permission of ['application.edit', 'application.submit', 'award.accept', 'outcome_return.submit', 'organisation.invite'] as const) {
      expect(allows(person(name), permission, { organisationId: 'another' }), `${name} ${permission}`).toBe(false);
    }
  }
});

test('an award or a payment needs a code given within fifteen minutes', () => {
  const approver = { ...person('approver'), mfaAt: new Date(now.getTime() - 14 * 60_000) };
  expect(hasFreshSecondFactor(approver, now)).toBe(true);
  expect(() => authorise(approver, 'application.decide', { recommendedBy: 'x' }, now)).not.toThrow();
  const stale = { ...approver, mfaAt: new Date(now.getTime() - 15 * 60_000) };
  expect(() => authorise(stale, 'application.decide', { recommendedBy: 'x' }, now)).toThrow(expect.objectContaining({ code: 'second_factor_needed' }));
});
