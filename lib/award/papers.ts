import 'server-only';
import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { rows } from '@/db/rows';
import { agreementPapers } from '@/db/schema/agreements';
import { pdfOf } from '../document/pdf';
import { questionSetOf } from '../programme/queries';
import { recipientIn } from './agreement';
import { type Agreed, agreementDocument } from './agreement-paper';
import type { PaperKind } from './vocabulary';

type Row = Omit<Agreed, 'submissions' | 'set'> & { id: string; applicationId: string; questionSetId: string };

/** An agreement with everything its PDF says, for whoever may read it: row security leaves out everybody else's. Undefined for an award that was made elsewhere. */
export async function agreedOf(tx: Tx, awardId: string): Promise<Agreed | undefined> {
  const [row] = await rows<Row>(tx, sql`
    select w.id, w.ref, g.number, g.text, g.sha256, g.offered_at as "offeredAt", g.signed_name as "signedName", g.signed_at as "signedAt", g.confirmed_by as "confirmedBy",
      coalesce(g.countersigned_name, (select p.name from people p where p.id = g.countersigned_by)) as "countersignedName", g.countersigned_at as "countersignedAt",
      o.name as organisation, a.id as "applicationId", a.question_set_id as "questionSetId"
    from agreements g join awards w on w.id = g.award_id join applications a on a.id = w.application_id join organisations o on o.id = w.organisation_id where w.id = ${awardId}`);
  if (!row) return undefined;
  const submissions = await rows<Agreed['submissions'][number]>(tx, sql`select number, frozen, sha256, submitted_at as "submittedAt" from submissions where application_id = ${row.applicationId} order by number`);
  // An organisation may be renamed later; whoever signed is whom the text names.
  return { ...row, organisation: recipientIn(row.text) ?? row.organisation, submissions, set: (await questionSetOf(tx, row.questionSetId)).definition };
}

export const sha256Of = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

/** The PDF of an agreement. The same rows give the same bytes. */
export const paperOf = (agreed: Agreed, kind: PaperKind): Promise<Uint8Array<ArrayBuffer>> => pdfOf(agreementDocument(agreed, kind));

/** Draws a paper and keeps its hash, once: inside the transaction that made what it says. */
export async function keepPaper(tx: Tx, awardId: string, kind: PaperKind): Promise<void> {
  const agreed = await agreedOf(tx, awardId);
  if (!agreed) return;
  await tx.insert(agreementPapers).values({ awardId, number: agreed.number, kind, textSha256: agreed.sha256, pdfSha256: sha256Of(await paperOf(agreed, kind)) }).onConflictDoNothing();
}
