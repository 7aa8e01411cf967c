import 'server-only';
import { sql } from 'drizzle-orm';
import { transaction, type Tx } from '@/db/client';
import { rows } from '@/db/rows';
import { fundingRounds, roundCategories } from '@/db/schema/programme';
import type { Person } from '../access/actor';
import { authorise } from '../access/policy';
import { record } from '../event/commands';
import { once } from '../event/once';
import { newId } from '../id';
import type { Bilingual } from '../locale';
import type { Pence } from '../money';
import { publicationChanged } from '../publication/steps';
import { newReference } from '../reference';
import { fitted } from './fitting';
import type { Criterion, QuestionSet } from './question-set';
import { writeQuestions } from './question-steps';
import { faultsOf } from './questions';
import type { RoundTerms } from './round';
import type { Nation } from './vocabulary';

/** Everything a round is: its dates, its limits, its categories with the envelope each is paid from, and what is asked. */
export type RoundInput = {
  programmeCode: string;
  nation: Nation;
  title: Bilingual;
  opensAt: Date;
  closesAt: Date;
  minimumPence: Pence;
  maximumPence: Pence;
  categories: { key: string; label: Bilingual; envelopeKey: string }[];
  criteria: Criterion[];
  scaleMax: number;
  terms?: RoundTerms;
  questionSetKey: string;
  questions: QuestionSet;
  demonstration: boolean;
};

/**
 * Publishes a whole round at once, with a new version of its question set: for code that brings its own definition. Officers draft, rehearse
 * and schedule theirs (round-commands.ts).
 * Throws when the question set cannot be asked: a definition is code, not something a person typed.
 */
export const createRound = (actor: Person, input: RoundInput, key: string): Promise<{ id: string; ref: string }> =>
  transaction(actor, async (tx, now) => {
    authorise(actor, 'round.create', null, now);
    return once(tx, actor, 'round.create', key, input, async () => {
      const faults = faultsOf(input.questions);
      if (faults.length > 0) throw new Error(`the question set cannot be asked: ${faults.join('; ')}`);
      const id = newId();
      const ref = newReference('RND');
      const { programmeCode, title, questions, questionSetKey, categories, terms = {}, ...row } = input;
      const definition = fitted(questions, { ...input, terms: { eligibleKinds: questions.eligibleKinds, ...terms } });
      const questionSetId = await writeQuestions(tx, questionSetKey, definition);
      const programmeId = await idOf(tx, sql`select id from grant_programmes where code = ${programmeCode}`);
      await tx.insert(fundingRounds).values({ id, ref, programmeId, titleEn: title.en, titleCy: title.cy, questionSetId, status: 'scheduled', terms: { eligibleKinds: definition.eligibleKinds, ...terms }, ...row });
      await writeCategories(tx, id, categories);
      await record(tx, actor, 'round.created', { kind: 'round', id }, { ref, nation: input.nation });
      await publicationChanged(tx, 'round.created');
      return { id, ref };
    });
  });

async function writeCategories(tx: Tx, roundId: string, categories: RoundInput['categories']): Promise<void> {
  for (const [position, { key, label, envelopeKey }] of categories.entries()) {
    const envelopeId = await idOf(tx, sql`select id from envelopes where key = ${envelopeKey}`);
    await tx.insert(roundCategories).values({ roundId, key, labelEn: label.en, labelCy: label.cy, envelopeId, position });
  }
}

async function idOf(tx: Tx, query: ReturnType<typeof sql>): Promise<string> {
  const [found] = await rows<{ id: string }>(tx, query);
  if (!found) throw new Error('a round needs its programme and its envelopes to be there');
  return found.id;
}
