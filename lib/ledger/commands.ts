import 'server-only';
import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { rows } from '@/db/rows';
import { accounts, transfers } from '@/db/schema/programme';
import { newId } from '../id';
import type { Pence } from '../money';
import type { Nation } from '../programme/vocabulary';
import { Refusal } from '../refusal';
import { type AccountKind, type TransferKind, transferRoutes } from './vocabulary';

type Place = { programmeId: string; envelopeId?: string | null; awardId?: string | null; nation?: Nation | null };

/** What every posting says of itself: its cause, its author, its London date, and a key so that the same intent posts once. */
export type Posting = {
  amountPence: Pence;
  effectiveOn: string;
  eventId: string;
  authorId: string;
  callerKey: string;
  note?: string;
  madeUp?: boolean;
};

const isAt = (kind: AccountKind, place: Place) =>
  and(
    eq(accounts.programmeId, place.programmeId),
    eq(accounts.kind, kind),
    place.envelopeId ? eq(accounts.envelopeId, place.envelopeId) : isNull(accounts.envelopeId),
    place.awardId ? eq(accounts.awardId, place.awardId) : isNull(accounts.awardId),
    place.nation ? eq(accounts.nation, place.nation) : isNull(accounts.nation),
  );

/** The account of that kind at that place, opened when it is not there yet. Two openers at once get the same one. */
async function accountAt(tx: Tx, kind: AccountKind, place: Place): Promise<string> {
  const find = () => tx.select({ id: accounts.id }).from(accounts).where(isAt(kind, place));
  const [known] = await find();
  if (known) return known.id;
  await tx
    .insert(accounts)
    .values({ id: newId(), book: kind.startsWith('memorandum') ? 'memorandum' : 'fund', kind, ...place })
    .onConflictDoNothing();
  const [opened] = await find();
  if (!opened) throw new Error(`no ${kind} account could be opened`);
  return opened.id;
}

async function post(tx: Tx, kind: TransferKind, from: Place, to: Place, posting: Posting): Promise<void> {
  const route = transferRoutes[kind];
  const fromAccountId = await accountAt(tx, route.from, from);
  const toAccountId = await accountAt(tx, route.to, to);
  await tx.insert(transfers).values({ id: newId(), kind, fromAccountId, toAccountId, ...posting });
}

export type NewAwardPosting = { awardId: string; posting: Posting };

/** For many awards that no account stands for yet, in two statements: a file of awards is posted within one transaction's time. */
async function postToNewAwards(tx: Tx, kind: TransferKind, from: Place, newAwards: readonly NewAwardPosting[]): Promise<void> {
  const route = transferRoutes[kind];
  const fromAccountId = await accountAt(tx, route.from, from);
  const book = route.to.startsWith('memorandum') ? 'memorandum' : 'fund';
  const opened = newAwards.map(({ awardId, posting }) => ({ account: { id: newId(), book, kind: route.to, ...from, awardId } as const, posting }));
  await tx.insert(accounts).values(opened.map(({ account }) => account));
  await tx.insert(transfers).values(opened.map(({ account, posting }) => ({ id: newId(), kind, fromAccountId, toAccountId: account.id, ...posting })));
}

const inEnvelope = ({ programmeId, envelopeId }: AwardPlace): Place => ({ programmeId, envelopeId });
const ofAward = ({ programmeId, envelopeId, awardId }: AwardPlace): Place => ({ programmeId, envelopeId, awardId });
export type AwardPlace = { programmeId: string; envelopeId: string; awardId: string };

/** Money promised to the programme from outside (HM Treasury's authorisation, say). */
export const authoriseFunding = (tx: Tx, programmeId: string, posting: Posting) => post(tx, 'authorise', { programmeId }, { programmeId }, posting);

/** Programme money set aside in an envelope. The database refuses more than the programme has. */
export const allocateToEnvelope = (tx: Tx, programmeId: string, envelopeId: string, posting: Posting) =>
  post(tx, 'allocate', { programmeId }, { programmeId, envelopeId }, posting);

