import 'server-only';
import { headers } from 'next/headers';
import type { Raw } from './field';

// An action and the page drawn after it are one request with one headers object; nothing outlives it, and no other request can see it.
// Next bundles routes apart, so the map hangs on the process.
const shared = globalThis as typeof globalThis & { fundKeptWords?: WeakMap<object, Raw> };
const kept = (): WeakMap<object, Raw> => (shared.fundKeptWords ??= new WeakMap());

/** Lays what was typed aside for the page that is drawn in answer to this very request. */
export async function keepWords(raw: Raw): Promise<void> {
  kept().set(await headers(), raw);
}

/** What was typed into the form whose answer this page is, when nobody was signed in any more. */
export const wordsKept = async (): Promise<Raw | undefined> => kept().get(await headers());
