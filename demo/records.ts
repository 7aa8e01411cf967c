import { stateRequirement } from '../lib/audit-pack/commands';
import { newId } from '../lib/id';
import type { Stage } from './stage';

/** What a fund would say of its round that no service can know: made up here, and said to be. */
export async function leaveStatements(stage: Stage, round: string): Promise<void> {
  const stated = (requirement: 'senior_officer' | 'business_case' | 'training', words: string, datedOn: string, reference: string) =>
    stateRequirement(stage.as('officer1'), round, { requirement, words, datedOn, reference, key: newId() });
  await stated('senior_officer', 'A made-up senior officer answers for this made-up scheme.', '2025-08-01', 'DEMO-SRO-1');
  await stated('business_case', 'The made-up business case was approved before the round opened.', '2025-08-05', 'DEMO-BC-1');
  await stated('training', 'Everybody who assesses has done the made-up course.', '2025-09-01', 'DEMO-TR-1');
}
