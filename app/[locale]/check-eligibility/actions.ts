'use server';

import { openAction } from '@/lib/form-action';
import { ownAnswers } from '@/lib/programme/rules';
import { eligibilityForm } from '@/lib/programme/schema';

/** The result has an address of its own, which carries the answers: nothing is kept, and it can be sent to a colleague. */
export const checkEligibility = openAction(eligibilityForm, async ({ round, kind, inNation, amount, focusArea, group }, { raw }) => {
  const yesNo = (value: boolean) => (value ? 'yes' : 'no');
  const query = new URLSearchParams({ round, kind, inNation: yesNo(inNation), amount: String(amount), focusArea: yesNo(focusArea), group: yesNo(group) });
  for (const [name, answer] of ownAnswers(raw)) query.set(name, answer);
  return `/check-eligibility/result?${query}`;
});
