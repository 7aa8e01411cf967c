import 'server-only';
import { sql } from 'drizzle-orm';
import { read } from '@/db/client';
import { rows } from '@/db/rows';
import type { Person } from '../access/actor';
import { authorise, hasFreshSecondFactor, may } from '../access/policy';
import { londonDate } from '../dates';
import { Refusal } from '../refusal';
import { wrongState } from '../workflow';
import type { ReleaseFinding } from './disclosure';
import type { StoredFigure } from './release-rules';
import { figuresIn, releasesSeen } from './release-steps';
import { type ReleaseStatus, releaseWorkflow } from './workflow';

export type ReleaseLine = { ref: string; asAt: string; threshold: number; rounding: number; status: ReleaseStatus; draftedAt: Date; draftedBy: string; releasedAt: Date | null; releasedBy: string | null };

const lineColumns = sql`r.ref, r.as_at as "asAt", r.threshold, r.rounding, r.status, r.drafted_at as "draftedAt", d.name as "draftedBy", r.released_at as "releasedAt", p.name as "releasedBy"`;
const fromReleases = sql`from releases r join people d on d.id = r.drafted_by left join people p on p.id = r.released_by`;
const pageSize = 25;

/** Every release, newest first, twenty-five at a time; `reportedUpTo` is the month end that accepted returns run up to. */
export const releasesForStaff = (actor: Person, after?: string) =>
  read(actor, async (tx, now) => {
    authorise(actor, 'queue.read', null, now);
    const found = await rows<ReleaseLine>(tx, sql`
      select ${lineColumns} ${fromReleases} where ${after ? sql`r.id < (select id from releases where ref = ${after})` : sql`true`}
      order by r.id desc limit ${pageSize + 1}`);
    const [up] = await rows<{ upTo: string | null; awards: number }>(tx, sql`
      select max(period_end) as "upTo", count(distinct award_id) as awards from outcome_returns where status = 'accepted'`);
    return { lines: found.slice(0, pageSize), next: found.length > pageSize ? found[pageSize - 1]?.ref : undefined, reportedUpTo: up?.upTo ?? null, awards: up?.awards ?? 0, today: londonDate(now) };
  });

export type ReleasePage = ReleaseLine & {
  findings: ReleaseFinding[]; withdrawnAt: Date | null; withdrawnReason: string | null;
  figures: StoredFigure[];
  /** How many figures the public would see in all. */
  shown: number;
  /** Awards in it, with how much of each is hidden. */
  projects: { id: string; ref: string; title: string; people: number | null; shown: number; hidden: number }[];
  /** Why this person cannot release it now. */
  whyNotRelease: Refusal | undefined;
  needsSecondFactor: boolean;
};

/** A release with the figures of the fund, or of one award in it, as counted and as the public would see them. */
export const releaseForStaff = (actor: Person, ref: string, awardRef?: string): Promise<ReleasePage | undefined> =>
  read(actor, async (tx, now) => {
    authorise(actor, 'queue.read', null, now);
    type Found = Omit<ReleasePage, 'figures' | 'shown' | 'projects' | 'whyNotRelease' | 'needsSecondFactor'> & { id: string; draftedById: string; earlier: string[] };
    const [found] = await rows<Found>(tx, sql`
      select ${lineColumns}, r.id, r.drafted_by as "draftedById", r.findings, r.earlier, r.withdrawn_at as "withdrawnAt", r.withdrawn_reason as "withdrawnReason"
      ${fromReleases} where r.ref = ${ref}`);
    if (!found) return undefined;
    const projects = await rows<ReleasePage['projects'][number]>(tx, sql`
      select w.id, w.ref, w.title, max(f.value) filter (where f.key = 'people.total') as people, count(*) filter (where f.shown is not null) as shown, count(*) filter (where f.shown is null) as hidden
      from release_figures f join awards w on w.id::text = f.scope where f.release_id = ${found.id} group by w.id order by w.title, w.ref`);
    const scope = projects.find((one) => one.ref === awardRef)?.id ?? 'fund';
    const { id, draftedById, earlier, ...line } = found;
    const seen = await releasesSeen(tx);
    const [shown] = await rows<{ count: number }>(tx, sql`select count(*) as count from release_figures where release_id = ${id} and shown is not null`);
    return {
      ...line, projects, shown: shown?.count ?? 0, figures: await figuresIn(tx, id, scope),
      whyNotRelease: whyNot(actor, found, seen), needsSecondFactor: !hasFreshSecondFactor(actor, now),
    };
  });

function whyNot(actor: Person, { draftedById, earlier, status }: { draftedById: string; earlier: string[]; status: ReleaseStatus }, seen: readonly string[]): Refusal | undefined {
  if (status !== 'checked') return wrongState(releaseWorkflow, status);
  if (draftedById === actor.id) return new Refusal('second_person_needed');
  if (!may(actor, 'release.release', { draftedBy: draftedById })) return new Refusal('not_allowed');
  return seen.length === earlier.length ? undefined : new Refusal('release_is_overtaken');
}
