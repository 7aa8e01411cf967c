import { inflateRawSync } from 'node:zlib';

/** Far above any workbook of awards: what is larger is a mistake, or made to fill the memory. */
const mostEntries = 500;
const mostBytes = 60_000_000;

const endOfDirectory = 0x06054b50;
const directoryEntry = 0x02014b50;

/**
 * The XML files of a workbook (a zip archive), each really inflated within one limit: what an archive says of its sizes may be a lie.
 * Undefined when it is no archive that a spreadsheet writes, or is too large.
 */
export function archiveTexts(bytes: Buffer): Map<string, string> | undefined {
  try {
    return readEntries(bytes);
  } catch {
    return undefined; // cut short, or inflating beyond the limit
  }
}

function readEntries(bytes: Buffer): Map<string, string> | undefined {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || bytes.readUInt32LE(end) !== endOfDirectory) return undefined;
  const count = bytes.readUInt16LE(end + 10);
  if (count > mostEntries) return undefined;
  const texts = new Map<string, string>();
  let at = bytes.readUInt32LE(end + 16);
  let left = mostBytes;
  for (let entry = 0; entry < count; entry += 1) {
    if (bytes.readUInt32LE(at) !== directoryEntry) return undefined;
    const [nameLength, extraLength, noteLength] = [bytes.readUInt16LE(at + 28), bytes.readUInt16LE(at + 30), bytes.readUInt16LE(at + 32)];
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);
    if (name.endsWith('.xml') || name.endsWith('.rels')) {
      const content = inflated(bytes, at, left);
      left -= content.length;
      texts.set(name.replace(/^\//, ''), content.toString('utf8'));
    }
    at += 46 + nameLength + extraLength + noteLength;
  }
  return texts;
}

function inflated(bytes: Buffer, entry: number, most: number): Buffer {
  const [method, size, offset] = [bytes.readUInt16LE(entry + 10), bytes.readUInt32LE(entry + 20), bytes.readUInt32LE(entry + 42)];
  const start = offset + 30 + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28);
  const packed = bytes.subarray(start, start + size);
  if (method === 0 && packed.length <= most) return packed;
  if (method !== 8) throw new Error('packed in a way that spreadsheets do not use');
  return inflateRawSync(packed, { maxOutputLength: Math.max(1, most) });
}
