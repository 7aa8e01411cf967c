import 'server-only';
import { eq, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { rows } from '@/db/rows';
import { applications } from '@/db/schema/applications';
import { clarifications } from '@/db/schema/clarifications';
import type { Person } from '../access/actor';
import { answersOf, conflictsOf, type LockedApplication } from '../application/commands/lock';
import { freeze, rowFacts } from '../application/commands/submit';
import { applicationWorkflow } from '../application/workflow';
import type { ConsentWay } from '../assisted/vocabulary';
import { notify } from '../notification/commands';
import { questionSetOf } from '../programme/queries';
import { Refusal, refuseIf } from '../refusal';
import { nextState } from '../workflow';
import { clarifiedAnswers, openedQuestions, whyNotClarify } from './rules';
import { lastFrozenOf, openClarificationOf, personToTell } from './steps';
import { clarificationWorkflow } from './workflow';

/** What an officer notes of an answer that somebody gave on paper or by telephone. */
export type Entered = { enteredBy: string; saidBy: ConsentWay; saidOn: string; saidKept: string };

/**
 * Freezes the answer as the next version, whoever sends it; the officer who asked is told, and each assessor who has scored already.
 * The caller has locked the application and authorised the actor, and records it. Refuses what `whyNotClarify` says.
 * @param signedOnPaperBy whose paper it is, where the answer came on paper
 */
export async function sendAnswer(tx: Tx, actor: Person, application: LockedApplication, how: { entered?: Entered; signedOnPaperBy?: string }, now: Date): Promise<{ number: number; sha256: string }> {
  const { ref } = application;
  const open = await openClarificationOf(tx, application.id);
  const set = await questionSetOf(tx, application.questionSetId);
  const opened = openedQuestions(set.definition, (open?.questions ?? []).map(({ name }) => name));
  const before = (await lastFrozenOf(tx, application.id))?.frozen.answers ?? {};
  const after = clarifiedAnswers(before, await answersOf(tx, application.id), opened);
  refuseIf(whyNotClarify(open, opened, before, after, await conflictsOf(tx, application.id)));
  if (!open) throw new Refusal('no_clarification_is_open');
  const { sha256, facts, number } = await freeze(tx, actor, application, set, after, now, how.signedOnPaperBy);
  await tx.update(clarifications).set({ status: nextState(clarificationWorkflow, open.status, 'answer'), answerNumber: number, answeredAt: now, ...how.entered }).where(eq(clarifications.id, open.id));
  const status = nextState(applicationWorkflow, application.status, 'clarify');
  await tx.update(applications).set({ ...rowFacts(facts), status, version: application.version + 1 }).where(eq(applications.id, application.id));
  const email = await personToTell(tx, open.askedBy);
  if (email) await notify(tx, { template: 'clarification_answered', email, locale: 'en', data: { reference: ref, title: facts.title, path: `/manage/applications/${ref}` } });
  const scored = await rows<{ email: string }>(tx, sql`select email from scored_assessors(${application.id})`);
  for (const one of scored) await notify(tx, { template: 'answers_changed', email: one.email, locale: 'en', data: { reference: ref, title: facts.title, path: `/manage/assessments/${ref}` } });
  return { number, sha256 };
}
