import 'server-only';
import { pipeline, Readable } from 'node:stream';
import { crc32, createDeflateRaw } from 'node:zlib';

/** A file of an archive. `modified` is written in UTC; give an instant of the data, and the same content is the same archive to the byte. */
export type ZipEntry = { name: string; modified: Date; content: AsyncIterable<Uint8Array> };

type Tally = { crc: number; size: number; packed: number };
type Written = Tally & { name: Buffer; stamp: number; offset: number };

// APPNOTE.TXT 6.3.10 (PKWARE): sizes follow the data (bit 3), names are UTF-8 (bit 11), deflated.
const flags = 0x0808;
const deflated = 8;
const version = 20;
/** Beyond these a reader needs the 64-bit form, which no file of this service comes near. */
const most = { entries: 0xffff, bytes: 0xffffffff };

/**
 * A zip archive, made as it is read: an entry's content is asked for when the entry before it is sent, and memory stays flat however large
 * it grows. An entry that fails ends the archive without its directory, so nobody takes half for the whole.
 */
export async function* zipOf(entries: AsyncIterable<ZipEntry>): AsyncGenerator<Uint8Array> {
  const written: Written[] = [];
  let offset = 0;
  for await (const { name, modified, content } of entries) {
    const entry: Written = { name: Buffer.from(name), stamp: dosStamp(modified), offset, crc: 0, size: 0, packed: 0 };
    yield localHeader(entry);
    yield* packed(content, entry);
    yield descriptor(entry);
    offset += 30 + entry.name.length + entry.packed + 16;
    written.push(entry);
    if (written.length > most.entries || offset > most.bytes) throw new Error('an archive of this size needs the 64-bit form');
  }
  const directory = written.map(directoryEntry);
  yield* directory;
  yield endOfDirectory(written.length, directory.reduce((sum, one) => sum + one.length, 0), offset);
}

async function* packed(content: AsyncIterable<Uint8Array>, tally: Tally): AsyncGenerator<Uint8Array> {
  // The loop over what comes out throws what went wrong, so nothing is left to do here.
  const out = pipeline(Readable.from(counted(content, tally)), createDeflateRaw(), () => undefined);
  for await (const piece of out as AsyncIterable<Buffer>) { // deflate gives buffers; its type says any
    tally.packed += piece.length;
    yield piece;
  }
}

async function* counted(content: AsyncIterable<Uint8Array>, tally: Tally): AsyncGenerator<Uint8Array> {
  for await (const piece of content) {
    tally.crc = crc32(piece, tally.crc);
    tally.size += piece.length;
    yield piece;
  }
}

/** Two seconds is as fine as a zip's clock goes, and 1980 is where it begins. */
function dosStamp(at: Date): number {
  const year = Math.max(at.getUTCFullYear(), 1980) - 1980;
  const day = (year << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate();
  const time = (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1);
  return ((day << 16) | time) >>> 0;
}

function localHeader({ name, stamp }: Written): Buffer {
  const head = Buffer.alloc(30);
  head.writeUInt32LE(0x04034b50, 0);
  head.writeUInt16LE(version, 4);
  head.writeUInt16LE(flags, 6);
  head.writeUInt16LE(deflated, 8);
  head.writeUInt32LE(stamp, 10);
  head.writeUInt16LE(name.length, 26);
  return Buffer.concat([head, name]);
}

function descriptor({ crc, packed: size, size: full }: Written): Buffer {
  const tail = Buffer.alloc(16);
  for (const [index, value] of [0x08074b50, crc, size, full].entries()) tail.writeUInt32LE(value, index * 4);
  return tail;
}

function directoryEntry({ name, stamp, crc, packed: size, size: full, offset }: Written): Buffer {
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  for (const [index, value] of [version, version, flags, deflated].entries()) entry.writeUInt16LE(value, 4 + index * 2);
  for (const [index, value] of [stamp, crc, size, full].entries()) entry.writeUInt32LE(value, 12 + index * 4);
  entry.writeUInt16LE(name.length, 28);
  entry.writeUInt32LE(offset, 42);
  return Buffer.concat([entry, name]);
}

function endOfDirectory(entries: number, size: number, offset: number): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  for (const [index, value] of [entries, entries].entries()) end.writeUInt16LE(value, 8 + index * 2);
  for (const [index, value] of [size, offset].entries()) end.writeUInt32LE(value, 12 + index * 4);
  return end;
}
