import 'server-only';
import { and, eq } from 'drizzle-orm';
import { transaction, type Tx } from '@/db/client';
import { attachments } from '@/db/schema/attachments';
import type { Person } from '../../access/actor';
import { authorise } from '../../access/policy';
import { lockApplication } from '../../application/commands/lock';
import { conditionOfQuestion } from '../../condition/vocabulary';
import { londonDate } from '../../dates';
import { record } from '../../event/commands';
import { newId } from '../../id';
import { enqueue } from '../../notification/commands';
import { newReference } from '../../reference';
import { Refusal, refuseIf } from '../../refusal';
import { nextState } from '../../workflow';
import { type AttachmentProblem, cleanName, whyNotUpload } from '../rules';
import { takeOut } from '../steps';
import { type AttachmentStatus, attachmentWorkflow } from '../workflow';
import { fileFieldOf, type LockedAttachment, lockAttachment, refuseIfClosed, standingFiles, usedBytesLocked, writeFilesAnswer } from './lock';

export type Upload = {
  question: string;
  /** As the person's computer calls it. */
  name: string;
  bytes: number;
  /** A form without a script says only how long it is itself, or (0) not even that: no more than so many bytes will come, and what was taken too much of the quota is given back. */
  atMost?: true;
  /** The document's own date, YYYY-MM-DD, where the question asks for it. */
  datedOn?: string;
  /** The file whose place it takes. */
  replaces?: string;
  /** The file as its browser knows it (name, length, when it was changed): the same person's upload of the same file goes on. */
  key?: string;
};
/** `received` bytes are here; the next piece begins there. `abandoned` are ids of earlier uploads, whose bytes nobody needs any more. */
export type Begun = { id: string; ref: string; status: AttachmentStatus; bytes: number; received: number; abandoned: string[] };

/**
 * Begins to upload a file to a question, and takes its bytes of the organisation's quota; or goes on with the same file where it stopped.
 * One person uploads one file to a question at a time. Refuses `not_found`, what `whyNotEdit` and `whyNotUpload` say.
 */
export const beginUpload = (actor: Person, applicationRef: string, upload: Upload): Promise<Begun> =>
  transaction(actor, async (tx, now) => {
    const application = await lockApplication(tx, actor, applicationRef);
    authorise(actor, 'application.edit', application, now);
    await refuseIfClosed(tx, application, upload.question);
    const field = await fileFieldOf(tx, application, upload.question);
    const begun = await sameUpload(tx, actor, application.id, upload);
    if (begun) return { ...begun, abandoned: [] };
    const abandoned = await giveUp(tx, actor, application.id, upload.question);
    const files = await standingFiles(tx, application.id, upload.question);
    const replaced = upload.replaces ? files.find(({ ref }) => ref === upload.replaces) : undefined;
    if (upload.replaces && !replaced) throw new Refusal('changed_meanwhile');
    const name = cleanName(upload.name);
    const usedBytes = await usedBytesLocked(tx, application.organisationId);
    const bytes = upload.atMost && upload.bytes <= field.maxBytes + formAround ? Math.min(upload.bytes || field.maxBytes, field.maxBytes) : upload.bytes;
    refuseIf(whyNotUpload(field, { ...upload, bytes, name, replaces: replaced !== undefined }, { files: files.length, usedBytes }, londonDate(now)));
    const [id, ref] = [newId(), newReference('FIL')];
    const { question, datedOn, key } = upload;
    await tx.insert(attachments).values({ id, ref, applicationId: application.id, organisationId: application.organisationId, question, name, bytes, datedOn, uploadKey: key, version: (replaced?.version ?? 0) + 1, replaces: replaced?.id, uploadedBy: actor.id });
    await record(tx, actor, 'attachment.upload_begun', { kind: 'application', id: application.id }, { ref: application.ref, file: ref, question, bytes });
    return { id, ref, status: 'uploading', bytes, received: 0, abandoned };
  });

/** What a form is longer than the file in it, at most. */
const formAround = 65_536;

const mineUnfinished = (actor: Person, applicationId: string, question: string) =>
  and(eq(attachments.applicationId, applicationId), eq(attachments.question, question), eq(attachments.uploadedBy, actor.id), eq(attachments.status, 'uploading'));

async function sameUpload(tx: Tx, actor: Person, applicationId: string, { question, key, bytes, datedOn }: Upload): Promise<Omit<Begun, 'abandoned'> | undefined> {
  if (!key) return undefined;
  const [found] = await tx.update(attachments).set({ datedOn: datedOn ?? null }).where(and(mineUnfinished(actor, applicationId, question), eq(attachments.uploadKey, key), eq(attachments.bytes, bytes))).returning();
  return found && { id: found.id, ref: found.ref, status: found.status, bytes: found.bytes, received: found.receivedBytes };
}

