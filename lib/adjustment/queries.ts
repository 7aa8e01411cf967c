import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import { read } from '@/db/client';
import { rows } from '@/db/rows';
import type { Person } from '../access/actor';
import { may } from '../access/policy';
import { isLate } from './rules';
import type { AdjustmentKind, AdjustmentOutcome } from './vocabulary';

export type AdjustmentRequest = {
  ref: string; name: string; contact: string; kind: AdjustmentKind; need: string; askedAt: Date; dueOn: string; late: boolean; outcome: AdjustmentOutcome | null; agreed: string | null;
  answeredAt: Date | null; answeredBy: string | null; recordedBy: string | null;
};

const requests = (where: SQL) => sql`
  select a.ref, a.name, a.contact, a.kind, a.need, a.asked_at as "askedAt", a.due_on as "dueOn", a.outcome, a.agreed, a.answered_at as "answeredAt", p.name as "answeredBy", r.name as "recordedBy"
  from adjustment_requests a left join people p on p.id = a.answered_by left join people r on r.id = a.recorded_by where ${where}
  order by a.answered_at is not null, a.due_on, a.id limit 200`;

const list = (actor: Person, where: SQL): Promise<AdjustmentRequest[]> =>
  read(actor, async (tx, now) => (await rows<Omit<AdjustmentRequest, 'late'>>(tx, requests(where))).map((one) => ({ ...one, late: isLate(one, now) })));

/** What the actor has asked for, and what was answered. */
export const ownAdjustments = (actor: Person): Promise<AdjustmentRequest[]> => list(actor, sql`a.person_id = ${actor.id}`);

/** Every request, those that wait first. Undefined for everybody but officers; row security answers them with nothing too. */
export const adjustmentsForOfficer = async (actor: Person): Promise<AdjustmentRequest[] | undefined> => (may(actor, 'adjustment.read', null) ? list(actor, sql`true`) : undefined);

export const adjustmentForOfficer = async (actor: Person, ref: string): Promise<AdjustmentRequest | undefined> => (may(actor, 'adjustment.read', null) ? (await list(actor, sql`a.ref = ${ref}`))[0] : undefined);
