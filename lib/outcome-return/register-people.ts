import type { Bilingual, Locale } from '../locale';
import type { RegisterRow, RowRef } from './register';

/** Why two rows may be one person, or one person two. */
export type DuplicateWhy = keyof typeof reasons;
/** `merged`: already counted as one (by their reference), so the question is whether that is right. */
export type LikelyDuplicate = { a: RowRef; b: RowRef; why: DuplicateWhy; merged: boolean };
export type Pair = { a: RowRef; b: RowRef };

const reasons = {
  same_name_and_birth_date: { en: 'The same name and date of birth, under two references. Confirm if they are one person', cy: 'Yr un enw a dyddiad geni, o dan ddau gyfeirnod. Cadarnhewch os un person ydynt' },
  similar_name_same_birth_date: { en: 'Similar names and the same date of birth. Confirm if they are one person', cy: 'Enwau tebyg a’r un dyddiad geni. Cadarnhewch os un person ydynt' },
  same_name_birth_date_missing: { en: 'The same name, once without a date of birth. Confirm if they are one person', cy: 'Yr un enw, unwaith heb ddyddiad geni. Cadarnhewch os un person ydynt' },
  same_name_reference_missing: { en: 'The same name, once without a reference. Confirm if they are one person', cy: 'Yr un enw, unwaith heb gyfeirnod. Cadarnhewch os un person ydynt' },
  reference_with_two_names: { en: 'One reference with two names, counted as one person. If they are two people, give one of them another reference', cy: 'Un cyfeirnod â dau enw, wedi’u cyfrif fel un person. Os dau berson ydynt, rhowch gyfeirnod arall i un ohonynt' },
  reference_with_two_birth_dates: { en: 'One reference with two dates of birth, counted as one person. If they are two people, give one of them another reference', cy: 'Un cyfeirnod â dau ddyddiad geni, wedi’u cyfrif fel un person. Os dau berson ydynt, rhowch gyfeirnod arall i un ohonynt' },
} as const satisfies Record<string, Bilingual>;

export const duplicateSentence = (why: DuplicateWhy, locale: Locale): string => reasons[why][locale];

/** A person as the register knows them: by the project's own reference, else by name and date of birth, else by name alone. */
export type Person = { reference: string; name: string; birthDate: string; ref: RowRef };
export type People = { list: Person[]; ofRow: Int32Array; conflicts: LikelyDuplicate[] };

const titles = /^(mr|mrs|ms|miss|mx|dr|prof|rev|sir|dame|lady|lord) (?=\S)/;

