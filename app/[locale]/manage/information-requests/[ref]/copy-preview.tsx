import { Table } from '@/components/govuk/table';
import type { Block, PlainDocument } from '@/lib/document/document';

/** A document on the screen as its files will say it: what is not here is not in them. */
export function CopyPreview({ document, label }: { document: PlainDocument; label: string }) {
  return (
    <section aria-label={label} lang={document.locale} className="govuk-!-margin-bottom-6">
      {document.blocks.map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a document is drawn once
        <Part key={index} block={block} />
      ))}
    </section>
  );
}

function Part({ block }: { block: Block }) {
  switch (block.kind) {
    case 'heading':
      return block.level <= 2 ? <h2 className="govuk-heading-m">{block.text}</h2> : <h3 className="govuk-heading-s">{block.text}</h3>;
    case 'paragraph':
      return <p className="govuk-body app-kept-text">{block.text}</p>;
    case 'list':
      return <ul className="govuk-list govuk-list--bullet">{block.items.map((item) => <li key={item}>{item}</li>)}</ul>;
    case 'facts':
      return <ul className="govuk-list">{block.rows.map(({ term, details }) => <li key={term}>{`${term}: ${details}`}</li>)}</ul>;
    case 'table':
      return <Table caption={block.caption} columns={block.columns} rows={block.rows} />;
  }
}
