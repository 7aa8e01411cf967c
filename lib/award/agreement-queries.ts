import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import { read, type Tx } from '@/db/client';
import { rows } from '@/db/rows';
import { organisationIds, type Person } from '../access/actor';
import { openConfirmation } from '../access/confirmation-steps';
import { may } from '../access/policy';
import type { Agreed } from './agreement-paper';
import { kindsOf } from './agreement-paper';
import { agreedOf, paperOf, sha256Of } from './papers';
import { type PaperKind, paperKinds } from './vocabulary';
import type { AwardStatus } from './workflow';

type Place = { id: string; ref: string; title: string; status: AwardStatus };

/** Who asks: its recipient, who reads it once they have been told, or the fund, whose readers of agreements read anybody's. */
export type AgreementReader = 'recipient' | 'fund';

function visibleTo(actor: Person, as: AgreementReader): SQL | undefined {
  if (as === 'fund') return may(actor, 'agreement.read', null) ? sql`true` : undefined;
  return sql`w.organisation_id = any (${sql.param(organisationIds(actor))}::uuid[]) and exists (select 1 from applications a where a.id = w.application_id and a.decision_notified_at is not null)`;
}

async function placeOf(tx: Tx, actor: Person, ref: string, as: AgreementReader): Promise<Place | undefined> {
  const visible = visibleTo(actor, as);
  if (!visible) return undefined;
  const [place] = await rows<Place>(tx, sql`select w.id, w.ref, w.title, w.status from awards w where w.ref = ${ref} and ${visible}`);
  return place;
}

/** An agreement's PDF. Undefined where there is none, or it is somebody else's. */
export async function agreementPdf(actor: Person, ref: string, kind: PaperKind, as: AgreementReader): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const agreed = await read(actor, async (tx) => {
    const place = await placeOf(tx, actor, ref, as);
    return place && agreedOf(tx, place.id);
  });
  return agreed && kindsOf(agreed).includes(kind) ? paperOf(agreed, kind) : undefined;
}

/** The kind of paper that a file's name asks for. */
export const paperKindFrom = (name: string): PaperKind | undefined => paperKinds.find((kind) => name === `${kind}.pdf`);

export type Paper = { kind: PaperKind; drawnAt: Date | null; pdfSha256: string | null; /** As it is rebuilt at this moment. */ rebuiltSha256: string; bytes: number };
export type EarlierText = { number: number; sha256: string; offeredAt: Date; signedName: string | null; signedAt: Date | null; replacedAt: Date };
export type AgreementProof = Place & {
  number: number; sha256: string; textHolds: boolean; annexes: { number: number; sha256: string; holds: boolean }[]; papers: Paper[]; earlier: EarlierText[];
};

type Kept = { kind: PaperKind; pdfSha256: string; drawnAt: Date };

/** The papers of an agreement, each built anew and held against the hash that was kept when it was made. */
export async function agreementProof(actor: Person, ref: string, as: AgreementReader): Promise<AgreementProof | undefined> {
  const found = await read(actor, async (tx) => {
    const place = await placeOf(tx, actor, ref, as);
    const agreed = place && (await agreedOf(tx, place.id));
    if (!place || !agreed) return undefined;
    const kept = await rows<Kept>(tx, sql`select kind, pdf_sha256 as "pdfSha256", drawn_at as "drawnAt" from agreement_papers where award_id = ${place.id} and number = ${agreed.number}`);
    const earlier = await rows<EarlierText>(tx, sql`
      select number, sha256, offered_at as "offeredAt", signed_name as "signedName", signed_at as "signedAt", replaced_at as "replacedAt" from agreement_versions where award_id = ${place.id} order by number desc`);
    return { place, agreed, kept, earlier };
  });
  if (!found) return undefined;
  const { place, agreed, kept, earlier } = found;
  const { number, sha256, text, submissions } = agreed;
  return {
    ...place, number, sha256, earlier, textHolds: sha256Of(text) === sha256,
    annexes: submissions.map((one) => ({ number: one.number, sha256: one.sha256, holds: sha256Of(one.frozen) === one.sha256 })).reverse(),
    papers: await Promise.all(kindsOf(agreed).map((kind) => rebuilt(agreed, kind, kept.find((one) => one.kind === kind)))),
  };
}

async function rebuilt(agreed: Agreed, kind: PaperKind, kept: Kept | undefined): Promise<Paper> {
  const pdf = await paperOf(agreed, kind);
  return { kind, drawnAt: kept?.drawnAt ?? null, pdfSha256: kept?.pdfSha256 ?? null, rebuiltSha256: sha256Of(pdf), bytes: pdf.length };
}

export type SignatureUnderWay = { name: string; expiresAt: Date };

/** The signature that waits for its code, of this person and of the agreement as it stands now. */
export const signatureUnderWay = (actor: Person, ref: string): Promise<SignatureUnderWay | undefined> =>
  read(actor, async (tx) => {
    const [award] = await rows<{ id: string; sha256: string }>(tx, sql`
      select w.id, g.sha256 from awards w join agreements g on g.award_id = w.id where w.ref = ${ref} and w.status = 'offered' and w.organisation_id = any (${sql.param(organisationIds(actor))}::uuid[])`);
    const open = award && (await openConfirmation(tx, actor, { purpose: 'award.accept', subjectId: award.id, sha256: award.sha256 }));
    return open && { name: open.said, expiresAt: open.expiresAt };
  });
