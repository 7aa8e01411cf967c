import { Refusal } from '../refusal';
import { type Actor, holds, isMember, type Person } from './actor';
import { type Permission, permissions } from './permissions';

/** How long a second factor stays fresh for awards and payments. */
export const freshSecondFactorMinutes = 15;

/**
 * Whether the actor may do it. Absent means no. Pure and synchronous: it cannot be left un-awaited.
 * The subject is what the command has just locked.
 */
export function may<P extends Permission>(actor: Actor, permission: P, subject: Parameters<(typeof permissions)[P]['allows']>[1]): boolean {
  if (actor.kind !== 'person') return false;
  // Each permission's own subject type is checked above; the table's union cannot carry it.
  const allows = permissions[permission].allows as (actor: Person, subject: unknown) => boolean;
  return allows(actor, subject);
}

/**
 * Refuses `not_allowed`, or `second_factor_needed` where the permission asks for a fresh second factor and the session has none.
 * Called in the command, after the lock.
 */
export function authorise<P extends Permission>(
  actor: Actor,
  permission: P,
  subject: Parameters<(typeof permissions)[P]['allows']>[1],
  now: Date,
): asserts actor is Person {
  if (!may(actor, permission, subject)) throw new Refusal('not_allowed');
  if ('freshSecondFactor' in permissions[permission] && !hasFreshSecondFactor(actor as Person, now)) throw new Refusal('second_factor_needed');
}

export const hasFreshSecondFactor = (actor: Person, now: Date): boolean =>
  actor.mfaAt !== null && now.getTime() - actor.mfaAt.getTime() < freshSecondFactorMinutes * 60_000;

export { holds, isMember };
