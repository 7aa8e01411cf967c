import type { Person } from '@/lib/access/actor';
import { wordedAskFields } from '@/lib/clarification/ask-form';
import { clarificationForStaff } from '@/lib/clarification/queries';
import type { Asked } from '@/lib/clarification/rules';
import { askFields } from '@/lib/clarification/schema';
import type { Raw } from '@/lib/field';
import { rawWithRow } from '@/lib/field-raw';
import { parseFields } from '@/lib/field-schema';
import { type Posted, problemsInWords } from '@/lib/form-action';
import type { FormState } from '@/lib/form-state';
import { Refusal } from '@/lib/refusal';

type Request = { ref: string; dueOn: string; questions: Asked[] };

/** What an officer asks, or the form again with what is wrong. */
export async function requestFrom(actor: Person, posted: Posted): Promise<Request | (FormState & { raw: Raw })> {
  const ref = String(posted.raw.ref);
  const found = await clarificationForStaff(actor, ref);
  if (!found) throw new Refusal('not_found');
  const longer = rawWithRow({ ...posted.raw, intent: posted.intent });
  if (longer) return { raw: longer };
  const parsed = parseFields(askFields(found.questions.map(({ name }) => name)), posted.raw);
  if (parsed.problems) return { raw: posted.raw, errors: problemsInWords(wordedAskFields(posted.locale, found.questions), parsed.problems, posted) };
  return { ref, dueOn: parsed.values.dueOn, questions: parsed.values.questions.map(({ question, asks }) => ({ name: question, asks })) };
}
