import 'server-only';
import { sql } from 'drizzle-orm';
import { read, type Tx } from '@/db/client';
import { rows } from '@/db/rows';
import { type Actor, organisationIds, type Person } from '../access/actor';
import { may } from '../access/policy';
import type { ApplicationStatus } from '../application/workflow';
import type { Bilingual } from '../locale';
import { blocksLetter, type LetterLack, letterLacks, type Written } from './compose';
import { type LetterDraft, letterDrafts, type LetterSettings, letterSettingsOf, statusOfKind, waitsForLetter } from './facts';
import { type ItemOutcome, type LetterKind, letterKinds, type LetterLanguage } from './vocabulary';
import type { LetterBatchStatus } from './workflow';

export type RoundHead = { id: string; ref: string; title: Bilingual };

async function roundHead(tx: Tx, ref: string): Promise<RoundHead | undefined> {
  const [found] = await rows<RoundHead>(tx, sql`select id, ref, jsonb_build_object('en', title_en, 'cy', title_cy) as title from funding_rounds where ref = ${ref}`);
  return found;
}

export type BatchLine = { ref: string; status: LetterBatchStatus; sendAt: Date; by: string; letters: number; sent: number; unsent: number };
export type LettersOfRound = { round: RoundHead; settings: LetterSettings; waiting: { kind: LetterKind; count: number }[]; batches: BatchLine[] };

/** What a round's letters are set to say, how many wait, and what was sent together. Undefined for whoever may not read the round. */
export const lettersOfRound = (actor: Person, roundRef: string): Promise<LettersOfRound | undefined> =>
  read(actor, async (tx) => {
    const round = may(actor, 'round.read', null) ? await roundHead(tx, roundRef) : undefined;
    if (!round) return undefined;
    const counted = await rows<{ status: ApplicationStatus; count: number }>(tx, sql`select a.status, count(*)::int as count from applications a where a.round_id = ${round.id} and ${waitsForLetter} group by a.status`);
    const batches = await rows<BatchLine>(tx, sql`
      select b.ref, b.status, b.send_at as "sendAt", p.name as by, count(i.*)::int as letters, (count(*) filter (where i.outcome = 'sent'))::int as sent, (count(*) filter (where i.outcome = 'not_sent'))::int as unsent
      from letter_batches b join people p on p.id = b.proposed_by left join letter_batch_items i on i.batch_id = b.id where b.round_id = ${round.id} group by b.id, p.name order by b.id desc limit 100`);
    const waiting = letterKinds.map((kind) => ({ kind, count: counted.find(({ status }) => status === statusOfKind[kind])?.count ?? 0 }));
    return { round, settings: await letterSettingsOf(tx, round.id), waiting, batches };
  });

const lettersOnAPage = 20;
export type LetterPreview = { round: RoundHead; drafts: LetterDraft[]; more: boolean };

/** The letters of a kind that wait in a round, as they will read, twenty at a time after a reference. */
export const letterPreview = (actor: Person, roundRef: string, kind: LetterKind, after = ''): Promise<LetterPreview | undefined> =>
  read(actor, async (tx, now) => {
    const round = may(actor, 'round.read', null) ? await roundHead(tx, roundRef) : undefined;
    if (!round) return undefined;
    const drafts = await letterDrafts(tx, await letterSettingsOf(tx, round.id),
      sql`a.round_id = ${round.id} and a.status = ${statusOfKind[kind]} and a.ref > ${after} and ${waitsForLetter}`, { now, limit: lettersOnAPage + 1 });
    return { round, drafts: drafts.slice(0, lettersOnAPage), more: drafts.length > lettersOnAPage };
  });

export type Lacking = { ref: string; kind: LetterKind; lacks: LetterLack[] };
/** `ready`: by kind, what would be sent. `lacking`: what would stay behind, and why, the first fifty of them. */
export type LettersToSend = { round: RoundHead; ready: { kind: LetterKind; count: number }[]; lacking: Lacking[]; lacks: { lack: LetterLack; count: number }[]; already: number; now: Date };

/** What a batch would send and what it would leave. Undefined for whoever may not send letters. */
export const lettersToSend = (actor: Person, roundRef: string): Promise<LettersToSend | undefined> =>
  read(actor, async (tx, now) => {
    const round = may(actor, 'application.notify', null) ? await roundHead(tx, roundRef) : undefined;
    if (!round) return undefined;
    const all = await letterDrafts(tx, await letterSettingsOf(tx, round.id), sql`a.round_id = ${round.id} and ${waitsForLetter}`, { now, limit: 10_000 });
    const free = all.filter(({ batchRef }) => batchRef === null);
    const lacking = free.filter(({ lacks }) => lacks.some(blocksLetter));
    return {
      round, now, already: all.length - free.length,
      ready: letterKinds.map((kind) => ({ kind, count: free.filter(({ facts, lacks }) => facts.kind === kind && !lacks.some(blocksLetter)).length })),
      lacking: lacking.slice(0, 50).map(({ facts, lacks }) => ({ ref: facts.ref, kind: facts.kind, lacks })),
      lacks: letterLacks.map((lack) => ({ lack, count: free.filter(({ lacks }) => lacks.includes(lack)).length })).filter(({ count }) => count > 0),
    };
  });

