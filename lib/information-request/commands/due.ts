import 'server-only';
import { eq, sql } from 'drizzle-orm';
import { transaction, type Tx } from '@/db/client';
import { rows } from '@/db/rows';
import { bankHolidayEntries, informationExtensions, informationRequests } from '@/db/schema/information';
import type { Person } from '../../access/actor';
import { authorise } from '../../access/policy';
import { formatDate, londonDate } from '../../dates';
import { record } from '../../event/commands';
import { once } from '../../event/once';
import { newId } from '../../id';
import { Refusal, refuseIf } from '../../refusal';
import { whyNotEnterHoliday, whyNotExtend } from '../rules';
import { extraHolidays, lockRequest } from '../steps';
import { extensionOf, type RequestKind } from '../vocabulary';
import { dueOn, extendedTo } from '../working-days';

/**
 * Makes an answer due later, with the reason the law wants given. Refuses what `whyNotExtend` says.
 * @param seen the day on which it was due when the officer looked: an extension pressed twice, or by two officers, is one
 * @param until a London date; none is what the law allows, or by default what the ICO takes to be reasonable
 */
export const extendRequest = (actor: Person, ref: string, { until, reason, seen }: { until?: string; reason: string; seen?: string }): Promise<void> =>
  transaction(actor, async (tx, now) => {
    const request = await lockRequest(tx, ref);
    authorise(actor, 'information_request.handle', null, now);
    if (seen && seen !== request.dueOn) throw new Refusal('due_moved_meanwhile', { date: { en: formatDate(request.dueOn, 'en'), cy: formatDate(request.dueOn, 'cy') } });
    const latest = extendedTo(request.kind, request, await extraHolidays(tx));
    refuseIf(whyNotExtend({ ...request, extensions: await extensionsOf(tx, request.id) }, until ?? latest, latest, londonDate(now)));
    if (reason.trim() === '') throw new Refusal('reason_needed', {}, 'reason');
    const [clause, toDue] = [extensionOf[request.kind], until ?? latest];
    await tx.insert(informationExtensions).values({ id: newId(), requestId: request.id, clause, reason: reason.trim(), fromDue: request.dueOn, toDue, extendedBy: actor.id, extendedAt: now });
    await tx.update(informationRequests).set({ dueOn: toDue }).where(eq(informationRequests.id, request.id));
    await record(tx, actor, 'information_request.extended', { kind: 'information_request', id: request.id }, { ref, clause, from: request.dueOn, to: toDue });
  });

const extensionsOf = async (tx: Tx, requestId: string): Promise<number> => (await rows<{ count: number }>(tx, sql`select count(*)::int as count from information_extensions where request_id = ${requestId}`))[0]?.count ?? 0;

/**
 * Enters a bank holiday proclaimed for one year, or takes one back by an opposite entry, and works out anew when open requests are due: not
 * those that were extended, because that date was told to somebody. Refuses what `whyNotEnterHoliday` says.
 * @param key minted with the form: sent twice, it is entered once
 */
export const enterBankHoliday = (actor: Person, { onDate, entry, reason }: { onDate: string; entry: 'add' | 'take_back'; reason: string }, key: string): Promise<void> =>
  transaction(actor, async (tx, now) => {
    authorise(actor, 'bank_holiday.enter', null, now);
    await once(tx, actor, 'bank_holiday.enter', key, { onDate, entry, reason }, async () => {
      await rows(tx, sql`select pg_advisory_xact_lock(hashtext('bank_holiday_entries'))`);
      const proclaimed = entry === 'add';
      refuseIf(whyNotEnterHoliday({ on: onDate, proclaimed }, await extraHolidays(tx)));
      if (reason.trim() === '') throw new Refusal('reason_needed', {}, 'reason');
      const id = newId();
      await tx.insert(bankHolidayEntries).values({ id, onDate, proclaimed, reason: reason.trim(), enteredBy: actor.id, enteredAt: now });
      await record(tx, actor, proclaimed ? 'bank_holiday.entered' : 'bank_holiday.taken_back', { kind: 'bank_holiday', id }, { onDate });
      await moveDues(tx, actor);
      return id;
    });
  });

async function moveDues(tx: Tx, actor: Person): Promise<void> {
  const extra = await extraHolidays(tx);
  const open = await rows<{ id: string; kind: RequestKind; receivedOn: string; dueOn: string }>(tx, sql`select id, kind, received_on as "receivedOn", due_on as "dueOn" from open_information_dues()`);
  for (const one of open) {
    const due = dueOn(one.kind, one.receivedOn, extra);
    if (due === one.dueOn) continue;
    await rows(tx, sql`select move_information_due(${one.id}, ${due})`);
    await record(tx, actor, 'information_request.due_moved', { kind: 'information_request', id: one.id }, { from: one.dueOn, to: due });
  }
}
