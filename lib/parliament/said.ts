import { csvText } from '../award-import/mark-up';
import { formatDate } from '../dates';
import type { Locale } from '../locale';
import { formatMoney } from '../money';
import { districtName } from '../publication/districts';
import { isRegionCode, regionOf } from '../publication/places';
import { word, words } from '../words';
import type { Answer } from './queries';
import { type AnswerRow, notKnown, successRate } from './rules';

export const answerColumns = ['place', 'bids', 'successes', 'rate', 'asked', 'awarded'] as const;

/** A row's place in words: a region, a nation, a district with its region, or "not known". */
export function placeName(locale: Locale, { question: { level } }: Answer, key: string): string {
  const say = words(locale);
  if (key === notKnown) return say('records.parliament.notKnown');
  if (level === 'nation') return word(locale, `state.nation.${key}`);
  const [code = '', district] = key.split('|');
  const region = isRegionCode(code) ? regionOf(code).name[locale] : code;
  if (district === undefined) return region;
  return district ? `${districtName(district, locale)} (${region})` : say('records.parliament.district.none', { region });
}

const money = (pence: number) => (pence / 100).toFixed(2);
const roundName = (locale: Locale, { roundTitle }: Answer): string => (roundTitle ? roundTitle[locale] || roundTitle.en : words(locale)('records.parliament.allRounds'));

/** The sentence to paste: figures, what they count, of which day, and from where. */
export function answerSentence(locale: Locale, answer: Answer): string {
  const { total, question, now } = answer;
  return words(locale)('records.parliament.sentence', {
    round: roundName(locale, answer), asAt: formatDate(question.asAt, locale), bids: total.bids, asked: formatMoney(total.askedPence), successes: total.successes, awarded: formatMoney(total.awardedPence),
    basis: words(locale)(`records.parliament.basisIs.${question.basis}`), read: formatDate(now, locale),
  });
}

/** The table as CSV with its definition at the end; what a spreadsheet would run as a formula is made text. */
export function answerCsv(locale: Locale, answer: Answer): string {
  const say = words(locale);
  const line = (name: string, row: AnswerRow) => [name, String(row.bids), String(row.successes), successRate(row), money(row.askedPence), money(row.awardedPence)];
  return csvText([
    answerColumns.map((key) => say(`records.parliament.${key}`)),
    ...answer.rows.map((row) => line(placeName(locale, answer, row.key), row)),
    line(say('records.parliament.total'), answer.total),
    [],
    [answerSentence(locale, answer)],
    ...notesOf(locale, answer).map((note) => [note]),
  ]);
}

/** What has to be said with the figures, so that nobody adds up what does not add up. */
export function notesOf(locale: Locale, { question, inSeveral, unpublished }: Answer): string[] {
  const say = words(locale);
  return [
    say('records.parliament.definition'),
    ...(question.level === 'district' ? [say(`records.parliament.district.${question.basis}`), say('records.parliament.district.boundaries')] : []),
    ...(question.basis === 'delivery' ? [say('records.parliament.several', { count: inSeveral })] : []),
    ...(unpublished > 0 ? [say('records.parliament.unpublished', { count: unpublished })] : []),
  ];
}
