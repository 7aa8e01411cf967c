import 'server-only';
import type { Person } from '../access/actor';
import { csvText } from '../award-import/mark-up';
import { recordAsKept } from '../decision-record/queries';
import { canonicalJson } from '../event/chain';
import type { Locale } from '../locale';
import { Refusal } from '../refusal';
import { words } from '../words';
import { packItems, packLines, type PackItems, type PackLine } from './queries';

export const archiveFile = 'pack.zip';
export const packFiles = [archiveFile, 'pack.pdf', 'applications.csv', 'decision-records.jsonl', 'events.jsonl'] as const;
export type PackFile = (typeof packFiles)[number];

const csvColumns = ['reference', 'title', 'organisation', 'category', 'region', 'asked', 'status', 'moderated', 'recommendation', 'recommended', 'approved', 'approvedBy', 'award', 'agreement', 'record', 'told'] as const;
const money = (pence: number | null) => (pence === null ? '' : (pence / 100).toFixed(2));
const cells = (one: PackLine): string[] => [
  one.ref, one.title, one.organisation, one.category, one.region, money(one.askedPence), one.status, one.moderated ? canonicalJson(one.moderated) : '', one.recommendation ?? '', money(one.recommendedPence),
  money(one.approvedPence), String(one.approvedBy), one.awardRef ?? '', one.agreementSha256 ?? '', one.recordSha256 ?? '', one.toldAt?.toISOString() ?? '',
];

/** The round's applications, a line each, read page by page as they are sent. What a spreadsheet would run as a formula is made text. */
export function applicationsCsv(actor: Person, roundRef: string, locale: Locale): ReadableStream<Uint8Array> {
  const say = words(locale);
  let begun = false;
  return paged(async (after) => {
    const page = allowed(await packLines(actor, roundRef, after));
    const text = csvText([...(begun ? [] : [csvColumns.map((key) => say(`records.pack.csv.${key}`))]), ...page.lines.map(cells)]);
    const more = page.more ? page.lines.at(-1)?.ref : undefined;
    // One byte-order mark, at the beginning.
    const piece = begun ? text.slice(1) : text;
    begun = true;
    return { piece, more };
  });
}

/** A decision record a line: as it was kept when it was decided; of what is not decided, as it is known now. */
export const recordsJsonl = (actor: Person, roundRef: string): ReadableStream<Uint8Array> =>
  byApplication(actor, roundRef, (one) => [recordText(one)]);

/** What may not be read yet (decision 14) is said to be withheld. */
const recordText = ({ ref, items, kept }: PackItems): string => (items.length === 0 ? canonicalJson({ application: ref, withheld: true }) : recordAsKept(ref, kept, items));

export type RecordFile = Pick<PackItems, 'ref' | 'kept' | 'seal'> & { json: string; /** Of what it says: when it was decided, or its last item. */ at: string | undefined };

/** The same records one by one, each to be a file of its own. */
export async function* recordFiles(actor: Person, roundRef: string): AsyncGenerator<RecordFile> {
  let after: string | undefined;
  do {
    const page = allowed(await packItems(actor, roundRef, after));
    for (const one of page.applications) yield { ref: one.ref, kept: one.kept, seal: one.seal, json: recordText(one), at: one.kept?.asKnown ?? one.items.at(-1)?.at };
    after = page.more ? page.applications.at(-1)?.ref : undefined;
  } while (after);
}

/** Every event that the records rest on, a line each, as it was recorded. */
export const eventsJsonl = (actor: Person, roundRef: string): ReadableStream<Uint8Array> =>
  byApplication(actor, roundRef, ({ ref, items }) => items.filter(({ source }) => source === 'event').map(({ id, at, said }) => canonicalJson({ application: ref, id, at, ...said })));

const byApplication = (actor: Person, roundRef: string, linesOf: (one: PackItems) => string[]): ReadableStream<Uint8Array> =>
  paged(async (after) => {
    const page = allowed(await packItems(actor, roundRef, after));
    const lines = page.applications.flatMap(linesOf);
    return { piece: lines.map((line) => `${line}\n`).join(''), more: page.more ? page.applications.at(-1)?.ref : undefined };
  });

/** Whoever loses the right while a file is being sent gets a file that breaks off, never one that looks whole. */
export function allowed<Found>(found: Found | undefined): Found {
  if (found === undefined) throw new Refusal('not_allowed');
  return found;
}

/** Read as it is sent: however large the round, the memory stays flat. */
function paged(next: (after: string | undefined) => Promise<{ piece: string; more: string | undefined }>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let after: string | undefined;
  return new ReadableStream({
    async pull(controller) {
      const { piece, more } = await next(after);
      if (piece) controller.enqueue(encoder.encode(piece));
      else if (more) controller.enqueue(new Uint8Array(0));
      after = more;
      if (!more) controller.close();
    },
  });
}
