import type { ErrorSentences } from '../../lib/field-error';
import { errorSentences } from '../../lib/field-sentences';
import type { Locale } from '../../lib/locale';
import type { Verdict } from '../../lib/sums';
import { words } from '../../lib/words';
import { cy } from '../../messages/cy';
import { en } from '../../messages/en';

/** A sentence for each of a language's plural forms, with `{count}` where the number stands. */
export type Plural = Partial<Record<Intl.LDMLPluralRule, string>>;

/** Every word a form needs of its own, small enough to travel with it: the catalogue stays on the server. */
export type FormLabels = {
  serviceName: string;
  submit: string;
  optional: string;
  yes: string;
  no: string;
  day: string;
  month: string;
  year: string;
  addRow: string;
  total: string;
  wordsLeft: Plural;
  wordsOver: Plural;
  upToWords: string;
  waiting: string;
  done: string;
  problem: string;
  kept: { title: string; body: string };
  sums: Record<Verdict, string>;
  places: { found: Plural; none: string; meant: string; asTyped: string };
  keeping: { unsaved: string; kept: string; lost: string };
};

export type FormWords = { locale: Locale; sentences: ErrorSentences; labels: FormLabels };

/** One number for each plural form of the language. */
const examples = { en: [1, 1000], cy: [0, 1, 2, 3, 6, 1000] };

function plural(locale: Locale, key: 'common.wordsLeft' | 'common.wordsOver' | 'answering.places.found'): Plural {
  const say = words(locale);
  const rules = new Intl.PluralRules(locale);
  return Object.fromEntries(examples[locale].map((count) => [rules.select(count), say(key, { count }).replace(/[\d,]+/, '{count}')]));
}

/** For the server: `<Form {...formWords(locale)} action={…} fields={…} />`. */
export function formWords(locale: Locale): FormWords {
  const { common, answering } = locale === 'cy' ? cy : en;
  const { serviceName, save, optional, yes, no, date, addRow, total, problem, upToWords, waiting, done, kept } = common;
  return {
    locale,
    sentences: errorSentences(locale),
    labels: {
      upToWords, waiting, done, kept, keeping: answering.keeping, sums: answering.sums, places: { ...answering.places, found: plural(locale, 'answering.places.found') }, ...date, serviceName, submit: save, optional, yes, no, addRow, total,
      wordsLeft: plural(locale, 'common.wordsLeft'), wordsOver: plural(locale, 'common.wordsOver'), problem: `${problem.title}. ${problem.body}`,
    },
  };
}
