import 'server-only';
import { and, eq, isNull } from 'drizzle-orm';
import { transaction, type Tx } from '@/db/client';
import { memberships, people, staffRolesHeld } from '@/db/schema/people';
import { record } from '../event/commands';
import { newId } from '../id';
import type { Nation } from '../programme/vocabulary';
import { Refusal, refuseIf } from '../refusal';
import type { Person } from './actor';
import { authorise } from './policy';
import type { StaffRole } from './roles';
import { whyNotGrant, whyNotRemove } from './staff-rules';

export type Grant = { email: string; /** For somebody who has never signed in. */ name?: string; role: StaffRole; nation?: Nation };

/** Gives a role of the fund's staff, with a fresh second factor. Somebody new is added under their address; they sign in by link like everybody. */
export const grantStaffRole = (actor: Person, { email, name, role, nation }: Grant): Promise<void> =>
  transaction(actor, async (tx, now) => {
    authorise(actor, 'staff.manage', null, now);
    const person = await lockOrAddPerson(tx, actor, email, name);
    const held = await rolesOf(tx, person.id);
    refuseIf(whyNotGrant({ held, self: person.id === actor.id, member: await isMemberSomewhere(tx, person.id) }, role, nation));
    await tx.insert(staffRolesHeld).values({ id: newId(), personId: person.id, role, nation, grantedBy: actor.id });
    await record(tx, actor, 'person.role_granted', { kind: 'person', id: person.id }, { role, ...(nation && { nation }) });
  });

/** Takes a role away. Roles are read on each request, so every session of that person sees it at once. */
export const removeStaffRole = (actor: Person, { email, role }: { email: string; role: StaffRole }): Promise<void> =>
  transaction(actor, async (tx, now) => {
    authorise(actor, 'staff.manage', null, now);
    const [person] = await tx.select().from(people).where(eq(people.email, email)).for('update');
    if (!person) throw new Refusal('role_not_held', {}, 'held');
    const held = await rolesOf(tx, person.id);
    refuseIf(whyNotRemove({ held, self: person.id === actor.id }, role, await otherAdministrators(tx, person.id)));
    await tx.update(staffRolesHeld).set({ removedAt: now }).where(and(eq(staffRolesHeld.personId, person.id), eq(staffRolesHeld.role, role), isNull(staffRolesHeld.removedAt)));
    await record(tx, actor, 'person.role_removed', { kind: 'person', id: person.id }, { role });
  });

async function lockOrAddPerson(tx: Tx, actor: Person, email: string, name: string | undefined) {
  const find = () => tx.select().from(people).where(eq(people.email, email)).for('update');
  const [known] = await find();
  if (known) return known;
  if (!name) throw new Refusal('no_such_person', {}, 'name');
  const [added] = await tx.insert(people).values({ id: newId(), email, name }).onConflictDoNothing().returning();
  if (added) await record(tx, actor, 'person.registered', { kind: 'person', id: added.id });
  const person = added ?? (await find())[0];
  if (!person) throw new Error('the person just written is not there');
  return person;
}

async function rolesOf(tx: Tx, personId: string): Promise<StaffRole[]> {
  const held = await tx.select({ role: staffRolesHeld.role }).from(staffRolesHeld).where(and(eq(staffRolesHeld.personId, personId), isNull(staffRolesHeld.removedAt)));
  return held.map((one) => one.role);
}

async function isMemberSomewhere(tx: Tx, personId: string): Promise<boolean> {
  const found = await tx.select({ id: memberships.id }).from(memberships).where(and(eq(memberships.personId, personId), isNull(memberships.removedAt))).limit(1);
  return found.length > 0;
}

/** Locked, so that two administrators removing each other at once do not both succeed. */
async function otherAdministrators(tx: Tx, personId: string): Promise<number> {
  const all = await tx.select({ personId: staffRolesHeld.personId }).from(staffRolesHeld).where(and(eq(staffRolesHeld.role, 'administrator'), isNull(staffRolesHeld.removedAt))).orderBy(staffRolesHeld.id).for('update');
  return all.filter((one) => one.personId !== personId).length;
}
