import { answering } from '@/app/[locale]/apply/applications/[ref]/clarification/saving';
import type { Person } from '@/lib/access/actor';
import { saveAssistedClarification } from '@/lib/assisted/clarification-commands';
import { assistedClarification } from '@/lib/assisted/queries';
import type { Posted } from '@/lib/form-action';
import type { FormState } from '@/lib/form-state';

/** As on the applicant's own page, by the officer who types what they say. */
export const answerForSomebody = (actor: Person, posted: Posted): Promise<string | FormState> =>
  answering(actor, posted, { save: saveAssistedClarification, read: async (person, ref) => (await assistedClarification(person, ref))?.clarification, at: '/manage/assisted' });
