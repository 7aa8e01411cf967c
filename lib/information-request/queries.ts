import 'server-only';
import { sql } from 'drizzle-orm';
import { read } from '@/db/client';
import { rows } from '@/db/rows';
import type { Person } from '../access/actor';
import { may } from '../access/policy';
import { attachmentToServe, type ServedFile } from '../attachment/queries';
import { londonDate } from '../dates';
import type { PlainDocument } from '../document/document';
import { environment } from '../env';
import { disclosureDocument } from './printed';
import { extraHolidays, itemsOf, type Redaction, redactionsOf, type WorkingItem } from './steps';
import type { ExtensionClause, FileName, RequestEvent, RequestKind, ScopeKind } from './vocabulary';
import type { InformationRequestStatus } from './workflow';
import { extendedTo } from './working-days';

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
  scopes: { kind: ScopeKind; record: string }[]; files: { name: FileName; sha256: string }[]; log: { name: RequestEvent; by: string | null; at: string }[];
  extensions: { clause: ExtensionClause; reason: string; fromDue: string; toDue: string; by: string; at: string }[];
  items: WorkingItem[]; redactions: Redaction[]; latest: string; now: Date;
};

/** One request with everything an officer works with. Restricted, or not the actor's to read: undefined. */
export const requestForStaff = (actor: Person, ref: string): Promise<InformationRequest | undefined> =>
  read(actor, async (tx, now) => {
    if (!may(actor, 'information_request.read', null)) return undefined;
    const [found] = await rows<Omit<InformationRequest, 'items' | 'redactions' | 'latest' | 'now'>>(tx, sql`
      select q.id, q.ref, q.kind, q.status, q.locale, q.received_on as "receivedOn", q.due_on as "dueOn", q.asked_by as "askedBy", q.contact, q.asks, q.subject_name as "subjectName", l.name as "loggedBy", q.logged_at as "loggedAt",
        q.proposed_by as "proposedById", p.name as "proposedBy", r.name as "releasedBy", q.released_at as "releasedAt", q.sent_back_reason as "sentBackReason", q.closed_reason as "closedReason",
        coalesce((select json_agg(json_build_object('kind', s.kind, 'record', s.record) order by s.added_at, s.id) from information_scopes s where s.request_id = q.id), '[]') as scopes,
        coalesce((select json_agg(json_build_object('name', f.name, 'sha256', f.sha256) order by f.name) from information_files f where f.request_id = q.id), '[]') as files,
        coalesce((select json_agg(json_build_object('name', split_part(e.name, '.', 2), 'by', w.name, 'at', e.at) order by e.at, e.id) from events e left join people w on w.id = e.actor_id where e.subject_id = q.id), '[]') as log,
        coalesce((select json_agg(json_build_object('clause', x.clause, 'reason', x.reason, 'fromDue', x.from_due, 'toDue', x.to_due, 'by', w.name, 'at', x.extended_at) order by x.extended_at, x.id) from information_extensions x join people w on w.id = x.extended_by where x.request_id = q.id), '[]') as extensions
      from information_requests q join people l on l.id = q.logged_by left join people p on p.id = q.proposed_by left join people r on r.id = q.released_by where q.ref = ${ref}`);
    return found && { ...found, latest: extendedTo(found.kind, found, await extraHolidays(tx)), items: await itemsOf(tx, found.id), redactions: await redactionsOf(tx, found.id), now };
  });

export type BankHolidayEntry = { on: string; proclaimed: boolean; reason: string; by: string; at: Date };

/** Every entry about bank holidays proclaimed for one year, the newest first. */
export const bankHolidaysForStaff = (actor: Person): Promise<BankHolidayEntry[] | undefined> =>
  read(actor, async (tx) => {
    if (!may(actor, 'bank_holiday.read', null)) return undefined;
    return rows<BankHolidayEntry>(tx, sql`
      select h.on_date as "on", h.proclaimed, h.reason, p.name as by, h.entered_at as at from bank_holiday_entries h join people p on p.id = h.entered_by order by h.entered_at desc, h.id desc limit 200`);
  });

/** What would go out as it stands now. */
export const previewOf = (request: InformationRequest): PlainDocument => disclosureDocument({ ...request, made: request.releasedAt ?? request.now }, environment().OWNER_NAME);

/** A file that was gathered, for whoever reads the request and could read it where it was attached. The name says nothing: what it was called may be withheld. */
export async function gatheredFile(actor: Person, ref: string, number: number): Promise<(ServedFile & { savedAs: string }) | undefined> {
  const item = await read(actor, async (tx) => {
    if (!may(actor, 'information_request.read', null)) return undefined;
    const [found] = await rows<{ fileRef: string; sha256: string }>(tx, sql`
      select i.file_ref as "fileRef", i.file_sha256 as sha256 from information_items i join information_requests q on q.id = i.request_id where q.ref = ${ref} and i.number = ${number} and i.file_ref is not null`);
    return found;
  });
  const file = item && (await attachmentToServe(actor, item.fileRef));
  return file?.sha256 === item?.sha256 ? file && { ...file, savedAs: `${ref}-${number}${/\.[a-z]+$/i.exec(file.name)?.[0]?.toLowerCase() ?? ''}` } : undefined;
}

/** A file as it was released, byte for byte. */
export const releasedFile = (actor: Person, ref: string, name: FileName): Promise<Buffer | undefined> =>
  read(actor, async (tx) => {
    if (!may(actor, 'information_request.read', null)) return undefined;
    const [found] = await rows<{ bytes: Buffer }>(tx, sql`select f.bytes from information_files f join information_requests q on q.id = f.request_id where q.ref = ${ref} and f.name = ${name}`);
    return found?.bytes;
  });
