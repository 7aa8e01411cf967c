import 'server-only';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { create, type Font } from 'fontkit';
import PDFDocument from 'pdfkit';
import type { Block, PlainDocument } from './document';

/** Source Sans 3 (SIL Open Font Licence) has every letter of Welsh, ŵ and ŷ among them, and is embedded: nothing is left to the reader's machine. */
const fontOf = (style: string) => create(readFileSync(join(process.cwd(), `node_modules/@expo-google-fonts/source-sans-3/${style}/SourceSans3_${style}.ttf`))) as Font; // one file, not a collection
let opened: { plain: Font; strong: Font } | undefined;

/**
 * Opened once in the life of a process: reading a font's tables takes longer than drawing a page with it. A glyph remembers the letter it
 * was first drawn for (a space and a hard space are one glyph), so each document begins without those of the one before, or its bytes would
 * depend on it. Nothing waits between this and the end of a drawing.
 */
function fonts() {
  opened ??= { plain: fontOf('400Regular'), strong: fontOf('600SemiBold') };
  for (const font of Object.values(opened)) (font as unknown as { _glyphs: object })._glyphs = {}; // fontkit's own: pdf.test.ts tells if it is called otherwise one day
  return opened;
}

const margin = 56;
const sizes = { 1: 22, 2: 16, 3: 13, 4: 11.5 } as const;

type Pdf = PDFKit.PDFDocument;
type Structure = PDFKit.PDFStructureElement;

/** Draws a document as a PDF that says what each part of it is (PDF/UA): headings, lists, tables with their headers, language, title, outline. */
export async function pdfOf(document: PlainDocument): Promise<Uint8Array<ArrayBuffer>> {
  const { title, author, locale, made } = document;
  const pdf = new PDFDocument({
    size: 'A4', margin, bufferPages: true, tagged: true, subset: 'PDF/UA', pdfVersion: '1.7', displayTitle: true, lang: locale === 'cy' ? 'cy-GB' : 'en-GB', font: null,
    info: { Title: title, Author: author, CreationDate: made, ModDate: made },
  } as unknown as PDFKit.PDFDocumentOptions); // its types do not know PDF/UA yet
  const done = collected(pdf);
  for (const [name, font] of Object.entries(fonts())) pdf.registerFont(name, font as unknown as string); // its types do not know that a font may be an opened one
  plain(pdf);
  const root = pdf.struct('Document');
  pdf.addStructure(root);
  const outline: PDFKit.PDFOutline[] = [pdf.outline];
  for (const block of [{ kind: 'heading', level: 1, text: title } as const, ...document.blocks]) draw(pdf, root, block, outline);
  root.end();
  drawFeet(pdf, document);
  pdf.end();
  return done;
}

const collected = (pdf: Pdf): Promise<Uint8Array<ArrayBuffer>> =>
  new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    pdf.on('data', (part: Buffer) => parts.push(part));
    pdf.on('end', () => resolve(new Uint8Array(Buffer.concat(parts))));
    pdf.on('error', reject);
  });

function draw(pdf: Pdf, root: Structure, block: Block, outline: PDFKit.PDFOutline[]): void {
  if (block.kind === 'heading') drawHeading(pdf, root, block, outline);
  else if (block.kind === 'paragraph') root.add(part(pdf, 'P', () => plain(pdf).text(block.text, margin).moveDown(0.6), spoken(block)));
  else if (block.kind === 'list') drawList(pdf, root, block.items.map((item) => ({ label: '•', body: item })), 14);
  else if (block.kind === 'facts') drawList(pdf, root, block.rows.map(({ term, details }) => ({ label: term, body: details })), 150);
  else drawTable(pdf, root, block);
}

/** A piece of the structure with what is drawn for it. pdfkit's types leave out the `scope` that a table's header needs. */
const part = (pdf: Pdf, type: string, drawIt: () => unknown, options: { scope?: string; lang?: string } = {}): Structure => pdf.struct(type, options as Parameters<Pdf['struct']>[1], () => void drawIt());

/** A part in another language than the document's says so, and is read aloud in it. */
const spoken = ({ lang }: { lang?: 'en' | 'cy' }): { lang?: string } => (lang ? { lang: lang === 'cy' ? 'cy-GB' : 'en-GB' } : {});

const plain = (pdf: Pdf): Pdf => pdf.font('plain').fontSize(10.5).fillColor('#0b0c0c');
const strong = (pdf: Pdf): Pdf => pdf.font('strong').fontSize(10.5).fillColor('#0b0c0c');
const width = (pdf: Pdf): number => pdf.page.width - 2 * margin;

/** A page begins where what belongs together would be torn. */
function keepTogether(pdf: Pdf, height: number): void {
  if (pdf.y + height > pdf.page.height - margin - 12 && pdf.y > margin) pdf.addPage();
}

function drawHeading(pdf: Pdf, root: Structure, { level, text, lang }: Block & { kind: 'heading' }, outline: PDFKit.PDFOutline[]): void {
  keepTogether(pdf, sizes[level] * 1.3 * Math.ceil(text.length / 50) + 44);
  // A level that was left out hangs from the nearest above it.
  const above = outline.slice(0, level).findLast((one) => one !== undefined) ?? pdf.outline;
  outline.length = level;
  outline[level] = above.addItem(text);
  root.add(part(pdf, `H${level}`, () => pdf.moveDown(level < 3 ? 0.6 : 0.3).font('strong').fontSize(sizes[level]).fillColor('#0b0c0c').text(text, margin).moveDown(0.3), spoken({ lang })));
}

