import { crc32 } from 'node:zlib';
import { expect, test } from 'vitest';
import { docx, jpeg, lockedDocx, pdf, png, xlsx, zip } from '@/db/testing/files';
import { whyNotContent } from './content';
import type { FileKind } from './vocabulary';

const executable = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(4_000, 1)]);

test.each<[FileKind, Buffer]>([['pdf', pdf()], ['docx', docx()], ['xlsx', xlsx()], ['jpeg', jpeg()], ['png', png()]])('a sound %s is taken', async (kind, bytes) => {
  expect(await whyNotContent(bytes, kind)).toBeUndefined();
});

test.each<[string, FileKind, Buffer, string]>([
  ['nothing at all', 'pdf', Buffer.alloc(0), 'attachment_empty'],
  ['a program renamed to a document', 'docx', executable, 'attachment_not_what_it_says'],
  ['a program renamed to a picture', 'png', executable, 'attachment_not_what_it_says'],
  ['a program renamed to a PDF', 'pdf', executable, 'attachment_not_what_it_says'],
  ['a picture called a PDF', 'pdf', png(), 'attachment_not_what_it_says'],
  ['a workbook called a document', 'docx', xlsx(), 'attachment_not_what_it_says'],
  ['an ordinary archive called a document', 'docx', zip([{ name: 'readme.txt', content: Buffer.from('hello') }]), 'attachment_not_what_it_says'],
  ['a web page before a PDF', 'pdf', Buffer.concat([Buffer.from('<script>alert(1)</script>'), pdf()]), 'attachment_not_what_it_says'],
  ['a PDF that is an archive too', 'pdf', Buffer.concat([pdf(), zip([{ name: 'a.exe', content: executable }])]), 'attachment_not_what_it_says'],
  ['a picture that is an archive too', 'jpeg', Buffer.concat([jpeg(), zip([{ name: 'a.exe', content: executable }])]), 'attachment_not_what_it_says'],
  ['a picture with something behind its end', 'png', Buffer.concat([png(), Buffer.from('<?php')]), 'attachment_not_what_it_says'],
  ['a document with something before it', 'docx', Buffer.concat([Buffer.from('%PDF-1.7'), docx()]), 'attachment_not_what_it_says'],
  ['half a PDF', 'pdf', pdf().subarray(0, 150), 'attachment_damaged'],
  ['half a document', 'docx', docx().subarray(0, 100), 'attachment_damaged'],
  ['half a picture', 'jpeg', jpeg().subarray(0, 35), 'attachment_damaged'],
  ['half a PNG', 'png', png().subarray(0, 40), 'attachment_damaged'],
  ['a PDF with a password', 'pdf', pdf('secret', { encrypted: true }), 'attachment_password'],
  ['a document with a password', 'docx', lockedDocx(), 'attachment_password'],
  ['an archive whose entries have a password', 'xlsx', xlsx([{ name: 'xl/a.xml', content: Buffer.from('a'), flags: 1 }]), 'attachment_password'],
  ['a document with macros', 'docx', docx([{ name: 'word/vbaProject.bin', content: Buffer.from('Sub') }]), 'attachment_macros'],
  ['a name that climbs out of its folder', 'docx', docx([{ name: '../../etc/passwd', content: Buffer.from('x') }]), 'attachment_damaged'],
  ['the same name twice', 'docx', docx([{ name: 'word/document.xml', content: Buffer.from('other') }]), 'attachment_damaged'],
  ['a picture of no size', 'png', png(0, 10), 'attachment_damaged'],
  ['a picture as wide as a street', 'png', png(30_000, 10), 'attachment_image_too_large'],
  ['a picture that fills the memory', 'jpeg', jpeg(15_000, 15_000), 'attachment_image_too_large'],
])('%s is refused', async (_, kind, bytes, problem) => {
  expect(await whyNotContent(bytes, kind)).toBe(problem);
});

test('a zip bomb is refused by what it really unpacks to, and too many entries are counted, not unpacked', async () => {
  const zeros = Buffer.alloc(20_000_000);
  const bomb = docx(Array.from({ length: 5 }, (_, index) => ({ name: `word/media/${index}.xml`, content: zeros })));
  expect(bomb.length).toBeLessThan(200_000);
  expect(await whyNotContent(bomb, 'docx')).toBe('attachment_unpacks_too_big');
  // It says of itself that it is small.
  const liar = Buffer.from(bomb);
  for (let at = liar.indexOf('PK\x01\x02', 0, 'latin1'); at >= 0; at = liar.indexOf('PK\x01\x02', at + 4, 'latin1')) liar.writeUInt32LE(10, at + 24);
  expect(await whyNotContent(liar, 'docx')).toBe('attachment_unpacks_too_big');
  const many = docx(Array.from({ length: 2_100 }, (_, index) => ({ name: `word/${index}.xml`, content: Buffer.from('x') })));
  expect(await whyNotContent(many, 'docx')).toBe('attachment_unpacks_too_big');
});

test('one changed byte in a document is damage', async () => {
  const content = Buffer.from('<w:document>The sum is 1,000</w:document>'.repeat(50));
  const sound = docx([{ name: 'word/a.xml', content }]);
  expect(crc32(content)).toBeGreaterThan(0);
  const changed = Buffer.from(sound);
  const at = changed.indexOf('word/a.xml') + 'word/a.xml'.length + 3;
  changed[at] = (changed[at] ?? 0) ^ 0x55;
  expect(await whyNotContent(changed, 'docx')).toBe('attachment_damaged');
});