/** "EVANS, Siân (Mrs)" and "Mrs Sian  Evans" are one name. Letters of any script are kept. */
export function normaliseName(name: string): string {
  const parts = name.replace(/\(.*?\)/g, '').split(',');
  const ordered = parts.length === 2 ? `${parts[1]} ${parts[0]}` : name.replace(/\(.*?\)/g, '');
  const letters = ordered.normalize('NFD').replace(/[\p{M}'’`.]/gu, '').toLowerCase();
  return letters.replace(/[^\p{L}\p{N}]+/gu, ' ').trim().replace(titles, '');
}

const normaliseReference = (reference: string) => reference.replace(/\s/g, '').toUpperCase();

/** Who each row is about. A reference decides, whatever name stands beside it; a conflict is put to the person who knows. */
export function peopleOf(rows: readonly RegisterRow[]): People {
  const people: People = { list: [], ofRow: new Int32Array(rows.length), conflicts: [] };
  const byKey = new Map<string, number>();
  const names = new Map<string, string>();
  const asked = new Set<number>();
  rows.forEach((row, at) => {
    const name = names.get(row.name) ?? normaliseName(row.name);
    names.set(row.name, name);
    const key = row.reference ? `r${normaliseReference(row.reference)}` : `n${name}|${row.birthDate}`;
    const index = byKey.get(key) ?? people.list.length;
    people.ofRow[at] = index;
    if (index === people.list.length) {
      byKey.set(key, index);
      people.list.push({ reference: row.reference, name, birthDate: row.birthDate, ref: row.ref });
    } else if (row.reference) meetAgain(people, index, name, row, asked);
  });
  return people;
}

function meetAgain({ list, conflicts }: People, index: number, name: string, row: RegisterRow, asked: Set<number>) {
  const person = list[index];
  if (!person) return;
  person.name ||= name;
  person.birthDate ||= row.birthDate;
  if (asked.has(index)) return;
  const names = name !== '' && name !== person.name && !areSimilar(name, person.name);
  const births = row.birthDate !== '' && row.birthDate !== person.birthDate;
  if (!names && !births) return;
  asked.add(index);
  conflicts.push({ a: person.ref, b: row.ref, why: names ? 'reference_with_two_names' : 'reference_with_two_birth_dates', merged: true });
}

/** More than anybody confirms on a screen. */
const mostProposals = 1000;
/** Many people under one date of birth is a default (1 January 1970), not a coincidence: then only neighbours by name are compared. */
const crowd = 60;
const neighbours = 8;

/** Pairs that may be one person, for somebody who knows them to confirm. Nobody is merged by this. */
export function likelyDuplicates({ list, conflicts }: People, same: (a: number, b: number) => boolean): LikelyDuplicate[] {
  const found = [...conflicts];
  const propose = (a: number, b: number, why: DuplicateWhy) => {
    const [first, second] = [list[a], list[b]];
    if (first && second && !same(a, b) && found.length < mostProposals) found.push({ a: first.ref, b: second.ref, why, merged: false });
  };
  for (const bucket of bucketsBy(list, (person) => person.name && person.birthDate)) compareBirths(bucket, list, propose);
  for (const bucket of bucketsBy(list, (person) => person.name)) compareNames(bucket, list, propose);
  return found;
}

function bucketsBy(list: readonly Person[], key: (person: Person) => string): number[][] {
  const buckets = new Map<string, number[]>();
  list.forEach((person, at) => {
    const text = key(person);
    const bucket = buckets.get(text);
    if (bucket) bucket.push(at);
    else if (text !== '') buckets.set(text, [at]);
  });
  return [...buckets.values()].filter((bucket) => bucket.length > 1);
}

type Propose = (a: number, b: number, why: DuplicateWhy) => void;

function compareBirths(bucket: number[], list: readonly Person[], propose: Propose) {
  const name = (at: number) => list[at]?.name ?? '';
  const crowded = bucket.length > crowd;
  const order = crowded ? [...bucket].sort((a, b) => (name(a) < name(b) ? -1 : 1)) : bucket;
  for (let one = 0; one < order.length; one += 1) {
    const last = crowded ? Math.min(order.length, one + neighbours) : order.length;
    for (let other = one + 1; other < last; other += 1) {
      const [a, b] = [order[one] ?? 0, order[other] ?? 0];
      if (name(a) === name(b)) propose(Math.min(a, b), Math.max(a, b), 'same_name_and_birth_date');
      else if (areSimilar(name(a), name(b))) propose(Math.min(a, b), Math.max(a, b), 'similar_name_same_birth_date');
    }
  }
}

/** Two references and no date of birth are trusted to be two people: common names would be asked about for ever. */
function compareNames(bucket: number[], list: readonly Person[], propose: Propose) {
  const bare = bucket.filter((at) => list[at]?.birthDate === '').slice(0, neighbours);
  for (const at of bare) {
    for (const other of bucket.slice(0, neighbours * 4)) {
      if (other === at) continue;
      if (list[other]?.birthDate !== '') propose(Math.min(at, other), Math.max(at, other), 'same_name_birth_date_missing');
      else if (list[at]?.reference === '') propose(Math.min(at, other), Math.max(at, other), 'same_name_reference_missing');
    }
  }
}

/**
 * Names that one hand may have written in two ways: words in another order, a middle name left out, an initial, one or two letters
 * wrong. No table of nicknames: it would be English, and wrong about people.
 */
export function areSimilar(a: string, b: string): boolean {
  if (a === '' || b === '') return false;
  const [first, second] = [a.split(' '), b.split(' ')];
  const [fewer, more] = first.length <= second.length ? [first, second] : [second, first];
  if (fewer.every((word) => more.includes(word))) return true;
  const [one, other] = [first[0] ?? '', second[0] ?? ''];
  const initial = (one.length === 1 || other.length === 1) && one[0] === other[0];
  if (initial && first.length > 1 && first.at(-1) === second.at(-1)) return true;
  const allowed = Math.min(a.length, b.length) >= 10 ? 2 : 1;
  return Math.abs(a.length - b.length) <= allowed && distance(a, b, allowed) <= allowed;
}

/** Letters to add, take out, change or swap with their neighbour; stops as soon as it is more than `most`. */
function distance(a: string, b: string, most: number): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let least = Math.min(change, (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, (before[j - 2] ?? 0) + 1);
      row.push(least);
    }
    if (Math.min(...row) > most) return most + 1;
    [before, last] = [last, row];
  }
  return last[b.length] ?? 0;
}
