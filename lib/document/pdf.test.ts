import { expect, test, vi } from 'vitest';
import { openedPdf } from '@/db/testing/files';
import { facts, heading, paragraph, type PlainDocument, table } from './document';
import { pdfOf } from './pdf';
import { plainText } from './plain-text';

const document: PlainDocument = {
  title: 'Cwestiynau’r tŷ a’r dŵr', locale: 'cy', author: 'The fund', foot: 'RND-AAAA-222', pageWords: 'Tudalen {page} o {pages}', made: new Date('2025-09-15T09:00:00Z'),
  blocks: [
    heading(2, 'Meini prawf'), paragraph('Ŵyn a ŷd, â ê î ô û ŵ ŷ.'), { kind: 'list', items: ['Un', 'Dau'] }, facts([{ term: 'Agor', details: '1 Hydref 2025' }]),
    table('Pwysau', [{ label: 'Maen prawf' }, { label: 'Pwysau', numeric: true }], [['Angen', '60%'], ['Gwerth', '40%']]),
    ...Array.from({ length: 90 }, (_, index) => paragraph(`Paragraff ${index}`)),
  ],
};

test('a PDF says what each part is, its language and its title, and has an outline', async () => {
  const text = openedPdf(await pdfOf(document));
  for (const part of ['/StructTreeRoot', '/MarkInfo', '/S /H1', '/S /H2', '/S /P', '/S /LI', '/S /LBody', '/S /Table', '/S /TH', '/Scope /Column', '/S /TD', '/Outlines', '/DisplayDocTitle true', 'pdfuaid']) expect(text, part).toContain(part);
  expect(text).toMatch(/\/Lang \(cy-GB\)/);
});

test('Welsh letters are in the embedded font, by their own names', async () => {
  const text = openedPdf(await pdfOf(document));
  expect(text).toContain('/FontFile2');
  for (const code of ['0175', '0177', '00e2']) expect(text.toLowerCase(), code).toContain(`<${code}>`);
});

test('the same document is the same file', async () => {
  const [one, other] = [await pdfOf(document), await pdfOf(document)];
  expect(Buffer.from(one).equals(Buffer.from(other))).toBe(true);
});

test('the same document is the same file in another process, whatever was drawn there before: its hash is kept', async () => {
  const here = await pdfOf(document);
  vi.resetModules();
  const another = await import('./pdf');
  await another.pdfOf({ ...document, title: 'Something else', blocks: [paragraph('Quick brown foxes; £1,000')] });
  expect(Buffer.from(await another.pdfOf(document)).equals(Buffer.from(here))).toBe(true);
});

test('plain text says the same, in order', () => {
  const text = plainText(document);
  expect(text).toMatch(/^Cwestiynau’r tŷ a’r dŵr\n=+\n/);
  expect(text).toContain('- Maen prawf: Angen; Pwysau: 60%');
  expect(text.indexOf('Meini prawf')).toBeLessThan(text.indexOf('Agor: 1 Hydref 2025'));
});
