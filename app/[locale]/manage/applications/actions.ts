'use server';

import { notifyDecision } from '@/lib/assessment/commands/decision';
import { openPanel, recommend, recordDueDiligence } from '@/lib/assessment/commands/panel';
import { assignAssessors, recordSift } from '@/lib/assessment/commands/sift';
import { dueDiligenceForm, notificationForm, panelForm, recommendationForm, siftForm } from '@/lib/assessment/schema';
import { formAction, rawAction } from '@/lib/form-action';

const file = (ref: string, done: string) => `/manage/applications/${encodeURIComponent(ref)}?done=${done}`;

export const sift = formAction(siftForm, async (actor, { ref, eligible, reason }) => {
  await recordSift(actor, ref, { eligible, reason });
  return file(ref, 'sift');
});

/** Who can be chosen is data, so the boxes are read as they came; the command checks each. */
export const assign = rawAction(async (actor, { raw }) => {
  const ref = String(raw.ref);
  const chosen = (Array.isArray(raw.assessors) ? raw.assessors : [raw.assessors]).filter((one) => typeof one === 'string');
  await assignAssessors(actor, ref, chosen.filter((one) => /^[0-9a-f-]{36}$/.test(one)));
  return file(ref, 'assessors');
});

export const openThePanel = formAction(panelForm, async (actor, { ref }) => {
  await openPanel(actor, ref);
  return file(ref, 'panel');
});

export const recommendApplication = formAction(recommendationForm, async (actor, { ref, outcome, amount, reason }) => {
  await recommend(actor, ref, { outcome, amountPence: amount, reason });
  return file(ref, 'recommendation');
});

export const recordChecks = formAction(dueDiligenceForm, async (actor, { ref, findings }) => {
  await recordDueDiligence(actor, ref, findings);
  return file(ref, 'due-diligence');
});

export const tellApplicant = formAction(notificationForm, async (actor, { ref }) => {
  await notifyDecision(actor, ref);
  return file(ref, 'notification');
});
