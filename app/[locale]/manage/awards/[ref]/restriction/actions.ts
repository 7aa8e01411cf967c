'use server';

import { liftAwardRestriction } from '@/lib/conflict/award-commands';
import { personOf } from '@/lib/conflict/choice';
import { awardLiftingForm } from '@/lib/conflict/schema';
import { formAction } from '@/lib/form-action';

export const liftOfAward = formAction(awardLiftingForm, async (actor, { award, person, reason }) => {
  await liftAwardRestriction(actor, award, { personId: personOf(person, 'person'), reason });
  return `/manage/awards/${encodeURIComponent(award)}/restriction?done=lifted`;
});
