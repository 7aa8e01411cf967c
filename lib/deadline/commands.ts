import 'server-only';
import { eq, sql } from 'drizzle-orm';
import { transaction, type Tx } from '@/db/client';
import { rows } from '@/db/rows';
import { deadlineChanges, roundExtensions } from '@/db/schema/deadlines';
import type { Person } from '../access/actor';
import { authorise } from '../access/policy';
import type { ApplicationStatus } from '../application/workflow';
import { record } from '../event/commands';
import { once } from '../event/once';
import { newId } from '../id';
import { notify } from '../notification/commands';
import { publicationChanged } from '../publication/steps';
import { newReference } from '../reference';
import { Refusal, refuseIf } from '../refusal';
import { nextState } from '../workflow';
import { deadlineColumns, roundDeadlineColumns } from './facts';
import { type DeadlineFacts, submittableUntil, touches, whyNotDecide, whyNotExtend, whyNotGrace, whyNotIncident } from './rules';
import { formatDeadline } from './wall-time';
import { deadlineChangeWorkflow } from './workflow';

type Change = typeof deadlineChanges.$inferSelect;
type Proposed = Pick<typeof deadlineChanges.$inferInsert, 'kind' | 'roundId' | 'applicationId' | 'minutes' | 'until' | 'beganAt' | 'endedAt' | 'reason'>;

/**
 * Proposes more time for one application; another officer confirms it. `until` is undefined where the form's date and time are no time in
 * London. Refuses `not_found`, `extension_not_needed`, `no_such_time`, `extension_not_later`.
 * @returns the change's reference
 */
export const proposeExtension = (actor: Person, ref: string, { until, reason, key }: { until: Date | undefined; reason: string; key: string }): Promise<string> =>
  transaction(actor, async (tx, now) => {
    authorise(actor, 'deadline.propose', null, now);
    const application = await lockForExtension(tx, ref);
    return once(tx, actor, 'deadline.extension', key, { ref, until, reason }, async () => {
      refuseIf(whyNotExtend(application, until, now));
      return propose(tx, actor, { kind: 'extension', applicationId: application.id, until, reason });
    });
  });

/** Proposes minutes of grace after a round's closing; another officer confirms it. Refuses `not_found`, `grace_not_changed`, `grace_not_lowered`. */
export const proposeGrace = (actor: Person, roundRef: string, { minutes, reason, key }: { minutes: number; reason: string; key: string }): Promise<string> =>
  transaction(actor, async (tx, now) => {
    authorise(actor, 'deadline.propose', null, now);
    const round = await lockForGrace(tx, sql`r.ref = ${roundRef}`);
    return once(tx, actor, 'deadline.grace', key, { roundRef, minutes, reason }, async () => {
      refuseIf(whyNotGrace(round, minutes, now));
      return propose(tx, actor, { kind: 'grace', roundId: round.id, minutes, reason });
    });
  });

type Incident = { beganAt: Date | undefined; endedAt: Date | undefined; minutes: number; reason: string; key: string };

/** Records an incident of the service; once another officer confirms it, every round that was open meanwhile closes so many minutes later. */
export const recordIncident = (actor: Person, { key, ...incident }: Incident): Promise<string> =>
  transaction(actor, async (tx, now) => {
    authorise(actor, 'deadline.propose', null, now);
    return once(tx, actor, 'deadline.incident', key, incident, async () => {
      refuseIf(whyNotIncident(incident, now));
      return propose(tx, actor, { kind: 'incident', ...incident });
    });
  });

/** What waits already word for word, the form sent again from a page gone back to, is that proposal: minutes of an incident confirmed twice would count twice. */
async function propose(tx: Tx, actor: Person, proposed: Proposed): Promise<string> {
  const { kind, roundId = null, applicationId = null, minutes = null, until = null, beganAt = null, endedAt = null, reason } = proposed;
  const [same] = await rows<{ ref: string }>(tx, sql`
    select ref from deadline_changes where status = 'proposed' and proposed_by = ${actor.id} and kind = ${kind} and reason = ${reason} and round_id is not distinct from ${roundId}::uuid and application_id is not distinct from ${applicationId}::uuid
      and minutes is not distinct from ${minutes}::int and until is not distinct from ${until}::timestamptz and began_at is not distinct from ${beganAt}::timestamptz and ended_at is not distinct from ${endedAt}::timestamptz limit 1`);
  if (same) return same.ref;
  const change = { id: newId(), ref: newReference('DLC') };
  await tx.insert(deadlineChanges).values({ ...change, ...proposed, proposedBy: actor.id });
  await record(tx, actor, `deadline.${proposed.kind}_proposed`, { kind: 'deadline_change', id: change.id }, { ref: change.ref });
  return change.ref;
}

/**
 * Confirms what another officer proposed, with a fresh second factor; from the commit on it counts for every command and page.
 * Refuses `second_person_needed`, `deadline_change_decided`, and what the proposal itself would be refused now.
 */
