import { crc32, deflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import writeWorkbook from 'write-excel-file/node';
import { archiveTexts } from './archive';
import { readSheet } from './file';
import { problemList } from './problems';
import { sampleCsv, sampleRows } from './sample-file';

/** A zip archive of these texts, as a spreadsheet would write it. */
function zip(texts: Map<string, string | Buffer>): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of texts) {
    const [content, packed] = [Buffer.from(text), deflateRawSync(Buffer.from(text))];
    const sizes = Buffer.alloc(12);
    sizes.writeUInt32LE(crc32(content) >>> 0, 0);
    sizes.writeUInt32LE(packed.length, 4);
    sizes.writeUInt32LE(content.length, 8);
    const length = Buffer.from([name.length, 0, 0, 0]);
    const local = Buffer.concat([Buffer.from('504b03041400000008000000000000', 'hex').subarray(0, 14), sizes, length, Buffer.from(name), packed]);
    directory.push(Buffer.concat([Buffer.from('504b010214001400000008000000000000', 'hex').subarray(0, 16), sizes, length, Buffer.alloc(10), uint32(offset), Buffer.from(name)]));
    parts.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const count = Buffer.from([texts.size & 255, texts.size >> 8]);
  return Buffer.concat([...parts, central, Buffer.from('504b050600000000', 'hex'), count, count, uint32(central.length), uint32(offset), Buffer.alloc(2)]);
}
function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

const workbook = (sheets: { sheet: string; data: (string | number | Date | null)[][] }[]): Promise<Buffer> =>
  writeWorkbook(sheets.map(({ sheet, data }) => ({ sheet, data: data.map((row) => row.map((value) => (value === null ? null : value instanceof Date ? { value, format: 'dd/mm/yyyy' } : { value }))) })) as never).toBuffer();

async function read(name: string, bytes: Buffer) {
  const problems = problemList();
  return { sheet: await readSheet(name, bytes, 'awards', problems), problems: problems.all() };
}

test('a workbook is read like its CSV: numbers, dates, and the sheet of awards behind a sheet of notes', async () => {
  const [headings = [], row = []] = sampleRows([{}]);
  const cells = row.map((cell, at) => (headings[at] === 'Amount awarded' ? 0.1 + 0.2 : headings[at] === 'Award date' ? new Date('2025-09-01') : cell));
  const { sheet, problems } = await read('awards.xlsx', await workbook([{ sheet: 'Read me', data: [['How to fill this in']] }, { sheet: 'Awards & more', data: [headings, cells] }]));
  expect(problems).toEqual([]);
  expect(sheet?.name).toBe('Awards & more');
  expect(sheet?.rows[1]).toEqual(row.map((cell, at) => (headings[at] === 'Amount awarded' ? '0.3' : cell)));
});

test('a blank row keeps its number, so that every error names the row a spreadsheet shows', async () => {
  const [headings = [], row = []] = sampleRows([{}]);
  const { sheet } = await read('awards.xlsx', await workbook([{ sheet: 'Awards', data: [[null], headings, [null], row] }]));
  expect(sheet?.rows.map((cells) => cells[0] ?? '')).toEqual(['', 'Organisation name', '', 'Tyne Online Trust']);
});

test('a cell that the spreadsheet could not work out says so, and is not taken for an empty one', async () => {
  const texts = archiveTexts(await workbook([{ sheet: 'Awards', data: [...sampleRows([{}, {}]).map((row) => [...row])] }])) ?? new Map<string, string>();
  const path = 'xl/worksheets/sheet1.xml';
  texts.set(path, (texts.get(path) ?? '').replace(/<c r="G3"[^>]*>.*?<\/c>/, '<c r="G3" t="e"><f>B1/0</f><v>#REF!</v></c>'));
  const { sheet } = await read('awards.xlsx', zip(texts));
  expect(sheet?.rows[2]?.[6]).toBe('#REF!');
  expect(sheet?.rows[2]?.[5]).toBe('Weekly sessions with volunteers');
});

test('an archive that inflates without end, has too many entries or is cut short is refused before it is read', async () => {
  expect(archiveTexts(zip(new Map([['xl/worksheets/sheet1.xml', Buffer.alloc(70_000_000)]])))).toBeUndefined();
  expect(archiveTexts(zip(new Map(Array.from({ length: 501 }, (_, n) => [`${n}.xml`, 'x']))))).toBeUndefined();
  const whole = await workbook([{ sheet: 'Awards', data: [['x']] }]);
  expect((await read('awards.xlsx', whole.subarray(0, whole.length - 30))).problems).toMatchObject([{ code: 'not_readable' }]);
});

test('a CSV of whatever spreadsheet is read: semicolons, Windows letters, a mark at its beginning', async () => {
  const text = sampleRows([{ organisationName: 'Café Tŷ' }]).map((row) => row.map((cell) => `"${cell}"`).join(';')).join('\r\n');
  expect((await read('awards.csv', Buffer.from(`\uFEFF${text}`))).sheet?.rows[1]?.[0]).toBe('Café Tŷ');
  expect((await read('awards.csv', Buffer.from(text.replace('Tŷ', 'Ty'), 'latin1'))).sheet?.rows[1]?.[0]).toBe('Café Ty');
});

test('what is no spreadsheet, empty or too large has one sentence', async () => {
  expect((await read('awards.pdf', Buffer.from([0x25, 0x50, 0, 0, 1]))).problems).toMatchObject([{ code: 'not_readable' }]);
  expect((await read('awards.csv', Buffer.from(' \r\n,,\r\n'))).problems).toMatchObject([{ code: 'nothing' }]);
  expect((await read('awards.csv', Buffer.alloc(2_500_001, 65))).problems).toMatchObject([{ code: 'too_large' }]);
  expect((await read('awards.csv', sampleCsv([{}]))).problems).toEqual([]);
});
