import type { Bilingual, Locale } from '../locale';

/**
 * The one page of cumulative totals that an outcome return is. It is data, and versioned: equality lists are being revised (GSS
 * harmonisation, 2025 to 2026) and Northern Ireland has nine Section 75 grounds, so a list is never edited: a later version
 * stands beside it. Keys never change their meaning within a version; a return says which version it was made with.
 */
export const definitionsVersion = '2026-1';

type Option = { key: string; text: Bilingual; hint?: Bilingual };

/** Sessions and attendances are counted to put the people in proportion; hours are everyone's hours added together. */
export const activities = [
  { key: 'attendances', text: { en: 'Attendances', cy: 'Presenoldebau' }, hint: { en: 'Each time a person came. One person who came to 4 sessions is 4 attendances.', cy: 'Bob tro y daeth person. Mae un person a ddaeth i 4 sesiwn yn 4 presenoldeb.' } },
  { key: 'sessions', text: { en: 'Sessions', cy: 'Sesiynau' }, hint: { en: 'Sessions that at least one person came to.', cy: 'Sesiynau y daeth o leiaf un person iddynt.' } },
  { key: 'hours', text: { en: 'Hours of support', cy: 'Oriau o gymorth' }, hint: { en: 'Everyone’s hours added together, to the nearest hour.', cy: 'Oriau pawb wedi’u hadio at ei gilydd, i’r awr agosaf.' } },
] as const satisfies readonly Option[];

/** The five groups of the England round (gov.uk, "Digital Inclusion Innovation Fund", 10 September 2025). A person can be in several. */
export const groups = [
  { key: 'older_people', text: { en: 'Older people (60 and over)', cy: 'Pobl hŷn (60 oed a throsodd)' } },
  { key: 'disabled_people', text: { en: 'Disabled people', cy: 'Pobl anabl' }, hint: { en: 'A condition of 12 months or more that limits day-to-day activity.', cy: 'Cyflwr ers 12 mis neu fwy sy’n cyfyngu ar weithgarwch o ddydd i ddydd.' } },
  { key: 'low_income_households', text: { en: 'People in low-income households', cy: 'Pobl mewn aelwydydd incwm isel' } },
  { key: 'unemployed_people', text: { en: 'Unemployed people', cy: 'Pobl ddi-waith' } },
  { key: 'young_people', text: { en: 'Young people (25 and under)', cy: 'Pobl ifanc (25 oed ac iau)' } },
  { key: 'prefer_not_to_say', text: { en: 'Prefer not to say', cy: 'Gwell ganddynt beidio â dweud' } },
  { key: 'not_asked', text: { en: 'Not asked', cy: 'Heb ofyn' } },
] as const satisfies readonly Option[];

/** Age on the first day a person came, so that a birthday never moves anybody and a cumulative band never falls. */
export const ageBands = [
  { key: 'under_18', text: { en: 'Under 18', cy: 'Dan 18' } },
  { key: '18_25', text: { en: '18 to 25', cy: '18 i 25' } },
  { key: '26_59', text: { en: '26 to 59', cy: '26 i 59' } },
  { key: '60_69', text: { en: '60 to 69', cy: '60 i 69' } },
  { key: '70_79', text: { en: '70 to 79', cy: '70 i 79' } },
  { key: '80_and_over', text: { en: '80 and over', cy: '80 a throsodd' } },
  { key: 'not_known', text: { en: 'Age not known', cy: 'Oedran ddim yn hysbys' } },
] as const satisfies readonly Option[];

/**
 * The NHS App ladder, from the app's two identity levels. `after` names the step that usually comes first: our inference, so it
 * only ever makes a warning. Never an NHS number, a medicine or what an appointment was about.
 */
