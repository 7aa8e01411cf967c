import 'server-only';
import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { rows } from '@/db/rows';
import { canonicalJson } from '../application/frozen';
import type { Bilingual } from '../locale';
import type { Pence } from '../money';
import type { Criterion, QuestionSet } from '../programme/question-set';
import { questionsOf } from '../programme/questions';
import type { Nation } from '../programme/vocabulary';
import { regionOf, regions } from '../publication/places';
import { Refusal } from '../refusal';
import { type Candidate, type Envelope, type Frame, type Named, type Rule, rank, type Standing } from './simulation';

export type RoundHead = { id: string; ref: string; title: Bilingual; nation: Nation; programmeId: string };
/** Everything a simulation is worked out from, read in one transaction, with what it hashes to. */
export type Inputs = { round: RoundHead; frame: Frame; candidates: Candidate[]; ids: Map<string, string>; fingerprint: string; rulesVersion: number };

type RoundRow = RoundHead & { criteria: Criterion[]; scaleMax: number; minimumPence: Pence; maximumPence: Pence; questions: QuestionSet; rules: Rule[] | null; rulesVersion: number | null };

/**
 * Whoever has a conflict with one application of a round does not decide about any of it: the order, the sums and the line would each tell
 * of that one. The one place where deciding asks about conflicts.
 */
async function refuseRestricted(tx: Tx, roundId: string): Promise<void> {
  const [found] = await rows<{ restricted: boolean }>(tx, sql`select round_is_restricted(${roundId}) as restricted`);
  if (found?.restricted) throw new Refusal('round_is_restricted');
}

/** The round of a page about deciding. Refuses `not_found`, and `round_is_restricted` to whoever has a conflict in it. */
export async function roundHead(tx: Tx, ref: string): Promise<RoundHead> {
  const [round] = await rows<RoundHead>(tx, sql`
    select id, ref, jsonb_build_object('en', title_en, 'cy', title_cy) as title, nation, programme_id as "programmeId" from funding_rounds where ref = ${ref}`);
  if (!round) throw new Refusal('not_found');
  await refuseRestricted(tx, round.id);
  return round;
}

/** Reads a round's moderated applications and what bounds them. Refuses as `roundHead` does. */
export async function inputsOf(tx: Tx, roundRef: string): Promise<Inputs> {
  const head = await roundHead(tx, roundRef);
  const [round] = await rows<Omit<RoundRow, keyof RoundHead>>(tx, sql`
    select r.criteria, r.scale_max as "scaleMax", r.minimum_pence as "minimumPence", r.maximum_pence as "maximumPence", q.definition as questions, d.rules, d.version as "rulesVersion"
    from funding_rounds r join question_sets q on q.id = r.question_set_id left join decision_rules d on d.round_id = r.id where r.id = ${head.id}`);
  if (!round) throw new Refusal('not_found');
  const found = await candidatesOf(tx, head.id, round.criteria.length);
  const candidates = found.map(({ id: _, ...candidate }) => candidate);
  const frame = frameOf({ ...head, ...round }, await envelopesOf(tx, head.id), await categoriesOf(tx, head.id), candidates);
  return { round: head, frame, candidates, ids: new Map(found.map(({ id, ref }) => [ref, id])), fingerprint: fingerprintOf(frame, candidates), rulesVersion: round.rulesVersion ?? 0 };
}

type Found = Candidate & { id: string };

