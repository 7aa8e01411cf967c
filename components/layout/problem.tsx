'use client';

import { useEffect } from 'react';
// These two alone, not the whole catalogues: every signed-in page carries this one in case it is needed.
import cy from '../../messages/cy/common.json';
import en from '../../messages/en/common.json';
import { Button } from '../govuk/button';
import { Mark } from './mark';

type Props = { locale: 'en' | 'cy'; error: unknown; retry: () => void };

/** Something of ours is broken. It asks for nothing that may be broken too: no session, no database, no words but its own. */
export function Problem({ locale, error, retry }: Props) {
  const { serviceName, problem } = locale === 'cy' ? cy : en;
  useEffect(() => console.error(error), [error]);
  const home = locale === 'cy' ? '/cy' : '/';
  return (
    <div className="app-page">
      <title>{`${problem.title} – ${serviceName}`}</title>
      <header className="govuk-template__header app-header">
        <div className="govuk-width-container app-header__bar">
          <a className="app-header__home" href={home}>
            <Mark />
            <span>{serviceName}</span>
          </a>
        </div>
      </header>
      <div className="govuk-width-container app-content">
        <main className="govuk-main-wrapper" id="main-content">
          <h1 className="govuk-heading-l">{problem.title}</h1>
          <p className="govuk-body">{problem.body}</p>
          <Button type="button" onClick={retry}>
            {problem.again}
          </Button>
          <p className="govuk-body">
            <a className="govuk-link" href={home}>
              {problem.home}
            </a>
          </p>
        </main>
      </div>
    </div>
  );
}
