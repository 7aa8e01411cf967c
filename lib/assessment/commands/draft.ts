import 'server-only';
import { eq, sql } from 'drizzle-orm';
import { transaction, type Tx } from '@/db/client';
import { rows } from '@/db/rows';
import { scoreDrafts } from '@/db/schema/applications';
import { scoreDraftVersions } from '@/db/schema/assessing';
import type { Person } from '../../access/actor';
import { authorise } from '../../access/policy';
import { record } from '../../event/commands';
import type { Raw } from '../../field';
import { Refusal } from '../../refusal';
import { wrongState } from '../../workflow';
import { type KeptApart, mergeDraft } from '../draft-rules';
import { assignmentWorkflow } from '../workflow';
import { lockAssignment } from './score';

/** What the saving form knows: the version it showed, its own name, minted with the page, and how many keys it had counted. */
export type DraftSaving = { version: number; form: string; order?: number };
/** `raw` is what stands now; `keptApart` names the boxes whose text was kept beside another that was saved meanwhile. */
export type SavedDraft = { at: Date; raw: Raw; keptApart: string[] };

type Draft = { raw: Raw; version: number; apart: KeptApart[] };

/**
 * Keeps what was typed, complete or not, for nobody's eyes but the assessor's. A stale save overwrites nothing: both texts are kept.
 * Without `saving` what is given stands, whatever was there.
 */
export const saveScores = (actor: Person, ref: string, typed: Raw, saving?: DraftSaving): Promise<SavedDraft> =>
  transaction(actor, async (tx, now) => {
    const mine = await lockAssignment(tx, actor, ref);
    authorise(actor, 'assignment.score', mine, now);
    if (mine.status !== 'declared_clear') throw wrongState(assignmentWorkflow, mine.status);
    const draft = await draftOf(tx, mine.id);
    const { known, order } = saving ? await knownTo(tx, mine.id, saving) : { known: draft.raw, order: 0 };
    if (saving?.order && saving.order < order) return { at: now, raw: draft.raw, keptApart: [] };
    const { raw, apart, changed } = mergeDraft({ standing: draft.raw, known, typed });
    const fresh = apart.filter((one) => !draft.apart.some(({ name, text }) => name === one.name && text === one.text)).map((one) => ({ ...one, at: now.toISOString() }));
    if (changed || fresh.length > 0) {
      await write(tx, mine.id, { raw, version: draft.version + 1, apart: [...draft.apart, ...fresh] }, now, saving);
      await record(tx, actor, 'assessment.scores_saved', { kind: 'assignment', id: mine.id });
    }
    return { at: now, raw, keptApart: apart.map(({ name }) => name) };
  });

async function draftOf(tx: Tx, assignmentId: string): Promise<Draft> {
  const [draft] = await tx.select({ raw: scoreDrafts.raw, version: scoreDrafts.version, apart: scoreDrafts.apart }).from(scoreDrafts).where(eq(scoreDrafts.assignmentId, assignmentId));
  return draft ?? { raw: {}, version: 0, apart: [] };
}

/** The text this form last knew: its own last save, or else the version its page showed; and the latest of its keys that has arrived. */
async function knownTo(tx: Tx, assignmentId: string, { form, version }: DraftSaving): Promise<{ known: Raw; order: number }> {
  const [found] = await rows<{ raw: Raw | null; order: number }>(tx, sql`
    select (select raw from score_draft_versions where assignment_id = ${assignmentId} and (saved_with = ${form} or version = ${version}) order by saved_with = ${form} desc, version desc limit 1) as raw,
      coalesce((select max(saved_order) from score_draft_versions where assignment_id = ${assignmentId} and saved_with = ${form}), 0) as "order"`);
  return { known: found?.raw ?? {}, order: found?.order ?? 0 };
}

async function write(tx: Tx, assignmentId: string, { raw, version, apart }: Draft, now: Date, saving?: DraftSaving): Promise<void> {
  const row = { raw, version, apart, savedAt: now };
  await tx.insert(scoreDrafts).values({ assignmentId, ...row }).onConflictDoUpdate({ target: scoreDrafts.assignmentId, set: row });
  await tx.insert(scoreDraftVersions).values({ assignmentId, version, raw, savedWith: saving?.form ?? '', savedOrder: saving?.order ?? 0, savedAt: now });
}

/**
 * Ends a choice between texts of one box: the one that stands ('saved'), or the one that was kept apart at an instant.
 * Refuses `changed_meanwhile` when the draft is no longer the one that was shown.
 */
export const chooseScoreText = (actor: Person, ref: string, { name, choice, version }: { name: string; choice: string; version: number }): Promise<void> =>
  transaction(actor, async (tx, now) => {
    const mine = await lockAssignment(tx, actor, ref);
    authorise(actor, 'assignment.score', mine, now);
    const draft = await draftOf(tx, mine.id);
    if (draft.version !== version) throw new Refusal('changed_meanwhile');
    const other = draft.apart.find((one) => one.name === name && one.at === choice);
    if (choice !== 'saved' && !other) throw new Refusal('not_found');
    await write(tx, mine.id, { raw: other ? { ...draft.raw, [name]: other.text } : draft.raw, version: version + 1, apart: draft.apart.filter((one) => one.name !== name) }, now);
    await record(tx, actor, 'assessment.score_text_chosen', { kind: 'assignment', id: mine.id });
  });