/** Moderated on every criterion and not yet decided against; what is recommended or awarded stands with that amount. */
const candidatesOf = (tx: Tx, roundId: string, criteria: number): Promise<Found[]> =>
  rows<Found>(tx, sql`
    select a.id, a.ref, a.title, o.name as organisation, m.scores, a.category_key as category, c.envelope_key as envelope, a.lead_region as region,
      case a.status when 'in_assessment' then 'open' when 'due_diligence' then 'recommended' when 'successful' then 'awarded' else a.status end as standing,
      coalesce(w.amount_awarded_pence, case when a.status in ('recommended', 'due_diligence') then x.amount_recommended_pence end, a.amount_applied_for_pence, 0) as "amountPence",
      ${listed('focus_areas')} as "focusAreas", ${listed('groups')} as groups
    from applications a join organisations o on o.id = a.organisation_id
      join (select application_id, jsonb_object_agg(criterion, score) as scores, count(*)::int as n from moderations group by application_id) m on m.application_id = a.id
      join (select rc.round_id, rc.key, e.key as envelope_key from round_categories rc join envelopes e on e.id = rc.envelope_id) c on c.round_id = a.round_id and c.key = a.category_key
      left join awards w on w.application_id = a.id and w.status not in ('declined', 'lapsed', 'terminated')
      left join lateral (select amount_recommended_pence from recommendations where application_id = a.id order by recommended_at desc, id desc limit 1) x on true
    where a.round_id = ${roundId} and not a.rehearsal and m.n >= ${criteria}
      and (a.status in ('in_assessment', 'reserve', 'recommended', 'due_diligence') or (a.status = 'successful' and w.id is not null))
    order by a.id` );

/** A list that was answered, as it was sent: answers do not change after that but by a clarification. */
const listed = (name: string) => sql`coalesce((select case when jsonb_typeof(y.raw) = 'array' then y.raw else jsonb_build_array(y.raw) end from answers y where y.application_id = a.id and y.name = ${name}), '[]')`;

const envelopesOf = (tx: Tx, roundId: string): Promise<Envelope[]> =>
  rows<Envelope>(tx, sql`
    select e.key, jsonb_build_object('en', e.label_en, 'cy', e.label_cy) as label, e.nature, e.nation, coalesce(x.balance_pence, 0)::bigint as "roomPence"
    from envelopes e left join accounts x on x.envelope_id = e.id and x.kind = 'envelope'
    where e.id in (select envelope_id from round_categories where round_id = ${roundId}) order by e.nature desc, e.label_en, e.key`);

const categoriesOf = (tx: Tx, roundId: string): Promise<Named[]> =>
  rows<Named>(tx, sql`select key, jsonb_build_object('en', label_en, 'cy', label_cy) as label from round_categories where round_id = ${roundId} order by position`);

function frameOf(round: RoundRow, envelopes: Envelope[], categories: Named[], candidates: readonly Candidate[]): Frame {
  const own = regions.filter(({ nation }) => nation === round.nation).map(({ code, name }) => ({ key: code as string, label: name }));
  const elsewhere = [...new Set(candidates.map(({ region }) => region))].filter((key) => !own.some((one) => one.key === key)).sort();
  const named = (name: string): Named[] => {
    const options = questionsOf(round.questions).find((question) => question.name === name)?.options ?? {};
    return Object.entries(options).map(([key, { label }]) => ({ key, label }));
  };
  return {
    criteria: round.criteria.map(({ key, weight, label }) => ({ key, weight, label })), scaleMax: round.scaleMax, minimumPence: round.minimumPence, maximumPence: round.maximumPence,
    envelopes, categories, rules: round.rules ?? [],
    places: { region: [...own, ...elsewhere.map((key) => ({ key, label: regionOf(key)?.name ?? { en: key, cy: key } }))], focus_area: named('focus_areas'), group: named('groups') },
  };
}

/** Of what decides the order and the amounts, whatever order the rows came in. Money that moved elsewhere is asked about anew each time. */
function fingerprintOf(frame: Frame, candidates: readonly Candidate[]): string {
  const competing = rank(frame, candidates).map(({ candidate: { ref, scores, amountPence, envelope, region, standing } }) => ({ ref, scores, amountPence, envelope, region, standing: standing satisfies Standing }));
  const bounds = { criteria: frame.criteria.map(({ key, weight }) => ({ key, weight })), scaleMax: frame.scaleMax, minimumPence: frame.minimumPence, maximumPence: frame.maximumPence };
  return createHash('sha256').update(canonicalJson({ bounds, competing })).digest('hex');
}
