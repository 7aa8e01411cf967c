import 'server-only';
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { rows } from '@/db/rows';
import { informationItems, informationRedactions } from '@/db/schema/information';
import { newId } from '../id';
import { Refusal, refuseIf } from '../refusal';
import { words } from '../words';
import type { Gathered } from './gathered';
import { type Cut, proposals } from './redaction';
import { whyNotWork } from './rules';
import { type Exemption, type ItemKind, personalData, type ProposalKind, type RequestKind } from './vocabulary';
import type { InformationRequestStatus } from './workflow';

export type LockedRequest = {
  id: string; ref: string; kind: RequestKind; status: InformationRequestStatus; locale: 'en' | 'cy'; asks: string; receivedOn: string; dueOn: string; askedBy: string;
  subjectName: string | null; subjectEmail: string | null; subjectPersonId: string | null; proposedBy: string | null;
};

/** Days proclaimed bank holidays for one year: the last entry of a day counts. */
export const extraHolidays = async (tx: Tx): Promise<string[]> =>
  (await rows<{ on: string }>(tx, sql`
    select on_date as "on" from (select distinct on (on_date) on_date, proclaimed from bank_holiday_entries order by on_date, entered_at desc, id desc) last where proclaimed order by on_date`)).map(({ on }) => on);

/** The request, for writing. One that covers anything restricted for the actor is not there. */
export async function lockRequest(tx: Tx, ref: string): Promise<LockedRequest> {
  const [found] = await rows<LockedRequest>(tx, sql`
    select id, ref, kind, status, locale, asks, received_on as "receivedOn", due_on as "dueOn", asked_by as "askedBy", subject_name as "subjectName", subject_email as "subjectEmail", subject_person_id as "subjectPersonId", proposed_by as "proposedBy"
    from information_requests where ref = ${ref} for update`);
  if (!found) throw new Refusal('not_found');
  return found;
}

/** What is gathered and withheld changes only while one officer works on it; what a second one reads stands still. */
export function mustBeOpen(request: LockedRequest): void {
  refuseIf(whyNotWork(request));
}

export const ownWords = ({ kind, subjectName, subjectEmail }: Pick<LockedRequest, 'kind' | 'subjectName' | 'subjectEmail'>): string[] => (kind === 'subject_access' ? [subjectName, subjectEmail].filter((one) => one !== null) : []);

/** Writes what was gathered, with what the service proposes to withhold from each. */
export async function keepItems(tx: Tx, request: LockedRequest, scopeId: string, gathered: readonly Gathered[]): Promise<void> {
  const [last] = await rows<{ item: number; redaction: number }>(tx, sql`
    select coalesce((select max(number) from information_items where request_id = ${request.id}), 0) as item, coalesce((select max(number) from information_redactions where request_id = ${request.id}), 0) as redaction`);
  const say = words(request.locale);
  const names = await knownNames(tx, gathered.map(({ applicationId }) => applicationId).filter((id) => id !== null));
  const items = gathered.map(({ file, ...one }, index) => ({ ...one, fileRef: file?.ref ?? null, fileSha256: file?.sha256 ?? null, id: newId(), requestId: request.id, scopeId, number: (last?.item ?? 0) + index + 1 }));
  const found = items.flatMap(({ id, heading, body, fileRef }) => [
    ...proposals(`${heading}\n${body}`, names, ownWords(request)).map(({ words, kind }) => ({ itemId: id, words, kind, whole: false })),
    // Nobody has looked into a file yet, and nothing can be taken out of it: it goes out only when an officer says so.
    ...(fileRef ? [{ itemId: id, words: '', kind: 'file' as const, whole: true }] : []),
  ]);
  const redactions = found.map((one, index) => ({ ...one, id: newId(), requestId: request.id, number: (last?.redaction ?? 0) + index + 1, exemption: personalData[request.kind], reason: say(one.kind === 'file' ? 'law.held.fileReason' : 'law.held.reason') }));
  for (let from = 0; from < items.length; from += 500) await tx.insert(informationItems).values(items.slice(from, from + 500));
  for (let from = 0; from < redactions.length; from += 500) await tx.insert(informationRedactions).values(redactions.slice(from, from + 500));
}

/** Names that the service can find by itself: of the fund's people, of those who belong to the organisations concerned, and of who complained. */
const knownNames = async (tx: Tx, applicationIds: readonly string[]): Promise<string[]> =>
  (await rows<{ name: string }>(tx, sql`
    select distinct p.name from people p where exists (select 1 from staff_roles r where r.person_id = p.id)
      or p.id in (select m.person_id from memberships m join applications a on a.organisation_id = m.organisation_id where a.id = any (${sql.param([...new Set(applicationIds)])}::uuid[]))
    union select c.name from complaints c where c.application_id = any (${sql.param([...new Set(applicationIds)])}::uuid[])`)).map(({ name }) => name);

export type WorkingItem = { id: string; number: number; kind: ItemKind; heading: string; body: string; fileRef: string | null; fileSha256: string | null };
export type Redaction = { itemId: string; number: number; kind: ProposalKind; whole: boolean; words: string; exemption: Exemption; reason: string; status: 'proposed' | 'accepted' | 'removed' };

export const itemsOf = (tx: Tx, requestId: string): Promise<WorkingItem[]> =>
  rows(tx, sql`select id, number, kind, heading, body, file_ref as "fileRef", file_sha256 as "fileSha256" from information_items where request_id = ${requestId} order by number`);

export const redactionsOf = (tx: Tx, requestId: string): Promise<Redaction[]> =>
  rows(tx, sql`select item_id as "itemId", number, kind, whole, words, exemption, reason, status from information_redactions where request_id = ${requestId} order by number`);

/** The words that leave the whole copy: what is withheld in one place and stands in another would not be withheld. */
export const cutsOf = (redactions: readonly Redaction[]): Cut[] => redactions.filter(({ status, whole }) => status === 'accepted' && !whole).map(({ words, exemption }) => ({ words, exemption }));
