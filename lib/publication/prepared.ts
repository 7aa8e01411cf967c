import 'server-only';
import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { environment } from '../env';
import { withoutLocale } from '../locale';
import { everyAnswer } from '../response-headers';
import { publicationVersion } from './queries';

/** What a page or a file is before it is kept. */
export type Made = { body: string; type: string; status?: number; headers?: Record<string, string> };

type Prepared = { version: string | undefined; etag: string; status: number; body: Uint8Array; headers: Headers; packed: Map<string, Uint8Array> };
/** What goes out, for a server that writes it without Next. */
type Answer = { status: number; headers: Record<string, string>; body?: Uint8Array };

const mostBytes = 64_000_000;
// In development the code changes under one publication version.
const keeping = process.env.NODE_ENV !== 'development';

type Shelf = {
  kept: Map<string, Prepared>; bytes: number; making: Map<string, Promise<Prepared | undefined>>;
  /** Until when the version that was asked for last holds. */
  checked: { version: string | undefined; until: number };
};
// Next bundles routes apart; what is prepared is the process's, so it hangs on the process. bin/web.mjs calls `fundPrepared`.
const shared = globalThis as typeof globalThis & { fundShelf?: Shelf; fundPrepared?: typeof preparedAt };
const shelf = (): Shelf => (shared.fundShelf ??= { kept: new Map(), bytes: 0, making: new Map(), checked: { version: undefined, until: 0 } });

/**
 * Answers with what was prepared for an address, and makes it anew when something public has changed since. A hit is a look in a map
 * and a Response, and mostly not even that: `preparedAt` answers before Next does. When the database is away, what was made last is served.
 * @param address what the content depends on, besides what is published; a visitor's query is part of it, so what is kept is bounded
 * @param make undefined is "there is no such thing": it is not kept, and the answer is undefined
 */
export async function servePrepared(request: Request, address: string, make: () => Promise<Made | undefined>): Promise<Response | undefined> {
  const version = await publicationVersion();
  shared.fundPrepared ??= preparedAt;
  shelf().checked = { version, until: Date.now() + 1_000 };
  const known = shelf().kept.get(address);
  if (known && known.version === version) return respond(request, use(address, known));
  const fresh = await prepareOnce(address, version, make).catch((error: unknown) => {
    console.error(error);
    if (!known) throw error;
    return known;
  });
  return fresh && respond(request, fresh);
}

/**
 * A public page that stands ready for this very address, compressed as the browser takes it. Undefined when it has to be made, when a
 * second has passed since the version was asked for, and for everything that is no page: then Next answers.
 */
function preparedAt(address: string, asked: IncomingHttpHeaders): Answer | undefined {
  const { kept, checked } = shelf();
  const path = withoutLocale(address);
  const key = path === address ? `en ${path}` : `cy ${path.startsWith('/') ? path : `/${path}`}`;
  const page = kept.get(key);
  if (page?.status !== 200 || page.version !== checked.version || checked.until < Date.now()) return undefined;
  use(key, page);
  const headers = { ...everyAnswer, ...Object.fromEntries(page.headers), vary: 'Accept-Encoding' };
  if (asked['if-none-match']?.includes(page.etag)) return { status: 304, headers };
  const encoding = /\b(br|gzip)\b/.exec(String(asked['accept-encoding'] ?? ''))?.[1];
  const body = encoding ? packed(page, encoding) : page.body;
  return { status: 200, headers: { ...headers, ...(encoding && { 'content-encoding': encoding }), 'content-length': String(body.byteLength) }, body };
}

/** Compressed when it is first asked for, and kept beside the plain one. */
function packed(page: Prepared, encoding: string): Uint8Array {
  const known = page.packed.get(encoding);
  if (known) return known;
  const made = encoding === 'br' ? brotliCompressSync(page.body, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } }) : gzipSync(page.body);
  page.packed.set(encoding, made);
  shelf().bytes += made.byteLength;
  return made;
}

const sizeOf = (page: Prepared): number => [...page.packed.values()].reduce((sum, one) => sum + one.byteLength, page.body.byteLength);

/** The same page asked for by many at once is made once. */
function prepareOnce(address: string, version: string | undefined, make: () => Promise<Made | undefined>): Promise<Prepared | undefined> {
  const { making } = shelf();
  const started = making.get(address);
  if (started) return started;
  const work = make()
    .then((made) => made && keep(address, prepare(version, made)))
    .finally(() => making.delete(address));
  making.set(address, work);
  return work;
}

function prepare(version: string | undefined, { body: text, type, status = 200, headers = {} }: Made): Prepared {
  const body = new TextEncoder().encode(text);
  const etag = `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
  const all = new Headers({
    'content-type': type,
    // A minute is what an officer is promised between a publication and the page.
    'cache-control': status === 200 ? 'public, max-age=0, s-maxage=1, stale-while-revalidate=30, stale-if-error=86400' : 'no-store',
    etag,
    ...(environment().PROFILE === 'demonstration' && { 'x-robots-tag': 'noindex' }),
    ...headers,
  });
  return { version, etag, status, body, headers: all, packed: new Map() };
}

function keep(address: string, one: Prepared): Prepared {
  if (!keeping) return one;
  const { kept } = shelf();
  forget(address);
  kept.set(address, one);
  shelf().bytes += one.body.byteLength;
  // A map is in the order of its use, so the first is what nobody has asked for the longest.
  for (const oldest of kept.keys()) {
    if (shelf().bytes <= mostBytes) break;
    forget(oldest);
  }
  return one;
}

function forget(address: string): void {
  const { kept } = shelf();
  const one = kept.get(address);
  if (!one) return;
  kept.delete(address);
  shelf().bytes -= sizeOf(one);
}

function use(address: string, one: Prepared): Prepared {
  const { kept } = shelf();
  kept.delete(address);
  kept.set(address, one);
  return one;
}

function respond(request: Request, { body, etag, status, headers }: Prepared): Response {
  if (status === 200 && request.headers.get('if-none-match')?.includes(etag)) return new Response(null, { status: 304, headers });
  // A Response copies bytes or text that it is given, and not a stream's: half the cost of a hit.
  const stream = new ReadableStream({
    start(controller) {
      controller.enqueue(body);
      controller.close();
    },
  });
  return new Response(stream, { status, headers });
}
