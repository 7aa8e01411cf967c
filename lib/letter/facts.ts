import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { rows } from '@/db/rows';
import type { ApplicationStatus } from '../application/workflow';
import { stoppedByFlag } from '../assessment/steps';
import { londonDate } from '../dates';
import { environment } from '../env';
import type { Bilingual, Locale } from '../locale';
import type { Pence } from '../money';
import type { Criterion } from '../programme/question-set';
import { type LetterFacts, type LetterLack, type LetterRules, lacksOf, writeLetter, type Written } from './compose';
import { daysAfter, languageOfLetter, letterKindOf } from './rules';
import type { LetterKind, LetterTexts } from './vocabulary';

export type LetterSettings = { texts: LetterTexts; reasons: boolean; scores: boolean; bilingual: boolean; feedbackDays: number; version: number };
/** What goes where a round has set nothing. */
export const usualSettings: LetterSettings = { texts: {}, reasons: true, scores: true, bilingual: false, feedbackDays: 28, version: 0 };

export async function letterSettingsOf(tx: Tx, roundId: string): Promise<LetterSettings> {
  const [found] = await rows<LetterSettings>(tx, sql`select texts, reasons, scores, bilingual, feedback_days as "feedbackDays", version from letter_settings where round_id = ${roundId}`);
  return found ?? usualSettings;
}

type Row = {
  id: string; ref: string; title: string; status: ApplicationStatus; organisation: string; round: Bilingual; appliedPence: Pence | null; amountPence: Pence | null; reason: string | null;
  criteria: Criterion[]; scaleMax: number; moderated: Record<string, number> | null; written: Locale; offerDays: number; paragraph: Bilingual | null; stopped: boolean; flagged: boolean;
  sent: LetterKind[]; sendAt: Date | null; batchRef: string | null;
};
export type LetterDraft = { id: string; facts: LetterFacts; lacks: LetterLack[]; written: Written; /** The batch in which it waits to be sent. */ batchRef: string | null };

/** Which applications (`a`) a letter waits to be sent to: decided and not told, or in reserve and not told. */
export const waitsForLetter = sql`a.submitted_at is not null and not a.rehearsal and (
  (a.decision_notified_at is null and a.status in ('ineligible', 'successful', 'unsuccessful'))
  or (a.status = 'reserve' and not exists (select 1 from letters l where l.application_id = a.id and l.kind = 'reserve')))`;

/** The state each kind of letter is about, for a list of one kind. */
export const statusOfKind: Record<LetterKind, ApplicationStatus> = { offer: 'successful', reserve: 'reserve', decline: 'unsuccessful', ineligible: 'ineligible' };

/**
 * Letters as they would be sent, in the order of the applications' references: of a page, or of one. Written in the language of whoever
 * signed the application, or the one language its round is offered in.
 */
export async function letterDrafts(tx: Tx, settings: LetterSettings, where: SQL, { now, limit }: { now: Date; limit: number }): Promise<LetterDraft[]> {
  const found = await rows<Row>(tx, sql`
    select a.id, a.ref, coalesce(a.title, a.ref) as title, a.status, o.name as organisation, jsonb_build_object('en', r.title_en, 'cy', r.title_cy) as round, a.amount_applied_for_pence as "appliedPence",
      w.amount_awarded_pence as "amountPence", r.criteria, r.scale_max as "scaleMax", g.offer_days as "offerDays", ${stoppedByFlag} as stopped,
      case a.status when 'ineligible' then a.sift_reason when 'unsuccessful' then (select d.reason from decisions d where d.application_id = a.id and d.outcome = 'refused' order by d.decided_at desc, d.id desc limit 1) end as reason,
      (select jsonb_object_agg(m.criterion, m.score) from moderations m where m.application_id = a.id) as moderated,
      case when jsonb_array_length(coalesce(r.terms -> 'languages', '[]')) = 1 then r.terms -> 'languages' ->> 0
        else coalesce((select case when u.signed_on_paper_by is null then p.locale else 'en' end from submissions u join people p on p.id = u.certified_by where u.application_id = a.id order by u.number desc limit 1), 'en') end as written,
      (select jsonb_build_object('en', x.text_en, 'cy', x.text_cy) from letter_paragraphs x where x.application_id = a.id) as paragraph,
      exists (select 1 from application_flags f where f.application_id = a.id and f.status = 'raised') as flagged,
      b.send_at as "sendAt", b.ref as "batchRef"
    from applications a join organisations o on o.id = a.organisation_id join funding_rounds r on r.id = a.round_id join grant_programmes g on g.id = r.programme_id
      left join awards w on w.application_id = a.id
      left join lateral (select c.ref, c.send_at from letter_batch_items i join letter_batches c on c.id = i.batch_id where i.application_id = a.id and i.outcome is null and c.status = 'proposed' limit 1) b on true
    where ${where} order by a.ref limit ${limit}`);
  return found.flatMap((row) => {
    const facts = factsOf(row, settings, now);
    return facts ? [{ id: row.id, facts, lacks: lacksOf(facts, settings), written: writeLetter(facts, settings), batchRef: row.batchRef }] : [];
  });
}

function factsOf(row: Row, settings: LetterRules & LetterSettings, now: Date): LetterFacts | undefined {
  const kind = letterKindOf(row.status);
  if (!kind) return undefined;
  const { WELSH, CONTACT_EMAIL } = environment();
  // As it will read on the day it goes out.
  const on = row.sendAt && row.sendAt > now ? row.sendAt : now;
  const { ref, title, organisation, round, appliedPence, amountPence, reason, paragraph, stopped, flagged } = row;
  return {
    kind, ref, title, organisation, round, appliedPence, amountPence, reason, paragraph, stopped, flagged, contact: CONTACT_EMAIL,
    scores: row.criteria.flatMap(({ key, label }) => { const score = row.moderated?.[key]; return score === undefined ? [] : [{ label, score, of: row.scaleMax }]; }),
    language: languageOfLetter({ written: row.written, bilingual: settings.bilingual }, WELSH),
    date: londonDate(on), feedbackUntil: daysAfter(londonDate(on), settings.feedbackDays), answerBy: daysAfter(londonDate(on), row.offerDays),
  };
}
