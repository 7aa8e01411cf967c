import 'server-only';
import { eq } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { attachments } from '@/db/schema/attachments';
import type { Person } from '../access/actor';
import { nextState } from '../workflow';
import { type LockedAttachment, writeFilesAnswer } from './commands/lock';
import { attachmentWorkflow } from './workflow';

/** Takes a locked file out of what it was attached to, or cancels its upload. Callers have asked whether that may be, and record it. */
export async function takeOut(tx: Tx, actor: Person, file: LockedAttachment, now: Date): Promise<void> {
  const unfinished = file.status === 'uploading';
  const change = unfinished ? { status: nextState(attachmentWorkflow, file.status, 'cancel') } : { removedAt: now, removedBy: actor.id };
  if (!file.removedAt) await tx.update(attachments).set(change).where(eq(attachments.id, file.id));
  if (!unfinished) await writeFilesAnswer(tx, actor.id, file.application.id, file.question);
}
