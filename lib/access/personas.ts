import type { Person } from './actor';
import { permissions } from './permissions';
import { staffRoles } from './roles';
import { organisationRoles } from '../organisation/vocabulary';

const own = 'their own organisation';
const base: Omit<Person, 'id' | 'name' | 'staffRoles' | 'memberships'> = { kind: 'person', email: 'persona@example.org', nation: null, mfaAt: null };

/** One person a role, for the authorisation matrix and the exhaustive policy test. */
export function personas(): { name: string; actor: Person }[] {
  const staff = staffRoles.map((role) => ({
    name: role,
    actor: { ...base, id: role, name: role, staffRoles: [role], memberships: [], nation: role === 'devolved_contributor' ? ('scotland' as const) : null },
  }));
  const members = organisationRoles.map((role) => ({
    name: `organisation ${role}`,
    actor: { ...base, id: role, name: role, staffRoles: [], memberships: [{ organisationId: own, organisationName: own, role }] },
  }));
  const stranger = { name: 'nobody’s member', actor: { ...base, id: 'stranger', name: 'stranger', staffRoles: [], memberships: [] } };
  return [...members, stranger, ...staff];
}

/**
 * A subject of each permission that is as favourable as can be: the person's own organisation, their own assignment, their own nation,
 * and the earlier step done by somebody else. Who is refused even so is refused always.
 */
export function subjectsFor(permission: string): Record<string, string | string[]> {
  if (!(permission in permissions)) throw new Error(`no permission ${permission}`);
  const somebodyElse = 'somebody else';
  return { organisationId: own, assessorId: 'assessor', assessorIds: ['assessor'], nation: 'scotland', recommendedBy: somebodyElse, createdBy: somebodyElse, recordedBy: somebodyElse, draftedBy: somebodyElse, submittedBy: somebodyElse, proposedBy: somebodyElse, signedBy: somebodyElse, reviewerId: 'fund_officer' };
}
