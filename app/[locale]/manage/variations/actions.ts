'use server';

import { formAction } from '@/lib/form-action';
import { approveVariation, proposeRelease, proposeVariation, refuseVariation, withdrawVariation } from '@/lib/variation/commands';
import { proposalForm, unusedForm, variationApprovalForm, variationRefusalForm, variationWithdrawalForm } from '@/lib/variation/schema';

const page = (ref: string, done: string) => `/manage/variations/${encodeURIComponent(ref)}?done=${done}`;

export const propose = formAction(proposalForm, async (actor, { award, amount, startsOn, endsOn, sites = [], ...rest }, { key }) =>
  page(await proposeVariation(actor, award, { ...rest, amountPence: amount, plannedStartDate: startsOn, plannedEndDate: endsOn, sites, key }), 'proposed'));

export const proposeUnused = formAction(unusedForm, async (actor, { award, amount, reason }, { key }) => page(await proposeRelease(actor, award, { amountPence: amount, reason, key }), 'proposed'));

export const approve = formAction(variationApprovalForm, async (actor, { ref, reason }, { key }) => {
  const { approved } = await approveVariation(actor, ref, { reason, key });
  return page(ref, approved ? 'approved' : 'first');
});

export const refuse = formAction(variationRefusalForm, async (actor, { ref, reason }) => {
  await refuseVariation(actor, ref, { reason });
  return page(ref, 'refused');
});

export const withdraw = formAction(variationWithdrawalForm, async (actor, { ref, reason }) => {
  await withdrawVariation(actor, ref, { reason });
  return page(ref, 'withdrawn');
});
