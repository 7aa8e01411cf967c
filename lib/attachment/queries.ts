import 'server-only';
import { sql } from 'drizzle-orm';
import { read, type Tx } from '@/db/client';
import { rows } from '@/db/rows';
import { holds, isStaff, organisationIds, type Person } from '../access/actor';
import { may } from '../access/policy';
import { sentOnce } from '../condition/steps';
import { usedBytes } from './commands/lock';
import type { SentFile } from './vocabulary';
import type { AttachmentStatus } from './workflow';

export type AttachmentLine = {
  ref: string; question: string; name: string; bytes: number; received: number; sha256: string | null; datedOn: string | null; status: AttachmentStatus; version: number;
  by: string; mine: boolean; at: Date; removedAt: Date | null; removedBy: string | null; replaced: boolean;
};

const line = sql`f.ref, f.question, f.name, f.bytes, f.received_bytes as received, f.sha256, f.dated_on as "datedOn", f.status, f.version, p.name as by, coalesce(f.added_at, f.started_at) as at,
  f.removed_at as "removedAt", r.name as "removedBy", exists (select 1 from attachments n where n.replaces = f.id and n.added_at is not null and n.status <> 'infected') as replaced`;
const people = sql`join people p on p.id = f.uploaded_by left join people r on r.id = f.removed_by`;

/** The files of an application of one of the actor's organisations, all versions, and what the organisation's files take together. */
export const attachmentsForMember = (actor: Person, applicationRef: string): Promise<{ lines: AttachmentLine[]; usedBytes: number }> =>
  read(actor, async (tx) => {
    const lines = await rows<AttachmentLine>(tx, sql`
      select ${line}, f.uploaded_by = ${actor.id} as mine from attachments f join applications a on a.id = f.application_id ${people}
      where a.ref = ${applicationRef} and a.organisation_id = any (${sql.param(organisationIds(actor))}::uuid[]) and f.status not in ('refused', 'cancelled') order by f.started_at, f.id`);
    const [used] = await rows<{ bytes: number }>(tx, sql`select ${usedBytesOf(applicationRef)} as bytes`);
    return { lines, usedBytes: used?.bytes ?? 0 };
  });

const usedBytesOf = (applicationRef: string) => sql`(select ${usedBytes(sql`a.organisation_id`)} from applications a where a.ref = ${applicationRef})`;

/** A file is part of what was sent when a frozen copy names it; nobody else can write such a name into one. */
const isSent = sql`exists (select 1 from submissions s where s.application_id = f.application_id and position('"file":"' || f.ref || '"' in s.frozen) > 0)`;

/** An application the fund enters for somebody: its officers see the files they attach before they are sent. */
const isEntered = sql`exists (select 1 from assisted_applications s where s.application_id = f.application_id)`;

/** What a recipient attached to a condition of its award: for those of the fund who read agreements. */
const isEvidence = sql`(f.question like 'condition:%' and (f.removed_at is null or ${sentOnce}))`;
/** What a recipient has taken out of an answer is gone for them. */
const isThere = sql`(f.removed_at is null or f.question not like 'condition:%')`;

/** The files that were sent with an application, for whoever may read it: row security leaves out everybody else's. */
export const sentFiles = (tx: Tx, applicationId: string): Promise<SentFile[]> =>
  rows(tx, sql`
    select f.ref, f.question, f.name, f.bytes, f.sha256, f.dated_on as "datedOn", f.status from attachments f
    where f.application_id = ${applicationId} and f.added_at is not null and ${isSent} order by f.added_at, f.id`);

/** The same, and what the recipient attached to a condition: everything of an application that the fund holds as a file. */
export const heldFiles = (tx: Tx, applicationId: string): Promise<SentFile[]> =>
  rows(tx, sql`
    select f.ref, f.question, f.name, f.bytes, f.sha256, f.dated_on as "datedOn", f.status from attachments f
    where f.application_id = ${applicationId} and f.added_at is not null and f.status <> 'infected' and (${isSent} or ${isEvidence}) order by f.added_at, f.id`);

/** The application of a file that an officer enters for somebody. Undefined when it is not one. */
export const applicationOfFile = (actor: Person, file: string): Promise<string | undefined> =>
  read(actor, async (tx) => {
    const [found] = await rows<{ ref: string }>(tx, sql`
      select a.ref from attachments f join applications a on a.id = f.application_id join assisted_applications s on s.application_id = a.id where f.ref = ${file}`);
    return found?.ref;
  });

export type ServedFile = { id: string; ref: string; name: string; sha256: string; status: AttachmentStatus };

/**
 * A file to download: a member's own organisation's; for the fund's people one that was sent, never of their own organisation, and as row security
 * says (readers, and assessors who declared themselves clear). Undefined for anybody else.
 */
export const attachmentToServe = (actor: Person, ref: string): Promise<ServedFile | undefined> =>
  read(actor, async (tx) => {
    const own = sql`f.organisation_id = any (${sql.param(organisationIds(actor))}::uuid[])`;
    const [found] = await rows<ServedFile>(tx, sql`
      select f.id, f.ref, f.name, f.sha256, f.status from attachments f
      where f.ref = ${ref} and f.added_at is not null and ${isStaff(actor) ? sql`not ${own} and ${holds(actor, 'fund_officer') ? sql`(${isSent} or ${isEntered} or ${isEvidence})` : may(actor, 'agreement.read', null) ? sql`(${isSent} or ${isEvidence})` : isSent}` : sql`${own} and ${isThere}`}`);
    return found;
  });
