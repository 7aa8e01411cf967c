import { calendarDate } from '../dates';
import { type AgeBand, ageBands, confidencePoints, type Group, groups, type LadderAnswer } from './definitions';
import { cleanCell } from './register-csv';

/** Reading one cell. Parsing has no effects: each function answers undefined when it cannot read the cell, and the register says so. */

const months = [
  ['january', 'jan', 'ionawr', 'ion'], ['february', 'feb', 'chwefror', 'chwef'], ['march', 'mar', 'mawrth', 'maw'], ['april', 'apr', 'ebrill', 'ebr'],
  ['may', 'mai'], ['june', 'jun', 'mehefin', 'meh'], ['july', 'jul', 'gorffennaf', 'gorff'], ['august', 'aug', 'awst'], ['september', 'sep', 'sept', 'medi'],
  ['october', 'oct', 'hydref', 'hyd'], ['november', 'nov', 'tachwedd', 'tach'], ['december', 'dec', 'rhagfyr', 'rhag'],
];
const monthNumber = new Map(months.flatMap((names, at) => names.map((name) => [name, at + 1] as const)));

/** Years of birth with two figures: 27 to 99 are last century. The register warns when it meets one. */
const birthPivot = 26;

/**
 * A date, day first, as people and spreadsheets write it: 3/2/26, 03.02.2026, 2026-02-03, 3rd February 2026, or the number of a day
 * that a spreadsheet leaves when its format is lost. A month above 12 is never swapped with the day: the person is asked.
 */
export function readDate(cell: string, kind: 'session' | 'birth' = 'session'): string | undefined {
  const text = cell.toLowerCase().replace(/[ t]\d{1,2}:\d{2}.*$/, '').replace(/^(mon|tue|wed|thu|fri|sat|sun)[a-z]*[, ]+/, '').trim();
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text);
  if (iso) return calendarDate(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const numeric = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})$/.exec(text);
  if (numeric) return calendarDate(century(numeric[3] ?? '', kind), Number(numeric[2]), Number(numeric[1]));
  const named = /^(\d{1,2})(?:st|nd|rd|th|af|ain|il|ydd|fed|eg)?[-/. ]+(?:of )?([a-z]+)\.?[-/., ]+(\d{4}|\d{2})$/.exec(text);
  if (named) return calendarDate(century(named[3] ?? '', kind), monthNumber.get(named[2] ?? '') ?? 0, Number(named[1]));
  return /^\d{5}$/.test(text) && Number(text) >= 9_000 && Number(text) <= 60_000 ? dayNumber(Number(text)) : undefined;
}

export const hasTwoFigureYear = (cell: string): boolean => /^\d{1,2}[-/. ](\d{1,2}|[a-z]+)[-/. ]\d{2}$/i.test(cell);

function century(year: string, kind: 'session' | 'birth'): number {
  if (year.length === 4) return Number(year);
  return Number(year) + (kind === 'birth' && Number(year) > birthPivot ? 1900 : 2000);
}

/** Day 1 is 1 January 1900, and the 29 February 1900 that never was is counted: so a spreadsheet's day 0 is 30 December 1899. */
function dayNumber(days: number): string {
  return new Date(Date.UTC(1899, 11, 30) + days * 86_400_000).toISOString().slice(0, 10);
}

/** Whole years from a birth to a day, both YYYY-MM-DD. */
export const ageOn = (birth: string, day: string): number => Number(day.slice(0, 4)) - Number(birth.slice(0, 4)) - (day.slice(5) < birth.slice(5) ? 1 : 0);

const oldest = 130;
const bandLimits: readonly [AgeBand, number, number][] = [
  ['under_18', 0, 17], ['18_25', 18, 25], ['26_59', 26, 59], ['60_69', 60, 69], ['70_79', 70, 79], ['80_and_over', 80, oldest],
];
export const bandOfAge = (age: number): AgeBand => bandLimits.find(([, low, high]) => age >= low && age <= high)?.[0] ?? 'not_known';

