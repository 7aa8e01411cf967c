import { Refusal } from '../refusal';
import { londonDate } from '../dates';

/** Feedback is answered within so many working days. */
export const feedbackWithinDays = 20;

/** @param until the last date of the newest letter that refused; null where none did, or its round gives no feedback */
export function whyNotAskForFeedback({ until, asked }: { until: string | null; asked: boolean }, now: Date): Refusal | undefined {
  if (asked) return new Refusal('feedback_already_asked');
  if (until === null) return new Refusal('feedback_not_offered');
  return londonDate(now) > until ? new Refusal('feedback_too_late') : undefined;
}
