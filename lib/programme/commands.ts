import 'server-only';
import { sql } from 'drizzle-orm';
import { transaction, type Tx } from '@/db/client';
import { rows } from '@/db/rows';
import { fundingRounds, questionSets, roundCategories } from '@/db/schema/programme';
import type { Person } from '../access/actor';
import { authorise } from '../access/policy';
import { record } from '../event/commands';
import { once } from '../event/once';
import type { Field } from '../field';
import { newId } from '../id';
import type { Bilingual } from '../locale';
import type { Pence } from '../money';
import { publicationChanged } from '../publication/steps';
import { newReference } from '../reference';
import type { Criterion, QuestionSet } from './question-set';
import { faultsOf } from './questions';
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
  questionSetKey: string;
  questions: QuestionSet;
  demonstration: boolean;
};

/**
 * Publishes a round with a new version of its question set. The question `amount_applied_for` takes the round's limits.
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
      const questionSetId = await writeQuestionSet(tx, input);
      const { programmeCode, title, questions, questionSetKey, categories, ...row } = input;
      const programmeId = await idOf(tx, sql`select id from grant_programmes where code = ${programmeCode}`);
      await tx.insert(fundingRounds).values({ id, ref, programmeId, titleEn: title.en, titleCy: title.cy, questionSetId, ...row });
      await writeCategories(tx, id, categories);
      await record(tx, actor, 'round.created', { kind: 'round', id }, { ref, nation: input.nation });
      await publicationChanged(tx, 'round.created');
      return { id, ref };
    });
  });

async function writeQuestionSet(tx: Tx, { questionSetKey: key, questions, minimumPence, maximumPence }: RoundInput): Promise<string> {
  const id = newId();
  // One version after another: two people publishing at once meet the unique constraint, and the later tries again.
  const [latest] = await rows<{ version: number }>(tx, sql`select coalesce(max(version), 0) as version from question_sets where key = ${key}`);
  await tx.insert(questionSets).values({ id, key, version: (latest?.version ?? 0) + 1, definition: withLimits(questions, minimumPence, maximumPence) });
  return id;
}

const withLimits = (set: QuestionSet, min: Pence, max: Pence): QuestionSet => ({
  ...set,
  sections: set.sections.map((section) => ({
    ...section,
    pages: section.pages.map((page) => ({
      ...page,
      questions: page.questions.map((question) => (question.name === 'amount_applied_for' ? { ...question, field: { ...question.field, min, max } as Field } : question)),
    })),
  })),
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
