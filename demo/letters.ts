import { notifyDecision } from '../lib/assessment/commands/decision';
import { recordSift } from '../lib/assessment/commands/sift';
import { makeComplaint } from '../lib/complaint/commands';
import { askForFeedback } from '../lib/feedback/commands';
import { newId } from '../lib/id';
import { callOffLetters, proposeLetters } from '../lib/letter/commands';
import { apply } from './applying';
import type { Case } from './assessing';
import { inventOrganisations, inventProject, regionsOfEngland } from './fiction';
import { insertPerson } from './people';
import { register, type Stage } from './stage';

/**
 * The reserves of the round that is over have not been told yet: their letters wait, and a batch of them was called off. One application of the
 * round that is open could not be assessed; its people ask for feedback, and complain.
 */
export async function leaveLetters(stage: Stage, round: string, cases: readonly Case[]): Promise<void> {
  const { rows } = await stage.owner.query<{ ref: string }>('select r.ref from applications a join funding_rounds r on r.id = a.round_id where a.ref = $1', [cases[0]?.ref]);
  const batch = await proposeLetters(stage.as('officer2'), rows[0]?.ref ?? '', { kinds: ['reserve'], sendAt: new Date(stage.now().getTime() + 86_400_000), key: newId() });
  await callOffLetters(stage.as('officer2'), batch, { reason: 'The nations are told on the same day, and one of them is not ready.' });
  const [organisation] = inventOrganisations(stage.luck, regionsOfEngland, 1, 921);
  if (!organisation) throw new Error('one was invented');
  const applicant = await register(await insertPerson(stage.owner, 'letters@example.org', 'Lena Example'), organisation, inventProject(stage.luck, organisation, 3));
  const ref = await apply(stage, applicant, round, { category: 'category_1', pounds: 52_000, documents: true });
  await recordSift(stage.as('officer1'), ref, { eligible: false, reason: 'The project’s work would end after the last day on which this round can pay for it.' });
  await notifyDecision(stage.as('officer1'), ref);
  await askForFeedback(applicant.person, ref, { question: 'Would the project have been eligible if we had ended it a month earlier?', key: newId() });
  await makeComplaint(applicant.person, ref, { what: 'The guidance that we read in the summer gave a later last day. Nobody told us that it had changed.', wanted: 'Look at the dates again, and tell applicants when guidance changes.', key: newId() });
}
