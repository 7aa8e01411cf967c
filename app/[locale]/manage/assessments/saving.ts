import type { Person } from '@/lib/access/actor';
import { saveScores } from '@/lib/assessment/commands/draft';
import { sealScores } from '@/lib/assessment/commands/score';
import { assignmentForAssessor } from '@/lib/assessment/queries/assessor';
import { scoreFields, scoresFrom, wordedScoreFields } from '@/lib/assessment/score-form';
import { formatTime } from '@/lib/dates';
import type { Raw } from '@/lib/field';
import { typedWords } from '@/lib/field-raw';
import { parseFields } from '@/lib/field-schema';
import { type Posted, problemsInWords } from '@/lib/form-action';
import type { FormState } from '@/lib/form-state';
import { Refusal } from '@/lib/refusal';
import { words } from '@/lib/words';

/**
 * Keeps what was typed first, whatever is to happen with it. Where another window saved something else meanwhile, both texts are shown and
 * nothing is sealed; sealing takes only what this form shows.
 */
export async function keepOrSeal(actor: Person, posted: Posted): Promise<string | FormState> {
  const { ref: named, form, order, ...boxes } = posted.raw;
  const ref = String(named);
  const page = `/manage/assessments/${encodeURIComponent(ref)}`;
  const typed = typedWords(boxes);
  const saved = await saveScores(actor, ref, typed, { version: posted.version, form: typeof form === 'string' ? form : '', order: orderFrom(order) });
  if (posted.intent === 'autosave') return { notice: words(posted.locale)(saved.keptApart.length > 0 ? 'assessing.scores.twoTexts' : 'assessment.scores.saved', { time: formatTime(saved.at) }) };
  if (saved.keptApart.length > 0 || differs(saved.raw, typed)) return `${page}/scores?done=two`;
  if (posted.intent === 'save') return `${page}?done=saved`;
  const mine = await assignmentForAssessor(actor, ref);
  if (!mine) throw new Refusal('not_found');
  const parsed = parseFields(scoreFields(mine), posted.raw);
  if (parsed.problems) return { raw: posted.raw, unsaved: true, errors: problemsInWords(wordedScoreFields(posted.locale, mine), parsed.problems, posted) };
  await sealScores(actor, mine.ref, scoresFrom(mine, parsed.values));
  return `${page}?done=sealed`;
}

/** Another window changed a box that this one did not: what would be sealed is not what stands. */
const differs = (standing: Raw, typed: Raw): boolean => Object.keys(typed).some((name) => (standing[name] ?? '') !== (typed[name] ?? ''));

const orderFrom = (posted: unknown): number => (typeof posted === 'string' && /^\d{1,9}$/.test(posted) ? Number(posted) : 0);
