import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { transaction, type Tx } from '@/db/client';
import { rows } from '@/db/rows';
import { informationRedactions, informationRequests, informationScopes } from '@/db/schema/information';
import type { Person } from '../../access/actor';
import { authorise } from '../../access/policy';
import { refuseRestricted } from '../../conflict/restriction';
import { londonDate } from '../../dates';
import { record } from '../../event/commands';
import { once } from '../../event/once';
import { newId } from '../../id';
import type { Locale } from '../../locale';
import { newReference } from '../../reference';
import { Refusal, refuseIf } from '../../refusal';
import { gather, type Scope, scopeOf } from '../gathering';
import { subjectItems } from '../own-data';
import { occurs } from '../redaction';
import { whyNotLog, whyNotWithhold, whyNotWithholdAgain } from '../rules';
import { extraHolidays, itemsOf, keepItems, type LockedRequest, lockRequest, mustBeOpen, ownWords, redactionsOf, type WorkingItem } from '../steps';
import type { Exemption, RequestKind } from '../vocabulary';
import { dueOn } from '../working-days';

export type Asked = { kind: RequestKind; askedBy: string; contact?: string; asks: string; receivedOn: string; language: Locale; subjectName?: string; subjectEmail?: string };

/**
 * Logs that somebody asks, and works out when they must be answered. Refuses what `whyNotLog` says.
 * @param key minted with the form: sent twice, it is logged once
 * @returns the request's reference
 */
export const logRequest = (actor: Person, asked: Asked, key: string): Promise<string> =>
  transaction(actor, async (tx, now) => {
    authorise(actor, 'information_request.handle', null, now);
    refuseIf(whyNotLog(asked, londonDate(now)));
    return once(tx, actor, 'information_request.log', key, asked, async () => {
      const [id, ref, due] = [newId(), newReference('INF'), dueOn(asked.kind, asked.receivedOn, await extraHolidays(tx))];
      const subject = asked.kind === 'subject_access' ? { subjectName: asked.subjectName?.trim(), subjectEmail: asked.subjectEmail?.toLowerCase(), subjectPersonId: await personBy(tx, asked.subjectEmail) } : {};
      await tx.insert(informationRequests).values({ id, ref, kind: asked.kind, askedBy: asked.askedBy.trim(), contact: asked.contact?.trim() || null, asks: asked.asks.trim(), locale: asked.language, receivedOn: asked.receivedOn, dueOn: due, loggedBy: actor.id, ...subject });
      await record(tx, actor, 'information_request.logged', { kind: 'information_request', id }, { ref, kind: asked.kind, receivedOn: asked.receivedOn, dueOn: due });
      return ref;
    });
  });

const personBy = async (tx: Tx, email: string | undefined): Promise<string | null> =>
  email ? ((await rows<{ id: string }>(tx, sql`select id from people where email = ${email.toLowerCase()}`))[0]?.id ?? null) : null;

/**
 * Gathers what is held of a record, by its reference, or of the person the request is about, by their address. A subject access request gathers
 * of a record only what speaks of that person, and its files, which an officer looks into. Refuses `conflict_of_interest` for what is restricted, and `no_such_record`.
 */
export const coverRecord = (actor: Person, ref: string, record_: string): Promise<void> =>
  transaction(actor, async (tx, now) => {
    const request = await lockRequest(tx, ref);
    authorise(actor, 'information_request.handle', null, now);
    mustBeOpen(request);
    const named = record_.trim();
    const scope = named.includes('@') ? subjectScope(request, named.toLowerCase()) : await recordScope(tx, named.toUpperCase());
    const scopeId = newId();
    await tx.insert(informationScopes).values({ id: scopeId, requestId: request.id, ...scope, addedBy: actor.id });
    const held = scope.kind === 'person' ? await subjectItems(tx, request.id, request.locale) : await gather(tx, scope, request.locale, now);
    const own = scope.kind === 'person' ? [] : ownWords(request);
    const gathered = own.length === 0 ? held : held.filter(({ body, file }) => file || own.some((one) => occurs(body, one)));
    await keepItems(tx, request, scopeId, gathered);
    await record(tx, actor, 'information_request.gathered', { kind: 'information_request', id: request.id }, { ref, of: scope.record, items: gathered.length });
  });

