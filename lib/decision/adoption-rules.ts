import { submittableUntil, type DeadlineFacts } from '../deadline/rules';
import { formatInstant } from '../dates';
import { Refusal } from '../refusal';

/** What stands between a round and deciding about it. `undecided`: not sifted, being clarified, not moderated on every criterion, or stopped by a flag. */
export type Readiness = DeadlineFacts & { undecided: number };

/**
 * Why nothing of a round is adopted yet. A ranking is fair only among everybody: while applications still come, and while some of them have no
 * moderated scores, a line drawn now would decide about those too, without anybody having read them (docs/decisions/0017).
 */
export function whyNotAdoptYet(round: Readiness, now: Date): Refusal | undefined {
  const { until } = submittableUntil(round);
  if (now < until) return new Refusal('round_is_still_open', { until: { en: formatInstant(until, 'en'), cy: formatInstant(until, 'cy') } });
  return round.undecided > 0 ? new Refusal('candidates_are_undecided', { count: round.undecided }) : undefined;
}
