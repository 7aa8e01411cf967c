import type { Person } from '@/lib/access/actor';
import type { Fields, ValuesOf } from '@/lib/field';
import { rawWithRow, typedWords } from '@/lib/field-raw';
import { parseFields } from '@/lib/field-schema';
import { type Posted, problemsInWords } from '@/lib/form-action';
import type { FormState } from '@/lib/form-state';
import { editRound } from '@/lib/programme/round-commands';
import { isRoundPart, roundParts } from '@/lib/programme/round-forms';
import { roundForStaff } from '@/lib/programme/round-queries';
import type { RoundRules } from '@/lib/programme/round';
import { Refusal } from '@/lib/refusal';
import { wordFields } from '@/lib/words';

/** One page of a round's settings: which of them is posted along, and each has its own fields. */
export async function savePart(actor: Person, posted: Posted): Promise<string | FormState> {
  const [ref, name] = [String(posted.raw.round ?? ''), String(posted.raw.part ?? '')];
  if (!isRoundPart(name)) throw new Refusal('not_found');
  const longer = rawWithRow({ ...posted.raw, intent: posted.intent });
  if (longer) return { raw: longer };
  const { fields, place, change } = roundParts[name];
  const parsed = parseFields<Fields>(fields, posted.raw);
  if (parsed.problems) return { raw: typedWords(posted.raw), errors: problemsInWords(wordFields(posted.locale, place, fields), parsed.problems, posted) };
  const round = await roundForStaff(actor, ref);
  if (!round) throw new Refusal('not_found');
  // The values were parsed by the very fields of this part; the union of all parts cannot say so.
  const changed = (change as (values: ValuesOf<Fields>, rules: RoundRules) => Partial<RoundRules>)(parsed.values, round.rules);
  await editRound(actor, ref, posted.version, changed);
  return `/manage/rounds/${ref}`;
}
