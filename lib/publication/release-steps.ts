import 'server-only';
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { rows } from '@/db/rows';
import { Refusal } from '../refusal';
import type { ReleaseStatus } from './workflow';
import type { Rollup, StoredFigure } from './release-rules';

/** All that a release is worked out from. */
export type ReleaseBasis = { sums: Rollup[]; scopes: string[]; earlier: StoredFigure[]; earlierIds: string[]; reportedUpTo: string | null };

/** Sums of the fund and of each award that a visitor can see now, and every figure that was ever seen in public, oldest first. */
export async function basisOfRelease(tx: Tx): Promise<ReleaseBasis> {
  const scopes = await rows<{ scope: string }>(tx, sql`
    select award_id::text as scope from publications
    where withdrawn_at is null and published_at <= app_now() and (embargo_until is null or embargo_until <= app_now()) order by award_id`);
  const sums = await rows<Rollup>(tx, sql`
    select scope, key, value from outcome_rollups
    where awards > 0 and (scope = 'fund' or scope in (select award_id::text from publications where withdrawn_at is null)) order by scope, key`);
  const [up] = await rows<{ upTo: string | null }>(tx, sql`select max(period_end) as "upTo" from outcome_returns where status = 'accepted'`);
  const earlierIds = await releasesSeen(tx);
  return { sums, scopes: ['fund', ...scopes.map((one) => one.scope)], earlier: await figuresSeen(tx, earlierIds), earlierIds, reportedUpTo: up?.upTo ?? null };
}

/** Ids of releases that were seen in public, those withdrawn since too: what was seen cannot be called back. Oldest first. */
export const releasesSeen = async (tx: Tx): Promise<string[]> =>
  (await rows<{ id: string }>(tx, sql`select id from releases where released_at is not null order by released_at, id`)).map((row) => row.id);

const figureColumns = sql`f.scope, f.breakdown, f.key, f.value, f.shown, f.suppressed, f.held, f.basis`;

export const figuresSeen = (tx: Tx, ids: readonly string[]): Promise<StoredFigure[]> =>
  rows(tx, sql`
    select ${figureColumns} from release_figures f join releases r on r.id = f.release_id
    where f.release_id = any (${`{${ids.join(',')}}`}::uuid[]) order by r.released_at, r.id, f.scope, f.key`);

export const figuresIn = (tx: Tx, releaseId: string, scope?: string): Promise<StoredFigure[]> =>
  rows(tx, sql`select ${figureColumns} from release_figures f where f.release_id = ${releaseId} and ${scope === undefined ? sql`true` : sql`f.scope = ${scope}`} order by f.scope, f.key`);

export async function keepFigures(tx: Tx, releaseId: string, figures: readonly StoredFigure[]): Promise<void> {
  await rows(tx, sql`
    insert into release_figures (release_id, scope, breakdown, key, value, shown, suppressed, held, basis)
    select ${releaseId}, f.* from jsonb_to_recordset(${JSON.stringify(figures)}::jsonb)
      as f (scope text, breakdown text, key text, value bigint, shown bigint, suppressed text, held boolean, basis bigint)`);
}

export type LockedRelease = { id: string; ref: string; asAt: string; threshold: number; rounding: number; status: ReleaseStatus; draftedBy: string; releasedAt: Date | null; earlier: string[] };

/** Locks every release, of which there are few: two that are released at once must see one another. */
export async function lockRelease(tx: Tx, ref: string): Promise<LockedRelease> {
  await rows(tx, sql`select id from releases order by id for update`);
  const [found] = await rows<LockedRelease>(tx, sql`
    select id, ref, as_at as "asAt", threshold, rounding, status, drafted_by as "draftedBy", released_at as "releasedAt", earlier from releases where ref = ${ref}`);
  if (!found) throw new Refusal('not_found');
  return found;
}