/** Money handed to a devolved government, and the same sum as the limit of what it may report in the memorandum book. */
export async function transferToDevolved(tx: Tx, programmeId: string, nation: Nation, posting: Posting): Promise<void> {
  await post(tx, 'transfer_to_devolved', { programmeId }, { programmeId, nation }, posting);
  await post(tx, 'memorandum_limit', { programmeId }, { programmeId, nation }, { ...posting, callerKey: `${posting.callerKey}:memorandum` });
}

/** Between envelopes of one nation and year, never from capital to resource: the database refuses (`virement_needs_consent`). */
export const vireBetweenEnvelopes = (tx: Tx, programmeId: string, fromEnvelopeId: string, toEnvelopeId: string, posting: Posting) =>
  post(tx, 'vire', { programmeId, envelopeId: fromEnvelopeId }, { programmeId, envelopeId: toEnvelopeId }, posting);

/** On approval. Call `lockEnvelope` first, so that a refusal can say what is left. */
export const earmarkForAward = (tx: Tx, place: AwardPlace, posting: Posting) => post(tx, 'earmark', inEnvelope(place), ofAward(place), posting);

/** The same for many new awards out of one envelope, in two statements. */
export const earmarkForNewAwards = (tx: Tx, envelope: { programmeId: string; envelopeId: string }, newAwards: readonly NewAwardPosting[]) =>
  postToNewAwards(tx, 'earmark', envelope, newAwards);

/** When both have signed. */
export const commitToAward = (tx: Tx, place: AwardPlace, posting: Posting) => post(tx, 'commit', ofAward(place), ofAward(place), posting);

/** Money that was paid. The database refuses more than was committed and not yet paid. */
export const disburseToAward = (tx: Tx, place: AwardPlace, posting: Posting) => post(tx, 'disburse', ofAward(place), ofAward(place), posting);

/** Awards made before this ledger opened, out of one envelope: they enter as committed, citing the file they came in. */
export const openCommitments = (tx: Tx, envelope: { programmeId: string; envelopeId: string }, newAwards: readonly NewAwardPosting[]) =>
  postToNewAwards(tx, 'opening_commitment', envelope, newAwards);

/** What a devolved government reports, award by award: within its own limit, and never a commitment of the fund. */
export const reportDevolvedAwards = (tx: Tx, share: { programmeId: string; nation: Nation }, newAwards: readonly NewAwardPosting[]) =>
  postToNewAwards(tx, 'memorandum_award', share, newAwards);

/**
 * Locks the envelope's account until the transaction ends, so that whoever comes next sees what this one leaves.
 * @returns what is left in pence, and its name for the sentence of a refusal
 */
export async function lockEnvelope(tx: Tx, envelopeId: string): Promise<{ leftPence: Pence; labelEn: string; labelCy: string }> {
  const found = await rows<{ leftPence: number; labelEn: string; labelCy: string }>(tx, 
    sql`select left_pence as "leftPence", label_en as "labelEn", label_cy as "labelCy" from lock_envelope(${envelopeId})`,
  );
  const row = found[0];
  if (!row) throw new Refusal('not_enough_money');
  return row;
}

/**
 * Locks what was promised to an award until the transaction ends.
 * @returns what of it is not yet paid, in pence; 0 when nothing was ever committed
 */
export async function lockCommitment(tx: Tx, awardId: string): Promise<Pence> {
  const found = await rows<{ leftPence: number }>(tx, sql`select left_pence as "leftPence" from lock_commitment(${awardId})`);
  return found[0]?.leftPence ?? 0;
}

/**
 * Locks the limit of what a nation may still report in the memorandum book.
 * @returns what is left of it, in pence
 */
export async function lockNationLimit(tx: Tx, programmeId: string, nation: Nation): Promise<Pence> {
  const found = await rows<{ leftPence: number }>(tx, sql`select left_pence as "leftPence" from lock_nation_limit(${programmeId}, ${nation})`);
  return found[0]?.leftPence ?? 0;
}
