import { crc32 } from 'node:zlib';
import { endOfArchive, entriesOf } from './archive';
import type { AttachmentProblem } from './rules';
import { type FileKind, mostPixels, mostPixelsOnASide } from './vocabulary';

type Problem = AttachmentProblem | undefined;

const checks: Record<FileKind, (bytes: Buffer) => Problem | Promise<Problem>> = { pdf: whyNotPdf, png: whyNotPng, jpeg: whyNotJpeg, docx: (bytes) => whyNotOffice(bytes, 'word/document.xml'), xlsx: (bytes) => whyNotOffice(bytes, 'xl/workbook.xml') };

/**
 * Why these bytes are not the whole, readable file of a kind that their name promises. It reads the bytes and believes neither the name nor
 * what the browser called it. A file that is also an archive is two files in one, whatever it begins with.
 */
export async function whyNotContent(bytes: Buffer, kind: FileKind): Promise<Problem> {
  if (bytes.length === 0) return 'attachment_empty';
  const isOffice = kind === 'docx' || kind === 'xlsx';
  if (!isOffice && endOfArchive(bytes) !== undefined) return 'attachment_not_what_it_says';
  return checks[kind](bytes);
}

function whyNotPdf(bytes: Buffer): Problem {
  if (!/^%PDF-[12]\.\d/.test(bytes.toString('latin1', 0, 8))) return 'attachment_not_what_it_says';
  const text = bytes.toString('latin1');
  const tail = text.slice(-2048);
  if (!/startxref\s+\d+\s+%%EOF/.test(tail)) return 'attachment_damaged';
  // The dictionary of the trailer is never packed or encrypted itself.
  return /\/Encrypt\s*(\d+\s+\d+\s+R|<<)/.test(text) ? 'attachment_password' : undefined;
}

const pngStart = Buffer.from('89504e470d0a1a0a', 'hex');

function whyNotPng(bytes: Buffer): Problem {
  if (!bytes.subarray(0, 8).equals(pngStart)) return 'attachment_not_what_it_says';
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    const kind = bytes.toString('latin1', at + 4, at + 8);
    const end = at + 12 + length;
    if (end > bytes.length || crc32(bytes.subarray(at + 4, end - 4)) !== bytes.readUInt32BE(end - 4)) return 'attachment_damaged';
    if (at === 8) {
      const size = kind === 'IHDR' && length === 13 ? whyNotSize(bytes.readUInt32BE(16), bytes.readUInt32BE(20)) : 'attachment_damaged';
      if (size) return size;
    }
    if (kind === 'IEND') return end === bytes.length ? undefined : 'attachment_not_what_it_says';
    at = end;
  }
  return 'attachment_damaged';
}

/** A telephone appends things of its own behind a picture, so only its end must be there. */
function whyNotJpeg(bytes: Buffer): Problem {
  if (bytes.length < 4 || bytes.readUIntBE(0, 3) !== 0xffd8ff) return 'attachment_not_what_it_says';
  for (let at = 2; at + 4 <= bytes.length; ) {
    if (bytes[at] !== 0xff) return 'attachment_damaged';
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1; // a marker may be filled up with these
      continue;
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) {
      if (at + 9 > bytes.length) return 'attachment_damaged';
      return whyNotSize(bytes.readUInt16BE(at + 7), bytes.readUInt16BE(at + 5)) ?? (bytes.indexOf(Buffer.from([0xff, 0xd9]), at) < 0 ? 'attachment_damaged' : undefined);
    }
    at += 2 + bytes.readUInt16BE(at + 2);
  }
  return 'attachment_damaged';
}

const whyNotSize = (width: number, height: number): Problem =>
  width === 0 || height === 0 ? 'attachment_damaged' : Math.max(width, height) > mostPixelsOnASide || width * height > mostPixels ? 'attachment_image_too_large' : undefined;

/** The container of Office's old formats, and of its new ones once they have a password. */
const oldOffice = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const encrypted = Buffer.from('EncryptedPackage', 'utf16le');

async function whyNotOffice(bytes: Buffer, part: string): Promise<Problem> {
  if (bytes.subarray(0, 8).equals(oldOffice)) return bytes.includes(encrypted) ? 'attachment_password' : 'attachment_not_what_it_says';
  if (bytes.subarray(0, 4).toString('latin1') !== 'PK\x03\x04') return 'attachment_not_what_it_says';
  const found = await entriesOf(bytes);
  if ('problem' in found) return found.problem;
  if (!found.names.includes('[Content_Types].xml') || !found.names.includes(part)) return 'attachment_not_what_it_says';
  return found.names.some((name) => /vbaProject\.bin$|\.exe$|\.js$|\.vbs$/i.test(name)) ? 'attachment_macros' : undefined;
}
