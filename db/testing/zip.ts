import { crc32, inflateRawSync } from 'node:zlib';

type Unpacked = { text: Buffer; /** ISO, UTC. */ modified: string };

/** A zip archive's files by name, read by its directory; throws where a checksum is not what was written. */
export function unzipped(zip: Buffer): Map<string, Unpacked> {
  const end = zip.lastIndexOf(Buffer.from('504b0506', 'hex'));
  if (end < 0) throw new Error('an archive that broke off has no directory');
  const files = new Map<string, Unpacked>();
  for (let at = zip.readUInt32LE(end + 16), left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [stamp, crc, packed, nameLength, offset] = [zip.readUInt32LE(at + 12), zip.readUInt32LE(at + 16), zip.readUInt32LE(at + 20), zip.readUInt16LE(at + 28), zip.readUInt32LE(at + 42)];
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength);
    const start = offset + 30 + zip.readUInt16LE(offset + 26);
    const text = inflateRawSync(zip.subarray(start, start + packed));
    if (crc32(text) !== crc) throw new Error(`${name} is not what was packed`);
    files.set(name, { text, modified: instantOf(stamp) });
    at += 46 + nameLength;
  }
  return files;
}

function instantOf(stamp: number): string {
  const [day, time] = [stamp >>> 16, stamp & 0xffff];
  return new Date(Date.UTC((day >> 9) + 1980, ((day >> 5) & 15) - 1, day & 31, time >> 11, (time >> 5) & 63, (time & 31) * 2)).toISOString();
}