/** Lists and facts are the same to a reader: a label, and what it is a label of. */
function drawList(pdf: Pdf, root: Structure, rows: { label: string; body: string }[], indent: number): void {
  const list = pdf.struct('L');
  root.add(list);
  const bodyWidth = width(pdf) - indent;
  for (const { label, body } of rows) {
    const height = Math.max(strong(pdf).heightOfString(label, { width: indent - 8 }), plain(pdf).heightOfString(body || ' ', { width: bodyWidth }));
    // A long answer may run over pages; a short one stays whole.
    keepTogether(pdf, Math.min(height, 120));
    const item = pdf.struct('LI');
    list.add(item);
    const top = pdf.y;
    item.add(part(pdf, 'Lbl', () => (indent > 20 ? strong(pdf) : plain(pdf)).text(label, margin, top, { width: indent - 8 })));
    const labelEnd = pdf.y;
    item.add(part(pdf, 'LBody', () => plain(pdf).text(body || ' ', margin + indent, top, { width: bodyWidth })));
    item.end();
    if (pdf.y > top) pdf.y = Math.max(pdf.y, labelEnd);
    pdf.y += 3;
  }
  list.end();
  pdf.x = margin;
  pdf.moveDown(0.5);
}

function drawTable(pdf: Pdf, root: Structure, { caption, columns, rows: body, foot }: Block & { kind: 'table' }): void {
  const rows = foot ? [...body, foot] : body;
  const element = pdf.struct('Table');
  root.add(element);
  keepTogether(pdf, 70);
  element.add(part(pdf, 'Caption', () => strong(pdf).text(caption, margin).moveDown(0.3)));
  const widths = widthsOf(pdf, columns, rows);
  drawRow(pdf, element, columns.map(({ label }) => label), { columns, widths, head: true });
  for (const row of rows) drawRow(pdf, element, row, { columns, widths, head: false });
  element.end();
  pdf.x = margin;
  pdf.moveDown(0.8);
}

/** As wide as what is written in them, the widest giving way first, and none so far that a word of it is torn: only a hash is. */
function widthsOf(pdf: Pdf, columns: readonly { label: string }[], rows: readonly string[][]): number[] {
  const wish = columns.map(({ label }, index) => Math.max(strong(pdf).widthOfString(label), ...rows.map((row) => plain(pdf).widthOfString(row[index] ?? ''))) + 14);
  const fair = width(pdf) / columns.length;
  const longestWord = (text: string) => Math.max(...text.split(/\s+/).map((word) => strong(pdf).widthOfString(word)));
  const least = wish.map((one, index) => Math.min(one, fair, Math.max(...[columns[index]?.label, ...rows.map((row) => row[index])].map((text) => longestWord(text ?? ''))) + 12));
  const sum = (widths: readonly number[]) => widths.reduce((all, one) => all + one, 0);
  const given = wish.map((one, index) => (one <= fair ? one : (least[index] ?? 0)));
  const wanted = wish.map((one, index) => Math.max(0, Math.min(one, 2 * fair) - (given[index] ?? 0)));
  const share = Math.max(0, width(pdf) - sum(given)) / (sum(wanted) || 1);
  return given.map((one, index) => one + share * (wanted[index] ?? 0));
}

type RowLook = { columns: readonly { label: string; numeric?: boolean }[]; widths: readonly number[]; head: boolean };

function drawRow(pdf: Pdf, element: Structure, cells: readonly string[], { columns, widths, head }: RowLook): void {
  const look = () => (head ? strong(pdf) : plain(pdf));
  const heights = cells.map((cell, index) => look().heightOfString(cell || ' ', { width: (widths[index] ?? 0) - 10 }));
  const height = Math.max(...heights);
  keepTogether(pdf, Math.min(height, 400));
  const row = pdf.struct('TR');
  element.add(row);
  const top = pdf.y;
  let [left, end] = [margin, top];
  for (const [index, cell] of cells.entries()) {
    const place = left;
    const isHead = head || index === 0;
    const options = isHead ? { scope: head ? 'Column' : 'Row' } : {};
    const align = columns[index]?.numeric ? 'right' : 'left';
    row.add(part(pdf, isHead ? 'TH' : 'TD', () => look().text(cell || ' ', place, top, { width: (widths[index] ?? 0) - 10, align }), options));
    left += widths[index] ?? 0;
    end = Math.max(end, pdf.y);
  }
  row.end();
  pdf.y = end + 2;
  pdf.markContent('Artifact');
  pdf.moveTo(margin, pdf.y).lineTo(margin + width(pdf), pdf.y).lineWidth(0.5).strokeColor('#b1b4b6').stroke();
  pdf.endMarkedContent();
  pdf.y += 4;
}

/** The foot of each page is decoration to a reader: it is left out of what is read aloud. */
function drawFeet(pdf: Pdf, { foot, pageWords }: PlainDocument): void {
  const { start, count } = pdf.bufferedPageRange();
  for (let page = start; page < start + count; page++) {
    pdf.switchToPage(page);
    pdf.page.margins.bottom = 0;
    pdf.markContent('Artifact', { type: 'Pagination' });
    const line = `${foot}    ${pageWords.replace('{page}', String(page + 1)).replace('{pages}', String(count))}`;
    pdf.font('plain').fontSize(8).fillColor('#505a5f').text(line, margin, pdf.page.height - margin + 14, { width: width(pdf), lineBreak: false });
    pdf.endMarkedContent();
  }
}
