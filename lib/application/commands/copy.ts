import 'server-only';
import { sql } from 'drizzle-orm';
import { transaction, type Tx } from '@/db/client';
import { rows } from '@/db/rows';
import type { Person } from '../../access/actor';
import { authorise } from '../../access/policy';
import { record } from '../../event/commands';
import { questionSetOf } from '../../programme/queries';
import { Refusal, refuseIf } from '../../refusal';
import { copyLines } from '../copying';
import { whyNotEdit } from '../rules';
import { answersOf, lockApplication } from './lock';
import { writeSaved } from './save';

/**
 * Takes over the answers of an earlier application of the same organisation, where the questions are the same and nothing stands here yet.
 * Refuses `not_found` for an application of another organisation, `nothing_to_copy`, and what `whyNotEdit` says.
 * @returns the names of the answers that were copied
 */
export const copyAnswers = (actor: Person, ref: string, fromRef: string): Promise<string[]> =>
  transaction(actor, async (tx, now) => {
    const application = await lockApplication(tx, actor, ref);
    authorise(actor, 'application.edit', application, now);
    refuseIf(whyNotEdit(application));
    const earlier = await earlierOf(tx, application, fromRef);
    const to = { set: (await questionSetOf(tx, application.questionSetId)).definition, answers: await answersOf(tx, application.id) };
    const from = { set: (await questionSetOf(tx, earlier.questionSetId)).definition, answers: await answersOf(tx, earlier.id) };
    const taken = copyLines(to, from).filter(({ fate }) => fate === 'copied').map(({ question, raw }) => ({ name: question.name, raw }));
    if (taken.length === 0) throw new Refusal('nothing_to_copy');
    await writeSaved(tx, actor, application.id, await withVersions(tx, application.id, taken), undefined);
    const names = taken.map(({ name }) => name);
    await record(tx, actor, 'application.answers_copied', { kind: 'application', id: application.id }, { ref, from: fromRef, answers: names });
    return names;
  });

async function earlierOf(tx: Tx, { id, organisationId }: { id: string; organisationId: string }, ref: string): Promise<{ id: string; questionSetId: string }> {
  const [found] = await rows<{ id: string; questionSetId: string }>(tx, sql`
    select id, question_set_id as "questionSetId" from applications where ref = ${ref} and organisation_id = ${organisationId} and id <> ${id}`);
  if (!found) throw new Refusal('not_found');
  return found;
}

/** An answer that was written and emptied again has a version already: the copy is the next one. */
async function withVersions<Text extends { name: string }>(tx: Tx, applicationId: string, texts: readonly Text[]): Promise<(Text & { version: number })[]> {
  const known = await rows<{ name: string; version: number }>(tx, sql`select name, version from answers where application_id = ${applicationId}`);
  return texts.map((text) => ({ ...text, version: (known.find(({ name }) => name === text.name)?.version ?? 0) + 1 }));
}
