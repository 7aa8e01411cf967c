import type { OrganisationRole } from '../organisation/vocabulary';
import type { Nation } from '../programme/vocabulary';
import type { StaffRole } from './roles';

/** Somebody who is signed in, with what they may be right now: roles are read on each request. */
export type Person = {
  kind: 'person';
  id: string;
  name: string;
  email: string;
  staffRoles: StaffRole[];
  /** Only a devolved contributor has one. */
  nation: Nation | null;
  memberships: { organisationId: string; organisationName: string; role: OrganisationRole }[];
  /** When a second factor was last given in this session. */
  mfaAt: Date | null;
  /** Pages whose forms hold words that this person typed after a session had ended (kept-words.ts). */
  keptPaths?: readonly string[];
  /** One of the fund's own, walking an applicant's way in a rehearsal: without any role of the fund, in their own made-up organisation only. */
  rehearses?: true;
};

export type Visitor = { kind: 'visitor' };
/** Not a person: someone signing in, or the worker. */
export type System = { kind: 'system'; as: 'sign_in' | 'worker' };
export type Actor = Person | Visitor | System;

export const isStaff = (actor: Actor): boolean => actor.kind === 'person' && (actor.staffRoles.length > 0 || actor.rehearses === true);
export const organisationIds = (actor: Actor): string[] =>
  actor.kind === 'person' ? [...new Set(actor.memberships.map((one) => one.organisationId))] : [];
export const holds = (actor: Actor, role: StaffRole): boolean => actor.kind === 'person' && actor.staffRoles.includes(role);
export const isMember = (actor: Actor, organisationId: string, role?: OrganisationRole): boolean =>
  actor.kind === 'person' && actor.memberships.some((one) => one.organisationId === organisationId && (role === undefined || one.role === role));

/**
 * Who somebody is at an address. Under /apply one of the fund's own has no role of the fund: they are there as an applicant is, with the
 * organisation of their rehearsal, so that what they see is what an applicant sees.
 */
export const actingAt = (person: Person, path: string): Person =>
  person.staffRoles.length > 0 && person.memberships.length > 0 && /^\/apply(\/|\?|$)/.test(path) ? { ...person, staffRoles: [], rehearses: true } : person;

/** The database role the actor's statements run under. Someone who is both staff and applicant acts as staff under /manage only. */
export function databaseRole(actor: Actor): 'applicant' | 'staff' | 'public_reader' | 'sign_in' | 'worker' {
  if (actor.kind === 'system') return actor.as;
  if (actor.kind === 'visitor') return 'public_reader';
  return actor.staffRoles.length > 0 ? 'staff' : 'applicant';
}
