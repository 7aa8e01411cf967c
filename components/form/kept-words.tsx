'use client';

import { createContext, type ReactNode, useContext } from 'react';
import type { Raw } from '../../lib/field';
import { NotificationBanner } from '../govuk/notification-banner';
import type { FormLabels } from './form-words';

/** What was typed into a form of this page after the session had ended, and the row version that it was typed upon. */
export type Kept = { raw: Raw; version: number };

const Context = createContext<Kept | undefined>(undefined);

export function KeptWords({ kept, children }: { kept?: Kept; children: ReactNode }) {
  return <Context value={kept}>{children}</Context>;
}

/** What a form of questions sends along that is neither a box nor hidden in it at first. */
const along = new Set(['order', 'offered']);

/** The words kept for the form that has these names, or for the page's only one: a page may have more. */
export function useKeptWords(names?: readonly string[]): Kept | undefined {
  const kept = useContext(Context);
  return kept && Object.keys(kept.raw).every((name) => along.has(name) || (names?.includes(name) ?? true)) ? kept : undefined;
}

/** What the form posts unseen is as it was when the words were typed: a change made since then must be seen as one. */
export function asItWas(hidden: Record<string, string>, kept: Kept): Record<string, string> {
  const posted = Object.keys(hidden).filter((name) => typeof kept.raw[name] === 'string').map((name) => [name, kept.raw[name] as string]);
  return { ...Object.fromEntries(posted), ...('version' in hidden ? { version: String(kept.version) } : {}) };
}

export function KeptNotice({ words }: { words: FormLabels['kept'] }) {
  return (
    <NotificationBanner title={words.title} id="kept">
      <p className="govuk-body">{words.body}</p>
    </NotificationBanner>
  );
}
