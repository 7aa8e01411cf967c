import { answerCondition, proposeWaiver, setCondition } from '../lib/condition/commands';
import { londonDate } from '../lib/dates';
import { newId } from '../lib/id';
import type { Case } from './assessing';
import type { Stage } from './stage';

/** What the fund asks for before it pays: set with the recommendation, so that it is in the agreement. */
export async function setConditions(stage: Stage, { ref }: Case): Promise<string[]> {
  const soon = londonDate(new Date(stage.now().getTime() + 60 * 86_400_000));
  const wanted = [
    { requirement: 'An insurance certificate that covers the sessions', neededBy: 'before_payment' },
    { requirement: 'A letter from the landlord of the venue', neededBy: 'before_payment' },
    { requirement: 'The trustees have approved a safeguarding policy', neededBy: 'by_date', dueOn: soon },
  ] as const;
  const refs: string[] = [];
  for (const one of wanted) refs.push(await setCondition(stage.as('officer2'), ref, { ...one, key: newId() }));
  return refs;
}

/** Of these one is answered, and one an officer would do without. */
export async function answerConditions(stage: Stage, { applicant }: Case, [certificate = '', letter = '']: readonly string[]): Promise<void> {
  await answerCondition(applicant.person, certificate, { note: 'The certificate is on our website, under “About us”. It runs until next autumn.' });
  await proposeWaiver(stage.as('officer2'), letter, { reason: 'The venue is the council’s own library, which has written to us already.' });
}
