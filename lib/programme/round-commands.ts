import 'server-only';
import { and, eq, notInArray, sql } from 'drizzle-orm';
import { transaction, type Tx } from '@/db/client';
import { rows } from '@/db/rows';
import { fundingRounds, roundCategories } from '@/db/schema/programme';
import type { Person } from '../access/actor';
import { authorise } from '../access/policy';
import { record } from '../event/commands';
import { once } from '../event/once';
import { newId } from '../id';
import { publicationChanged } from '../publication/steps';
import { newReference } from '../reference';
import { Refusal, refuseIf } from '../refusal';
import { isSame } from '../same';
import { nextState } from '../workflow';
import { fitted, sameSet } from './fitting';
import { writeQuestions } from './question-steps';
import type { RoundRules } from './round';
import { lacksOfRound, type LockedRound, lockRound } from './round-lock';
import { roundStage, whyNotChange, whyNotRehearsed, whyNotRound, whyNotSchedule, whyNotTakeBack } from './round-rules';
import { starterQuestions } from './starter-questions';
import { roundWorkflow } from './workflow';

export type NewRound = Pick<RoundRules, 'title' | 'nation' | 'opensAt' | 'closesAt' | 'minimumPence' | 'maximumPence'> & { /** The round whose questions, aims and criteria it starts from. */ like?: string };

/**
 * Drafts a round that nobody outside can see, like an earlier one or from the few questions every round needs.
 * Refuses what `whyNotRound` says, and `not_found` for the round it should be like.
 * @returns its reference
 */
export const draftRound = (actor: Person, { like, ...given }: NewRound, key: string): Promise<string> =>
  transaction(actor, async (tx, now) => {
    authorise(actor, 'round.create', null, now);
    return once(tx, actor, 'round.draft', key, { like, given }, async () => {
      refuseIf(whyNotRound(given));
      const from = like ? await lockRound(tx, like) : undefined;
      // Pots are a nation's own.
      const categories = from?.rules.nation === given.nation ? from.rules.categories : [];
      const rules: RoundRules = { ...given, categories, criteria: from?.rules.criteria ?? [], scaleMax: from?.rules.scaleMax ?? 5, terms: { ...from?.rules.terms, timetable: undefined } };
      const [id, ref] = [newId(), newReference('RND')];
      const definition = fitted(from?.questionSet.definition ?? starterQuestions(given.nation), rules);
      const questionSetId = await writeQuestions(tx, ref.toLowerCase().replaceAll('-', '_'), definition);
      const programmeId = from?.programmeId ?? (await onlyProgramme(tx));
      await tx.insert(fundingRounds).values({ id, ref, programmeId, questionSetId, status: 'draft', demonstration: await isDemonstration(tx), ...columnsOf(rules) });
      await writeCategories(tx, { id, programmeId }, categories);
      await record(tx, actor, 'round.drafted', { kind: 'round', id }, { ref, like: like ?? null });
      return ref;
    });
  });

const columnsOf = ({ title, categories: _, ...rules }: RoundRules) => ({ ...rules, titleEn: title.en, titleCy: title.cy });

async function onlyProgramme(tx: Tx): Promise<string> {
  const [programme] = await rows<{ id: string }>(tx, sql`select id from grant_programmes order by id limit 1`);
  if (!programme) throw new Refusal('not_found');
  return programme.id;
}

const isDemonstration = async (tx: Tx) => (await rows(tx, sql`select 1 from installation where profile = 'demonstration'`)).length > 0;

/**
 * Changes a part of a round. A draft that had been rehearsed is a draft again. What is so already is not changed again: somebody pressed the
 * button twice. Refuses `changed_meanwhile`, what `whyNotRound` says, and
 * once it is open whatever would take something from those who are applying (`whyNotChange`).
 */
export const editRound = (actor: Person, ref: string, version: number, change: Partial<RoundRules>): Promise<void> =>
  transaction(actor, async (tx, now) => {
    const round = await lockRound(tx, ref);
    authorise(actor, 'round.edit', null, now);
    const after = { ...round.rules, ...change };
    if (round.version !== version && isSame(after, round.rules)) return;
    if (round.version !== version) throw new Refusal('changed_meanwhile');
    const stage = roundStage({ status: round.status, ...round.rules }, now);
    refuseIf(whyNotRound(after) ?? whyNotChange(round.rules, after, stage));
    const status = round.status === 'scheduled' ? round.status : nextState(roundWorkflow, round.status, 'change');
    await tx.update(fundingRounds).set({ ...columnsOf(after), status, version: version + 1 }).where(eq(fundingRounds.id, round.id));
    if (change.categories) await writeCategories(tx, round, change.categories);
    await refit(tx, { ...round, rules: after });
    await record(tx, actor, 'round.changed', { kind: 'round', id: round.id }, { ref, stage, parts: Object.keys(change) });
    if (status === 'scheduled') await publicationChanged(tx, 'round.changed');
  });

