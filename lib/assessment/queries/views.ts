import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import { read } from '@/db/client';
import { rows } from '@/db/rows';
import type { Person } from '../../access/actor';
import { may } from '../../access/policy';

export type View = { name: string; query: string; shared: boolean; own: boolean; by: string };

/** SQL: the actor's own views of the queue, and those that others share; the own ones first. */
export const viewsOf = (actor: Person): SQL => sql`
  select v.name, v.query, v.shared, v.owner_id = ${actor.id} as own, p.name as by from saved_views v join people p on p.id = v.owner_id
  where v.owner_id = ${actor.id} or v.shared order by v.owner_id = ${actor.id} desc, v.name, v.id limit 100`;

export const viewsFor = (actor: Person): Promise<View[]> => read(actor, async (tx) => (may(actor, 'queue.read', null) ? rows<View>(tx, viewsOf(actor)) : []));