export const ladderSteps = [
  { key: 'device_and_email', after: null, text: { en: 'Has a device and an email address', cy: 'Mae ganddynt ddyfais a chyfeiriad e-bost' } },
  { key: 'installed', after: 'device_and_email', text: { en: 'Installed the NHS App', cy: 'Wedi gosod Ap y GIG' } },
  { key: 'basic_identity', after: 'installed', text: { en: 'Proved who they are: basic level', cy: 'Wedi profi pwy ydynt: lefel sylfaenol' } },
  { key: 'full_identity', after: 'basic_identity', text: { en: 'Proved who they are: full level', cy: 'Wedi profi pwy ydynt: lefel lawn' } },
  { key: 'signs_in_unaided', after: 'basic_identity', text: { en: 'Signs in without help', cy: 'Yn mewngofnodi heb gymorth' } },
  { key: 'repeat_prescription', after: 'full_identity', text: { en: 'Ordered a repeat prescription', cy: 'Wedi archebu presgripsiwn rheolaidd' } },
  { key: 'appointment', after: 'full_identity', text: { en: 'Booked or cancelled an appointment', cy: 'Wedi trefnu neu ganslo apwyntiad' } },
  { key: 'record_or_result', after: 'full_identity', text: { en: 'Viewed their record or a test result', cy: 'Wedi gweld eu cofnod neu ganlyniad prawf' } },
  { key: 'again_unaided', after: 'signs_in_unaided', text: { en: 'At follow-up, did it again without help', cy: 'Adeg y sgwrs ddilynol, wedi’i wneud eto heb gymorth' } },
] as const satisfies readonly (Option & { after: string | null })[];

/** "Not applicable" (no repeat medicine) is not "not achieved", and what nobody wrote down is neither. */
export const ladderAnswers = [
  { key: 'achieved', text: { en: 'Achieved', cy: 'Wedi’i gyflawni' } },
  { key: 'not_achieved', text: { en: 'Not achieved', cy: 'Heb ei gyflawni' } },
  { key: 'not_applicable', text: { en: 'Not applicable', cy: 'Ddim yn berthnasol' } },
  { key: 'not_recorded', text: { en: 'Not recorded', cy: 'Heb ei gofnodi' } },
] as const satisfies readonly Option[];

/** The eight Foundation tasks of Essential Digital Skills (futuredotnow.uk). All eight together cannot be worked out from the eight, so it is asked. */
export const tasks = [
  { key: 'turn_on_and_log_in', text: { en: 'Turn on a device and log in', cy: 'Troi dyfais ymlaen a mewngofnodi' } },
  { key: 'use_controls', text: { en: 'Use the controls of a device', cy: 'Defnyddio rheolyddion dyfais' } },
  { key: 'adjust_settings', text: { en: 'Adjust settings to make a device easier to use', cy: 'Addasu gosodiadau i wneud dyfais yn haws ei defnyddio' } },
  { key: 'open_apps', text: { en: 'Find and open apps', cy: 'Dod o hyd i apiau a’u hagor' } },
  { key: 'connect_to_wifi', text: { en: 'Connect to Wi-Fi', cy: 'Cysylltu â Wi-Fi' } },
  { key: 'open_browser', text: { en: 'Open a browser', cy: 'Agor porwr' } },
  { key: 'keep_login_secure', text: { en: 'Keep login details secure', cy: 'Cadw manylion mewngofnodi yn ddiogel' } },
  { key: 'change_password', text: { en: 'Change a password when asked', cy: 'Newid cyfrinair pan ofynnir' } },
  { key: 'all_eight', text: { en: 'All eight tasks', cy: 'Pob un o’r wyth tasg' } },
] as const satisfies readonly Option[];

/** Named `point_1`, not `1`: form libraries read a bare number after a dot as a place in a list. */
export const confidencePoints = [
  { key: 'point_1', text: { en: '1: not at all confident', cy: '1: ddim yn hyderus o gwbl' } },
  { key: 'point_2', text: { en: '2: not very confident', cy: '2: ddim yn hyderus iawn' } },
  { key: 'point_3', text: { en: '3: neither', cy: '3: y naill na’r llall' } },
  { key: 'point_4', text: { en: '4: fairly confident', cy: '4: eithaf hyderus' } },
  { key: 'point_5', text: { en: '5: very confident', cy: '5: hyderus iawn' } },
] as const satisfies readonly Option[];

type KeyOf<List extends readonly { key: string }[]> = List[number]['key'];
export type Activity = KeyOf<typeof activities>;
export type Group = KeyOf<typeof groups>;
export type AgeBand = KeyOf<typeof ageBands>;
export type LadderStep = KeyOf<typeof ladderSteps>;
export type LadderAnswer = KeyOf<typeof ladderAnswers>;
export type Task = KeyOf<typeof tasks>;
export type ConfidencePoint = KeyOf<typeof confidencePoints>;
export type PeopleBasis = 'counted' | 'estimated';

/** One number of the page. */
export type CountKey =
  | 'people.total' | `activity.${Activity}` | `group.${Group}` | `age.${AgeBand}` | `ladder.${LadderStep}.${LadderAnswer}`
  | `task.${Task}` | `confidence.before.${ConfidencePoint}` | `confidence.after.${ConfidencePoint}` | 'confidence.both';

