import { applicationWorkflow, type ApplicationStatus } from '../application/workflow';
import { Refusal } from '../refusal';
import { whyNotPassSift } from '../safeguarding/rules';
import { canMove, wrongState } from '../workflow';

/** One line of a run's report: what was done, or the refusal's code with its values. */
export type RunLine = { ref: string; title: string; note?: string; refused?: { code: Refusal['code']; values: Refusal['values'] } };
export type RunReport = { done: RunLine[]; refused: RunLine[] };

/** So many at once: a preview somebody can read through, and a transaction that does not last. */
export const mostAtOnce = 200;

/** What the preview says of a line, and what the command finds again. */
export function whyNotSiftMany(one: { status: ApplicationStatus; stopped: boolean; atRisk: boolean; safeguardingChecked: boolean }): Refusal | undefined {
  if (one.stopped) return new Refusal('stopped_by_flag');
  if (!canMove(applicationWorkflow, one.status, 'find_eligible')) return wrongState(applicationWorkflow, one.status);
  return whyNotPassSift(one);
}
