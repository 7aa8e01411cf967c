import 'server-only';
import { sql } from 'drizzle-orm';
import { read } from '@/db/client';
import { rows } from '@/db/rows';
import type { Actor } from '../access/actor';
import { may } from '../access/policy';
import type { AwardStatus } from '../award/workflow';
import type { PaymentStatus } from './workflow';

export type PaymentLine = { ref: string; award: string; organisation: string; amountPence: number; paidOn: string; source: string; status: PaymentStatus; recordedBy: string };
const pageSize = 50;

/** Payments: those that wait first, oldest first; then the rest, newest first, fifty at a time after the reference `after`. */
export const paymentsForStaff = (actor: Actor, after?: string): Promise<{ waiting: PaymentLine[]; decided: PaymentLine[]; more: boolean }> =>
  read(actor, async (tx) => {
    if (!may(actor, 'payment.read', null)) return { waiting: [], decided: [], more: false };
    const lines = sql`
      select y.ref, w.ref as award, o.name as organisation, y.amount_pence as "amountPence", y.paid_on as "paidOn", y.source, y.status, p.name as "recordedBy"
      from payments y join awards w on w.id = y.award_id join organisations o on o.id = w.organisation_id join people p on p.id = y.recorded_by`;
    const waiting = after ? [] : await rows<PaymentLine>(tx, sql`${lines} where y.status = 'recorded' order by y.recorded_at, y.id limit 200`);
    const decided = await rows<PaymentLine>(tx, sql`
      ${lines} where y.status <> 'recorded' and ${after ? sql`(y.recorded_at, y.id) < (select recorded_at, id from payments where ref = ${after})` : sql`true`}
      order by y.recorded_at desc, y.id desc limit ${pageSize + 1}`);
    return { waiting, decided: decided.slice(0, pageSize), more: decided.length > pageSize };
  });

export type PaymentForStaff = PaymentLine & {
  title: string; awardStatus: AwardStatus; awardDate: string; amountAwardedPence: number; recordedById: string; recordedAt: Date; confirmedBy: string | null; confirmedAt: Date | null; rejectedReason: string | null; rejectedBy: string | null; rejectedAt: Date | null;
  /** What of the award's commitment is not yet paid, and what was paid, now. */
  leftPence: number; paidPence: number; now: Date;
};

/** One payment with what it would do to its award. Undefined when it is not there, or not the actor's to see. */
export const paymentForStaff = (actor: Actor, ref: string): Promise<PaymentForStaff | undefined> =>
  read(actor, async (tx, now) => {
    if (!may(actor, 'payment.read', null)) return undefined;
    const found = await rows<Omit<PaymentForStaff, 'now'>>(tx, sql`
      select y.ref, w.ref as award, w.title, w.status as "awardStatus", w.award_date as "awardDate", w.amount_awarded_pence as "amountAwardedPence", o.name as organisation, y.amount_pence as "amountPence",
        y.paid_on as "paidOn", y.source, y.status, y.recorded_by as "recordedById", p.name as "recordedBy", y.recorded_at as "recordedAt", c.name as "confirmedBy", y.confirmed_at as "confirmedAt", y.rejected_reason as "rejectedReason", j.by as "rejectedBy", j.at as "rejectedAt",
        coalesce((select balance_pence from accounts where award_id = w.id and kind = 'committed'), 0) as "leftPence", coalesce((select balance_pence from accounts where award_id = w.id and kind = 'disbursed'), 0) as "paidPence"
      from payments y join awards w on w.id = y.award_id join organisations o on o.id = w.organisation_id join people p on p.id = y.recorded_by left join people c on c.id = y.confirmed_by
        left join lateral (select d.name as by, e.at from events e join people d on d.id = e.actor_id where e.subject_id = y.id and e.name = 'payment.rejected') j on true
      where y.ref = ${ref}`);
    return found[0] && { ...found[0], now };
  });
