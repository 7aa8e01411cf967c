'use server';

import { meetCondition, proposeWaiver, sendConditionBack, setCondition, waiveCondition } from '@/lib/condition/commands';
import { newConditionForm, rulingForm, waiverForm } from '@/lib/condition/schema';
import { formAction } from '@/lib/form-action';

const list = (application: string, done: string) => `/manage/applications/${encodeURIComponent(application)}/conditions?done=${done}`;
const rulings = { met: meetCondition, sent_back: sendConditionBack, waiver: proposeWaiver } as const;

export const set = formAction(newConditionForm, async (actor, { application, requirement, needed_by, due_on }, { key }) => {
  await setCondition(actor, application, { requirement, neededBy: needed_by, dueOn: due_on, key });
  return list(application, 'set');
});

export const rule = formAction(rulingForm, async (actor, { application, condition, outcome, reason }) => {
  await rulings[outcome](actor, condition, { reason });
  return list(application, outcome);
});

export const waive = formAction(waiverForm, async (actor, { application, condition, why }) => {
  await waiveCondition(actor, condition, { reason: why });
  return list(application, 'waived');
});
