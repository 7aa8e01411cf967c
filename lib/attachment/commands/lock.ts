import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { rows } from '@/db/rows';
import { answers, answerVersions } from '@/db/schema/applications';
import type { Person } from '../../access/actor';
import { answersOf, type LockedApplication, lockApplication } from '../../application/commands/lock';
import { whyNotEdit } from '../../application/rules';
import { openedQuestions } from '../../clarification/rules';
import { openClarificationOf } from '../../clarification/steps';
import { evidenceFieldOf, refuseIfRuled } from '../../condition/steps';
import { conditionOfQuestion } from '../../condition/vocabulary';
import { questionSetOf } from '../../programme/queries';
import { isAsked, questionsOf } from '../../programme/questions';
import { Refusal, refuseIf } from '../../refusal';
import { kindOfName } from '../rules';
import type { AnsweredFile, FileField, FileKind } from '../vocabulary';
import type { AttachmentStatus } from '../workflow';

export type LockedAttachment = {
  id: string; ref: string; question: string; name: string; kind: FileKind; bytes: number; received: number; sha256: string | null; datedOn: string | null; status: AttachmentStatus;
  version: number; replaces: string | null; uploadedBy: string; removedAt: Date | null; application: LockedApplication;
};

/** A file of one of the actor's organisations, with its application, both locked. Refuses `not_found`, also when it is somebody else's. */
export async function lockAttachment(tx: Tx, actor: Person, ref: string): Promise<LockedAttachment> {
  const [found] = await rows<{ application: string }>(tx, sql`select p.ref as application from attachments f join applications p on p.id = f.application_id where f.ref = ${ref}`);
  if (!found) throw new Refusal('not_found');
  const application = await lockApplication(tx, actor, found.application);
  const [file] = await rows<Omit<LockedAttachment, 'application' | 'kind'>>(tx, sql`
    select id, ref, question, name, bytes, received_bytes as received, sha256, dated_on as "datedOn", status, version, replaces, uploaded_by as "uploadedBy", removed_at as "removedAt"
    from attachments where ref = ${ref} for update`);
  const kind = file && kindOfName(file.name);
  if (!file || !kind) throw new Refusal('not_found');
  return { ...file, kind, application };
}

/** The question of an application that takes files, as its set defines it. Refuses `not_found` when it is not asked, or asks something else. */
export async function fileFieldOf(tx: Tx, application: LockedApplication, name: string): Promise<FileField> {
  const evidence = await evidenceFieldOf(tx, application.id, name);
  if (evidence) return evidence;
  const set = (await questionSetOf(tx, application.questionSetId)).definition;
  const question = questionsOf(set).find((one) => one.name === name);
  if (question?.field.kind !== 'file' || !isAsked(question, await answersOf(tx, application.id))) throw new Refusal('not_found');
  return question.field;
}

/** Files change while an application is a draft; afterwards only those of a question the fund asks about again. Refuses what `whyNotEdit` says. */
export async function refuseIfClosed(tx: Tx, application: LockedApplication, question: string): Promise<void> {
  if (await refuseIfRuled(tx, application.id, question)) return;
  const open = application.status === 'clarification_asked' ? await openClarificationOf(tx, application.id) : undefined;
  if (!open) return refuseIf(whyNotEdit(application));
  const set = (await questionSetOf(tx, application.questionSetId)).definition;
  const opened = openedQuestions(set, open.questions.map(({ name }) => name));
  if (!opened.some(({ name }) => name === question)) throw new Refusal('application_not_draft');
}

/** What counts in an organisation's quota; its row is locked first, so that two uploads do not share the last bytes. */
export async function usedBytesLocked(tx: Tx, organisationId: string): Promise<number> {
  await rows(tx, sql`select 1 from organisations where id = ${organisationId} for update`);
  const [used] = await rows<{ bytes: number }>(tx, sql`select ${usedBytes(organisationId)} as bytes`);
  return used?.bytes ?? 0;
}

/** What an organisation's files take, earlier versions and uploads under way among them. */
export const usedBytes = (organisationId: string | SQL) => sql`(
  select coalesce(sum(bytes), 0)::bigint from attachments where organisation_id = ${organisationId} and status not in ('refused', 'cancelled', 'infected'))`;

/** The files a question holds now: added, not removed, not replaced, not infected. */
const standing = (applicationId: string, question: string) => sql`
  f.application_id = ${applicationId} and f.question = ${question} and f.added_at is not null and f.status <> 'infected' and f.removed_at is null
  and not exists (select 1 from attachments n where n.replaces = f.id and n.added_at is not null and n.status <> 'infected')`;

export const standingFiles = (tx: Tx, applicationId: string, question: string) =>
  rows<{ id: string; ref: string; name: string; bytes: number; sha256: string; datedOn: string | null; version: number }>(tx, sql`
    select f.id, f.ref, f.name, f.bytes, f.sha256, f.dated_on as "datedOn", f.version from attachments f where ${standing(applicationId, question)} order by f.added_at, f.id`);

/**
 * Writes the answer to a question of files anew from the files it holds now: so whatever reads answers (the check of a draft, the frozen copy and
 * its hash, an export) has them, and the answer's history says who changed it and when. Nobody types such an answer (`saveAnswers` leaves it out).
 */
export async function writeFilesAnswer(tx: Tx, savedBy: string, applicationId: string, question: string): Promise<void> {
  if (conditionOfQuestion(question)) return; // evidence for a condition of an award is no answer of its application
  const raw = (await standingFiles(tx, applicationId, question)).map((file): AnsweredFile => ({ file: file.ref, name: file.name, bytes: String(file.bytes), sha256: file.sha256, ...(file.datedOn ? { dated: file.datedOn } : {}) }));
  const [kept] = await rows<{ version: number }>(tx, sql`select version from answers where application_id = ${applicationId} and name = ${question} for update`);
  const next = { raw: raw.length > 0 ? raw : null, version: (kept?.version ?? 0) + 1, savedWith: null };
  if (kept) await rows(tx, sql`update answers set raw = ${JSON.stringify(next.raw)}::jsonb, version = ${next.version}, saved_with = null, saved_at = app_now() where application_id = ${applicationId} and name = ${question}`);
  else await tx.insert(answers).values({ applicationId, name: question, ...next, savedBy });
  await tx.insert(answerVersions).values({ applicationId, name: question, ...next, savedBy });
}
