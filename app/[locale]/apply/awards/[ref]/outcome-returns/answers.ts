import type { FieldError } from '@/lib/field';
import { formatTime } from '@/lib/dates';
import { type Posted, savedNotice } from '@/lib/form-action';
import type { Locale } from '@/lib/locale';
import type { Saved } from '@/lib/outcome-return/commands';
import type { CountedFile } from '@/lib/outcome-return/count-file';
import { personalSentence } from '@/lib/outcome-return/register-personal';
import { problemPlace, problemSentence } from '@/lib/outcome-return/register-rules';
import type { Typed } from '@/lib/outcome-return/schema';
import { words } from '@/lib/words';
import type { TotalsState } from './[out]/use-saving';

/** The page that the totals go on to once nothing keeps them back; otherwise the same page, with what was saved. */
export function afterSaving(saved: Saved, { raw, intent, locale }: Posted, path: string): string | TotalsState {
  if (saved.theirs) return { raw, version: saved.version, theirs: saved.theirs };
  if (intent === 'continue' && saved.errors === 0) return `${path}/submission`;
  return { raw, version: saved.version, notice: savedNotice(locale, formatTime(saved.savedAt)) };
}

const mostSentences = 30;

/** Why a file was not counted, by row and column with the remedy; undefined when it was. */
export function whyNotCounted(counted: CountedFile, locale: Locale): FieldError[] | undefined {
  if ('totals' in counted) return undefined;
  const say = words(locale);
  const place = { level: 'error', value: '', code: 'nothing', values: {} } as const;
  const sentences =
    'personal' in counted
      ? counted.personal.map((one) => say('outcome.count.at', { place: problemPlace({ ...place, ...one }, locale), sentence: personalSentence(one.kind, locale) }))
      : counted.problems.map((one) => {
          const said = { place: problemPlace(one, locale), sentence: problemSentence(one, locale) };
          return one.value ? say('outcome.count.atValue', { ...said, value: one.value }) : say('outcome.count.at', said);
        });
  const more = sentences.length > mostSentences ? [say('outcome.count.more', { count: sentences.length - mostSentences })] : [];
  return [...sentences.slice(0, mostSentences), ...more].map((sentence) => ({ name: 'file', sentence }));
}

/** The counted numbers over those that were typed; what the file does not say stays as it was. */
export const countedOver = (typed: Typed, counted: CountedFile): Typed =>
  'totals' in counted ? { ...typed, ...Object.fromEntries(Object.entries(counted.totals).filter(([, value]) => value !== '')) } : typed;
