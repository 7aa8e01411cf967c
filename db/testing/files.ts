import { crc32, deflateRawSync, deflateSync, inflateSync } from 'node:zlib';

/** Files made at run time, so that none of a hostile kind lies about in the repository. */
export function pdf(text = 'Accounts', more: { encrypted?: true } = {}): Buffer {
  const body = `%PDF-1.7\n1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj\n2 0 obj << /Type /Pages /Kids [] /Count 0 >> endobj\n% ${text}\n`;
  return Buffer.from(`${body}xref\n0 3\n0000000000 65535 f \n0000000009 00000 n \n0000000058 00000 n \ntrailer << /Size 3 /Root 1 0 R ${more.encrypted ? '/Encrypt 9 0 R ' : ''}>>\nstartxref\n${body.length}\n%%EOF\n`, 'latin1');
}

type Entry = { name: string; content: Buffer; flags?: number };

/** A zip archive with these entries. */
export function zip(entries: Entry[]): Buffer {
  const heads: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, content, flags = 0 } of entries) {
    const [label, packed] = [Buffer.from(name), deflateRawSync(content)];
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(flags, 2);
    head.writeUInt16LE(8, 4);
    head.writeUInt32LE(crc32(content), 10);
    head.writeUInt32LE(packed.length, 14);
    head.writeUInt32LE(content.length, 18);
    head.writeUInt16LE(label.length, 22);
    heads.push(Buffer.from('PK\x03\x04', 'latin1'), head, label, packed);
    const line = Buffer.alloc(42);
    line.writeUInt16LE(20, 0);
    head.copy(line, 2);
    line.writeUInt32LE(at, 38);
    directory.push(Buffer.from('PK\x01\x02', 'latin1'), line, label);
    at += 30 + label.length + packed.length;
  }
  const middle = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(middle.length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...heads, middle, Buffer.from('PK\x05\x06', 'latin1'), end]);
}

const types = { name: '[Content_Types].xml', content: Buffer.from('<Types/>') };
export const docx = (more: Entry[] = []): Buffer => zip([types, { name: 'word/document.xml', content: Buffer.from('<w:document/>') }, ...more]);
export const xlsx = (more: Entry[] = []): Buffer => zip([types, { name: 'xl/workbook.xml', content: Buffer.from('<workbook/>') }, ...more]);

/** What Office makes of a document with a password: its old container around the encrypted package. */
export const lockedDocx = (): Buffer => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(504), Buffer.from('EncryptedPackage', 'utf16le'), Buffer.alloc(600)]);

export function png(width = 2, height = 2): Buffer {
  const chunk = (kind: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(kind, 'latin1'), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const size = Buffer.alloc(13);
  size.writeUInt32BE(width, 0);
  size.writeUInt32BE(height, 4);
  size[8] = 8;
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), chunk('IHDR', size), chunk('IDAT', deflateSync(Buffer.alloc(8))), chunk('IEND', Buffer.alloc(0))]);
}

export function jpeg(width = 40, height = 30): Buffer {
  const frame = Buffer.from('ffc0000b08000000000101110000', 'hex');
  frame.writeUInt16BE(height, 5);
  frame.writeUInt16BE(width, 7);
  return Buffer.concat([Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'), frame.subarray(0, 13), Buffer.from('ffda0008010100003f0012ffd9', 'hex')]);
}

/** What is compressed in a PDF, opened. A part that is not compressed is left empty: it stands in the file as it is. */
export const pdfStreams = (bytes: Uint8Array): string[] =>
  [...Buffer.from(bytes).toString('latin1').matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)].map(([, part]) => {
    try {
      return inflateSync(Buffer.from(part ?? '', 'latin1')).toString('latin1');
    } catch {
      return '';
    }
  });

/** Everything a PDF says, its compressed parts opened. */
export const openedPdf = (bytes: Uint8Array): string => [Buffer.from(bytes).toString('latin1'), ...pdfStreams(bytes)].join('\n');