export type BatchItem = { ref: string; organisation: string; kind: LetterKind; outcome: ItemOutcome | null; problem: string | null; doneAt: Date | null };
export type LetterBatch = BatchLine & { roundRef: string; roundTitle: Bilingual; proposedAt: Date; calledOffBy: string | null; calledOffAt: Date | null; calledOffReason: string | null; finishedAt: Date | null; items: BatchItem[]; more: boolean; now: Date };
const itemsOnAPage = 50;

/** A batch with its letters, what was not sent first, fifty at a time after a reference. Undefined where there is none, or it is not theirs to see. */
export const letterBatch = (actor: Person, ref: string, after = ''): Promise<LetterBatch | undefined> =>
  read(actor, async (tx, now) => {
    if (!may(actor, 'round.read', null)) return undefined;
    const [batch] = await rows<Omit<LetterBatch, 'items' | 'more' | 'now'> & { id: string }>(tx, sql`
      select b.id, b.ref, b.status, b.send_at as "sendAt", p.name as by, b.proposed_at as "proposedAt", q.name as "calledOffBy", b.called_off_at as "calledOffAt", b.called_off_reason as "calledOffReason",
        b.finished_at as "finishedAt", r.ref as "roundRef", jsonb_build_object('en', r.title_en, 'cy', r.title_cy) as "roundTitle", n.letters, n.sent, n.unsent
      from letter_batches b join people p on p.id = b.proposed_by left join people q on q.id = b.called_off_by join funding_rounds r on r.id = b.round_id
        cross join lateral (select count(*)::int as letters, (count(*) filter (where outcome = 'sent'))::int as sent, (count(*) filter (where outcome = 'not_sent'))::int as unsent from letter_batch_items where batch_id = b.id) n
      where b.ref = ${ref}`);
    if (!batch) return undefined;
    const { id, ...head } = batch;
    // "0" before "1": what was not sent is to be seen first. The place of the last line is what the next page begins after.
    const items = await rows<BatchItem>(tx, sql`
      select a.ref, o.name as organisation, i.kind, i.outcome, i.problem, i.done_at as "doneAt"
      from letter_batch_items i join applications a on a.id = i.application_id join organisations o on o.id = a.organisation_id
      where i.batch_id = ${id} and (case when i.outcome = 'not_sent' then '0' else '1' end || a.ref) > ${after} order by case when i.outcome = 'not_sent' then '0' else '1' end || a.ref limit ${itemsOnAPage + 1}`);
    return { ...head, items: items.slice(0, itemsOnAPage), more: items.length > itemsOnAPage, now };
  });

/** Where the next page of a batch begins. */
export const placeOfItem = ({ outcome, ref }: BatchItem): string => `${outcome === 'not_sent' ? '0' : '1'}${ref}`;

export type SentLetter = Written & { ref: string; kind: LetterKind; language: LetterLanguage; sha256: string; sentAt: Date; feedbackUntil: string | null };
const sentColumns = sql`a.ref, l.kind, l.language, l.text_en as en, l.text_cy as cy, l.sha256, l.sent_at as "sentAt", l.feedback_until as "feedbackUntil"`;

export type LettersOfApplication = { ref: string; title: string; roundRef: string; sent: SentLetter[]; draft?: LetterDraft; paragraph: Bilingual; paragraphVersion: number };

/** An application's letters for the fund: those that were sent, and the one that waits as it would read. */
export const lettersForStaff = (actor: Person, ref: string): Promise<LettersOfApplication | undefined> =>
  read(actor, async (tx, now) => {
    if (!may(actor, 'queue.read', null)) return undefined;
    const [found] = await rows<{ id: string; ref: string; title: string; roundId: string; roundRef: string; en: string | null; cy: string | null; version: number | null }>(tx, sql`
      select a.id, a.ref, coalesce(a.title, a.ref) as title, a.round_id as "roundId", r.ref as "roundRef", p.text_en as en, p.text_cy as cy, p.version
      from applications a join funding_rounds r on r.id = a.round_id left join letter_paragraphs p on p.application_id = a.id where a.ref = ${ref} and a.submitted_at is not null and not a.rehearsal`);
    if (!found) return undefined;
    const sent = await rows<SentLetter>(tx, sql`select ${sentColumns} from letters l join applications a on a.id = l.application_id where a.id = ${found.id} order by l.sent_at desc, l.id desc`);
    const [draft] = await letterDrafts(tx, await letterSettingsOf(tx, found.roundId), sql`a.id = ${found.id} and ${waitsForLetter}`, { now, limit: 1 });
    const { title, roundRef, en, cy, version } = found;
    return { ref: found.ref, title, roundRef, sent, draft, paragraph: { en: en ?? '', cy: cy ?? '' }, paragraphVersion: version ?? 0 };
  });

/** Beside a letter that offers a grant its own people find the award; no other letter says that there is one. */
export type OwnLetter = SentLetter & { awardRef: string | null };

/** The letters that an application's own people have been sent, the newest first; none before one is sent, and none of anybody else's. */
export const lettersForMember = (actor: Actor, ref: string): Promise<OwnLetter[]> =>
  read(actor, async (tx) => {
    const own = sql`a.organisation_id = any (${sql.param(organisationIds(actor))}::uuid[])`;
    return rows<OwnLetter>(tx, sql`select ${sentColumns}, w.ref as "awardRef" from letters l join applications a on a.id = l.application_id left join awards w on w.application_id = a.id and l.kind = 'offer' where a.ref = ${ref} and ${own} order by l.sent_at desc, l.id desc`);
  });
