import type { Block, PlainDocument } from './document';

/** Opened from a folder, beside no style sheet of ours. */
const style = 'body{font:1.1rem/1.5 sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#0b0c0c}table{border-collapse:collapse;width:100%}caption{text-align:left;font-weight:bold}th,td{text-align:left;vertical-align:top;border-bottom:1px solid #b1b4b6;padding:.3rem .6rem .3rem 0;overflow-wrap:anywhere}.number{text-align:right}dt{font-weight:bold}dd{margin:0 0 .5rem;overflow-wrap:anywhere}a{color:#1d70b8}';

/**
 * The document as one HTML file that needs nothing else.
 * @param files an item of a list that is one of these, or begins with one and a colon, is linked to it
 */
export function htmlOf({ title, locale, blocks, foot }: PlainDocument, files: ReadonlySet<string>): string {
  const body = blocks.map((block) => blockHtml(block, files)).join('\n');
  return `<!doctype html>\n<html lang="${locale}">\n<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${safe(title)}</title><style>${style}</style></head>\n<body><main>\n<h1>${safe(title)}</h1>\n${body}\n<p>${safe(foot)}</p>\n</main></body>\n</html>\n`;
}

function blockHtml(block: Block, files: ReadonlySet<string>): string {
  switch (block.kind) {
    case 'heading':
      return `<h${block.level}${spoken(block)}>${safe(block.text)}</h${block.level}>`;
    case 'paragraph':
      return `<p${spoken(block)}>${safe(block.text)}</p>`;
    case 'list':
      return `<ul>${block.items.map((item) => `<li>${linked(item, files)}</li>`).join('')}</ul>`;
    case 'facts':
      return `<dl>${block.rows.map(({ term, details }) => `<dt>${safe(term)}</dt><dd>${safe(details)}</dd>`).join('')}</dl>`;
    case 'table':
      return tableHtml(block);
  }
}

function tableHtml({ caption, columns, rows, foot }: Block & { kind: 'table' }): string {
  const number = (index: number) => (columns[index]?.numeric ? ' class="number"' : '');
  const cells = (row: readonly string[]) => `<tr>${row.map((cell, index) => `<td${number(index)}>${safe(cell)}</td>`).join('')}</tr>`;
  const head = columns.map(({ label }, index) => `<th scope="col"${number(index)}>${safe(label)}</th>`).join('');
  return `<table><caption>${safe(caption)}</caption><thead><tr>${head}</tr></thead><tbody>${rows.map(cells).join('')}</tbody>${foot ? `<tfoot>${cells(foot)}</tfoot>` : ''}</table>`;
}

function linked(item: string, files: ReadonlySet<string>): string {
  const [name = '', ...rest] = item.split(': ');
  return files.has(name) ? `<a href="${safe(encodeURI(name))}">${safe(name)}</a>${rest.length > 0 ? `: ${safe(rest.join(': '))}` : ''}` : safe(item);
}

const spoken = ({ lang }: { lang?: string }): string => (lang ? ` lang="${lang}"` : '');
const marks: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const safe = (text: string): string => text.replace(/[&<>"']/g, (mark) => marks[mark] ?? mark);
