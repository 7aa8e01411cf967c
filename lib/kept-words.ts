import 'server-only';
import { headers } from 'next/headers';
import type { Raw } from './field';

// An action and the page drawn in answer to it are one request, and proxy.ts gives each request a nonce of its own that nobody outside
// knows. Next bundles routes apart, so the map hangs on the process; it is bounded, for a page that is never drawn.
const shared = globalThis as typeof globalThis & { fundKeptWords?: Map<string, Raw> };
const kept = (): Map<string, Raw> => (shared.fundKeptWords ??= new Map());
const most = 500;

const thisRequest = async (): Promise<string | null> => (await headers()).get('x-nonce');

/** Lays what was typed aside for the page that is drawn in answer to this very request. */
export async function keepWords(raw: Raw): Promise<void> {
  const request = await thisRequest();
  if (!request) return;
  if (kept().size >= most) kept().delete(kept().keys().next().value as string);
  kept().set(request, raw);
}

/** What was typed into the form whose answer this page is, when nobody was signed in any more. Given out once. */
export async function wordsKept(): Promise<Raw | undefined> {
  const request = await thisRequest();
  if (!request) return undefined;
  const words = kept().get(request);
  kept().delete(request);
  return words;
}