/** A category that somebody chose stays where it is, or the database refuses. */
async function writeCategories(tx: Tx, round: Pick<LockedRound, 'id' | 'programmeId'>, categories: RoundRules['categories']): Promise<void> {
  const keys = categories.map(({ key }) => key);
  await tx.delete(roundCategories).where(and(eq(roundCategories.roundId, round.id), keys.length > 0 ? notInArray(roundCategories.key, keys) : sql`true`));
  for (const [position, { key, label, envelopeKey }] of categories.entries()) {
    const [envelope] = await rows<{ id: string }>(tx, sql`select id from envelopes where key = ${envelopeKey} and programme_id = ${round.programmeId}`);
    if (!envelope) throw new Refusal('envelope_unknown', {}, 'categories');
    const row = { roundId: round.id, key, labelEn: label.en, labelCy: label.cy, envelopeId: envelope.id, position };
    await tx.insert(roundCategories).values(row).onConflictDoUpdate({ target: [roundCategories.roundId, roundCategories.key], set: row });
  }
}

/** What the round decides stands in its questions too: where that changed, they have a next version. Started applications keep theirs. */
async function refit(tx: Tx, { id, rules, questionSet }: LockedRound): Promise<void> {
  const definition = fitted(questionSet.definition, rules);
  if (sameSet(definition, questionSet.definition)) return;
  const questionSetId = await writeQuestions(tx, questionSet.key, definition);
  await tx.update(fundingRounds).set({ questionSetId }).where(eq(fundingRounds.id, id));
}

/** Says that the rehearsal went well. Refuses what `whyNotRehearsed` says: nothing may be missing, and somebody must have gone all the way. */
export const finishRehearsal = (actor: Person, ref: string): Promise<void> =>
  transaction(actor, async (tx, now) => {
    const round = await lockRound(tx, ref);
    authorise(actor, 'round.rehearse', null, now);
    const [done] = await rows<{ n: number }>(tx, sql`select count(*)::int as n from applications where round_id = ${round.id} and rehearsal and question_set_id = ${round.questionSet.id} and submitted_at is not null`);
    refuseIf(whyNotRehearsed(round.status, lacksOfRound(round), done?.n ?? 0));
    await tx.update(fundingRounds).set({ status: nextState(roundWorkflow, round.status, 'rehearse'), version: round.version + 1 }).where(eq(fundingRounds.id, round.id));
    await record(tx, actor, 'round.rehearsed', { kind: 'round', id: round.id }, { ref, questions: round.questionSet.version });
  });

/** Makes a rehearsed round public: it opens and closes by the clock. Refuses what `whyNotSchedule` says. */
export const scheduleRound = (actor: Person, ref: string): Promise<void> =>
  transaction(actor, async (tx, now) => {
    const round = await lockRound(tx, ref);
    authorise(actor, 'round.schedule', null, now);
    refuseIf(whyNotSchedule({ status: round.status, ...round.rules }, lacksOfRound(round), now));
    await tx.update(fundingRounds).set({ status: nextState(roundWorkflow, round.status, 'schedule'), version: round.version + 1 }).where(eq(fundingRounds.id, round.id));
    await record(tx, actor, 'round.scheduled', { kind: 'round', id: round.id }, { ref, opensAt: round.rules.opensAt.toISOString(), closesAt: round.rules.closesAt.toISOString() });
    await publicationChanged(tx, 'round.scheduled');
  });

/** Takes a scheduled round back to its draft before it opens, with the reason. Refuses what `whyNotTakeBack` says. */
export const takeBackRound = (actor: Person, ref: string, reason: string): Promise<void> =>
  transaction(actor, async (tx, now) => {
    const round = await lockRound(tx, ref);
    authorise(actor, 'round.schedule', null, now);
    refuseIf(whyNotTakeBack(roundStage({ status: round.status, ...round.rules }, now)));
    await tx.update(fundingRounds).set({ status: nextState(roundWorkflow, round.status, 'take_back'), version: round.version + 1 }).where(eq(fundingRounds.id, round.id));
    await record(tx, actor, 'round.taken_back', { kind: 'round', id: round.id }, { ref, reason });
    await publicationChanged(tx, 'round.taken_back');
  });
