import 'server-only';
import { sql } from 'drizzle-orm';
import { read } from '@/db/client';
import { rows } from '@/db/rows';
import type { Person } from '../access/actor';
import { may } from '../access/policy';
import { londonDate } from '../dates';
import type { PlainDocument } from '../document/document';
import { environment } from '../env';
import { disclosureDocument } from './printed';
import { itemsOf, type Redaction, redactionsOf, type WorkingItem } from './steps';
import type { FileName, RequestKind, ScopeKind } from './vocabulary';
import type { InformationRequestStatus } from './workflow';

export type RequestLine = { ref: string; kind: RequestKind; status: InformationRequestStatus; receivedOn: string; dueOn: string };

/** The requests, open ones first by when they are due. What is restricted for the actor is not there. */
export const requestsForStaff = (actor: Person): Promise<{ lines: RequestLine[]; today: string } | undefined> =>
  read(actor, async (tx, now) => {
    if (!may(actor, 'information_request.read', null)) return undefined;
    const lines = await rows<RequestLine>(tx, sql`
      select ref, kind, status, received_on as "receivedOn", due_on as "dueOn" from information_requests order by status in ('released', 'closed'), due_on, id limit 500`);
    return { lines, today: londonDate(now) };
  });

export type InformationRequest = RequestLine & {
  id: string; locale: 'en' | 'cy'; askedBy: string; contact: string | null; asks: string; subjectName: string | null; loggedBy: string; loggedAt: Date; proposedById: string | null; proposedBy: string | null;
  releasedBy: string | null; releasedAt: Date | null; sentBackReason: string | null; closedReason: string | null;
  scopes: { kind: ScopeKind; record: string }[]; files: { name: FileName; sha256: string }[]; log: { name: string; by: string | null; at: string }[];
  items: WorkingItem[]; redactions: Redaction[]; now: Date;
};

/** One request with everything an officer works with. Restricted, or not the actor's to read: undefined. */
export const requestForStaff = (actor: Person, ref: string): Promise<InformationRequest | undefined> =>
  read(actor, async (tx, now) => {
    if (!may(actor, 'information_request.read', null)) return undefined;
    const [found] = await rows<Omit<InformationRequest, 'items' | 'redactions' | 'now'>>(tx, sql`
      select q.id, q.ref, q.kind, q.status, q.locale, q.received_on as "receivedOn", q.due_on as "dueOn", q.asked_by as "askedBy", q.contact, q.asks, q.subject_name as "subjectName", l.name as "loggedBy", q.logged_at as "loggedAt",
        q.proposed_by as "proposedById", p.name as "proposedBy", r.name as "releasedBy", q.released_at as "releasedAt", q.sent_back_reason as "sentBackReason", q.closed_reason as "closedReason",
        coalesce((select json_agg(json_build_object('kind', s.kind, 'record', s.record) order by s.added_at, s.id) from information_scopes s where s.request_id = q.id), '[]') as scopes,
        coalesce((select json_agg(json_build_object('name', f.name, 'sha256', f.sha256) order by f.name) from information_files f where f.request_id = q.id), '[]') as files,
        coalesce((select json_agg(json_build_object('name', e.name, 'by', w.name, 'at', e.at) order by e.at, e.id) from events e left join people w on w.id = e.actor_id where e.subject_id = q.id), '[]') as log
      from information_requests q join people l on l.id = q.logged_by left join people p on p.id = q.proposed_by left join people r on r.id = q.released_by where q.ref = ${ref}`);
    return found && { ...found, items: await itemsOf(tx, found.id), redactions: await redactionsOf(tx, found.id), now };
  });

/** What would go out as it stands now. */
export const previewOf = (request: InformationRequest): PlainDocument => disclosureDocument({ ...request, made: request.releasedAt ?? request.now }, environment().OWNER_NAME);

/** A file as it was released, byte for byte. */
export const releasedFile = (actor: Person, ref: string, name: FileName): Promise<Buffer | undefined> =>
  read(actor, async (tx) => {
    if (!may(actor, 'information_request.read', null)) return undefined;
    const [found] = await rows<{ bytes: Buffer }>(tx, sql`select f.bytes from information_files f join information_requests q on q.id = f.request_id where q.ref = ${ref} and f.name = ${name}`);
    return found?.bytes;
  });
