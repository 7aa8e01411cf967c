import { londonDate } from '../dates';
import { Refusal } from '../refusal';

/** A request is answered within so many working days; bank holidays are not counted out, so it is sooner rather than later. */
export const answerWithinDays = 5;

/** The London date so many working days after an instant. */
export function workingDaysAfter(instant: Date, days: number): string {
  const date = new Date(`${londonDate(instant)}T12:00:00Z`);
  for (let left = days; left > 0; ) {
    date.setUTCDate(date.getUTCDate() + 1);
    if (date.getUTCDay() % 6 !== 0) left--;
  }
  return date.toISOString().slice(0, 10);
}

/** The sooner of our own promise and the day by which it is needed. */
export const dueOn = (askedAt: Date, neededBy: string | undefined): string => {
  const promised = workingDaysAfter(askedAt, answerWithinDays);
  return neededBy && neededBy < promised ? neededBy : promised;
};

export const whyNotRequest = ({ neededBy }: { neededBy?: string }, now: Date): Refusal | undefined =>
  neededBy && neededBy < londonDate(now) ? new Refusal('adjustment_needed_by_past', {}, 'neededBy') : undefined;

export const isLate = (one: { dueOn: string; answeredAt: Date | null }, now: Date): boolean => one.answeredAt === null && londonDate(now) > one.dueOn;
