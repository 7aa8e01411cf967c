/** A part of a form as a browser sends it. Its body is read before the next part is asked for; what is left of it is skipped. */
export type Part = { name: string; fileName?: string; body: AsyncGenerator<Buffer> };

/** The form is not one, or its sender hung up. */
export class NotWhole extends Error {}

const mostHead = 16_384;
const blankLine = Buffer.from('\r\n\r\n');

/** The boundary of a multipart form; undefined for anything else. */
export const boundaryOf = (contentType: string | null): string | undefined => /^multipart\/form-data;\s*boundary="?([^";]{1,200})"?/i.exec(contentType ?? '')?.[1];

/**
 * The parts of a multipart form, one after another, without ever holding a file in memory: a server action would, and takes three megabytes.
 * Throws when the form ends before its last boundary. Source: RFC 7578.
 */
export async function* partsOf(source: AsyncIterable<Uint8Array>, boundary: string): AsyncGenerator<Part> {
  const stream = new Reader(source);
  const border = Buffer.from(`\r\n--${boundary}`);
  stream.unread(Buffer.from('\r\n'));
  await drained(stream.until(border));
  while ((await stream.take(2)).toString('latin1') !== '--') {
    stream.unread(Buffer.from('\r\n'));
    const head = (await collected(stream.until(blankLine), mostHead)).toString('utf8');
    let ended = false;
    const body = stream.until(border, () => {
      ended = true;
    });
    yield { ...namesIn(head), body };
    // Whoever stopped in the middle has closed the part's own generator, not the stream.
    if (!ended) await drained(stream.until(border));
  }
}

/** A short text. Throws beyond the limit. */
export async function collected(body: AsyncIterable<Uint8Array>, most: number): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of body) {
    length += piece.length;
    if (length > most) throw new NotWhole('longer than a form’s text can be');
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

async function drained(body: AsyncGenerator<Buffer>): Promise<void> {
  for await (const _ of body);
}

/** Browsers write a quotation mark in a name as %22. */
function namesIn(head: string): { name: string; fileName?: string } {
  const line = /^content-disposition:[^\r\n]*/im.exec(head)?.[0] ?? '';
  const quoted = (key: string) => new RegExp(`[; ]${key}="([^"]*)"`, 'i').exec(line)?.[1]?.replaceAll('%22', '"');
  return { name: quoted('name') ?? '', fileName: quoted('filename') };
}

class Reader {
  private waiting: Buffer = Buffer.alloc(0);
  private readonly source: AsyncIterator<Uint8Array>;

  constructor(source: AsyncIterable<Uint8Array>) {
    this.source = source[Symbol.asyncIterator]();
  }

  unread(bytes: Buffer): void {
    this.waiting = Buffer.concat([bytes, this.waiting]);
  }

  async take(length: number): Promise<Buffer> {
    while (this.waiting.length < length) await this.more();
    const taken = this.waiting.subarray(0, length);
    this.waiting = this.waiting.subarray(length);
    return taken;
  }

  /** What stands before the mark; the mark itself is taken too, and `met` said, before the last piece is handed out. */
  async *until(mark: Buffer, met?: () => void): AsyncGenerator<Buffer> {
    for (;;) {
      const at = this.waiting.indexOf(mark);
      if (at >= 0) {
        const last = this.waiting.subarray(0, at);
        this.waiting = this.waiting.subarray(at + mark.length);
        met?.();
        if (last.length > 0) yield last;
        return;
      }
      // The mark may have begun at the end of what is here.
      const safe = this.waiting.length - mark.length + 1;
      if (safe > 0) {
        const piece = this.waiting.subarray(0, safe);
        this.waiting = this.waiting.subarray(safe);
        yield piece;
      }
      await this.more();
    }
  }

  private async more(): Promise<void> {
    const { value, done } = await this.source.next().catch((error: Error) => {
      throw new NotWhole(error.message);
    });
    if (done) throw new NotWhole('the form was cut short');
    this.waiting = Buffer.concat([this.waiting, value]);
  }
}
