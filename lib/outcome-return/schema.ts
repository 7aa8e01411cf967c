import { fields, type Raw, type RawValue } from '../field';
import { countKeys, type PeopleBasis, type Totals, totalsFromForm } from './definitions';

export const startForm = { place: 'outcome.start', fields: fields({ award: { kind: 'hidden' }, period: { kind: 'text', maxLength: 10 } }) };

/** The certifier's word; the totals themselves were saved before and are not sent again. */
export const submissionForm = {
  place: 'outcome.submission',
  fields: fields({ award: { kind: 'hidden' }, ref: { kind: 'hidden' }, declaration: { kind: 'declaration' } }),
};

/** For people without JavaScript: a register with the project's own references and no names. */
export const countForm = {
  place: 'outcome.count',
  fields: fields({ award: { kind: 'hidden' }, ref: { kind: 'hidden' }, file: { kind: 'file', accept: '.csv', maxBytes: 2_097_152 } }),
};

export const acceptanceForm = { place: 'outcome.acceptance', fields: fields({ ref: { kind: 'hidden' } }) };
export const changesForm = { place: 'outcome.changes', fields: fields({ ref: { kind: 'hidden' }, reason: { kind: 'longText', maxWords: 300, rows: 5 } }) };

export const totalKeys: readonly string[] = [...countKeys, 'people_basis'];
const longest = 200;

/** What stands in the boxes, by key, as it was typed. A blank box has no entry. */
export type Typed = Record<string, string | number>;

/** The boxes of a posted page of totals. Each is named by its key, whose dots have become places in an object. */
export function typedFrom(raw: Raw): Typed {
  const typed: Typed = {};
  for (const key of totalKeys) {
    const value = key.split('.').reduce<RawValue>((place, step) => (typeof place === 'object' ? (place as Raw)[step] : undefined), raw);
    if (typeof value === 'string' && value.trim() !== '') typed[key] = value.replaceAll('\u0000', '').trim();
  }
  return typed;
}

/** What may be kept of anything that calls itself totals: our own keys, and nothing longer than a person writes into a small box. */
export function keepable(given: Typed): { typed: Typed; tooLong?: string } {
  const typed = Object.fromEntries(totalKeys.flatMap((key) => (given[key] === undefined || given[key] === '' ? [] : [[key, given[key]]])));
  return { typed, tooLong: Object.keys(typed).find((key) => String(typed[key]).length > longest) };
}

/** The totals as the rules read them. */
export const totalsOf = (typed: Typed): Totals => totalsFromForm(Object.entries(typed));

/** Totals as they are kept once they are sent in: whole numbers, and nothing for what was not reported. */
export const sentTotals = (totals: Totals): Typed =>
  Object.fromEntries(Object.entries(totals).filter((entry): entry is [string, number | PeopleBasis] => entry[1] !== ''));

export const isSame = (one: Typed, other: Typed): boolean => totalKeys.every((key) => String(one[key] ?? '') === String(other[key] ?? ''));