/** `people` counts each person once and is what disclosure control protects; `events` and `hours` are not people. */
export type MeasureKind = 'people' | 'events' | 'hours' | 'choice';

export type Measure = {
  key: CountKey | 'people_basis';
  kind: MeasureKind;
  /** Measured from the start of the award, so it cannot fall. "Not achieved" can: people go on to achieve. */
  cumulative: boolean;
  /** May appear in a release of public figures. What says only how a project asked or recorded may not. */
  publishable: boolean;
  breakdown: string;
  /** What the measure is a part of, nearest first: the parts of a sum add up to it. Most groups and all tasks overlap, so they have none. */
  partOf?: readonly CountKey[];
  /** The sum it is part of, when that is not its own breakdown: the older and the young are sums of ages, and everyone's ages add up to the people. */
  sum?: string;
  text: Bilingual;
  hint?: Bilingual;
};

export type Section = { key: string; text: Bilingual; hint?: Bilingual; measures: readonly Measure[] };
export type Definitions = { version: string; sections: readonly Section[] };

const ageSum: Record<AgeBand, CountKey[]> = {
  under_18: ['group.young_people', 'people.total'], '18_25': ['group.young_people', 'people.total'], '26_59': ['people.total'],
  '60_69': ['group.older_people', 'people.total'], '70_79': ['group.older_people', 'people.total'], '80_and_over': ['group.older_people', 'people.total'],
  not_known: ['people.total'],
};

const people = { kind: 'people', cumulative: true, publishable: true } as const;
const both = (step: Bilingual, answer: Bilingual): Bilingual => ({ en: `${step.en}: ${lowerFirst(answer.en)}`, cy: `${step.cy}: ${lowerFirst(answer.cy)}` });
const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

const ladderMeasures: Measure[] = ladderSteps.flatMap((step) =>
  ladderAnswers.map((answer): Measure => ({
    ...people, key: `ladder.${step.key}.${answer.key}`, breakdown: `ladder.${step.key}`, partOf: ['people.total'],
    cumulative: answer.key === 'achieved', text: both(step.text, answer.text),
  })),
);

const confidenceMeasures = (when: 'before' | 'after', text: Bilingual): Measure[] =>
  confidencePoints.map((point) => ({
    ...people, key: `confidence.${when}.${point.key}`, breakdown: `confidence.${when}`, cumulative: when === 'before', text: both(text, point.text),
  }));

const peopleMeasures: Measure[] = [
  { ...people, key: 'people.total', breakdown: 'people', text: { en: 'People', cy: 'Pobl' }, hint: { en: 'Each person once, however often they came.', cy: 'Pob person unwaith, waeth pa mor aml y daethant.' } },
  { ...people, key: 'people_basis', kind: 'choice', cumulative: false, breakdown: 'people', text: { en: 'How people were counted', cy: 'Sut y cafodd pobl eu cyfrif' } },
  ...activities.map((one): Measure => ({ ...one, key: `activity.${one.key}`, kind: one.key === 'hours' ? 'hours' : 'events', cumulative: true, publishable: true, breakdown: 'activity' })),
];

