import { promisify } from 'node:util';
import { crc32, inflateRaw } from 'node:zlib';
import { mostEntries, mostInflated } from './vocabulary';

const inflate = promisify(inflateRaw);
const endOfDirectory = Buffer.from('PK\x05\x06', 'latin1');
export type ArchiveProblem = 'attachment_damaged' | 'attachment_unpacks_too_big' | 'attachment_password' | 'attachment_not_what_it_says';
type Entry = { name: string; method: number; flags: number; crc: number; packed: number; at: number };

/** Where an archive's end stands, if these bytes end as an archive does: any reader of archives would find it there. */
export function endOfArchive(bytes: Buffer): number | undefined {
  const at = bytes.lastIndexOf(endOfDirectory);
  return at >= Math.max(0, bytes.length - 65_557) && at + 22 <= bytes.length && at + 22 + bytes.readUInt16LE(at + 20) <= bytes.length ? at : undefined;
}

/**
 * The names in an archive, each entry really inflated within one limit: what it says of its sizes may be a lie. What stands before the first
 * entry or behind the directory makes it two files in one, and no office program writes that.
 */
export async function entriesOf(bytes: Buffer): Promise<{ names: string[] } | { problem: ArchiveProblem }> {
  const end = endOfArchive(bytes);
  if (end === undefined) return { problem: 'attachment_damaged' };
  if (bytes.readUInt32BE(0) !== 0x504b0304 || end + 22 !== bytes.length) return { problem: 'attachment_not_what_it_says' };
  try {
    const entries = directoryOf(bytes, end);
    if (!entries) return { problem: 'attachment_damaged' };
    if (entries.length > mostEntries) return { problem: 'attachment_unpacks_too_big' };
    if (entries.some(({ flags }) => flags & 1)) return { problem: 'attachment_password' };
    let left = mostInflated;
    for (const entry of entries) {
      const length = await inflatedLength(bytes, entry, left);
      if (typeof length === 'string') return { problem: length };
      left -= length;
    }
    return { names: entries.map(({ name }) => name) };
  } catch {
    return { problem: 'attachment_damaged' }; // it points outside itself
  }
}

function directoryOf(bytes: Buffer, end: number): Entry[] | undefined {
  const [count, size, start] = [bytes.readUInt16LE(end + 10), bytes.readUInt32LE(end + 12), bytes.readUInt32LE(end + 16)];
  if (start + size !== end) return undefined;
  const entries: Entry[] = [];
  for (let at = start; at < end; ) {
    if (bytes.readUInt32LE(at) !== 0x02014b50) return undefined;
    const [nameLength, extra, note] = [bytes.readUInt16LE(at + 28), bytes.readUInt16LE(at + 30), bytes.readUInt16LE(at + 32)];
    entries.push({
      name: bytes.toString('utf8', at + 46, at + 46 + nameLength), flags: bytes.readUInt16LE(at + 8), method: bytes.readUInt16LE(at + 10), crc: bytes.readUInt32LE(at + 16),
      packed: bytes.readUInt32LE(at + 20), at: bytes.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + extra + note;
    if (entries.length > mostEntries) return entries;
  }
  const unfit = ({ name }: Entry) => name.startsWith('/') || name.includes('\0') || /\\|(^|\/)\.\.(\/|$)/.test(name);
  return entries.length !== count || entries.some(unfit) || new Set(entries.map(({ name }) => name)).size !== count ? undefined : entries;
}

/** How long the entry is when it is unpacked, and that it is what it was when it was packed. */
async function inflatedLength(bytes: Buffer, { method, crc, packed, at }: Entry, left: number): Promise<number | ArchiveProblem> {
  if (bytes.readUInt32BE(at) !== 0x504b0304) return 'attachment_damaged';
  const start = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
  const raw = bytes.subarray(start, start + packed);
  if (raw.length !== packed || (method !== 0 && method !== 8)) return 'attachment_damaged';
  try {
    const content = method === 0 ? raw : packed === 0 ? Buffer.alloc(0) : await inflate(raw, { maxOutputLength: Math.max(1, left) });
    if (content.length > left) return 'attachment_unpacks_too_big';
    return crc32(content) === crc ? content.length : 'attachment_damaged';
  } catch (error) {
    return (error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE' ? 'attachment_unpacks_too_big' : 'attachment_damaged';
  }
}
