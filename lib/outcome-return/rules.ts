import type { Bilingual, Locale } from '../locale';
import { ageBands, type CountKey, confidencePoints, countKeys, groups, labelOf, ladderAnswers, ladderSteps, measureOf, measures, readCount, tasks, type Totals } from './definitions';

/** What is wrong, or only odd, with a page of totals. `key` is the box it belongs to. The same in the browser and on the server. */
export type Finding = { level: 'error' | 'warning'; key: string; code: FindingCode; values: Record<string, string | number> };
type Values = Finding['values'];

/** More people than live in the United Kingdom is a slip of the finger, and the database keeps whole numbers of this size. */
const largest = 99_999_999;
/** Support longer than a working day each time, or shorter than six minutes, is asked about and never refused. */
const longestVisit = 8;
const visitsAnHour = 10;

/** All findings on a page, errors first, so that warnings never drown errors (usdr-gost #376). `previous` is the earlier accepted return. */
export function checkTotals(totals: Totals, previous?: Totals): Finding[] {
  if (countKeys.every((key) => readCount(totals[key]) === '')) return [error('people.total', 'everything_blank')];
  const found = [
    ...checkNumbers(totals), ...checkPeople(totals), ...checkActivity(totals), ...checkParts(totals), ...checkAges(totals), ...checkLadder(totals),
    ...checkConfidence(totals), ...(previous ? checkAgainst(totals, previous) : []),
  ];
  return [...found.filter((one) => one.level === 'error'), ...found.filter((one) => one.level === 'warning')];
}

const error = (key: string, code: FindingCode, values: Values = {}): Finding => ({ level: 'error', key, code, values });
const warning = (key: string, code: FindingCode, values: Values = {}): Finding => ({ level: 'warning', key, code, values });

/** The number in a box, or undefined when it is blank or was already found not to be one. */
function numberIn(totals: Totals, key: CountKey): number | undefined {
  const value = readCount(totals[key]);
  return typeof value === 'number' && isCount(value) ? value : undefined;
}
const isCount = (value: number) => Number.isInteger(value) && value >= 0 && value <= largest;

function sumOf(totals: Totals, keys: readonly CountKey[]): { sum: number; blank: boolean } {
  const numbers = keys.map((key) => numberIn(totals, key));
  return { sum: numbers.reduce<number>((sum, one) => sum + (one ?? 0), 0), blank: numbers.every((one) => one === undefined) };
}

function checkNumbers(totals: Totals): Finding[] {
  return countKeys.flatMap((key) => {
    const value = readCount(totals[key]);
    if (value === '' || (typeof value === 'number' && isCount(value))) return [];
    if (typeof value === 'number' && value > largest) return [error(key, 'too_large', { value, largest })];
    return [error(key, 'not_whole', { value })];
  });
}

function checkPeople(totals: Totals): Finding[] {
  if (readCount(totals['people.total']) === '') return [error('people.total', 'people_missing')];
  return totals.people_basis === '' ? [error('people_basis', 'basis_missing')] : [];
}

function checkActivity(totals: Totals): Finding[] {
  const people = numberIn(totals, 'people.total');
  const attendances = numberIn(totals, 'activity.attendances');
  const sessions = numberIn(totals, 'activity.sessions');
  const hours = numberIn(totals, 'activity.hours');
  if (attendances === undefined) return [];
  const found: Finding[] = [];
  if (people !== undefined && attendances < people) found.push(error('activity.attendances', 'attendances_below_people', { value: attendances, people }));
  if (sessions !== undefined && sessions > attendances) found.push(error('activity.sessions', 'sessions_over_attendances', { value: sessions, attendances }));
  if (hours !== undefined && hours > attendances * longestVisit) found.push(warning('activity.hours', 'hours_many', { value: hours, attendances, longest: longestVisit }));
  if (hours !== undefined && hours < Math.floor(attendances / visitsAnHour)) found.push(warning('activity.hours', 'hours_few', { value: hours, attendances }));
  return found;
}

