import type { Nation } from '../programme/vocabulary';
import { Refusal } from '../refusal';
import type { StaffRole } from './roles';

/** Whoever checks the fund, or manages its people, decides nothing and moves no money: these stand alone. */
const alone: readonly StaffRole[] = ['auditor', 'administrator'];

/**
 * Why a role cannot be given.
 * @param person the one who would hold it: what they hold now, whether it is the actor, and whether they work for an applicant or recipient
 */
export function whyNotGrant(person: { held: readonly StaffRole[]; self: boolean; member: boolean }, role: StaffRole, nation: Nation | undefined): Refusal | undefined {
  if (person.self) return new Refusal('own_roles');
  if (person.member) return new Refusal('member_of_recipient', {}, 'email');
  if (person.held.includes(role)) return new Refusal('staff_role_already_held', {}, 'role');
  if (person.held.length > 0 && [role, ...person.held].some((one) => alone.includes(one))) return new Refusal('roles_do_not_mix', {}, 'role');
  if (role === 'devolved_contributor' && !nation) return new Refusal('nation_needed', {}, 'nation');
  return role !== 'devolved_contributor' && nation ? new Refusal('nation_not_needed', {}, 'nation') : undefined;
}

/** Nobody shuts themselves out, and somebody always manages the people. */
export function whyNotRemove(person: { held: readonly StaffRole[]; self: boolean }, role: StaffRole, otherAdministrators: number): Refusal | undefined {
  if (!person.held.includes(role)) return new Refusal('role_not_held', {}, 'held');
  if (person.self) return new Refusal('own_roles', {}, 'held');
  return role === 'administrator' && otherAdministrators === 0 ? new Refusal('last_administrator', {}, 'held') : undefined;
}
