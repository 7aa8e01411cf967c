import 'server-only';
import { sql } from 'drizzle-orm';
import { read } from '@/db/client';
import type { Person } from '../../access/actor';
import { may } from '../../access/policy';
import { mostAtOnce } from '../bulk-rules';
import { planOf } from '../plan-steps';
import type { QueueFilter } from '../queue-filter';
import type { Facing, TogetherMove } from '../together-rules';
import { facing } from '../together-steps';
import { filterOf } from './queue';
import { visibleTo } from './visible';

/** Ticked by hand, or all that a filter finds. */
export type Chosen = { refs: readonly string[] } | { wish: QueueFilter };
export const permissionOf = { sift: 'application.sift', assign: 'application.assign', panel: 'application.open_panel', not_recommended: 'application.recommend', due_diligence: 'application.check' } as const;

/** What a move would meet in each of the chosen, so many at once. What the actor may not meet is not among them. Undefined when the move is not theirs. */
export const togetherForStaff = (actor: Person, move: TogetherMove, chosen: Chosen): Promise<{ lines: Facing[]; more: boolean } | undefined> =>
  read(actor, async (tx) => {
    if (!may(actor, permissionOf[move], null)) return undefined;
    const which = 'refs' in chosen ? sql`a.ref = any (${sql.param([...chosen.refs])}::text[])` : filterOf(actor, chosen.wish);
    const found = (await facing(tx, sql`${which} and ${visibleTo(actor)}`, mostAtOnce + 1)).map(({ id: _, ...line }) => line);
    return { lines: found.slice(0, mostAtOnce), more: found.length > mostAtOnce };
  });

/** Who would be asked to assess which of a hand-picked set. */
export const planOfChosen = (actor: Person, refs: readonly string[]) =>
  read(actor, async (tx) => (may(actor, 'application.assign', null) ? planOf(tx, sql`a.ref = any (${sql.param([...refs])}::text[])`, visibleTo(actor)) : undefined));