const sections: Section[] = [
  { key: 'people', text: { en: 'People and sessions', cy: 'Pobl a sesiynau' }, measures: peopleMeasures },
  {
    key: 'group', text: { en: 'People by group', cy: 'Pobl yn ôl grŵp' }, hint: { en: 'One person can be in several groups.', cy: 'Gall un person fod mewn sawl grŵp.' },
    measures: groups.map((one): Measure => {
      const aboutAsking = one.key === 'not_asked' || one.key === 'prefer_not_to_say';
      const aged: Partial<Measure> = one.key === 'older_people' || one.key === 'young_people' ? { partOf: ['people.total'], sum: 'age' } : {};
      return { ...people, ...one, ...aged, key: `group.${one.key}`, breakdown: 'group', cumulative: !aboutAsking, publishable: !aboutAsking };
    }),
  },
  {
    key: 'age', text: { en: 'People by age', cy: 'Pobl yn ôl oedran' }, hint: { en: 'Age on the first day they came.', cy: 'Oedran ar y diwrnod cyntaf y daethant.' },
    measures: ageBands.map((one): Measure => ({ ...people, ...one, key: `age.${one.key}`, breakdown: 'age', partOf: ageSum[one.key], cumulative: one.key !== 'not_known' })),
  },
  {
    key: 'ladder', text: { en: 'NHS App steps', cy: 'Camau Ap y GIG' }, hint: { en: 'The best each person has reached. The four answers of a step add up to the people.', cy: 'Y gorau y mae pob person wedi’i gyrraedd. Mae pedwar ateb cam yn adio i gyfanswm y bobl.' },
    measures: ladderMeasures,
  },
  {
    key: 'task', text: { en: 'Essential Digital Skills: Foundation tasks', cy: 'Sgiliau Digidol Hanfodol: tasgau Sylfaen' }, hint: { en: 'People who can do each task now.', cy: 'Pobl sy’n gallu gwneud pob tasg nawr.' },
    measures: tasks.map((one): Measure => ({ ...people, ...one, key: `task.${one.key}`, breakdown: 'task' })),
  },
  {
    key: 'confidence', text: { en: 'Confidence before and after', cy: 'Hyder cyn ac ar ôl' },
    measures: [
      ...confidenceMeasures('before', { en: 'Before', cy: 'Cyn' }), ...confidenceMeasures('after', { en: 'After', cy: 'Ar ôl' }),
      { ...people, key: 'confidence.both', breakdown: 'confidence', text: { en: 'People asked both before and after', cy: 'Pobl y gofynnwyd iddynt cyn ac ar ôl' } },
    ],
  },
];

/** Every version of the page there has been. A return is shown, checked and printed with the version it names. */
export const outcomeDefinitions: Record<typeof definitionsVersion, Definitions> = { '2026-1': { version: '2026-1', sections } };

export const measures: readonly Measure[] = sections.flatMap((section) => section.measures);
/** Every number of the page, in the page's order. */
export const countKeys = measures.flatMap((measure) => (measure.key === 'people_basis' ? [] : [measure.key]));

const byKey = new Map<string, Measure>(measures.map((measure) => [measure.key, measure]));
export const measureOf = (key: string): Measure | undefined => byKey.get(key);
export const labelOf = (key: string, locale: Locale): string => byKey.get(key)?.text[locale] ?? key;

export const basisText: Record<PeopleBasis, Bilingual> = {
  counted: { en: 'Counted: each person once', cy: 'Wedi’u cyfrif: pob person unwaith' },
  estimated: { en: 'Estimated', cy: 'Amcangyfrif' },
};

/**
 * A return's figures by flat key, as a form posts them. A blank is `''`: not reported, never 0. What cannot be read as a number
 * stays as the person typed it, so that the form comes back with their own words beside the sentence.
 */
export type Totals = Record<CountKey, number | string> & { people_basis: PeopleBasis | '' };

export function emptyTotals(): Totals {
  const blank = Object.fromEntries(countKeys.map((key) => [key, ''])) as Record<CountKey, number | string>; // as: `countKeys` is every CountKey
  return { ...blank, people_basis: '' };
}

/** Reads "1,204" or " 12 " as a number; a blank is blank; anything else comes back as it was typed. */
export function readCount(typed: unknown): number | string {
  if (typeof typed === 'number') return typed;
  if (typeof typed !== 'string') return '';
  const text = typed.replace(/[\p{Default_Ignorable_Code_Point}\p{Cf}]/gu, '').trim();
  if (text === '') return '';
  const plain = /^\d{1,3}([,\s]\d{3})+(\.0+)?$/.test(text) ? text.replace(/[,\s]/g, '') : text;
  return /^\d{1,15}(\.0+)?$/.test(plain) ? Number(plain) : text;
}

/** Totals from a form's entries; unknown names are left out, missing ones are blank. */
export function totalsFromForm(entries: Iterable<readonly [string, unknown]>): Totals {
  const totals = emptyTotals();
  for (const [name, typed] of entries) {
    if (name === 'people_basis') totals.people_basis = typed === 'counted' || typed === 'estimated' ? typed : '';
    else if (isCountKey(name)) totals[name] = readCount(typed);
  }
  return totals;
}

const known = new Set<string>(countKeys);
export const isCountKey = (name: string): name is CountKey => known.has(name);

/** The figures that were reported, for a roll-up: blanks are left out, so "not reported" never becomes 0. */
export function reportedCounts(totals: Totals): { key: CountKey; value: number }[] {
  return countKeys.flatMap((key) => {
    const value = totals[key];
    return typeof value === 'number' ? [{ key, value }] : [];
  });
}
