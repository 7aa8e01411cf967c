import { formatTime, londonDate, londonInstant } from '../dates';
import { fields, type Fields, type ValuesOf } from '../field';
import { organisationKinds } from '../organisation/vocabulary';
import { daysToScore, fewestAssessors } from '../assessment/rules';
import { Refusal } from '../refusal';
import type { RoundRules, Term } from './round';
import { nations } from './vocabulary';

const text = { kind: 'text', maxLength: 200 } as const;
const welsh = { kind: 'text', maxLength: 200, optional: true } as const;
const key = { kind: 'hidden', optional: true } as const;
const time = { kind: 'text', maxLength: 5, width: 5, spellcheck: false } as const;
const terms = { kind: 'table', maxRows: 20, optional: true, columns: { key, en: text, cy: welsh } } as const;

const name = fields({ titleEn: text, titleCy: welsh, nation: { kind: 'oneOf', options: nations } });
const dates = fields({ opensOn: { kind: 'date' }, opensTime: time, closesOn: { kind: 'date' }, closesTime: time });
const limits = fields({ minimum: { kind: 'money', min: 1 }, maximum: { kind: 'money', min: 1 } });
const categories = fields({ categories: { kind: 'table', maxRows: 12, columns: { key, en: text, cy: welsh, envelope: { kind: 'text', maxLength: 80 } } } });
const aims = fields({ objectives: terms, focusAreas: terms, groups: terms });
const who = fields({ kinds: { kind: 'manyOf', options: organisationKinds }, languages: { kind: 'manyOf', options: ['en', 'cy'] } });
const eligibility = fields({
  questions: { kind: 'table', maxRows: 10, optional: true, columns: { key, en: text, cy: welsh, mustBe: { kind: 'oneOf', options: ['yes', 'no'], as: 'select' }, reasonEn: text, reasonCy: welsh } },
});
const guidance = { kind: 'longText', rows: 6, maxWords: 300 } as const;
const criteria = fields({
  scaleMax: { kind: 'number', min: 2, max: 10 },
  criteria: { kind: 'table', maxRows: 12, columns: { key, en: text, cy: welsh, guidanceEn: guidance, guidanceCy: { ...guidance, optional: true }, weight: { kind: 'number', min: 1, max: 100 } } },
});
const documents = fields({ attachments: { kind: 'table', maxRows: 12, optional: true, columns: { en: text, cy: welsh, needed: { kind: 'oneOf', options: ['yes', 'no'], as: 'select' } } } });
const timetable = fields({ timetable: { kind: 'table', maxRows: 12, optional: true, columns: { en: text, cy: welsh, on: { kind: 'date' } } } });

const assessing = fields({ each: { kind: 'number', min: 2, max: 10 }, days: { kind: 'number', min: 1, max: 120 }, anonymous: { kind: 'yesNo' } });

const said = (en: string, cy: string | undefined) => ({ en, cy: cy ?? '' });

/** A short name nobody needs to think of; what had one keeps it, because answers and scores know it by that. */
function keyed<Row extends { key?: string; en: string }>(rows: readonly Row[]): (Row & { key: string })[] {
  const taken = new Set(rows.map((row) => row.key).filter(Boolean));
  return rows.map((row) => {
    if (row.key) return { ...row, key: row.key };
    const base = row.en.toLowerCase().normalize('NFD').replace(/[^a-z0-9]+/g, '_').replace(/^[^a-z]+|_+$/g, '').slice(0, 40) || 'item';
    let made = base;
    for (let number = 2; taken.has(made); number++) made = `${base}_${number}`;
    taken.add(made);
    return { ...row, key: made };
  });
}

const termsOf = (rows: readonly { key?: string; en: string; cy?: string }[] | undefined): Term[] => keyed(rows ?? []).map((row) => ({ key: row.key, label: said(row.en, row.cy) }));
const rowsOf = (list: readonly Term[] | undefined) => (list ?? []).map((one) => ({ key: one.key, en: one.label.en, cy: one.label.cy }));

function instantOf(date: string, at: string, field: string): Date {
  const instant = londonInstant(date, at.trim());
  if (instant instanceof Date) return instant;
  throw new Refusal(instant === 'skipped' ? 'time_is_skipped' : instant === 'twice' ? 'time_comes_twice' : 'not_a_time', {}, field);
}

type Part<Fs extends Fields> = { fields: Fs; place: string; show: (rules: RoundRules) => Record<string, unknown>; change: (values: ValuesOf<Fs>, rules: RoundRules) => Partial<RoundRules> };
const part = <const Fs extends Fields>(definition: Part<Fs>): Part<Fs> => definition;