async function recordScope(tx: Tx, named: string): Promise<Scope> {
  await refuseRestricted(tx, named);
  const scope = await scopeOf(tx, named);
  if (!scope) throw new Refusal('no_such_record', {}, 'record');
  return scope;
}

function subjectScope({ kind, subjectEmail, subjectPersonId }: LockedRequest, named: string): Scope {
  if (kind !== 'subject_access' || !subjectPersonId || named !== subjectEmail) throw new Refusal('not_the_subject', {}, 'record');
  return { kind: 'person', record: 'person', applicationId: null, awardId: null, roundId: null };
}

/** Withholds words of an item, wherever they stand, or the whole item where no words are given. Refuses what `whyNotWithhold` and `whyNotWithholdAgain` say. */
export const withhold = (actor: Person, ref: string, { item, words = '', exemption, reason }: { item: number; words?: string; exemption: Exemption; reason: string }): Promise<void> =>
  transaction(actor, async (tx, now) => {
    const { request, found } = await lockItem(tx, actor, ref, item, now);
    const cut = words.trim().normalize('NFC');
    refuseIf(whyNotWithhold(request.kind, { words: cut, exemption, reason }, `${found.heading}\n${found.body}`));
    const held = await redactionsOf(tx, request.id);
    refuseIf(whyNotWithholdAgain(held.filter(({ itemId }) => itemId === found.id), cut));
    const number = Math.max(0, ...held.map((one) => one.number)) + 1;
    await tx.insert(informationRedactions).values({ id: newId(), requestId: request.id, itemId: found.id, number, kind: 'officer', whole: cut === '', words: cut, exemption, reason: reason.trim(), status: 'accepted', decidedBy: actor.id, decidedAt: now });
    await record(tx, actor, 'information_request.withheld', { kind: 'information_request', id: request.id }, { ref, item, redaction: number, exemption });
  });

/** Accepts everything that the service proposes for an item. */
export const acceptProposals = (actor: Person, ref: string, item: number): Promise<void> =>
  transaction(actor, async (tx, now) => {
    const { request, found } = await lockItem(tx, actor, ref, item, now);
    const accepted = await tx.update(informationRedactions).set({ status: 'accepted', decidedBy: actor.id, decidedAt: now }).where(and(eq(informationRedactions.itemId, found.id), eq(informationRedactions.status, 'proposed'))).returning({ number: informationRedactions.number });
    if (accepted.length === 0) throw new Refusal('nothing_changed');
    await record(tx, actor, 'information_request.proposals_accepted', { kind: 'information_request', id: request.id }, { ref, item, redactions: accepted.map(({ number }) => number).sort((a, b) => a - b) });
  });

async function lockItem(tx: Tx, actor: Person, ref: string, number: number, now: Date): Promise<{ request: LockedRequest; found: WorkingItem }> {
  const request = await lockRequest(tx, ref);
  authorise(actor, 'information_request.handle', null, now);
  mustBeOpen(request);
  const found = (await itemsOf(tx, request.id)).find((one) => one.number === number);
  if (!found) throw new Refusal('not_found');
  return { request, found };
}

/** Accepts, changes or removes one redaction; a removed one stays on record. */
export const decideRedaction = (actor: Person, ref: string, { redaction, decision, exemption, reason }: { redaction: number; decision: 'accept' | 'remove'; exemption: Exemption; reason: string }): Promise<number> =>
  transaction(actor, async (tx, now) => {
    const request = await lockRequest(tx, ref);
    authorise(actor, 'information_request.handle', null, now);
    mustBeOpen(request);
    refuseIf(whyNotWithhold(request.kind, { words: '', exemption, reason }, ''));
    const status = decision === 'accept' ? 'accepted' : 'removed';
    const before = (await redactionsOf(tx, request.id)).find(({ number }) => number === redaction);
    if (!before) throw new Refusal('not_found');
    const item = (await itemsOf(tx, request.id)).find(({ id }) => id === before.itemId)?.number ?? 1;
    // Pressed twice, it is decided and recorded once.
    if (before.status === status && before.exemption === exemption && before.reason === reason.trim()) return item;
    await tx.update(informationRedactions).set({ exemption, reason: reason.trim(), status, decidedBy: actor.id, decidedAt: now }).where(and(eq(informationRedactions.requestId, request.id), eq(informationRedactions.number, redaction)));
    await record(tx, actor, `information_request.redaction_${status}`, { kind: 'information_request', id: request.id }, { ref, redaction, exemption });
    return item;
  });
