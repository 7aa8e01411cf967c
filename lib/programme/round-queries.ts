import 'server-only';
import { sql } from 'drizzle-orm';
import { read } from '@/db/client';
import { rows } from '@/db/rows';
import type { Person } from '../access/actor';
import { may } from '../access/policy';
import type { Bilingual } from '../locale';
import { lacksOfRound, type LockedRound, roundOf, wholeRound } from './round-lock';
import { type Lack, type RoundStage, roundStage } from './round-rules';
import type { Nation } from './vocabulary';
import type { RoundStatus } from './workflow';

export type RoundLine = { ref: string; title: Bilingual; nation: Nation; opensAt: Date; closesAt: Date; stage: RoundStage; questionVersion: number; hasDraft: boolean; started: number; submitted: number };

/** Every round there is, for those who run them; undefined for anybody else. Rehearsals are in no count. */
export const roundsForStaff = (actor: Person): Promise<RoundLine[] | undefined> =>
  read(actor, async (tx, now) => {
    if (!may(actor, 'round.read', null)) return undefined;
    const found = await rows<Omit<RoundLine, 'stage'> & { status: RoundStatus }>(tx, sql`
      select r.ref, jsonb_build_object('en', r.title_en, 'cy', r.title_cy) as title, r.nation, r.opens_at as "opensAt", r.closes_at as "closesAt", r.status, q.version as "questionVersion",
        exists (select 1 from question_drafts d where d.round_id = r.id) as "hasDraft",
        coalesce(n.started, 0) as started, coalesce(n.submitted, 0) as submitted
      from funding_rounds r join question_sets q on q.id = r.question_set_id left join round_counts() n on n.round_id = r.id order by r.status = 'scheduled', r.opens_at desc, r.ref`);
    return found.map(({ status, ...line }) => ({ ...line, stage: roundStage({ status, ...line }, now) }));
  });

export type EnvelopeChoice = { key: string; label: Bilingual };
export type RoundForStaff = LockedRound & {
  stage: RoundStage; lacks: Lack[]; now: Date; envelopes: EnvelopeChoice[];
  /** Drafts that were begun with other questions than the round's own now. */
  behind: number;
  rehearsals: { ref: string; by: string; startedAt: Date; submittedAt: Date | null; current: boolean; mine: boolean }[];
};

/** A round as its officers see it, whole. Undefined when there is none, or it is not for this person. */
export const roundForStaff = (actor: Person, ref: string): Promise<RoundForStaff | undefined> =>
  read(actor, async (tx, now) => {
    if (!may(actor, 'round.read', null)) return undefined;
    const [row] = await rows<Parameters<typeof roundOf>[0]>(tx, sql`select ${wholeRound} from funding_rounds r join question_sets q on q.id = r.question_set_id where r.ref = ${ref}`);
    if (!row) return undefined;
    const round = roundOf(row);
    const envelopes = await rows<EnvelopeChoice>(tx, sql`
      select key, jsonb_build_object('en', label_en, 'cy', label_cy) as label from envelopes where programme_id = ${round.programmeId} and nation = ${round.rules.nation} order by financial_year desc, label_en`);
    const rehearsals = await rows<RoundForStaff['rehearsals'][number]>(tx, sql`
      select a.ref, p.name as by, a.created_at as "startedAt", a.submitted_at as "submittedAt", a.question_set_id = ${round.questionSet.id} as current, a.created_by = ${actor.id} as mine
      from applications a join people p on p.id = a.created_by where a.round_id = ${round.id} and a.rehearsal order by a.created_at desc limit 20`);
    const [behind] = await rows<{ n: number }>(tx, sql`select count(*)::int as n from applications where round_id = ${round.id} and status = 'draft' and question_set_id <> ${round.questionSet.id}`);
    return { ...round, stage: roundStage({ status: round.status, ...round.rules }, now), lacks: lacksOfRound(round), now, envelopes, rehearsals, behind: behind?.n ?? 0 };
  });