export type StatedAge = { band: AgeBand; older: boolean; young: boolean };
const ownBands = new Map<string, AgeBand>(ageBands.flatMap((one) => [[one.text.en.toLowerCase(), one.key], [one.text.cy.toLowerCase(), one.key], [one.key, one.key]]));

/** An age in years, or a band of ours or of theirs: a band that lies across two of ours has no place, though it can still say "older". */
export function readAge(cell: string): StatedAge | undefined {
  const text = cell.toLowerCase().replace(/ ?(years old|years|year|yrs|oed)\b\.?/g, '').replace(/[–—−]/g, '-').trim();
  if (/^(prefer not to say|not known|unknown|not asked|n\/a|gwell peidio â dweud|ddim yn hysbys|heb ofyn|-|\?)$/.test(text)) return { band: 'not_known', older: false, young: false };
  const own = ownBands.get(text);
  const limits = own ? bandLimits.find(([band]) => band === own) : undefined;
  const [low, high] = limits ? [limits[1], limits[2]] : ageLimits(text);
  if (low === undefined || high === undefined || low > high || high > oldest) return own ? { band: own, older: false, young: false } : undefined;
  const inside = bandLimits.find(([, from, to]) => low >= from && high <= to);
  return { band: inside?.[0] ?? 'not_known', older: low >= 60, young: high <= 25 };
}

function ageLimits(text: string): [number, number] | [] {
  const range = /^(\d{1,3}) ?(?:-|to|i|_) ?(\d{1,3})$/.exec(text);
  if (range) return [Number(range[1]), Number(range[2])];
  const from = /^(?:(?:over|dros|>=?) ?(\d{1,3})s?|(\d{1,3}) ?(?:\+|plus|and over|or over|and older|a throsodd|neu hŷn|a hŷn))$/.exec(text);
  if (from) return [Number(from[1] ?? from[2]), oldest];
  const below = /^(?:under|below|dan|<) ?(\d{1,3})s?$/.exec(text);
  if (below) return [0, Number(below[1]) - 1];
  const upTo = /^(\d{1,3}) ?(?:and under|or under|and younger|ac iau|neu iau)$/.exec(text);
  if (upTo) return [0, Number(upTo[1])];
  return /^\d{1,3}$/.test(text) ? [Number(text), Number(text)] : [];
}

const answerWords: Record<LadderAnswer, string> = {
  achieved: 'yes|y|true|1|done|achieved|completed|complete|✓|✔|☑|✅|tick|ie|do|oes|ydy|ydw|wedi|cyflawnwyd|wedi’i gyflawni|wedi\'i gyflawni',
  not_achieved: 'no|n|false|0|not yet|not achieved|not done|✗|✘|☐|❌|nac ydy|nac oes|naddo|nage|ddim eto|heb ei gyflawni|heb',
  not_applicable: 'n/a|n.a.|n.a|not applicable|does not apply|amh|amherthnasol|ddim yn berthnasol|dd/b',
  not_recorded: '|not recorded|not asked|unknown|not known|don\'t know|don’t know|dk|?|-|–|—|heb ei gofnodi|heb ofyn|ddim yn hysbys|prefer not to say',
};
const answers = new Map((Object.entries(answerWords) as [LadderAnswer, string][]).flatMap(([answer, list]) => list.split('|').map((word) => [word, answer] as const))); // as: the keys of the table above

/** "NA" is English for not applicable and Welsh for no: it goes by the language of the register. */
export const isNa = (cell: string): boolean => /^na$/i.test(cell);
export function readAnswer(cell: string, welsh: boolean): LadderAnswer | undefined {
  if (isNa(cell)) return welsh ? 'not_achieved' : 'not_applicable';
  return answers.get(cell.toLowerCase());
}
/** Words that only a Welsh register has, wherever they stand. */
export const isWelshAnswer = (cell: string): boolean => /^(ie|amh|oes|ydy|nac ydy|naddo|nac oes|ddim eto)$/i.test(cell);

