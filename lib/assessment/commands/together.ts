import 'server-only';
import { inArray, sql } from 'drizzle-orm';
import { transaction, type Tx } from '@/db/client';
import { applications, recommendations } from '@/db/schema/applications';
import type { Person } from '../../access/actor';
import { authorise } from '../../access/policy';
import { recordAll } from '../../event/commands';
import { once } from '../../event/once';
import { Refusal } from '../../refusal';
import { type Facing, needsReason, type TogetherMove, whyNotTogether } from '../together-rules';
import { checkChosen, lockChosen } from '../together-steps';
import { writeRun } from './assign';

/** Moves that end in one statement for all of them. */
type Move = Exclude<TogetherMove, 'sift' | 'assign'>;
const permission = { panel: 'application.open_panel', not_recommended: 'application.recommend', due_diligence: 'application.check' } as const;

/**
 * Opens the panel of many, recommends many not to be funded, or moves many to due diligence. Each is looked at again by the rules that decide
 * about it alone; what cannot go along stands in the report with its reason, and hinders no other. Refuses `choose_some`, `too_many_at_once`, `reason_needed`.
 * @returns the report's reference
 */
export const moveTogether = (actor: Person, move: Move, { refs, reason, key }: { refs: readonly string[]; reason: string; key: string }): Promise<string> =>
  transaction(actor, async (tx, now) => {
    authorise(actor, permission[move], null, now);
    return once(tx, actor, `application.together.${move}`, key, { refs, reason }, async () => {
      checkChosen(refs);
      if (needsReason(move) && reason.trim() === '') throw new Refusal('reason_needed', {}, 'reason');
      const looked = (await lockChosen(tx, actor, refs)).map((one) => ({ one, whyNot: whyNotTogether(move, one) }));
      const able = looked.filter(({ whyNot }) => !whyNot).map(({ one }) => one);
      if (able.length > 0) await write[move](tx, actor, able, { reason: reason.trim(), now });
      const refused = looked.flatMap(({ one: { ref, title }, whyNot }) => (whyNot ? [{ ref, title, refused: { code: whyNot.code, values: whyNot.values } }] : []));
      return writeRun(tx, actor, { kind: move, roundId: null, report: { done: able.map(({ ref, title }) => ({ ref, title })), refused } });
    });
  });

type Writing = (tx: Tx, actor: Person, able: readonly (Facing & { id: string })[], given: { reason: string; now: Date }) => Promise<void>;
const idsOf = (able: readonly { id: string }[]) => inArray(applications.id, able.map(({ id }) => id));
const version = sql`${applications.version} + 1`;

const write: Record<Move, Writing> = {
  async panel(tx, actor, able, { now }) {
    await tx.update(applications).set({ panelOpenedAt: now, version }).where(idsOf(able));
    await recordAll(tx, actor, able.map(({ id, scored }) => ({ name: 'assessment.panel_opened', subject: { kind: 'application', id }, data: { scored } })));
  },
  async not_recommended(tx, actor, able, { reason }) {
    await tx.insert(recommendations).values(able.map(({ id }) => ({ applicationId: id, outcome: 'not_recommended' as const, amountRecommendedPence: null, reason, recommendedBy: actor.id })));
    await tx.update(applications).set({ status: 'not_recommended', version }).where(idsOf(able));
    await recordAll(tx, actor, able.map(({ id }) => ({ name: 'assessment.not_recommended', subject: { kind: 'application', id }, data: { amountPence: null } })));
  },
  async due_diligence(tx, actor, able, { reason }) {
    await tx.update(applications).set({ status: 'due_diligence', dueDiligence: reason, version }).where(idsOf(able));
    await recordAll(tx, actor, able.map(({ id }) => ({ name: 'assessment.checked', subject: { kind: 'application', id } })));
  },
};
