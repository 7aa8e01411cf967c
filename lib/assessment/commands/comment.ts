import 'server-only';
import { sql } from 'drizzle-orm';
import { transaction, type Tx } from '@/db/client';
import { rows } from '@/db/rows';
import { applicationComments, applicationFlags } from '@/db/schema/assessing';
import { eq } from 'drizzle-orm';
import type { Person } from '../../access/actor';
import { authorise } from '../../access/policy';
import { record } from '../../event/commands';
import { once } from '../../event/once';
import { newId } from '../../id';
import { notify } from '../../notification/commands';
import { newReference } from '../../reference';
import { Refusal } from '../../refusal';
import { nextState } from '../../workflow';
import { type FlagStatus, flagWorkflow } from '../flag-workflow';
import { peopleToMention } from '../comment-steps';
import { visibleTo } from '../queries/visible';

type Talked = { id: string; ref: string; assessorIds: string[] };

/** An application as somebody talks about it, locked; also one that a flag has stopped. Refuses `not_found`. */
async function lockTalk(tx: Tx, actor: Person, ref: string): Promise<Talked> {
  const [found] = await rows<Talked>(tx, sql`
    select a.id, a.ref, array(select s.assessor_id from assignments s where s.application_id = a.id and s.status in ('declared_clear', 'scored'))::text[] as "assessorIds"
    from applications a where a.ref = ${ref} and ${visibleTo(actor)} for update of a`);
  if (!found) throw new Refusal('not_found');
  return found;
}

/**
 * Writes a comment and tells those it names, each in their own language; the letter carries none of its words. Who may read it is row
 * security's: an assessor's is sealed from the other assessors until the panel opens. Refuses `comment_missing`, `cannot_mention`.
 */
export const writeComment = (actor: Person, ref: string, { words, mentions, key }: { words: string; mentions: readonly string[]; key: string }): Promise<{ written: true }> =>
  transaction(actor, async (tx, now) => {
    const application = await lockTalk(tx, actor, ref);
    authorise(actor, 'comment.write', application, now);
    return once(tx, actor, 'comment.write', key, { ref, words, mentions }, async () => {
      if (words.trim() === '') throw new Refusal('comment_missing', {}, 'words');
      const told = (await peopleToMention(tx, actor, application.id)).filter(({ id }) => mentions.includes(id));
      if (told.length < new Set(mentions).size) throw new Refusal('cannot_mention', {}, 'mentions');
      const id = newId();
      await tx.insert(applicationComments).values({ id, applicationId: application.id, authorId: actor.id, words: words.trim(), mentions: told.map((one) => one.id), writtenAt: now });
      await record(tx, actor, 'assessment.commented', { kind: 'application', id: application.id }, { comment: id, mentions: told.map((one) => one.id) });
      for (const one of told) await notify(tx, { template: 'comment_mention', email: one.email, locale: 'en', data: { reference: ref, name: actor.name, path: `/manage/${one.assesses ? 'assessments' : 'applications'}/${ref}/comments` } });
      return { written: true };
    });
  });

/** Raises a flag: a doubt that somebody has to see to. Refuses `reason_needed`. @returns the flag's reference */
export const raiseFlag = (actor: Person, ref: string, { reason, key }: { reason: string; key: string }): Promise<string> =>
  transaction(actor, async (tx, now) => {
    const application = await lockTalk(tx, actor, ref);
    authorise(actor, 'flag.raise', application, now);
    return once(tx, actor, 'flag.raise', key, { ref, reason }, async () => {
      if (reason.trim() === '') throw new Refusal('reason_needed', {}, 'reason');
      const flag = newReference('FLG');
      await tx.insert(applicationFlags).values({ ref: flag, applicationId: application.id, reason: reason.trim(), raisedBy: actor.id, raisedAt: now });
      await record(tx, actor, 'assessment.flag_raised', { kind: 'application', id: application.id }, { flag });
      return flag;
    });
  });

type LockedFlag = { id: string; applicationId: string; applicationRef: string; status: FlagStatus; version: number };

async function lockFlag(tx: Tx, actor: Person, flagRef: string, version: number): Promise<LockedFlag> {
  const [found] = await rows<LockedFlag>(tx, sql`
    select f.id, a.id as "applicationId", a.ref as "applicationRef", f.status, f.version from application_flags f join applications a on a.id = f.application_id
    where f.ref = ${flagRef} and ${visibleTo(actor)} for update of f`);
  if (!found) throw new Refusal('not_found');
  if (found.version !== version) throw new Refusal('changed_meanwhile');
  return found;
}

/**
 * Stops an application until the flag is resolved, or resolves it; each with what was found. Refuses `reason_needed`, `changed_meanwhile`, `wrong_state`.
 * @returns the application's reference
 */
export const settleFlag = (actor: Person, flagRef: string, { move, outcome, version }: { move: 'stop' | 'resolve'; outcome: string; version: number }): Promise<string> =>
  transaction(actor, async (tx, now) => {
    const flag = await lockFlag(tx, actor, flagRef, version);
    authorise(actor, 'flag.settle', null, now);
    const status = nextState(flagWorkflow, flag.status, move);
    if (outcome.trim() === '') throw new Refusal('reason_needed', {}, 'outcome');
    await tx.update(applicationFlags).set({ status, outcome: outcome.trim(), changedBy: actor.id, changedAt: now, version: version + 1 }).where(eq(applicationFlags.id, flag.id));
    await record(tx, actor, move === 'stop' ? 'assessment.flag_stopped' : 'assessment.flag_resolved', { kind: 'application', id: flag.applicationId }, { flag: flagRef });
    return flag.applicationRef;
  });

/** Gives a flag to somebody to see to, who is told by mail. Refuses `cannot_mention`, `changed_meanwhile`, and `wrong_state` of a resolved one. */
export const allocateFlag = (actor: Person, flagRef: string, { personId, version }: { personId: string; version: number }): Promise<string> =>
  transaction(actor, async (tx, now) => {
    const flag = await lockFlag(tx, actor, flagRef, version);
    authorise(actor, 'flag.settle', null, now);
    nextState(flagWorkflow, flag.status, 'resolve');
    const one = (await peopleToMention(tx, actor, flag.applicationId, true)).find(({ id, assesses }) => id === personId && !assesses);
    if (!one) throw new Refusal('cannot_mention', {}, 'person');
    await tx.update(applicationFlags).set({ allocatedTo: one.id, changedBy: actor.id, changedAt: now, version: version + 1 }).where(eq(applicationFlags.id, flag.id));
    await record(tx, actor, 'assessment.flag_allocated', { kind: 'application', id: flag.applicationId }, { flag: flagRef, to: one.id });
    if (one.id !== actor.id) await notify(tx, { template: 'flag_allocated', email: one.email, locale: 'en', data: { reference: flag.applicationRef, name: actor.name, path: `/manage/applications/${flag.applicationRef}/comments` } });
    return flag.applicationRef;
  });