export const confirmDeadlineChange = (actor: Person, ref: string): Promise<void> =>
  transaction(actor, async (tx, now) => {
    authorise(actor, 'deadline.propose', null, now);
    const change = await changeToDecide(tx, actor, ref);
    authorise(actor, 'deadline.confirm', change, now);
    const status = nextState(deadlineChangeWorkflow, change.status, 'confirm');
    const effect = await effects[change.kind](tx, change, now);
    await tx.update(deadlineChanges).set({ status, decidedBy: actor.id, decidedAt: now }).where(eq(deadlineChanges.id, change.id));
    await record(tx, actor, `deadline.${change.kind}_confirmed`, { kind: 'deadline_change', id: change.id }, { ref, ...effect });
    await publicationChanged(tx, 'deadline.changed');
  });

/** Says that the time stays as it was. Refuses as confirming does. */
export const rejectDeadlineChange = (actor: Person, ref: string, reason: string): Promise<void> =>
  transaction(actor, async (tx, now) => {
    authorise(actor, 'deadline.propose', null, now);
    const change = await changeToDecide(tx, actor, ref);
    authorise(actor, 'deadline.confirm', change, now);
    const status = nextState(deadlineChangeWorkflow, change.status, 'reject');
    await tx.update(deadlineChanges).set({ status, decidedBy: actor.id, decidedAt: now, rejectedReason: reason }).where(eq(deadlineChanges.id, change.id));
    await record(tx, actor, `deadline.${change.kind}_rejected`, { kind: 'deadline_change', id: change.id }, { ref });
  });

/** What else a confirmation writes, and what of it the event tells. */
const effects: Record<Change['kind'], (tx: Tx, change: Change, now: Date) => Promise<Record<string, unknown>>> = {
  async grace(tx, { roundId, minutes }, now) {
    refuseIf(whyNotGrace(await lockForGrace(tx, sql`r.id = ${roundId}`), minutes ?? 0, now));
    return { minutes };
  },
  async extension(tx, { applicationId, until }, now) {
    const [application] = await rows<{ ref: string }>(tx, sql`select ref from applications where id = ${applicationId}`);
    const locked = await lockForExtension(tx, application?.ref ?? '');
    refuseIf(whyNotExtend(locked, until ?? undefined, now));
    for (const email of await workersOn(tx, locked.organisationId)) {
      await notify(tx, { template: 'deadline_extended', email, data: (locale) => ({ reference: locked.ref, until: formatDeadline(until ?? now, locale), path: `/apply/applications/${locked.ref}` }) });
    }
    return { application: locked.ref, until };
  },
  /** The people who write in those rounds are told by the worker: there may be thousands. */
  async incident(tx, { id, beganAt, endedAt, minutes }) {
    const open = await rows<Omit<DeadlineFacts, 'extendedUntil'> & { id: string; ref: string }>(tx, sql`select r.id, r.ref, ${roundDeadlineColumns} from funding_rounds r order by r.id for update of r`);
    const touched = open.filter((round) => touches({ beganAt: beganAt ?? new Date(0), endedAt: endedAt ?? new Date(0) }, submittableUntil({ ...round, extendedUntil: null })));
    if (touched.length > 0) await tx.insert(roundExtensions).values(touched.map((round) => ({ changeId: id, roundId: round.id, minutes: minutes ?? 0 })));
    return { minutes, rounds: touched.map((round) => round.ref) };
  },
};

/** What another officer proposed, locked, and still to be decided by this one. */
async function changeToDecide(tx: Tx, actor: Person, ref: string): Promise<Change> {
  const [change] = await tx.select().from(deadlineChanges).where(eq(deadlineChanges.ref, ref)).for('update');
  if (!change) throw new Refusal('not_found');
  refuseIf(whyNotDecide(change, actor));
  return change;
}

/** The application is locked as its submission locks it: an extension and a submission at once wait for each other. */
async function lockForExtension(tx: Tx, ref: string) {
  const [found] = await rows<DeadlineFacts & { id: string; ref: string; status: ApplicationStatus; organisationId: string }>(tx, sql`
    select a.id, a.ref, a.status, a.organisation_id as "organisationId", ${deadlineColumns} from applications a join funding_rounds r on r.id = a.round_id where a.ref = ${ref} for update of a`);
  if (!found) throw new Refusal('not_found', {}, 'application');
  return { ...found, deadline: submittableUntil(found) };
}

async function lockForGrace(tx: Tx, where: ReturnType<typeof sql>) {
  const [round] = await rows<{ id: string; opensAt: Date; graceMinutes: number }>(tx, sql`select r.id, ${roundDeadlineColumns} from funding_rounds r where ${where} for update of r`);
  if (!round) throw new Refusal('not_found');
  return round;
}

async function workersOn(tx: Tx, organisationId: string): Promise<string[]> {
  const found = await rows<{ email: string }>(tx, sql`
    select distinct p.email from memberships m join people p on p.id = m.person_id where m.organisation_id = ${organisationId} and m.removed_at is null order by p.email`);
  return found.map(({ email }) => email);
}
