import type { ReactNode } from 'react';

/**
 * A text of several paragraphs as the catalogues hold it: blank lines part paragraphs, lines that begin with "- " are a list, and
 * `[words](address)` is a link. Nothing else is mark-up, so that a translator can read it.
 */
export function Prose({ text }: { text: string }) {
  return text.split('\n\n').map((block, index) =>
    block.startsWith('- ') ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: a text is drawn once
      <ul key={index} className="govuk-list govuk-list--bullet">
        {block.split('\n').map((line) => (
          <li key={line}>{inline(line.slice(2))}</li>
        ))}
      </ul>
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: a text is drawn once
      <p key={index} className="govuk-body">
        {inline(block)}
      </p>
    ),
  );
}

const link = /\[([^\]]+)\]\(([^)\s]+)\)/g;

function inline(text: string): ReactNode[] {
  const parts: ReactNode[] = [];
  let from = 0;
  for (const match of text.matchAll(link)) {
    parts.push(text.slice(from, match.index));
    parts.push(
      <a key={match.index} className="govuk-link" href={match[2]}>
        {match[1]}
      </a>,
    );
    from = match.index + match[0].length;
  }
  return [...parts, text.slice(from)];
}
