import 'server-only';
import { createHash } from 'node:crypto';
import { and, eq, sql } from 'drizzle-orm';
import { transaction, type Tx } from '@/db/client';
import { imports } from '@/db/schema/awards';
import type { Actor, Person } from '../access/actor';
import { authorise } from '../access/policy';
import { londonDate } from '../dates';
import { record } from '../event/commands';
import { once } from '../event/once';
import { newId } from '../id';
import { publicationChanged } from '../publication/steps';
import { newReference } from '../reference';
import { Refusal, refuseIf } from '../refusal';
import { nextState } from '../workflow';
import { readSheet } from './file';
import { asCsv, asRefusal, type TypedAward } from './form-row';
import { fundNow, heldAmong, isDemonstration } from './held';
import { postAwards } from './posting';
import { type Problem, type ProblemList, problemList } from './problems';
import { type AwardRow, compareWithHeld, readAwards, roomFor, type Sheet, type Terms, whyNotConfirm } from './rules';
import { importWorkflow } from './workflow';

export type GivenFile = { name: string; bytes: Buffer };
/** Where a devolved government's figures come from, and of which day they are (YYYY-MM-DD). */
export type Source = { source: string; sourceDate: string };

/**
 * Checks a spreadsheet of the fund's awards made elsewhere, and keeps it with what was found: `previewed` when all of it can be posted,
 * `rejected` when anything is wrong. Nothing is posted yet.
 * @returns the import's reference
 */
export const prepareAwardImport = async (actor: Person, file: GivenFile, { key }: { key: string }): Promise<string> => {
  const problems = problemList();
  const sheet = await readSheet(file.name, file.bytes, 'awards', problems);
  return transaction(actor, async (tx, now) => {
    authorise(actor, 'import.prepare', null, now);
    return once(tx, actor, 'import.prepare', key, sha256(file.bytes), async () => {
      const { programmeId, envelopes } = await fundNow(tx);
      const found = await check(tx, sheet, { kind: 'awards', today: londonDate(now), envelopes, demonstration: await isDemonstration(tx) }, problems);
      return keep(tx, actor, file, { kind: 'awards', programmeId, ...found });
    });
  });
};

/** One award of a devolved government, by form. Refuses with a sentence on its box instead of keeping what cannot be posted. */
export const prepareDevolvedAward = (actor: Person, award: TypedAward, source: Source, posted: { key: string }): Promise<string> =>
  prepareDevolvedImport(actor, { name: 'form.csv', bytes: asCsv(award) }, source, { ...posted, onProblem: asRefusal });

/** The same as `prepareAwardImport` for a devolved government's own awards: of its nation, with their source, and in no envelope of the fund. */
export const prepareDevolvedImport = async (actor: Person, file: GivenFile, source: Source, { key, onProblem }: { key: string; onProblem?: (problem: Problem) => Refusal }): Promise<string> => {
  const problems = problemList();
  const sheet = await readSheet(file.name, file.bytes, 'devolved_awards', problems);
  return transaction(actor, async (tx, now) => {
    const nation = nationOf(actor);
    authorise(actor, 'devolved_import.prepare', { nation }, now);
    refuseIf(whyNotOfThatDay(source, londonDate(now)));
    return once(tx, actor, 'devolved_import.prepare', key, [sha256(file.bytes), source], async () => {
      const { programmeId } = await fundNow(tx);
      const found = await check(tx, sheet, { kind: 'devolved_awards', today: londonDate(now), envelopes: [], nation, demonstration: await isDemonstration(tx) }, problems);
      if (found.rejected && onProblem && found.problems[0]) throw onProblem(found.problems[0]);
      return keep(tx, actor, file, { kind: 'devolved_awards', programmeId, nation, ...source, ...found });
    });
  });
};

/**
 * Posts a whole file, or nothing: organisations, awards, sites and transfers that cite it. Refuses `second_person_needed` to whoever
 * prepared it, and in a sentence when it does not fit (`import_does_not_fit`, `report_over_share`).
 * @returns the awards' references, in the file's order
 */
