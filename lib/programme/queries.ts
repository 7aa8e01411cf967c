import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import { read, type Tx } from '@/db/client';
import { rows } from '@/db/rows';
import { roundDeadlineColumns } from '../deadline/facts';
import { type DeadlineFacts, submittableUntil } from '../deadline/rules';
import type { Person } from '../access/actor';
import { may } from '../access/policy';
import type { Bilingual } from '../locale';
import type { Pence } from '../money';
import { inOffered } from './offered';
import type { Criterion, QuestionSet } from './question-set';
import type { RoundTerms } from './round';
import type { Nation } from './vocabulary';

const visitor = { kind: 'visitor' } as const;

export type RoundSummary = {
  id: string; ref: string; title: Bilingual; nation: Nation; opensAt: Date; closesAt: Date; minimumPence: Pence; maximumPence: Pence; demonstration: boolean;
};
export type PublicRound = RoundSummary & {
  categories: { key: string; label: Bilingual; envelope: Bilingual }[];
  criteria: Criterion[];
  scaleMax: number;
  questionSet: QuestionSet;
  questionSetVersion: number;
  terms: RoundTerms;
};

const summary = sql`
  r.id, r.ref, jsonb_build_object('en', r.title_en, 'cy', r.title_cy) as title, r.nation, ${roundDeadlineColumns},
  r.minimum_pence as "minimumPence", r.maximum_pence as "maximumPence", r.demonstration`;

type RoundFacts = Pick<DeadlineFacts, 'incidentMinutes' | 'graceMinutes'>;

/** A round's closing as it counts now: an incident of the service moves it for everybody. */
const withClosing = <Round extends RoundSummary & RoundFacts>(round: Round): Round => ({ ...round, closesAt: submittableUntil({ ...round, extendedUntil: null }).closesAt });

/** Every round, the one that closes last first, and the database's clock to judge them by. */
export const roundsForPublic = (): Promise<{ rounds: RoundSummary[]; now: Date }> =>
  read(visitor, async (tx, now) => {
    const rounds = await rows<RoundSummary & RoundFacts>(tx, sql`select ${summary} from funding_rounds r where r.status = 'scheduled' order by r.closes_at desc, r.ref`);
    return { rounds: rounds.map(withClosing), now };
  });

/** One round with everything that is asked in it, for anybody. Undefined when there is none of that reference. */
export const roundForPublic = (ref: string): Promise<{ round: PublicRound; now: Date } | undefined> =>
  read(visitor, async (tx, now) => publicRound(tx, now, ref, sql`r.status = 'scheduled'`));

/** The same before it is public, for whoever prepares it. Undefined for anybody else. */
export const roundPreview = (actor: Person, ref: string): Promise<{ round: PublicRound; now: Date } | undefined> =>
  read(actor, async (tx, now) => (may(actor, 'round.read', null) ? publicRound(tx, now, ref, sql`true`) : undefined));

async function publicRound(tx: Tx, now: Date, ref: string, where: SQL): Promise<{ round: PublicRound; now: Date } | undefined> {
  const found = await rows<PublicRound & RoundFacts>(tx, sql`
    select ${summary}, r.criteria, r.scale_max as "scaleMax", q.definition as "questionSet", q.version as "questionSetVersion", r.terms,
      (select jsonb_agg(jsonb_build_object('key', c.key, 'label', jsonb_build_object('en', c.label_en, 'cy', c.label_cy),
          'envelope', jsonb_build_object('en', e.label_en, 'cy', e.label_cy)) order by c.position)
        from round_categories c join envelopes e on e.id = c.envelope_id where c.round_id = r.id) as categories
    from funding_rounds r join question_sets q on q.id = r.question_set_id where r.ref = ${ref} and ${where}`);
  const [round] = found;
  return round && { round: { ...withClosing(round), questionSet: inOffered(round.questionSet, round.terms?.languages), categories: round.categories ?? [] }, now };
}

export type PinnedQuestionSet = { id: string; key: string; version: number; definition: QuestionSet };

// A version is written once and never edited, so this process may keep it. Public to all roles.
const known = new Map<string, PinnedQuestionSet>();

/** The question set an application or a return is pinned to. */
export async function questionSetOf(tx: Tx, id: string): Promise<PinnedQuestionSet> {
  const kept = known.get(id);
  if (kept) return kept;
  const [found] = await rows<PinnedQuestionSet>(tx, sql`select id, key, version, definition from question_sets where id = ${id}`);
  if (!found) throw new Error('an application is pinned to a question set that is not there');
  if (known.size > 200) known.clear();
  known.set(id, found);
  return found;
}
