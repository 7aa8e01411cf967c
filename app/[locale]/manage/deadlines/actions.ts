'use server';

import { confirmDeadlineChange, proposeExtension, proposeGrace, recordIncident, rejectDeadlineChange } from '@/lib/deadline/commands';
import { applicationDeadlineForStaff } from '@/lib/deadline/queries';
import { confirmationForm, extensionForm, findForm, graceForm, incidentForm, rejectionForm } from '@/lib/deadline/schema';
import { londonInstant } from '@/lib/deadline/wall-time';
import { formAction } from '@/lib/form-action';
import { Refusal } from '@/lib/refusal';

const page = (ref: string) => `/manage/deadlines/${encodeURIComponent(ref)}`;

export const findForExtension = formAction(findForm, async (actor, { application }) => {
  const found = await applicationDeadlineForStaff(actor, application.trim().toUpperCase());
  if (!found) throw new Refusal('application_unknown', {}, 'application');
  return `/manage/applications/${found.ref}/extension`;
});

export const extend = formAction(extensionForm, async (actor, { application, date, time, reason }, { key }) =>
  page(await proposeExtension(actor, application, { until: londonInstant(date, time), reason, key })));

export const giveGrace = formAction(graceForm, async (actor, { round, minutes, reason }, { key }) => page(await proposeGrace(actor, round, { minutes, reason, key })));

export const record = formAction(incidentForm, async (actor, { beganOn, beganTime, endedOn, endedTime, minutes, reason }, { key }) =>
  page(await recordIncident(actor, { beganAt: londonInstant(beganOn, beganTime, 'earlier'), endedAt: londonInstant(endedOn, endedTime), minutes, reason, key })));

export const confirm = formAction(confirmationForm, async (actor, { ref }) => {
  await confirmDeadlineChange(actor, ref);
  return page(ref);
});

export const reject = formAction(rejectionForm, async (actor, { ref, reason }) => {
  await rejectDeadlineChange(actor, ref, reason);
  return page(ref);
});
