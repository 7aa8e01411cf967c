export type Line = { ref: string; title: string; organisation: string; status: string; amountPence: number };

/** The plainest list that says what a list of the service says. */
export function Lines({ heading, lines }: { heading: string; lines: readonly Line[] }) {
  return (
    <main>
      <h1>{heading}</h1>
      <ul>
        {lines.map((line) => (
          <li key={line.ref}>
            <a href={`/${line.ref}`}>{line.title}</a>
            <p>
              {line.organisation} {line.status} £{(line.amountPence / 100).toLocaleString('en-GB')}
            </p>
          </li>
        ))}
      </ul>
    </main>
  );
}
