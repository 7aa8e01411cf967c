import type { Posted } from '@/lib/form-action';
import type { FormState } from '@/lib/form-state';
import { words } from '@/lib/words';

export type Choice = { application: string; page: string; name: string; choice: string; version: number };

/** Which of two texts somebody chose, or the form again when they chose none. */
export function choiceFrom({ raw, locale, version }: Posted): Choice | Required<Pick<FormState, 'raw' | 'errors'>> {
  const text = (name: string) => (typeof raw[name] === 'string' ? raw[name] : '');
  const choice = text('choice');
  if (!choice) return { raw, errors: [{ name: 'choice', sentence: words(locale)('application.conflict.choice.missing') }] };
  return { application: text('application'), page: text('page'), name: text('name'), choice, version };
}

/** A page's address, with a word that is new each time: its form is drawn anew, and does not keep the words that stood in it. */
export const drawnAnew = (application: string, page: string): string => `/apply/applications/${application}/${page}?drawn=${crypto.randomUUID().slice(0, 8)}`;