/** The bytes they hold in the quota are free again before the new one is judged. */
async function giveUp(tx: Tx, actor: Person, applicationId: string, question: string): Promise<string[]> {
  const given = await tx.update(attachments).set({ status: 'cancelled' }).where(mineUnfinished(actor, applicationId, question)).returning({ id: attachments.id });
  return given.map(({ id }) => id);
}

/**
 * Adds an uploaded file to its question once its bytes were checked: a new version in the place of the one it replaces, if any, and the worker
 * scans it. The second of two calls for the same file changes nothing. Refuses `attachment_upload_over`, what `whyNotEdit` says, and
 * `changed_meanwhile` when somebody has replaced that file meanwhile.
 */
export const addAttachment = (actor: Person, ref: string, { sha256, bytes }: { sha256: string; bytes: number }): Promise<AttachmentStatus> =>
  transaction(actor, async (tx, now) => {
    const file = await lockAttachment(tx, actor, ref);
    authorise(actor, 'application.edit', file.application, now);
    if (file.sha256 === sha256) return file.status;
    if (file.status !== 'uploading') throw new Refusal('attachment_upload_over');
    await refuseIfClosed(tx, file.application, file.question);
    await refuseIfUnfit(tx, file, { bytes, datedOn: file.datedOn ?? undefined }, now);
    const status = nextState(attachmentWorkflow, file.status, 'add');
    await tx.update(attachments).set({ status, sha256, bytes, receivedBytes: bytes, addedAt: now }).where(eq(attachments.id, file.id));
    await writeFilesAnswer(tx, actor.id, file.application.id, file.question);
    await record(tx, actor, 'attachment.added', { kind: 'application', id: file.application.id }, { ref: file.application.ref, file: ref, question: file.question, version: file.version, bytes, sha256 });
    await enqueue(tx, 'scan_attachment', { id: file.id }, `scan:${file.id}`);
    return status;
  });

/** What may have changed since the upload began: how many files there are, what it replaces, and the day. */
async function refuseIfUnfit(tx: Tx, file: LockedAttachment, now: { bytes: number; datedOn?: string }, at: Date): Promise<void> {
  const field = await fileFieldOf(tx, file.application, file.question);
  const files = await standingFiles(tx, file.application.id, file.question);
  const replaces = file.replaces !== null;
  if (replaces && !files.some(({ id }) => id === file.replaces)) throw new Refusal('changed_meanwhile');
  const used = (await usedBytesLocked(tx, file.application.organisationId)) - file.bytes;
  refuseIf(whyNotUpload(field, { name: file.name, ...now, replaces }, { files: files.length, usedBytes: used }, londonDate(at)));
}

/** Ends an upload whose bytes may not be added; why stays on record. Does nothing to one that has ended. */
export const refuseUpload = (actor: Person, ref: string, problem: AttachmentProblem): Promise<void> =>
  transaction(actor, async (tx, now) => {
    const file = await lockAttachment(tx, actor, ref);
    authorise(actor, 'application.edit', file.application, now);
    if (file.status !== 'uploading') return;
    await tx.update(attachments).set({ status: nextState(attachmentWorkflow, file.status, 'refuse'), problem }).where(eq(attachments.id, file.id));
    await record(tx, actor, 'attachment.refused', { kind: 'application', id: file.application.id }, { ref: file.application.ref, file: ref, problem });
  });

/** Takes a file out of the answer, or cancels its upload. What was added stays on record, with who removed it and when. @returns whether its bytes are still in quarantine, to be discarded */
export const removeAttachment = (actor: Person, ref: string): Promise<{ id: string; application: string; question: string; unfinished: boolean }> =>
  transaction(actor, async (tx, now) => {
    const file = await lockAttachment(tx, actor, ref);
    authorise(actor, 'application.edit', file.application, now);
    await refuseIfClosed(tx, file.application, file.question);
    const unfinished = file.status === 'uploading';
    // What was attached to a condition is taken out of its answer, which has a say of its own (`removeEvidence`).
    if (!unfinished && conditionOfQuestion(file.question)) throw new Refusal('not_found');
    await takeOut(tx, actor, file, now);
    await record(tx, actor, unfinished ? 'attachment.cancelled' : 'attachment.removed', { kind: 'application', id: file.application.id }, { ref: file.application.ref, file: ref, question: file.question });
    return { id: file.id, application: file.application.ref, question: file.question, unfinished };
  });
