import 'server-only';
import { inArray, sql } from 'drizzle-orm';
import { transaction, type Tx } from '@/db/client';
import { rows } from '@/db/rows';
import { applications } from '@/db/schema/applications';
import { savedViews } from '@/db/schema/assessing';
import { and, eq } from 'drizzle-orm';
import type { Person } from '../../access/actor';
import { authorise } from '../../access/policy';
import type { ApplicationStatus } from '../../application/workflow';
import { record } from '../../event/commands';
import { once } from '../../event/once';
import { Refusal } from '../../refusal';
import { mostAtOnce } from '../bulk-rules';
import { whyNotSiftMany } from '../bulk-rules';
import { filterFrom, queryOf } from '../queue-filter';
import { visibleTo } from '../queries/visible';
import { safeguardingFacts, stoppedByFlag } from '../steps';
import { writeRun } from './assign';

type Siftable = { id: string; ref: string; title: string; status: ApplicationStatus; stopped: boolean; atRisk: boolean; safeguardingChecked: boolean };

/**
 * Passes many applications through the sift at once. Each is looked at again; what can no longer pass stands in the report with its reason,
 * and hinders no other. Refuses `choose_some`, `too_many_at_once`.
 * @returns the report's reference
 */
export const siftMany = (actor: Person, refs: readonly string[], key: string): Promise<string> =>
  transaction(actor, async (tx, now) => {
    authorise(actor, 'application.sift', null, now);
    return once(tx, actor, 'application.sift_many', key, { refs }, async () => {
      if (refs.length === 0) throw new Refusal('choose_some', {}, 'refs');
      if (refs.length > mostAtOnce) throw new Refusal('too_many_at_once', { most: mostAtOnce }, 'refs');
      const found = await rows<Siftable>(tx, sql`
        select a.id, a.ref, a.title, a.status, ${stoppedByFlag} as stopped, ${safeguardingFacts} from applications a where a.ref = any (${sql.param([...refs])}::text[]) and ${visibleTo(actor)} order by a.id for update of a`);
      const looked = found.map((one) => ({ one, whyNot: whyNotSiftMany(one) }));
      const pass = looked.filter(({ whyNot }) => !whyNot).map(({ one }) => one);
      await passSift(tx, actor, pass);
      const refused = looked.flatMap(({ one: { ref, title }, whyNot }) => (whyNot ? [{ ref, title, refused: { code: whyNot.code, values: whyNot.values } }] : []));
      return writeRun(tx, actor, { kind: 'sift', roundId: null, report: { done: pass.map(({ ref, title }) => ({ ref, title })), refused } });
    });
  });

async function passSift(tx: Tx, actor: Person, pass: readonly Siftable[]): Promise<void> {
  if (pass.length === 0) return;
  await tx.update(applications).set({ status: 'in_assessment', siftReason: null, version: sql`${applications.version} + 1` }).where(inArray(applications.id, pass.map(({ id }) => id)));
  for (const { id } of pass) await record(tx, actor, 'assessment.sifted', { kind: 'application', id }, { eligible: true });
}

/** Keeps a filter of the queue under a name; the same name again replaces it. Refuses `name_needed`. */
export const saveView = (actor: Person, { name, query, shared }: { name: string; query: string; shared: boolean }): Promise<void> =>
  transaction(actor, async (tx, now) => {
    authorise(actor, 'view.save', null, now);
    const given = name.trim().slice(0, 80);
    if (given === '') throw new Refusal('name_needed', {}, 'name');
    const row = { query: queryOf(filterFrom(Object.fromEntries(new URLSearchParams(query)))), shared, savedAt: now };
    await tx.insert(savedViews).values({ ownerId: actor.id, name: given, ...row }).onConflictDoUpdate({ target: [savedViews.ownerId, savedViews.name], set: row });
    await record(tx, actor, 'assessment.view_saved', { kind: 'person', id: actor.id }, { shared });
  });

/** Takes one of the actor's own views away. Refuses `not_found`. */
export const removeView = (actor: Person, name: string): Promise<void> =>
  transaction(actor, async (tx, now) => {
    authorise(actor, 'view.save', null, now);
    const gone = await tx.delete(savedViews).where(and(eq(savedViews.ownerId, actor.id), eq(savedViews.name, name))).returning({ id: savedViews.id });
    if (gone.length === 0) throw new Refusal('not_found');
    await record(tx, actor, 'assessment.view_removed', { kind: 'person', id: actor.id });
  });
