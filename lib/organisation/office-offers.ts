import 'server-only';
import type { Raw } from '../field';
import { typedWords } from '../field-raw';
import type { FormState } from '../form-state';
import type { Locale } from '../locale';
import { words } from '../words';
import { officesMeant } from './main-office';

/**
 * The form again where a town typed may mean another, with those it may mean. Nothing for a text that was offered before and kept: it is what
 * its writer means.
 */
export function officeInDoubt({ raw, locale }: { raw: Raw; locale: Locale }, place: string | undefined): FormState | undefined {
  const offered = typeof raw.offered === 'object' && 'place' in raw.offered ? raw.offered.place : undefined;
  const meant = !place || offered === place ? [] : officesMeant(place, locale);
  if (!place || meant.length === 0) return undefined;
  return { raw: typedWords(raw), unsaved: true, offers: { place: meant }, errors: [{ name: 'place', sentence: words(locale)('office.choose', { typed: place }) }] };
}