/** Groups and tasks overlap, so they are held against the people one by one. */
function checkParts(totals: Totals): Finding[] {
  const people = numberIn(totals, 'people.total');
  const parts: CountKey[] = [...groups.map((one) => `group.${one.key}` as const), ...tasks.map((one) => `task.${one.key}` as const), 'confidence.both'];
  const over = parts.flatMap((key) => {
    const value = numberIn(totals, key);
    return people !== undefined && value !== undefined && value > people ? [error(key, 'more_than_people', { value, people })] : [];
  });
  const allEight = numberIn(totals, 'task.all_eight') ?? 0;
  const below = tasks.map((one) => `task.${one.key}` as const).find((key) => (numberIn(totals, key) ?? allEight) < allEight);
  return below ? [...over, error('task.all_eight', 'all_eight_over_task', { value: allEight, other: below, count: numberIn(totals, below) ?? 0 })] : over;
}

function checkAges(totals: Totals): Finding[] {
  const people = numberIn(totals, 'people.total');
  const { sum, blank } = sumOf(totals, ageBands.map((one) => `age.${one.key}` as const));
  if (people === undefined || blank) return [];
  const found: Finding[] = [];
  if (sum > people) found.push(error('age.under_18', 'ages_over_people', { sum, people }));
  if (sum < people) found.push(warning('age.not_known', 'ages_below_people', { sum, people, missing: people - sum }));
  return [...found, ...checkGroupAge(totals, 'group.older_people', ['age.60_69', 'age.70_79', 'age.80_and_over']), ...checkGroupAge(totals, 'group.young_people', ['age.under_18', 'age.18_25'])];
}

/** "Older" and "young" are ages too: with every age known, the group and the bands say the same thing twice and must agree. */
function checkGroupAge(totals: Totals, key: CountKey, bands: CountKey[]): Finding[] {
  const value = numberIn(totals, key);
  const { sum } = sumOf(totals, bands);
  const unknown = numberIn(totals, 'age.not_known') ?? 0;
  if (value === undefined || (value >= sum && value <= sum + unknown)) return [];
  return [warning(key, 'group_disagrees_with_ages', { value, sum })];
}

function checkLadder(totals: Totals): Finding[] {
  const people = numberIn(totals, 'people.total');
  const found: Finding[] = [];
  let blanks = 0;
  for (const step of ladderSteps) {
    const { sum, blank } = sumOf(totals, ladderAnswers.map((answer) => `ladder.${step.key}.${answer.key}` as const));
    const key = `ladder.${step.key}.achieved` as const;
    if (blank) blanks += 1;
    else if (people !== undefined && sum > people) found.push(error(key, 'ladder_over_people', { step: step.key, sum, people }));
    else if (people !== undefined && sum < people) found.push(warning(`ladder.${step.key}.not_recorded`, 'ladder_below_people', { step: step.key, sum, people, missing: people - sum }));
    found.push(...checkStepBefore(totals, step, key));
  }
  // One sentence for all the blank steps: nine of the same would drown the rest.
  if (blanks > 0 && people !== 0) found.push(warning('ladder.device_and_email.achieved', 'ladder_blank', { blanks, steps: ladderSteps.length }));
  return found;
}

/** More people past a step than at the one before it is odd, unless nobody wrote the earlier one down. */
function checkStepBefore(totals: Totals, step: (typeof ladderSteps)[number], key: CountKey): Finding[] {
  if (!step.after) return [];
  const value = numberIn(totals, key);
  const before = numberIn(totals, `ladder.${step.after}.achieved`);
  if (value === undefined || before === undefined) return [];
  const room = before + (numberIn(totals, `ladder.${step.after}.not_recorded`) ?? 0);
  return value > room ? [warning(key, 'steps_not_nested', { step: step.key, value, other: step.after, count: before })] : [];
}

function checkConfidence(totals: Totals): Finding[] {
  const people = numberIn(totals, 'people.total');
  const both = numberIn(totals, 'confidence.both');
  const asked = (['before', 'after'] as const).map((when) => ({ key: `confidence.${when}.point_1` as const, ...sumOf(totals, confidencePoints.map((point) => `confidence.${when}.${point.key}` as const)) }));
  const found = asked.filter((one) => people !== undefined && one.sum > people).map((one) => error(one.key, 'confidence_over_people', { sum: one.sum, people: people ?? 0 }));
  const fewest = Math.min(...asked.map((one) => one.sum));
  if (both !== undefined && both > fewest) found.push(error('confidence.both', 'both_over_asked', { value: both, count: fewest }));
  return found;
}

