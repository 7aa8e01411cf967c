import { SummaryList } from '@/components/govuk/summary-list';
import { Table } from '@/components/govuk/table';
import type { Block } from '@/lib/document/document';

/** A document's parts on a page: what the PDF draws, said by the same data. A hash breaks where it must. */
export function DocumentBlocks({ blocks }: { blocks: readonly Block[] }) {
  // biome-ignore lint/suspicious/noArrayIndexKey: a document is drawn once
  return blocks.map((block, index) => <One key={index} block={block} />);
}

const isHash = (text: string) => /[0-9a-f]{64}/.test(text);
const cell = (text: string) => (isHash(text) ? <span className="app-hash">{text}</span> : text);

function One({ block }: { block: Block }) {
  switch (block.kind) {
    case 'heading': {
      const Heading = `h${block.level}` as const;
      return <Heading className={block.level <= 2 ? 'govuk-heading-m' : 'govuk-heading-s'}>{block.text}</Heading>;
    }
    case 'paragraph':
      return <p className="govuk-body app-measure">{block.text}</p>;
    case 'list':
      return (
        <ul className="govuk-list govuk-list--bullet">
          {block.items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      );
    case 'facts':
      return <SummaryList rows={block.rows.map(({ term, details }) => ({ key: term, value: cell(details) }))} />;
    case 'table':
      return <Table caption={block.caption} captionSize="s" small columns={block.columns} rows={block.rows.map((row) => row.map(cell))} foot={block.foot} />;
  }
}
