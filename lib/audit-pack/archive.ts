import 'server-only';
import { createHash } from 'node:crypto';
import type { Person } from '../access/actor';
import { csvText } from '../award-import/mark-up';
import { sha256 } from '../decision-record/steps';
import { htmlOf } from '../document/html';
import { pdfOf } from '../document/pdf';
import { environment } from '../env';
import { canonicalJson } from '../event/chain';
import { type Locale, localPath } from '../locale';
import { words } from '../words';
import { type ZipEntry, zipOf } from '../zip';
import { indexCsv, indexDocument, listedFiles } from './archive-index';
import { sealPackArchive } from './commands';
import { packDocument } from './document';
import { allowed, applicationsCsv, eventsJsonl, recordFiles, type RecordFile, recordsJsonl } from './files';
import { auditPackForStaff, packFrame } from './queries';

type Listed = { name: string; sha256: string; bytes: number };
type Content = AsyncIterable<Uint8Array>;

/**
 * Everything of a round's audit pack as one zip archive, made while it is sent. The manifest names the SHA-256 of each file before it and
 * the seal of each decision record; its own hash is recorded before it is sent. `sha256sum -c SHA256SUMS` checks what was unpacked.
 * Whoever takes it has been recorded already (`takePackFile`). Fails with `round_is_restricted` and `not_allowed`, and is then cut off.
 */
export function packArchive(actor: Person, roundRef: string, locale: Locale): ReadableStream<Uint8Array> {
  const pieces = zipOf(entriesOf(actor, roundRef, locale));
  return new ReadableStream({
    async pull(controller) {
      const { value, done } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      await pieces.return(undefined);
    },
  });
}

async function* entriesOf(actor: Person, roundRef: string, locale: Locale): AsyncGenerator<ZipEntry> {
  const [pack, { chain, lastAt }] = [allowed(await auditPackForStaff(actor, roundRef)), allowed(await packFrame(actor, roundRef))];
  const { round, now } = pack;
  const author = environment().OWNER_NAME;
  const files: Listed[] = [];
  const file = (name: string, modified: Date, content: Content): ZipEntry => ({ name, modified, content: hashed(name, content, files) });
  // The parts that say when they were made carry that instant; the others that of the last event they are from, so that they stay the same.
  yield file('index.html', now, bytes(htmlOf(indexDocument(locale, pack, author), new Set<string>(listedFiles))));
  yield file('index.csv', now, bytes(indexCsv(locale, pack)));
  yield file('pack.pdf', now, bytes(await pdfOf(packDocument(locale, pack, author))));
  yield file('applications.csv', lastAt, applicationsCsv(actor, round.ref, locale));
  yield file('decision-records.jsonl', lastAt, recordsJsonl(actor, round.ref));
  yield file('events.jsonl', lastAt, eventsJsonl(actor, round.ref));
  const records: Kept[] = [];
  for await (const one of recordFiles(actor, round.ref)) {
    const name = `decision-records/${one.ref}.json`;
    yield file(name, one.at ? new Date(one.at) : lastAt, bytes(one.json));
    records.push({ ...keptOf(one), name });
  }
  yield file('decision-records.csv', lastAt, bytes(recordsCsv(locale, records)));
  const manifest = canonicalJson({ format: 1, round: round.ref, made: now.toISOString(), takenBy: actor.id, chain, files: [...files], records });
  await sealPackArchive(actor, round.ref, { manifestSha256: sha256(manifest), files: files.length, bytes: files.reduce((sum, one) => sum + one.bytes, 0) });
  yield file('manifest.json', now, bytes(manifest));
  yield { name: 'SHA256SUMS', modified: now, content: bytes(files.map((one) => `${one.sha256}  ${one.name}\n`).join('')) };
}

type Kept = { application: string; name: string; sha256: string; kept: string | null; seal: RecordFile['seal'] };

const keptOf = ({ ref, json, kept, seal }: RecordFile): Omit<Kept, 'name'> => ({ application: ref, sha256: sha256(json), kept: kept?.sha256 ?? null, seal });

/** Which file is which application's, whether it is what was kept, where the chain sealed that, and where its PDF is drawn: making each here would take minutes. */
function recordsCsv(locale: Locale, records: readonly Kept[]): string {
  const say = words(locale);
  const same = (one: Kept) => say(`archive.record.${one.kept === null ? 'notKept' : one.kept === one.sha256 ? 'isSame' : 'differs'}`);
  const pdf = (one: Kept) => `${environment().ORIGIN}${localPath(locale, `/manage/applications/${one.application}/decision-record.pdf`)}${one.kept === null ? '' : '?knownOn=decision'}`;
  const columns = (['application', 'file', 'sha256', 'kept', 'same', 'sequence', 'seal', 'pdf'] as const).map((key) => say(`archive.record.${key}`));
  return csvText([columns, ...records.map((one) => [one.application, one.name, one.sha256, one.kept ?? '', same(one), one.seal ? String(one.seal.sequence) : '', one.seal?.hash ?? '', pdf(one)])]);
}

async function* bytes(content: string | Uint8Array): AsyncGenerator<Uint8Array> {
  yield typeof content === 'string' ? new TextEncoder().encode(content) : content;
}

async function* hashed(name: string, content: Content, files: Listed[]): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256');
  let length = 0;
  for await (const piece of content) {
    hash.update(piece);
    length += piece.length;
    yield piece;
  }
  files.push({ name, sha256: hash.digest('hex'), bytes: length });
}