/** Each page of a round's settings: its form, what its boxes show, and what it changes. */
export const roundParts = {
  name: part({ place: 'rounds.parts.name', fields: name, show: ({ title, nation }) => ({ titleEn: title.en, titleCy: title.cy, nation }), change: ({ titleEn, titleCy, nation }) => ({ title: said(titleEn, titleCy), nation }) }),
  dates: part({
    place: 'rounds.parts.dates', fields: dates,
    show: ({ opensAt, closesAt }) => ({ opensOn: londonDate(opensAt), opensTime: formatTime(opensAt), closesOn: londonDate(closesAt), closesTime: formatTime(closesAt) }),
    change: ({ opensOn, opensTime, closesOn, closesTime }) => ({ opensAt: instantOf(opensOn, opensTime, 'opensTime'), closesAt: instantOf(closesOn, closesTime, 'closesTime') }),
  }),
  limits: part({ place: 'rounds.parts.limits', fields: limits, show: ({ minimumPence, maximumPence }) => ({ minimum: minimumPence, maximum: maximumPence }), change: ({ minimum, maximum }) => ({ minimumPence: minimum, maximumPence: maximum }) }),
  categories: part({
    place: 'rounds.parts.categories', fields: categories,
    show: (rules) => ({ categories: rules.categories.map((one) => ({ key: one.key, en: one.label.en, cy: one.label.cy, envelope: one.envelopeKey })) }),
    change: (values) => ({ categories: keyed(values.categories).map((row) => ({ key: row.key, label: said(row.en, row.cy), envelopeKey: row.envelope })) }),
  }),
  aims: part({
    place: 'rounds.parts.aims', fields: aims,
    show: (rules) => ({ objectives: rowsOf(rules.terms.objectives), focusAreas: rowsOf(rules.terms.focusAreas), groups: rowsOf(rules.terms.groups) }),
    change: (values, rules) => ({ terms: { ...rules.terms, objectives: termsOf(values.objectives), focusAreas: termsOf(values.focusAreas), groups: termsOf(values.groups) } }),
  }),
  who: part({
    place: 'rounds.parts.who', fields: who,
    show: (rules) => ({ kinds: rules.terms.eligibleKinds ?? organisationKinds, languages: rules.terms.languages ?? ['en', 'cy'] }),
    change: ({ kinds, languages }, rules) => ({ terms: { ...rules.terms, eligibleKinds: kinds, languages } }),
  }),
  eligibility: part({
    place: 'rounds.parts.eligibility', fields: eligibility,
    show: (rules) => ({ questions: (rules.terms.eligibility ?? []).map((one) => ({ key: one.key, en: one.label.en, cy: one.label.cy, mustBe: one.mustBe, reasonEn: one.reason.en, reasonCy: one.reason.cy })) }),
    change: (values, rules) => ({ terms: { ...rules.terms, eligibility: keyed(values.questions ?? []).map((row) => ({ key: row.key, label: said(row.en, row.cy), mustBe: row.mustBe, reason: said(row.reasonEn, row.reasonCy) })) } }),
  }),
  criteria: part({
    place: 'rounds.parts.criteria', fields: criteria,
    show: (rules) => ({ scaleMax: rules.scaleMax, criteria: rules.criteria.map((one) => ({ key: one.key, en: one.label.en, cy: one.label.cy, guidanceEn: one.guidance.en, guidanceCy: one.guidance.cy, weight: one.weight })) }),
    change: (values) => ({ scaleMax: values.scaleMax, criteria: keyed(values.criteria).map((row) => ({ key: row.key, label: said(row.en, row.cy), guidance: said(row.guidanceEn, row.guidanceCy), weight: row.weight })) }),
  }),
  assessing: part({
    place: 'rounds.parts.assessing', fields: assessing,
    show: (rules) => ({ each: rules.terms.assessing?.each ?? fewestAssessors, days: rules.terms.assessing?.days ?? daysToScore, anonymous: rules.terms.assessing?.anonymous ?? false }),
    change: (values, rules) => ({ terms: { ...rules.terms, assessing: values } }),
  }),
  documents: part({
    place: 'rounds.parts.documents', fields: documents,
    show: (rules) => ({ attachments: (rules.terms.attachments ?? []).map((one) => ({ en: one.label.en, cy: one.label.cy, needed: one.needed ? 'yes' : 'no' })) }),
    change: (values, rules) => ({ terms: { ...rules.terms, attachments: (values.attachments ?? []).map((row) => ({ label: said(row.en, row.cy), needed: row.needed === 'yes' })) } }),
  }),
  timetable: part({
    place: 'rounds.parts.timetable', fields: timetable,
    show: (rules) => ({ timetable: (rules.terms.timetable ?? []).map((one) => ({ en: one.label.en, cy: one.label.cy, on: one.on })) }),
    change: (values, rules) => ({ terms: { ...rules.terms, timetable: (values.timetable ?? []).map((row) => ({ label: said(row.en, row.cy), on: row.on })) } }),
  }),
};

export type RoundPart = keyof typeof roundParts;
export const roundPartNames = Object.keys(roundParts) as RoundPart[]; // the keys of the object above
export const isRoundPart = (value: string): value is RoundPart => roundPartNames.some((one) => one === value);

/** What a new round begins with; the rest is on its pages. */
export const newRoundForm = { place: 'rounds.new', fields: fields({ ...name, ...dates, ...limits, like: { kind: 'text', maxLength: 20, optional: true } }) };
export const newRoundFrom = (values: ValuesOf<typeof newRoundForm.fields>): Pick<RoundRules, 'title' | 'nation' | 'opensAt' | 'closesAt' | 'minimumPence' | 'maximumPence'> => ({
  title: said(values.titleEn, values.titleCy), nation: values.nation, minimumPence: values.minimum, maximumPence: values.maximum,
  opensAt: instantOf(values.opensOn, values.opensTime, 'opensTime'), closesAt: instantOf(values.closesOn, values.closesTime, 'closesTime'),
});

export const roundStepForm = { place: 'rounds.step', fields: fields({ round: { kind: 'hidden' } }) };
export const takeBackForm = { place: 'rounds.takeBack', fields: fields({ round: { kind: 'hidden' }, reason: { kind: 'longText', maxWords: 200 } }) };
