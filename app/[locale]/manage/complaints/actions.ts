'use server';

import { allocateComplaint, answerComplaint, recordComplaint } from '@/lib/complaint/commands';
import { allocationForm, complaintAnswerForm, complaintRecordForm } from '@/lib/complaint/schema';
import { formAction } from '@/lib/form-action';

const page = (ref: string) => `/manage/complaints/${encodeURIComponent(ref)}`;

export const recordForSomebody = formAction(complaintRecordForm, async (actor, said, { key }) =>
  // Whoever wrote it down may have taken part in what it is about, and then does not read it.
  `/manage/complaints?kept=${await recordComplaint(actor, { ...said, key })}`);

export const allocate = formAction(allocationForm, async (actor, { ref, reviewer }) => {
  await allocateComplaint(actor, ref, { reviewer });
  return page(ref);
});

export const answer = formAction(complaintAnswerForm, async (actor, { ref, ...given }) => {
  await answerComplaint(actor, ref, given);
  return page(ref);
});
