import 'server-only';
import { Zip, ZipDeflate } from 'fflate';

/** A file of an archive. `modified` is written in UTC; give an instant of the data, and the same content is the same archive to the byte. */
export type ZipEntry = { name: string; modified: Date; content: AsyncIterable<Uint8Array> };

/** Beyond these a reader needs the 64-bit form, which no file of this service comes near and fflate does not write. */
const most = { entries: 0xffff, bytes: 0xffffffff };

/**
 * A zip archive, made as it is read: an entry's content is asked for when the entry before it is sent, and memory stays flat however large
 * it grows. An entry that fails ends the archive without its directory, so nobody takes half for the whole.
 */
export async function* zipOf(entries: AsyncIterable<ZipEntry>): AsyncGenerator<Uint8Array> {
  const pieces: Uint8Array[] = [];
  const zip = new Zip((error, piece) => {
    if (error) throw error;
    pieces.push(piece);
  });
  const sent = { entries: 0, bytes: 0 };
  for await (const { name, modified, content } of entries) {
    const entry = new ZipDeflate(name);
    entry.mtime = clockOf(modified);
    zip.add(entry);
    for await (const piece of content) {
      entry.push(piece);
      yield* taken(pieces, sent);
    }
    entry.push(new Uint8Array(), true);
    sent.entries += 1;
    yield* taken(pieces, sent);
    if (sent.entries > most.entries || sent.bytes > most.bytes) throw new Error('an archive of this size needs the 64-bit form');
  }
  zip.end();
  yield* taken(pieces, sent);
}

function* taken(pieces: Uint8Array[], sent: { bytes: number }): Generator<Uint8Array> {
  for (const piece of pieces.splice(0)) {
    sent.bytes += piece.length;
    yield piece;
  }
}

/** The library writes what a clock on this machine's wall would show, and an archive says it in UTC wherever it is made. */
const clockOf = (instant: Date): Date => new Date(instant.getTime() + instant.getTimezoneOffset() * 60_000);