export const confirmAwardImport = (actor: Person, ref: string): Promise<string[]> =>
  transaction(actor, async (tx, now) => {
    const file = await lockImport(tx, actor, ref);
    refuseIf(whyNotConfirm(file, actor));
    if (file.nation) authorise(actor, 'devolved_import.confirm', { nation: file.nation, createdBy: file.createdBy }, now);
    else authorise(actor, 'import.confirm', { createdBy: file.createdBy }, now);
    const status = nextState(importWorkflow, file.status, 'confirm');
    await refuseHeldMeanwhile(tx, file.rows as AwardRow[]);
    const eventId = await record(tx, actor, 'import.confirmed', { kind: 'import', id: file.id }, { ref, count: file.rows.length, sha256: file.sha256 });
    const awards = await postAwards(tx, file, { eventId, authorId: actor.id });
    await tx.update(imports).set({ status, confirmedBy: actor.id, confirmedAt: now }).where(eq(imports.id, file.id));
    await publicationChanged(tx, 'import.confirmed');
    return awards;
  });

/** Sets a file aside: nothing of it is posted. Its preparer may do so too. */
export const rejectAwardImport = (actor: Person, ref: string, reason: string): Promise<void> =>
  transaction(actor, async (tx, now) => {
    const file = await lockImport(tx, actor, ref);
    if (file.nation) authorise(actor, 'devolved_import.reject', { nation: file.nation }, now);
    else authorise(actor, 'import.reject', null, now);
    const status = nextState(importWorkflow, file.status, 'reject');
    await tx.update(imports).set({ status, rejectedReason: reason }).where(eq(imports.id, file.id));
    await record(tx, actor, 'import.rejected', { kind: 'import', id: file.id }, { ref });
  });

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

function nationOf(actor: Actor) {
  if (actor.kind !== 'person' || !actor.nation) throw new Refusal('not_allowed');
  return actor.nation;
}

const whyNotOfThatDay = ({ sourceDate }: Source, today: string) => (sourceDate > today ? new Refusal('source_in_future', {}, 'sourceDate') : undefined);

type Found = { rows: AwardRow[]; problems: Problem[]; rejected: boolean };

async function check(tx: Tx, sheet: Sheet | undefined, terms: Terms, before: ProblemList): Promise<Found> {
  const problems = problemList();
  for (const { code, ...at } of before.all()) problems.add(code, at);
  const { rows, headings } = sheet ? readAwards(sheet, terms, problems) : { rows: [] };
  if (sheet && headings) compareWithHeld(rows, await heldAmong(tx, rows.map((row) => row.identifier)), headings, sheet.name, problems);
  for (const room of roomFor(rows, terms.envelopes)) {
    if (room.afterPence < 0) problems.add('does_not_fit', { value: room.key, values: { amountPence: room.totalPence, leftPence: room.leftPence } });
  }
  return { rows: problems.hasErrors() ? [] : rows, problems: problems.all(), rejected: problems.hasErrors() };
}

/** A rejected file is kept too, so that it can be handed back marked up, without JavaScript and in either language. */
async function keep(tx: Tx, actor: Person, file: GivenFile, { rejected, ...values }: Found & Pick<typeof imports.$inferInsert, 'kind' | 'programmeId' | 'nation' | 'source' | 'sourceDate'>): Promise<string> {
  const hash = sha256(file.bytes);
  const [twin] = await tx.select({ ref: imports.ref }).from(imports).where(and(eq(imports.sha256, hash), eq(imports.status, 'confirmed')));
  if (twin) throw new Refusal('file_already_imported', {}, 'file');
  const [id, ref] = [newId(), newReference('IMP')];
  await tx.insert(imports).values({ id, ref, fileName: file.name.slice(-200), sha256: hash, file: file.bytes, status: rejected ? 'rejected' : 'previewed', createdBy: actor.id, createdAt: sql`app_now()`, ...values });
  await record(tx, actor, rejected ? 'import.refused' : 'import.prepared', { kind: 'import', id }, { ref, count: values.rows.length, problems: values.problems.length, sha256: hash });
  return ref;
}

async function lockImport(tx: Tx, actor: Person, ref: string) {
  const [file] = await tx.select().from(imports).where(eq(imports.ref, ref)).for('update');
  // Another nation's file is not there for a contributor.
  if (!file || (file.nation && actor.nation && file.nation !== actor.nation)) throw new Refusal('not_found');
  return file;
}

/** Two files may hold the same award; the one that is confirmed second is told. */
async function refuseHeldMeanwhile(tx: Tx, rows: AwardRow[]): Promise<void> {
  const problems = problemList();
  compareWithHeld(rows, await heldAmong(tx, rows.map((row) => row.identifier)), { row: 0, at: {}, names: {} }, '', problems);
  const twin = problems.all().find((one) => one.code === 'already_held');
  if (twin) throw new Refusal('award_already_held', { title: twin.value, ref: twin.values.ref ?? '' });
}
