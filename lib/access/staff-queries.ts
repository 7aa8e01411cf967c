import 'server-only';
import { sql } from 'drizzle-orm';
import { read } from '@/db/client';
import { rows } from '@/db/rows';
import type { Nation } from '../programme/vocabulary';
import type { Actor } from './actor';
import { may } from './policy';
import type { StaffRole } from './roles';

export type StaffMember = { name: string; email: string; roles: { role: StaffRole; nation: Nation | null }[]; lastSeenAt: Date | null; secondFactor: boolean };

/** Everybody who holds a role of the fund's staff now, by name. Undefined when it is not the actor's to see. */
export const staffForAdministrator = (actor: Actor): Promise<{ staff: StaffMember[]; now: Date } | undefined> =>
  read(actor, async (tx, now) => {
    if (!may(actor, 'staff.read', null)) return undefined;
    const staff = await rows<StaffMember>(tx, sql`
      select p.name, p.email, jsonb_agg(jsonb_build_object('role', r.role, 'nation', r.nation) order by r.role) as roles,
        (select max(e.at) from events e where e.subject_id = p.id and e.name = 'person.signed_in') as "lastSeenAt",
        exists (select 1 from events e where e.subject_id = p.id and e.name = 'person.second_factor_given') as "secondFactor"
      from people p join staff_roles r on r.person_id = p.id and r.removed_at is null group by p.id order by p.name, p.id`);
    return { staff, now };
  });
