import 'server-only';
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { rows } from '@/db/rows';
import { questionSets } from '@/db/schema/programme';
import { newId } from '../id';
import type { QuestionSet } from './question-set';

/**
 * Writes the next version of a set of questions. Two people at once meet the unique constraint, and the later tries again.
 * @returns the version's id
 */
export async function writeQuestions(tx: Tx, key: string, definition: QuestionSet): Promise<string> {
  const id = newId();
  const [latest] = await rows<{ version: number }>(tx, sql`select coalesce(max(version), 0) as version from question_sets where key = ${key}`);
  await tx.insert(questionSets).values({ id, key, version: (latest?.version ?? 0) + 1, definition });
  return id;
}