/** A cell below a session's date: what people write for "came". A cross there is a mark, and "a" is absent. */
export function readTick(cell: string): boolean {
  if (/^(x|p|present|attended|presennol|\/|\\|•|●)$/i.test(cell)) return true;
  const number = Number(cell);
  if (cell !== '' && Number.isFinite(number)) return number > 0;
  return readAnswer(cell, true) === 'achieved';
}

/** A length of time in minutes: 1.5, "1,5", 1:30, "1h 30", "90 mins". */
export function readMinutes(cell: string, unit: 'hours' | 'minutes'): number | undefined {
  const text = cell.toLowerCase().replace(/½/g, '.5').replace(/¼/g, '.25').replace(/¾/g, '.75').replace(/(\d) \./g, '$1.');
  const clock = /^(\d{1,3})(?::|h|hrs?| ?hours?| ?awr)(?: ?(\d{1,2})(?::00| ?m(?:ins?|inutes?)?| ?munud)?)$/.exec(text);
  if (clock) return Number(clock[1]) * 60 + Number(clock[2]);
  const number = /^(\d*[.,]?\d+) ?(h|hrs?|hours?|awr|oriau|m|mins?|minutes?|munud|munudau)?$/.exec(text);
  if (!number) return undefined;
  const value = Number((number[1] ?? '').replace(',', '.'));
  const given = number[2] ? (/^m/.test(number[2]) ? 'minutes' : 'hours') : unit;
  return given === 'hours' ? Math.round(value * 60) : Math.round(value);
}

const groupWords: Record<Exclude<Group, 'not_asked'>, RegExp> = {
  older_people: /^(older( people| person)?|over 60s?|60\+|60 and over|pobl hŷn|hŷn)/,
  disabled_people: /^(disabled|disability|long.term (health )?condition|anabl|pobl anabl)/,
  low_income_households: /^(low.income|people in low.income|c2|aelwyd|incwm isel|pobl mewn aelwyd)/,
  unemployed_people: /^(unemploy|out of work|pobl ddi.waith|di.waith|ddi.waith)/,
  young_people: /^(young|25 and under|under 25|neet|pobl ifanc|ifanc)/,
  prefer_not_to_say: /^(prefer not|gwell)/,
};
const noGroup = /^(none|no|n|none of these|none of the above|dim|dim un|nac oes|na)$/;
const notAsked = /^(not asked|unknown|n\/a|-|heb ofyn)$/;

/** The groups named in a cell. `asked` is false only when the cell says that nobody asked. */
export function readGroups(cell: string): { groups: Group[]; asked: boolean; unknown: boolean } {
  const text = cell.toLowerCase();
  const found = { groups: [] as Group[], asked: !notAsked.test(text), unknown: false };
  if (!found.asked || noGroup.test(text)) return found;
  for (const part of text.split(/[;,|/&]|\band\b(?! over| under)/).map(cleanCell)) {
    const own = groupNamed(part);
    if (own) found.groups.push(own);
    else if (part !== '' && !noGroup.test(part)) found.unknown = true;
  }
  return found;
}

function groupNamed(text: string): Group | undefined {
  const key = text.replace(/[ -]/g, '_');
  return groups.find((one) => one.key !== 'not_asked' && (one.key === key || groupWords[one.key].test(text)))?.key;
}

const pointWords = new Map(confidencePoints.flatMap((point, at) => [point.text.en, point.text.cy, point.text.en.slice(3), point.text.cy.slice(3)].map((text) => [text.toLowerCase(), at + 1] as const)));

/** 1 to 5, with or without its words or "/5". */
export function readConfidence(cell: string): number | undefined {
  const point = /^([1-5])(?:\.0+)?(?: ?(?:\/|out of|o) ?5)?$/.exec(cell);
  return point ? Number(point[1]) : pointWords.get(cell.toLowerCase());
}
