'use client';

import { useEffect } from 'react';
import { Mark } from '@/components/layout/mark';
import cy from '@/messages/cy/common.json';
import en from '@/messages/en/common.json';
// The build links this one from the page itself: the service's own sheet has an address only the outermost layout knows.
import './global-error.css';

/** When even the outermost layout fails. Nothing is known of the page then, not even its language, so it speaks both and needs no script. */
export default function GlobalProblem({ error }: { error: unknown }) {
  useEffect(() => console.error(error), [error]);
  return (
    <html lang="en">
      <head>
        <title>{`${en.problem.title} / ${cy.problem.title} – ${en.serviceName}`}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
      </head>
      <body className="problem">
        <header className="problem__header">
          <a className="problem__home" href="/">
            <Mark />
            <span>{en.serviceName}</span>
          </a>
        </header>
        <main className="problem__main" id="main-content">
          <h1>{en.problem.title}</h1>
          <WayOn sentences={en.problem} home="/" />
          <div lang="cy" className="problem__other">
            <h2>{cy.problem.title}</h2>
            <WayOn sentences={cy.problem} home="/cy" />
          </div>
        </main>
      </body>
    </html>
  );
}

function WayOn({ sentences, home }: { sentences: (typeof en)['problem']; home: string }) {
  return (
    <>
      <p>{sentences.body}</p>
      <p>
        {/* biome-ignore lint/a11y/useValidAnchor: an empty address is the page's own, asked for once more without a script */}
        <a className="problem__again" href="">
          {sentences.again}
        </a>
      </p>
      <p>
        <a href={home}>{sentences.home}</a>
      </p>
    </>
  );
}