/** Totals run from the start of the award, so they never fall. What was accepted wrongly is corrected for its own month first. */
function checkAgainst(totals: Totals, previous: Totals): Finding[] {
  return countKeys.flatMap((key) => {
    const earlier = numberIn(previous, key);
    if (!measureOf(key)?.cumulative || earlier === undefined) return [];
    const value = readCount(totals[key]);
    // The number of people is asked for in any case: one box, one sentence.
    if (value === '') return earlier > 0 && key !== 'people.total' ? [error(key, 'blank_now', { earlier })] : [];
    return typeof value === 'number' && isCount(value) && value < earlier ? [error(key, 'fell', { value, earlier })] : [];
  });
}

/** More blanks than this are said together. */
const mostBlanks = 3;

/** The errors as a summary lists them: blanks that an earlier figure forbids are one line, each box saying its own; one by one they would hide the rest. */
export function inSummary(errors: readonly Finding[]): Finding[] {
  const blank = errors.filter(({ code }) => code === 'blank_now');
  const [first] = blank;
  if (!first || blank.length <= mostBlanks) return [...errors];
  return [...errors.filter(({ code }) => code !== 'blank_now'), error(first.key, 'blank_now_many', { blanks: blank.length })];
}

const sentences = {
  everything_blank: { en: 'Every figure is blank. Enter at least the number of people, or 0 if nobody has come yet', cy: 'Mae pob ffigur yn wag. Rhowch o leiaf nifer y bobl, neu 0 os nad oes neb wedi dod eto' },
  people_missing: { en: 'Enter the number of people, each person once', cy: 'Rhowch nifer y bobl, pob person unwaith' },
  basis_missing: { en: 'Choose whether the people were counted or estimated', cy: 'Dewiswch a gafodd y bobl eu cyfrif neu eu hamcangyfrif' },
  not_whole: { en: '{label}: “{value}” is not a whole number of 0 or more. Use figures only, such as 120', cy: '{label}: nid yw “{value}” yn rhif cyfan 0 neu fwy. Defnyddiwch ffigurau yn unig, er enghraifft 120' },
  too_large: { en: '{label}: {value} is larger than {largest}. Check for extra digits', cy: '{label}: mae {value} yn fwy na {largest}. Gwiriwch am ddigidau ychwanegol' },
  more_than_people: { en: '{label}: {value} is more than the {people} people in all. Lower it, or raise the number of people', cy: '{label}: mae {value} yn fwy na chyfanswm y bobl, sef {people}. Gostyngwch ef, neu codwch nifer y bobl' },
  attendances_below_people: { en: 'Attendances ({value}) are fewer than people ({people}). Everybody counted came at least once: raise the attendances or lower the people', cy: 'Mae llai o bresenoldebau ({value}) nag o bobl ({people}). Daeth pawb a gyfrifwyd o leiaf unwaith: codwch y presenoldebau neu gostyngwch nifer y bobl' },
  sessions_over_attendances: { en: 'Sessions ({value}) are more than attendances ({attendances}). Count only sessions that somebody came to', cy: 'Mae mwy o sesiynau ({value}) nag o bresenoldebau ({attendances}). Cyfrifwch sesiynau y daeth rhywun iddynt yn unig' },
  hours_many: { en: '{value} hours over {attendances} attendances is more than {longest} hours each time. Check that the hours are hours, not minutes', cy: 'Mae {value} awr dros {attendances} o bresenoldebau yn fwy na {longest} awr bob tro. Gwiriwch mai oriau ydynt, nid munudau' },
  hours_few: { en: '{value} hours over {attendances} attendances is under 6 minutes each time. Check that everyone’s hours were added together', cy: 'Mae {value} awr dros {attendances} o bresenoldebau yn llai na 6 munud bob tro. Gwiriwch fod oriau pawb wedi’u hadio at ei gilydd' },
  all_eight_over_task: { en: '{value} people have all eight tasks, but only {count} have “{other}”. Lower the first or raise the second', cy: 'Mae gan {value} o bobl bob un o’r wyth tasg, ond dim ond {count} sydd â “{other}”. Gostyngwch y cyntaf neu codwch yr ail' },
  ages_over_people: { en: 'The ages add up to {sum}, more than the {people} people in all. Put each person in one age only', cy: 'Mae’r oedrannau’n adio i {sum}, mwy na chyfanswm y bobl, sef {people}. Rhowch bob person mewn un oedran yn unig' },
  ages_below_people: { en: 'The ages add up to {sum} of {people} people. If the age of the other {missing} is not known, add them to “Age not known”', cy: 'Mae’r oedrannau’n adio i {sum} o {people} o bobl. Os nad yw oedran y {missing} arall yn hysbys, ychwanegwch hwy at “Oedran ddim yn hysbys”' },
  group_disagrees_with_ages: { en: '{label}: {value}, but the ages give {sum}. Check both', cy: '{label}: {value}, ond mae’r oedrannau’n rhoi {sum}. Gwiriwch y ddau' },
  ladder_over_people: { en: '{step}: the four answers add up to {sum}, more than the {people} people in all. Give each person one answer only', cy: '{step}: mae’r pedwar ateb yn adio i {sum}, mwy na chyfanswm y bobl, sef {people}. Rhowch un ateb yn unig i bob person' },
  ladder_below_people: { en: '{step}: the four answers add up to {sum} of {people} people. If nobody wrote it down for the other {missing}, add them to “Not recorded”', cy: '{step}: mae’r pedwar ateb yn adio i {sum} o {people} o bobl. Os nad oes cofnod ar gyfer y {missing} arall, ychwanegwch hwy at “Heb ei gofnodi”' },
  ladder_blank: { en: '{blanks} of the {steps} NHS App steps are blank. If a step was not recorded, put everyone in “Not recorded”', cy: 'Mae {blanks} o’r {steps} cam Ap y GIG yn wag. Os na chofnodwyd cam, rhowch bawb yn “Heb ei gofnodi”' },
  steps_not_nested: { en: '{step}: {value} achieved it, but only {count} achieved “{other}”, which usually comes first. Check both', cy: '{step}: cyflawnodd {value} hyn, ond dim ond {count} a gyflawnodd “{other}”, sydd fel arfer yn dod yn gyntaf. Gwiriwch y ddau' },
  confidence_over_people: { en: 'The five answers add up to {sum}, more than the {people} people in all. Give each person one answer only', cy: 'Mae’r pum ateb yn adio i {sum}, mwy na chyfanswm y bobl, sef {people}. Rhowch un ateb yn unig i bob person' },
  both_over_asked: { en: '{value} people were asked before and after, but only {count} were asked at one of the two. Lower the first or complete the second', cy: 'Gofynnwyd i {value} o bobl cyn ac ar ôl, ond dim ond i {count} ar un o’r ddau adeg. Gostyngwch y cyntaf neu gwblhewch yr ail' },
  fell: { en: '{label}: {value} is below the {earlier} already accepted. Totals count from the start of the award. If the earlier figure was wrong, first correct it with another return for that month', cy: '{label}: mae {value} yn is na’r {earlier} a dderbyniwyd eisoes. Mae cyfansymiau’n cyfrif o ddechrau’r dyfarniad. Os oedd y ffigur cynharach yn anghywir, cywirwch ef yn gyntaf gyda ffurflen arall ar gyfer y mis hwnnw' },
  blank_now: { en: '“{label}” is blank, but {earlier} was already accepted: enter {earlier} or more', cy: 'Mae “{label}” yn wag, ond derbyniwyd {earlier} eisoes: rhowch {earlier} neu fwy' },
  blank_now_many: { en: '{blanks} boxes are blank that had a figure in the last accepted return, “{label}” the first of them. Each says what was accepted', cy: 'Mae {blanks} o flychau’n wag a oedd â ffigur yn y ffurflen ddiwethaf a dderbyniwyd, “{label}” yw’r cyntaf. Mae pob un yn dweud beth a dderbyniwyd' },
} as const satisfies Record<string, Bilingual>;

export type FindingCode = keyof typeof sentences;
export const findingCodes = Object.keys(sentences) as FindingCode[]; // as: Object.keys forgets the keys' type

/** One sentence with the rule and the remedy. */
export function findingSentence(finding: Finding, locale: Locale): string {
  return sentences[finding.code][locale].replace(/\{(\w+)\}/g, (_, name: string) => {
    if (name === 'label') return labelOf(finding.key, locale);
    const value = finding.values[name];
    if (name === 'step' || name === 'other') return stepText(String(value), locale);
    return typeof value === 'number' ? value.toLocaleString('en-GB') : String(value ?? '');
  });
}

const stepText = (key: string, locale: Locale) => ladderSteps.find((step) => step.key === key)?.text[locale] ?? measures.find((one) => one.key === key)?.text[locale] ?? key;
