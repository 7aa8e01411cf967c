import 'server-only';
import { createHash } from 'node:crypto';
import { environment } from '../env';
import { publicationVersion } from './queries';

/** What a page or a file is before it is kept. */
export type Made = { body: string | Uint8Array<ArrayBuffer>; type: string; status?: number; headers?: Record<string, string> };

type Prepared = { version: string | undefined; etag: string; status: number; body: Uint8Array; headers: Headers };

const mostBytes = 64_000_000;
// In development the code changes under one publication version.
const keeping = process.env.NODE_ENV !== 'development';

type Shelf = { kept: Map<string, Prepared>; bytes: number; making: Map<string, Promise<Prepared | undefined>> };
// Next bundles routes apart; what is prepared is the process's, so it hangs on the process.
const shared = globalThis as typeof globalThis & { fundShelf?: Shelf };
const shelf = (): Shelf => (shared.fundShelf ??= { kept: new Map(), bytes: 0, making: new Map() });

/**
 * Answers with what was prepared for an address, and makes it anew when something public has changed since. A hit is a look in a map
 * and a Response: Next takes a content-encoding away, so it stays plain and is compressed by whoever compresses everything else. When
 * the database is away, what was made last is served.
 * @param address what the content depends on, besides what is published; a visitor's query is part of it, so what is kept is bounded
 * @param make undefined is "there is no such thing": it is not kept, and the answer is undefined
 */
export async function servePrepared(request: Request, address: string, make: () => Promise<Made | undefined>): Promise<Response | undefined> {
  const version = await publicationVersion();
  const known = shelf().kept.get(address);
  if (known && known.version === version) return respond(request, use(address, known));
  const fresh = await prepareOnce(address, version, make).catch((error: unknown) => {
    console.error(error);
    if (!known) throw error;
    return known;
  });
  return fresh && respond(request, fresh);
}

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
  const body = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  const etag = `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
  const all = new Headers({
    'content-type': type,
    // A minute is what an officer is promised between a publication and the page.
    'cache-control': status === 200 ? 'public, max-age=0, s-maxage=1, stale-while-revalidate=30, stale-if-error=86400' : 'no-store',
    etag,
    ...(environment().PROFILE === 'demonstration' && { 'x-robots-tag': 'noindex' }),
    ...headers,
  });
  return { version, etag, status, body, headers: all };
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
  shelf().bytes -= one.body.byteLength;
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
