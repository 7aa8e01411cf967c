import { notifyDecision } from '../lib/assessment/commands/decision';
import { recordSift } from '../lib/assessment/commands/sift';
import { makeComplaint } from '../lib/complaint/commands';
import { askForFeedback } from '../lib/feedback/commands';
import { newId } from '../lib/id';
import { callOffLetters, proposeLetters } from '../lib/letter/commands';
import { sendDueLetters } from '../lib/letter/sending';
import { apply } from './applying';
import { inventOrganisations, inventProject, regionsOfEngland } from './fiction';
import { insertPerson } from './people';
import { type Applicant, register, type Stage } from './stage';

/**
 * Three applications of the round that is open could not be assessed. One has its letter: its people ask for feedback, and complain. The
 * letters of the two others wait, after a batch of them was called off.
 */
export async function leaveLetters(stage: Stage, round: string): Promise<void> {
  const refs: string[] = [];
  const people: Applicant[] = [];
  for (const [index, organisation] of inventOrganisations(stage.luck, regionsOfEngland, 3, 921).entries()) {
    const applicant = await register(await insertPerson(stage.owner, `letters${index}@example.org`, `Lena Example ${index}`), organisation, inventProject(stage.luck, organisation, index));
    const ref = await apply(stage, applicant, round, { category: 'category_1', pounds: 52_000 + index * 1_000, documents: true });
    await recordSift(stage.as('officer1'), ref, { eligible: false, reason: 'The project’s work would end after the last day on which this round can pay for it.' });
    refs.push(ref);
    people.push(applicant);
  }
  const [[told = ''], [applicant]] = [refs, people];
  if (!applicant) throw new Error('there are three');
  await notifyDecision(stage.as('officer1'), told);
  const batch = await proposeLetters(stage.as('officer2'), round, { kinds: ['ineligible'], sendAt: new Date(stage.now().getTime() + 86_400_000), key: newId() });
  await callOffLetters(stage.as('officer2'), batch, { reason: 'The nations are told on the same day, and one of them is not ready.' });
  await askForFeedback(applicant.person, told, { question: 'Would the project have been eligible if we had ended it a month earlier?', key: newId() });
  await makeComplaint(applicant.person, told, { what: 'The guidance that we read in the summer gave a later last day. Nobody told us that it had changed.', wanted: 'Look at the dates again, and tell applicants when guidance changes.', key: newId() });
}

/** Those in reserve are told so, all at once. It decides nothing. */
export async function tellReserves(stage: Stage, round: string): Promise<void> {
  await proposeLetters(stage.as('officer2'), round, { kinds: ['reserve'], sendAt: 'now', key: newId() });
  await sendDueLetters();
}
