import { londonDate, weekdaysAfter } from '../dates';
import { Refusal } from '../refusal';

/** A request is answered within so many working days. */
export const answerWithinDays = 5;

/** The sooner of our own promise and the day by which it is needed. */
export const dueOn = (askedAt: Date, neededBy: string | undefined): string => {
  const promised = weekdaysAfter(askedAt, answerWithinDays);
  return neededBy && neededBy < promised ? neededBy : promised;
};

export const whyNotRequest = ({ neededBy }: { neededBy?: string }, now: Date): Refusal | undefined =>
  neededBy && neededBy < londonDate(now) ? new Refusal('adjustment_needed_by_past', {}, 'neededBy') : undefined;

export const isLate = (one: { dueOn: string; answeredAt: Date | null }, now: Date): boolean => one.answeredAt === null && londonDate(now) > one.dueOn;
