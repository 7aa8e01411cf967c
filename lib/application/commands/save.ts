import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { transaction, type Tx } from '@/db/client';
import { rows } from '@/db/rows';
import { answers, answerVersions } from '@/db/schema/applications';
import type { Person } from '../../access/actor';
import { authorise } from '../../access/policy';
import { record } from '../../event/commands';
import type { Raw, RawValue } from '../../field';
import { newId } from '../../id';
import type { Question, QuestionSet } from '../../programme/question-set';
import { pageOf, questionsOf } from '../../programme/questions';
import { questionSetOf } from '../../programme/queries';
import { Refusal, refuseIf } from '../../refusal';
import { openedQuestions } from '../../clarification/rules';
import { openClarificationOf } from '../../clarification/steps';
import { fateOf, type Kept, sameAnswer, tidyAnswer, whyNotEdit } from '../rules';
import { type LockedApplication, lockApplication } from './lock';

/** What the saving form knows: which version of each answer it showed, and its own name, minted with the page. */
export type Saving = { versions: Record<string, number>; form: string; /** How many keys the form had counted; 0 without JavaScript. */ order?: number };
/** The names of the answers that were saved, and of those whose text was kept apart because somebody else had saved meanwhile. */
export type Saved = { at: Date; saved: string[]; keptApart: string[] };

/**
 * Saves one page as it was typed, right or wrong: checking comes later. A stale save overwrites nothing; both texts are kept.
 * Refuses `not_found`, and what `whyNotEdit` says.
 */
export const saveAnswers = (actor: Person, ref: string, pageKey: string, typed: Raw, saving: Saving): Promise<Saved> =>
  save(actor, ref, typed, saving, (set) => {
    const page = pageOf(set, pageKey);
    if (!page) throw new Refusal('not_found');
    return typedOf(page.questions);
  });

/** Saves every answer that is given, over whatever is there: for whole applications that come at once. */
export const saveAllAnswers = (actor: Person, ref: string, typed: Raw): Promise<Saved> =>
  save(actor, ref, typed, undefined, (set) => typedOf(questionsOf(set)).filter((name) => name in typed));

/** Files are no typed answer: lib/attachment writes theirs. */
const typedOf = (questions: readonly Question[]): string[] => questions.filter(({ field }) => field.kind !== 'file').map(({ name }) => name);

/** Saves what was typed to the questions that the fund asks about again. Refuses `no_clarification_is_open`; a stale save overwrites nothing. */
export const saveClarification = (actor: Person, ref: string, typed: Raw, saving: Saving): Promise<Saved> =>
  save(actor, ref, typed, saving, (set, opened) => {
    if (!opened) throw new Refusal('no_clarification_is_open');
    return typedOf(questionsOf(set));
  });

/** What may be answered now: undefined for every question of a draft, else those of an open clarification. Refuses what `whyNotEdit` says. */
async function openedNames(tx: Tx, application: LockedApplication, set: QuestionSet): Promise<string[] | undefined> {
  const open = application.status === 'clarification_asked' ? await openClarificationOf(tx, application.id) : undefined;
  if (!open) refuseIf(whyNotEdit(application));
  return open && openedQuestions(set, open.questions.map(({ name }) => name)).map(({ name }) => name);
}

const save = (actor: Person, ref: string, typed: Raw, saving: Saving | undefined, namesOf: (set: QuestionSet, opened: string[] | undefined) => string[]): Promise<Saved> =>
  transaction(actor, async (tx, now) => {
    const application = await lockApplication(tx, actor, ref);
    authorise(actor, 'application.edit', application, now);
    const { definition } = await questionSetOf(tx, application.questionSetId);
    const opened = await openedNames(tx, application, definition);
    const names = namesOf(definition, opened).filter((name) => !opened || opened.includes(name));
    const { saved, keptApart } = await sort(tx, application.id, names, typed, saving);
    const apart = await writeKeptApart(tx, actor, application.id, keptApart, saving);
    const report = { saved: saved.map(({ name }) => name), keptApart: keptApart.map(({ name }) => name) };
    // Neither needs the other's answer, so neither waits for it: this is done at every pause in somebody's typing.
    await Promise.all([
      writeSaved(tx, actor, application.id, saved, saving),
      saved.length + apart > 0 && record(tx, actor, 'application.answers_saved', { kind: 'application', id: application.id }, report),
    ]);
    return { at: now, ...report };
  });

type Text = { name: string; raw: RawValue; version: number };

