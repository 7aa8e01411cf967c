import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { read, transaction } from '@/db/client';
import { rows } from '@/db/rows';
import { attachments } from '@/db/schema/attachments';
import { organisationIds, type Person } from '../access/actor';
import { authorise } from '../access/policy';
import { Refusal } from '../refusal';
import { addAttachment, type Begun, beginUpload, refuseUpload, removeAttachment, type Upload } from './commands/upload';
import { whyNotContent } from './content';
import { type AttachmentProblem, cleanName, isAttachmentProblem, kindOfName } from './rules';
import { fileStore, hashOf } from './store';
import type { AttachmentStatus } from './workflow';

/** What the server has, which is where the next piece begins. */
export type Progress = { ref: string; status: AttachmentStatus; received: number; bytes: number };
type Unfinished = Progress & { id: string; name: string; organisationId: string };

/** How far an upload of one of the actor's organisations has come. Refuses `not_found`. */
export const uploadProgress = async (actor: Person, ref: string): Promise<Progress> => {
  const { ref: same, status, received, bytes } = await uploadOf(actor, ref);
  return { ref: same, status, received, bytes };
};

const uploadOf = (actor: Person, ref: string): Promise<Unfinished> =>
  read(actor, async (tx) => {
    const [found] = await rows<Unfinished>(tx, sql`
      select id, ref, name, status, received_bytes as received, bytes, organisation_id as "organisationId" from attachments
      where ref = ${ref} and organisation_id = any (${sql.param(organisationIds(actor))}::uuid[])`);
    if (!found) throw new Refusal('not_found');
    return found;
  });

/** Begins an upload, and forgets the bytes of those it takes the place of. Refuses what `beginUpload` does. */
export async function begin(actor: Person, applicationRef: string, upload: Upload): Promise<Begun> {
  const begun = await beginUpload(actor, applicationRef, upload);
  for (const id of begun.abandoned) await fileStore().discard(id);
  return begun;
}

/**
 * Takes a piece of an upload at its offset, and adds the file when its last byte has come. A piece that does not begin where the server stands
 * changes nothing: the answer says where it stands. What had arrived when a connection broke is kept.
 * Refuses `not_found`, `attachment_upload_over`, and what is wrong with the file once it is whole.
 */
export async function receivePiece(actor: Person, ref: string, offset: number, body: AsyncIterable<Uint8Array>): Promise<Progress> {
  const upload = await uploadOf(actor, ref);
  if (upload.status !== 'uploading') throw new Refusal('attachment_upload_over');
  if (offset !== upload.received) return { ref, status: upload.status, received: upload.received, bytes: upload.bytes };
  const { length } = await fileStore().write(upload.id, offset, body, upload.bytes);
  if (length > upload.bytes) return endWith(actor, upload, 'attachment_too_big');
  await noteReceived(actor, upload, offset, length);
  return length < upload.bytes ? { ref, status: 'uploading', received: length, bytes: upload.bytes } : finish(actor, upload);
}

/** A file that comes in one go, from a form without a script; its true length is known at its end. Refuses like `receivePiece`, and `attachment_cut_short`. */
export async function receiveWhole(actor: Person, begun: Begun, name: string, body: AsyncIterable<Uint8Array>): Promise<Progress> {
  const { length, ended } = await fileStore().write(begun.id, 0, body, begun.bytes);
  const upload: Unfinished = { ...begun, name: cleanName(name), organisationId: '', received: length };
  if (length > begun.bytes) return endWith(actor, upload, 'attachment_too_big');
  return ended ? finish(actor, upload) : endWith(actor, upload, 'attachment_cut_short');
}

/** Takes a file out of its answer, or cancels its upload and forgets its bytes. Refuses what `removeAttachment` does. */
export async function remove(actor: Person, ref: string): Promise<{ question: string }> {
  const { id, question, unfinished } = await removeAttachment(actor, ref);
  if (unfinished) await fileStore().discard(id);
  return { question };
}

/** A piece that arrived is no event of its own: beginning, adding and refusing are. */
const noteReceived = (actor: Person, { id, organisationId }: Unfinished, offset: number, length: number): Promise<void> =>
  transaction(actor, async (tx, now) => {
    authorise(actor, 'application.edit', { organisationId }, now);
    await tx.update(attachments).set({ receivedBytes: length, receivedAt: now }).where(and(eq(attachments.id, id), eq(attachments.status, 'uploading'), eq(attachments.receivedBytes, offset)));
  });

/** The bytes are read once: what is hashed is what is checked, and what is kept. */
async function finish(actor: Person, upload: Unfinished): Promise<Progress> {
  const store = fileStore();
  const bytes = await store.quarantined(upload.id);
  const kind = kindOfName(upload.name);
  const problem = kind ? await whyNotContent(bytes, kind) : 'attachment_wrong_type';
  if (problem) return endWith(actor, upload, problem);
  const sha256 = hashOf(bytes);
  await store.keep(upload.id, sha256, bytes);
  try {
    const status = await addAttachment(actor, upload.ref, { sha256, bytes: bytes.length });
    await store.discard(upload.id);
    return { ref: upload.ref, status, received: bytes.length, bytes: bytes.length };
  } catch (error) {
    if (error instanceof Refusal && isAttachmentProblem(error.code) && error.code !== 'attachment_upload_over') await endWith(actor, upload, error.code).catch(() => {});
    throw error;
  }
}

async function endWith(actor: Person, upload: Unfinished, problem: AttachmentProblem): Promise<never> {
  await refuseUpload(actor, upload.ref, problem);
  await fileStore().discard(upload.id);
  throw new Refusal(problem, {});
}
