import { expect, test } from 'vitest';
import { actingAt, databaseRole, isStaff, type Person } from './actor';
import { may } from './policy';

const own = { organisationId: 'rehearsal', organisationName: 'Rehearsal', role: 'editor' } as const;
const officer: Person = { kind: 'person', id: 'one', name: 'One', email: 'one@example.org', staffRoles: ['fund_officer'], nation: null, memberships: [own], mfaAt: null };

test('under /apply an officer who rehearses is an applicant to the database, and can do nothing of the fund', () => {
  const there = actingAt(officer, '/apply/applications/DIIF-7K3M-9Q2');
  expect(databaseRole(there)).toBe('applicant');
  expect(may(there, 'application.sift', null)).toBe(false);
  expect(may(there, 'application.edit', { organisationId: 'rehearsal' })).toBe(true);
  // Still one of the fund's own: no real organisation is registered by them.
  expect(isStaff(there)).toBe(true);
  expect(may(there, 'organisation.register', null)).toBe(false);
});

test.each(['/manage/rounds', '/', '/applying', '/sign-in'])('at %s they are who they are', (path) => expect(actingAt(officer, path)).toBe(officer));

test('whoever rehearses nothing, or works for nobody, is the same everywhere', () => {
  const [colleague, applicant] = [{ ...officer, memberships: [] }, { ...officer, staffRoles: [] }];
  expect(actingAt(colleague, '/apply')).toBe(colleague);
  expect(actingAt(applicant, '/apply')).toBe(applicant);
});
