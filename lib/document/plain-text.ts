import type { Block, PlainDocument } from './document';

/** The document as text that any reader reads: headings underlined, each row of a table with its columns' names. */
export function plainText({ title, blocks, foot }: PlainDocument): string {
  return `${[underlined(title, '='), ...blocks.map(blockText), foot].join('\n\n').replace(/\n{3,}/g, '\n\n')}\n`;
}

const underlined = (text: string, line: string): string => `${text}\n${line.repeat(Math.min(text.length, 72))}`;

/** One part alone: a cell of a spreadsheet holds an answer so. */
export function blockText(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return block.level <= 2 ? `\n${underlined(block.text, block.level === 1 ? '=' : '-')}` : block.text;
    case 'paragraph':
      return block.text;
    case 'list':
      return block.items.map((item) => `- ${item}`).join('\n');
    case 'facts':
      return block.rows.map(({ term, details }) => `${term}: ${details}`).join('\n');
    case 'table':
      return [`${block.caption}:`, ...block.rows.map((row) => `- ${row.map((cell, index) => `${block.columns[index]?.label}: ${cell}`).join('; ')}`), ...(block.foot ? [block.foot.filter(Boolean).join(': ')] : [])].join('\n');
  }
}
