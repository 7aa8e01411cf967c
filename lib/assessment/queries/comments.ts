import 'server-only';
import { sql } from 'drizzle-orm';
import { read, type Tx } from '@/db/client';
import { rows } from '@/db/rows';
import { holds, type Person } from '../../access/actor';
import { may } from '../../access/policy';
import { type Mentionable, peopleToMention } from '../comment-steps';
import { withheld } from '../anonymous-steps';
import type { FlagStatus } from '../flag-workflow';
import { head } from './application';
import { visibleTo } from './visible';

export type CommentLine = { id: string; by: string; own: boolean; words: string; mentions: string[]; at: Date };
export type FlagLine = { ref: string; status: FlagStatus; reason: string; by: string; at: Date; allocatedTo: string | null; outcome: string | null; changedBy: string | null; version: number };
export type Talk = { ref: string; title: string; comments: CommentLine[]; flags: FlagLine[]; people: Mentionable[]; /** Before the panel opens an assessor's words are sealed. */ sealed: boolean };

/** Row security leaves out what is sealed from the reader; nothing counts it. */
const commentsOf = (tx: Tx, actor: Person, applicationId: string): Promise<CommentLine[]> =>
  rows(tx, sql`
    select c.id, p.name as by, c.author_id = ${actor.id} as own, c.words, c.written_at as at, array(select m.name from people m where m.id = any (c.mentions) order by m.name) as mentions
    from application_comments c join people p on p.id = c.author_id where c.application_id = ${applicationId} order by c.written_at, c.id`);

/** An assessor's own flags only; the others' are read with the queue. */
const flagsOf = (tx: Tx, actor: Person, applicationId: string, every: boolean): Promise<FlagLine[]> =>
  rows(tx, sql`
    select f.ref, f.status, f.reason, p.name as by, f.raised_at as at, x.name as "allocatedTo", f.outcome, y.name as "changedBy", f.version
    from application_flags f join people p on p.id = f.raised_by left join people x on x.id = f.allocated_to left join people y on y.id = f.changed_by
    where f.application_id = ${applicationId} and (${every} or f.raised_by = ${actor.id}) order by f.raised_at, f.id`);

/** What the fund's readers say to one another about an application. Undefined when it is not theirs to meet. */
export const talkForStaff = (actor: Person, ref: string): Promise<Talk | undefined> =>
  read(actor, async (tx) => {
    if (!may(actor, 'queue.read', null)) return undefined;
    const application = await head(tx, actor, ref);
    return application && talk(tx, actor, { ...application, panelOpen: application.panelOpenedAt !== null }, true);
  });

/** The same for an assessor of it: their own words, what was said to them, and everything once the panel is open. */
export const talkForAssessor = (actor: Person, ref: string): Promise<Talk | undefined> =>
  read(actor, async (tx) => {
    if (!holds(actor, 'assessor')) return undefined;
    const [own] = await rows<{ id: string; ref: string; title: string; panelOpen: boolean; withheld: boolean }>(tx, sql`
      select a.id, a.ref, case when ${withheld} then a.ref else a.title end as title, ${withheld} as withheld, a.panel_opened_at is not null as "panelOpen" from assignments s join applications a on a.id = s.application_id join funding_rounds r on r.id = a.round_id
      where a.ref = ${ref} and s.assessor_id = ${actor.id} and s.status in ('declared_clear', 'scored') and ${visibleTo(actor)}`);
    if (!own) return undefined;
    const said = await talk(tx, actor, own, false);
    // Colleagues who know the names may write them: while they are withheld, only one's own words are shown, and the outcome of a flag is not.
    return own.withheld ? { ...said, comments: said.comments.filter((comment) => comment.own), flags: said.flags.map((flag) => ({ ...flag, outcome: null })) } : said;
  });

async function talk(tx: Tx, actor: Person, one: { id: string; ref: string; title: string; panelOpen: boolean }, every: boolean): Promise<Talk> {
  const [comments, flags, people] = [await commentsOf(tx, actor, one.id), await flagsOf(tx, actor, one.id, every), await peopleToMention(tx, actor, one.id)];
  return { ref: one.ref, title: one.title, comments, flags, people, sealed: !one.panelOpen };
}

/** A flag as an officer settles it. */
export const flagForOfficer = (actor: Person, flagRef: string) =>
  read(actor, async (tx) => {
    if (!may(actor, 'flag.settle', null)) return undefined;
    const [found] = await rows<FlagLine & { applicationId: string; applicationRef: string; title: string }>(tx, sql`
      select f.ref, f.status, f.reason, p.name as by, f.raised_at as at, x.name as "allocatedTo", f.outcome, y.name as "changedBy", f.version, a.id as "applicationId", a.ref as "applicationRef", a.title
      from application_flags f join applications a on a.id = f.application_id join people p on p.id = f.raised_by left join people x on x.id = f.allocated_to left join people y on y.id = f.changed_by
      where f.ref = ${flagRef} and ${visibleTo(actor)}`);
    return found && { flag: found, people: (await peopleToMention(tx, actor, found.applicationId, true)).filter(({ assesses }) => !assesses) };
  });