/** Each typed answer by what becomes of it; an unchanged one needs nothing. */
async function sort(tx: Tx, applicationId: string, names: string[], typed: Raw, saving: Saving | undefined): Promise<{ saved: Text[]; keptApart: Text[] }> {
  const { versions = {}, form = '', order = 0 } = saving ?? {};
  // The text this form last knew matters only where somebody else has saved since.
  const found = await rows<{ name: string } & Kept>(tx, sql`
    select a.name, a.raw, a.version, a.saved_with as "savedWith",
      coalesce((select max(v.saved_order) from answer_versions v where v.application_id = a.application_id and v.name = a.name and v.saved_with = ${form}), 0) as "savedOrder",
      case when a.saved_with is distinct from ${form} and a.version is distinct from (${JSON.stringify(versions)}::jsonb ->> a.name)::int then (
        select v.raw from answer_versions v where v.application_id = a.application_id and v.name = a.name and not v.conflict
          and (v.saved_with = ${form} or v.version = (${JSON.stringify(versions)}::jsonb ->> a.name)::int) order by v.version desc limit 1) end as known
    from answers a where a.application_id = ${applicationId} and a.name = any (${sql.param(names)}::text[])`, { often: true });
  const kept = new Map(found.map((row) => [row.name, row]));
  const saved: Text[] = [];
  const keptApart: Text[] = [];
  for (const name of names) {
    const raw = tidyAnswer(typed[name]);
    const now = kept.get(name);
    const version = now?.version ?? 0;
    const fate = fateOf(raw, now, { version: saving ? (versions[name] ?? 0) : version, form, order });
    if (fate === 'saved') saved.push({ name, raw, version: version + 1 });
    if (fate === 'kept_apart') keptApart.push({ name, raw, version });
  }
  return { saved, keptApart };
}

/** Writes texts as the ones that stand, each the next version. */
export async function writeSaved(tx: Tx, actor: Person, applicationId: string, saved: Text[], saving: Saving | undefined): Promise<void> {
  if (saved.length === 0) return;
  const written = saved.map((one) => ({ applicationId, ...one, raw: one.raw ?? null, savedWith: saving?.form ?? null, savedBy: actor.id }));
  const latest = { raw: sql`excluded.raw`, version: sql`excluded.version`, savedWith: sql`excluded.saved_with`, savedBy: sql`excluded.saved_by`, savedAt: sql`app_now()` };
  await Promise.all([
    tx.insert(answers).values(written).onConflictDoUpdate({ target: [answers.applicationId, answers.name], set: latest }),
    tx.insert(answerVersions).values(written.map((one) => ({ ...one, savedOrder: saving?.order ?? 0 }))),
  ]);
}

/** Adds the texts that would have overwritten another's; the same text from the same form is not kept twice. */
async function writeKeptApart(tx: Tx, actor: Person, applicationId: string, keptApart: Text[], saving: Saving | undefined): Promise<number> {
  if (keptApart.length === 0) return 0;
  const { form = '', order = 0 } = saving ?? {};
  const names = keptApart.map(({ name }) => name);
  const earlier = await rows<{ name: string; raw: RawValue }>(tx, sql`
    select distinct on (name) name, raw from answer_versions
    where application_id = ${applicationId} and conflict and saved_with = ${form} and name = any (${sql.param(names)}::text[]) order by name, id desc`);
  const fresh = keptApart.filter((one) => !earlier.some((other) => other.name === one.name && sameAnswer(other.raw, one.raw)));
  if (fresh.length > 0) {
    await tx.insert(answerVersions).values(fresh.map((one) => ({ applicationId, ...one, raw: one.raw ?? null, conflict: true, savedWith: form, savedOrder: order, savedBy: actor.id })));
  }
  return fresh.length;
}

/**
 * Ends a conflict: of the texts shown side by side, one is kept as a new version. The others stay in the history.
 * @param choice 'saved' for the text that stands, or the id of one that was kept apart
 * Refuses `changed_meanwhile` when the standing text is no longer the one that was shown.
 */
export const chooseAnswer = (actor: Person, ref: string, { name, choice, version }: { name: string; choice: string; version: number }): Promise<void> =>
  transaction(actor, async (tx, now) => {
    const application = await lockApplication(tx, actor, ref);
    authorise(actor, 'application.edit', application, now);
    const opened = await openedNames(tx, application, (await questionSetOf(tx, application.questionSetId)).definition);
    if (opened && !opened.includes(name)) throw new Refusal('application_not_draft');
    const [texts] = await rows<{ version: number; raw: RawValue; other: RawValue; found: boolean }>(tx, sql`
      select a.version, a.raw, v.raw as other, v.id is not null as found from answers a
        left join answer_versions v on v.application_id = a.application_id and v.name = a.name and v.conflict and v.id::text = ${choice}
      where a.application_id = ${application.id} and a.name = ${name}`);
    if (!texts || (choice !== 'saved' && !texts.found)) throw new Refusal('not_found');
    if (texts.version !== version) throw new Refusal('changed_meanwhile');
    const next = { raw: choice === 'saved' ? texts.raw : texts.other, version: version + 1, savedWith: null, savedBy: actor.id };
    await tx.update(answers).set({ ...next, savedAt: now }).where(and(eq(answers.applicationId, application.id), eq(answers.name, name)));
    await tx.insert(answerVersions).values({ id: newId(), applicationId: application.id, name, ...next, chosen: true });
    await record(tx, actor, 'application.answer_chosen', { kind: 'application', id: application.id }, { answer: name });
  });
