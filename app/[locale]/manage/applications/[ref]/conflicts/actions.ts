'use server';

import { judgeConflict, liftRestriction } from '@/lib/conflict/commands';
import { candidateForm, findingForm, liftingForm } from '@/lib/conflict/schema';
import { candidateOf, personOf } from '@/lib/conflict/choice';
import { formAction } from '@/lib/form-action';

const conflictsOf = (ref: string, done: string) => `/manage/applications/${encodeURIComponent(ref)}/conflicts?done=${done}`;

export const judgeCandidate = formAction(candidateForm, async (actor, { application, candidate, outcome, reason }) => {
  await judgeConflict(actor, application, { ...candidateOf(candidate), outcome, reason });
  return conflictsOf(application, 'judged');
});

export const recordFinding = formAction(findingForm, async (actor, { application, person, reason }) => {
  await judgeConflict(actor, application, { personId: personOf(person, 'person'), kind: 'found', outcome: 'confirmed', reason });
  return conflictsOf(application, 'judged');
});

export const lift = formAction(liftingForm, async (actor, { application, person, reason }) => {
  await liftRestriction(actor, application, { personId: personOf(person, 'person'), reason });
  return conflictsOf(application, 'lifted');
});
