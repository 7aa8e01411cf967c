import { fields } from '../field';
import { organisationKinds } from '../organisation/vocabulary';

/** The check before sign-in: five short questions whose answers are kept by nobody. */
export const eligibilityForm = {
  place: 'round.eligibility',
  fields: fields({
    round: { kind: 'hidden' },
    kind: { kind: 'oneOf', options: [...organisationKinds, 'other'] },
    inNation: { kind: 'yesNo' },
    amount: { kind: 'money' },
    focusArea: { kind: 'yesNo' },
    group: { kind: 'yesNo' },
  }),
};
