import type { ApplicationStatus } from '../application/workflow';
import { whyNotOpen } from '../programme/rules';
import { Refusal } from '../refusal';
import { canMove } from '../workflow';
import type { ReminderStage } from './vocabulary';
import { type DeadlineChangeStatus, deadlineChangeWorkflow } from './workflow';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** A round's own instants, and what two officers have agreed since. */
export type DeadlineFacts = { opensAt: Date; closesAt: Date; incidentMinutes: number; graceMinutes: number; extendedUntil: Date | null };
export type Deadline = {
  opensAt: Date;
  /** The closing, with what incidents added for everybody. */
  closesAt: Date;
  /** From this instant on nothing is taken. */
  until: Date;
  /** Why it is later than the closing, where it is. */
  because: 'closing' | 'grace' | 'extension';
  /** An incident has moved the closing. */
  moved: boolean;
};

/**
 * Until when an application may be submitted: the one answer for every command and page. An incident moves the closing for everybody;
 * grace follows the closing; an extension is its application's own, and never shortens what all have. All of it is instants, so the
 * nights when clocks change need no rule of their own.
 */
export function submittableUntil({ opensAt, closesAt, incidentMinutes, graceMinutes, extendedUntil }: DeadlineFacts): Deadline {
  const closing = new Date(closesAt.getTime() + incidentMinutes * minute);
  const graced = new Date(closing.getTime() + graceMinutes * minute);
  const round = { opensAt, closesAt: closing, moved: incidentMinutes > 0 };
  if (extendedUntil && extendedUntil > graced) return { ...round, until: extendedUntil, because: 'extension' };
  return { ...round, until: graced, because: graceMinutes > 0 ? 'grace' : 'closing' };
}

/** Why an application cannot be submitted at this instant, as far as time goes. At the very second of `until` it is too late. */
export const whyNotInTime = ({ opensAt, until }: { opensAt: Date; until: Date }, now: Date): Refusal | undefined => whyNotOpen({ opensAt, closesAt: until }, now);

/** Whether a round was open at any time of an incident: its closing is the one that earlier incidents had left it. */
export const touches = (incident: { beganAt: Date; endedAt: Date }, round: { opensAt: Date; closesAt: Date }): boolean =>
  incident.beganAt < round.closesAt && incident.endedAt > round.opensAt;

const unsent: readonly ApplicationStatus[] = ['draft', 'awaiting_sign_off'];
export const isUnsent = (status: ApplicationStatus): boolean => unsent.includes(status);

/** An extension is for what is not sent yet, and makes the time longer. */
export function whyNotExtend(application: { status: ApplicationStatus; deadline: Deadline }, until: Date | undefined, now: Date): Refusal | undefined {
  if (!isUnsent(application.status)) return new Refusal('extension_not_needed');
  if (!until) return new Refusal('no_such_time', {}, 'time');
  return until <= now || until <= application.deadline.until ? new Refusal('extension_not_later', {}, 'date') : undefined;
}

/** Grace once published is not taken back while anybody counts on it. */
export function whyNotGrace(round: { opensAt: Date; graceMinutes: number }, minutes: number, now: Date): Refusal | undefined {
  if (minutes === round.graceMinutes) return new Refusal('grace_not_changed', { minutes }, 'minutes');
  return now >= round.opensAt && minutes < round.graceMinutes ? new Refusal('grace_not_lowered', { minutes: round.graceMinutes }, 'minutes') : undefined;
}

/** An incident is recorded when it is over. */
export function whyNotIncident({ beganAt, endedAt }: { beganAt: Date | undefined; endedAt: Date | undefined }, now: Date): Refusal | undefined {
  if (!beganAt) return new Refusal('no_such_time', {}, 'beganTime');
  if (!endedAt) return new Refusal('no_such_time', {}, 'endedTime');
  if (endedAt <= beganAt) return new Refusal('incident_ends_before_it_begins', {}, 'endedOn');
  return endedAt > now ? new Refusal('incident_not_over', {}, 'endedOn') : undefined;
}

/** Whoever proposed a change does not decide it. */
export function whyNotDecide(change: { status: DeadlineChangeStatus; proposedBy: string }, actor: { id: string }): Refusal | undefined {
  if (!canMove(deadlineChangeWorkflow, change.status, 'confirm')) return new Refusal('deadline_change_decided');
  return change.proposedBy === actor.id ? new Refusal('second_person_needed') : undefined;
}

/** Before the deadline, the nearest first. */
const reminders: readonly [ReminderStage, number][] = [['hours', 3 * hour], ['day', day], ['two_days', 2 * day], ['week', 7 * day]];
/** A worker that stood still longer than this does not send old drafts back. */
export const sendBackWithin = 7 * day;

/** One application as one of its people has it. `since`: when the application was started, or the person joined, whichever was later. */
type Watched = { until: Date; since: Date; movedAt: Date | null };

/**
 * What mail about its deadline is due now. Whoever started after a reminder's instant is not reminded of what they have just read, and
 * of reminders missed only the latest is sent.
 */
export function mailDue({ until, since, movedAt }: Watched, now: Date): ReminderStage[] {
  if (now >= until) return since < until && now.getTime() < until.getTime() + sendBackWithin ? ['sent_back'] : [];
  const moved: ReminderStage[] = movedAt && since < movedAt ? ['moved'] : [];
  const current = reminders.find(([, before]) => now.getTime() >= until.getTime() - before);
  return current && since.getTime() < until.getTime() - current[1] ? [...moved, current[0]] : moved;
}
