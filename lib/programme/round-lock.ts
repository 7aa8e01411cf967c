import 'server-only';
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { rows } from '@/db/rows';
import { Refusal } from '../refusal';
import type { RoundCategory, RoundRules } from './round';
import type { QuestionSet } from './question-set';
import { publicationFaults } from './question-check';
import { fitted } from './fitting';
import { type Lack, lacksOf } from './round-rules';
import type { RoundStatus } from './workflow';

export type LockedRound = {
  id: string; ref: string; status: RoundStatus; version: number; programmeId: string; rules: RoundRules;
  questionSet: { id: string; key: string; version: number; definition: QuestionSet };
  draft: { definition: QuestionSet; version: number } | null;
};
type Row = Omit<LockedRound, 'rules' | 'questionSet'> & Omit<RoundRules, 'categories'> & { categories: RoundCategory[] | null; setId: string; setKey: string; setVersion: number; definition: QuestionSet };

/** A round with its rules, its questions and their draft, as a query's columns over `funding_rounds r` and `question_sets q`. */
export const wholeRound = sql`
  r.id, r.ref, r.status, r.version, r.programme_id as "programmeId", jsonb_build_object('en', r.title_en, 'cy', r.title_cy) as title, r.nation,
  r.opens_at as "opensAt", r.closes_at as "closesAt", r.minimum_pence as "minimumPence", r.maximum_pence as "maximumPence", r.criteria, r.scale_max as "scaleMax", r.terms,
  (select jsonb_agg(jsonb_build_object('key', c.key, 'label', jsonb_build_object('en', c.label_en, 'cy', c.label_cy), 'envelopeKey', e.key) order by c.position)
    from round_categories c join envelopes e on e.id = c.envelope_id where c.round_id = r.id) as categories,
  q.id as "setId", q.key as "setKey", q.version as "setVersion", q.definition,
  (select json_build_object('definition', d.definition, 'version', d.version) from question_drafts d where d.round_id = r.id) as draft`;

export function roundOf(row: Row): LockedRound {
  const { id, ref, status, version, programmeId, setId, setKey, setVersion, definition, draft, categories, ...rules } = row;
  return { id, ref, status, version, programmeId, draft, rules: { ...rules, categories: categories ?? [] }, questionSet: { id: setId, key: setKey, version: setVersion, definition } };
}

/** A round, locked until the transaction ends: two officers wait for each other. Refuses `not_found`. */
export async function lockRound(tx: Tx, ref: string): Promise<LockedRound> {
  const locked = await rows(tx, sql`select 1 from funding_rounds where ref = ${ref} for update`);
  if (locked.length === 0) throw new Refusal('not_found');
  const [row] = await rows<Row>(tx, sql`select ${wholeRound} from funding_rounds r join question_sets q on q.id = r.question_set_id where r.ref = ${ref}`);
  if (!row) throw new Refusal('not_found');
  return roundOf(row);
}

/** What the round still lacks, its questions among it: those it has, as they would be put. */
export const lacksOfRound = ({ rules, questionSet, draft }: Pick<LockedRound, 'rules' | 'questionSet' | 'draft'>): Lack[] =>
  lacksOf(rules, { faults: publicationFaults(fitted(questionSet.definition, rules)).length, draft: draft !== null });
