import 'server-only';
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { rows } from '@/db/rows';
import { formatInstant } from '../dates';
import { type Block, facts, heading, paragraph, type PlainDocument } from '../document/document';
import type { Locale } from '../locale';
import { pageWords } from '../programme/printed';
import { Refusal } from '../refusal';
import { words } from '../words';
import { type Gathered, textOf } from './gathered';

type Held = Record<string, string | number | boolean | null | object>;
/** What is held of one person, as db/rules/6-law.sql puts it together: of nobody else, and without any secret. */
export type PersonRecord = Record<(typeof sections)[number], Held[]> & { person: Held };

export const sections = ['memberships', 'staffRoles', 'sessions', 'signInProviders', 'addressChanges', 'invitations', 'needs', 'conflicts', 'events', 'mail'] as const;

/** Of the person whose transaction it is. */
export async function ownRecord(tx: Tx): Promise<PersonRecord> {
  const [found] = await rows<{ record: PersonRecord }>(tx, sql`select own_record() as record`);
  if (!found) throw new Error('a person has a record');
  return found.record;
}

/** Of the person that a subject access request is about, as items an officer looks through. */
export async function subjectItems(tx: Tx, requestId: string, locale: Locale): Promise<Gathered[]> {
  const [found] = await rows<{ record: PersonRecord | null }>(tx, sql`select subject_record(${requestId}) as record`);
  if (!found?.record) throw new Refusal('not_the_subject', {}, 'record');
  const { record } = found;
  return [{ name: 'person' as const, lines: [record.person] }, ...sections.map((name) => ({ name, lines: record[name] }))].flatMap(({ name, lines }) =>
    textOf({ kind: 'person', heading: words(locale)(`law.own.section.${name}`), lines: lines.map((line) => lineOf(locale, line)), applicationId: null }),
  );
}

/** "name: A Person; since: 1 March 2026 at 10:00", in the words that the record itself has. */
const lineOf = (locale: Locale, held: Held): string =>
  Object.entries(held).filter(([, value]) => value !== null && value !== '').map(([name, value]) => `${name}: ${told(locale, value)}`).join('; ');

function told(locale: Locale, value: Held[string]): string {
  if (typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(value)) return formatInstant(new Date(value), locale);
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** The same for reading: a PDF that says what each part is. */
export function ownDocument(locale: Locale, record: PersonRecord, { author, now }: { author: string; now: Date }): PlainDocument {
  const say = words(locale);
  const part = (name: (typeof sections)[number]): Block[] => [heading(2, say(`law.own.section.${name}`)), ...(record[name].length === 0 ? [paragraph(say('law.own.nothing'))] : [{ kind: 'list' as const, items: record[name].map((one) => lineOf(locale, one)) }])];
  return {
    title: say('law.own.fileTitle'), locale, author, made: now, foot: formatInstant(now, locale), pageWords: pageWords(locale),
    blocks: [
      paragraph(say('law.own.fileIntro')),
      heading(2, say('law.own.section.person')),
      facts(Object.entries(record.person).filter(([, value]) => value !== null).map(([term, value]) => ({ term, details: told(locale, value) }))),
      ...sections.flatMap(part),
      heading(2, say('law.own.notHere')),
      paragraph(say('law.own.notHereBody')),
    ],
  };
}
