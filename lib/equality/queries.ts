import 'server-only';
import { sql } from 'drizzle-orm';
import { read } from '@/db/client';
import { rows } from '@/db/rows';
import { type Person, organisationIds } from '../access/actor';
import { may } from '../access/policy';
import type { Bilingual } from '../locale';
import type { Refusal } from '../refusal';
import { answersUntil, type EqualityCount, type EqualitySummary, equalitySummary, whyNotAnswer } from './rules';
import { equalityList } from './vocabulary';

const title = sql`jsonb_build_object('en', r.title_en, 'cy', r.title_cy)`;

export type EqualityInvitation = { ref: string; title: Bilingual; until: Date; given: boolean; whyNot?: Refusal };

/** Whether somebody may answer the questions of a round, and whether they have. Never what they said: nobody can know. Undefined when they have not applied in it. */
export const equalityForMember = (actor: Person, roundRef: string): Promise<EqualityInvitation | undefined> =>
  read(actor, async (tx, now) => {
    const [round] = await rows<{ ref: string; title: Bilingual; closesAt: Date; given: boolean }>(tx, sql`
      select r.ref, ${title} as title, r.closes_at as "closesAt",
        exists (select 1 from idempotency_keys k where k.actor_id = ${actor.id} and k.purpose = 'equality.answer' and k.key = r.ref) as given
      from funding_rounds r where r.ref = ${roundRef}
        and exists (select 1 from applications a where a.round_id = r.id and a.submitted_at is not null and a.organisation_id = any (${sql.param(organisationIds(actor))}::uuid[]))`);
    if (!round || !may(actor, 'equality.answer', null)) return undefined;
    return { ref: round.ref, title: round.title, until: answersUntil(round), given: round.given, whyNot: whyNotAnswer({ ...round, applied: true }, now) };
  });

export type RoundEquality = { ref: string; title: Bilingual; until: Date; summary: EqualitySummary };

/** The summary of each round, with small numbers hidden. Undefined for everybody but officers; row security answers them with nothing too. */
export const equalityForOfficer = (actor: Person): Promise<RoundEquality[] | undefined> =>
  read(actor, async (tx, now) => {
    if (!may(actor, 'equality.read', null)) return undefined;
    const rounds = await rows<{ ref: string; title: Bilingual; closesAt: Date; counts: EqualityCount[] }>(tx, sql`
      select r.ref, ${title} as title, r.closes_at as "closesAt",
        coalesce((select json_agg(json_build_object('question', c.question, 'answer', c.answer, 'people', c.people)) from equality_counts c where c.round_id = r.id and c.list = ${equalityList}), '[]') as counts
      from funding_rounds r order by r.closes_at desc, r.ref`);
    return rounds.map((round) => ({ ref: round.ref, title: round.title, until: answersUntil(round), summary: equalitySummary(round, round.counts, now) }));
  });
