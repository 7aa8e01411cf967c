import { declareForYear, declareInterest } from '../lib/conflict/commands';
import { declaringRoles } from '../lib/conflict/vocabulary';
import { newId } from '../lib/id';
import { Refusal } from '../lib/refusal';
import { staff } from './people';
import type { Applicant, Stage } from './stage';

/** Omar knows somebody who applies this winter; everybody else who assesses or decides has nothing to declare. */
const conflicted = 'officer2';

/** Everybody who has to declares for the financial year of the story's day, if they have not yet: without it nobody scores or decides. */
export async function declareYear(stage: Stage, listed = false): Promise<void> {
  for (const { key, role } of staff) {
    if (!declaringRoles.some((one) => one === role)) continue;
    await declareForYear(stage.as(key), { none: !(listed && key === conflicted) }).catch((error: unknown) => {
      if (!(error instanceof Refusal && error.code === 'already_declared')) throw error;
    });
  }
}

/** One application of the open round is restricted for one officer: their queue says so at its end, and nothing more. */
export async function declareOneConflict(stage: Stage, applicants: readonly Applicant[]): Promise<void> {
  const organisation = applicants[3]?.organisation;
  if (!organisation) throw new Error('there are applicants');
  await declareInterest(stage.as(conflicted), { kind: 'organisation', named: organisation.name, identifier: organisation.identifier, nature: 'My brother has been its treasurer since 2024', key: newId() });
}
