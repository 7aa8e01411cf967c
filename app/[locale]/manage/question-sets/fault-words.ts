import type { Locale } from '@/lib/locale';
import type { Fault } from '@/lib/programme/question-check';
import { word } from '@/lib/words';

/** A fault as a sentence that says what to do, and where. */
export function faultInWords(locale: Locale, ref: string, { code, question, page, values }: Fault): { sentence: string; href: string } {
  const place = question ? `/questions/${question}` : page ? '/structure' : '';
  return { sentence: word(locale, `rounds.faults.${code}`, values), href: `/manage/question-sets/${ref}${place}` };
}
