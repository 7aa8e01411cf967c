/** What the server says of an upload; `problem` is a refusal's code, with a sentence where the page does not have it. */
export type Answered = { ref?: string; status?: string; received?: number; problem?: string; sentence?: string };

export type Phase = 'idle' | 'sending' | 'waiting' | 'signedOut' | 'trouble' | 'checking' | 'done' | 'cancelled' | 'refused';
export type UploadState = { phase: Phase; name: string; sent: number; bytes: number; problem?: string; sentence?: string };

type Upload = { file: File; begin: Record<string, unknown>; at: string; applicationAt: string; pieceBytes: number };
type Tell = (change: Partial<UploadState>) => void;

const mostTries = 6;

/** What the server refused: another try would not help. */
class Refused extends Error {
  constructor(readonly answered: Answered) {
    super(answered.problem);
  }
}
class Stopped extends Error {}

const none: Answered = {};

async function ask(address: string, init: RequestInit): Promise<Answered> {
  const response = await fetch(address, { ...init, headers: { accept: 'application/json', ...init.headers } });
  const said: Answered = response.status < 500 ? await response.json().catch(() => none) : none;
  if (response.ok) return said;
  if (response.status === 401) throw new Refused({ problem: 'signed_out' });
  if (response.status < 500) throw new Refused(said);
  throw new Stopped();
}

/**
 * Sends a file in pieces. A lost connection is waited out and the server asked where it stands, so nothing is sent twice that arrived; only what
 * the server refuses, or `stop`, ends it.
 */
export async function sendFile({ file, begin, at, applicationAt, pieceBytes }: Upload, tell: Tell, stop: AbortSignal, known: (ref: string) => void): Promise<void> {
  let tries = 0;
  let ref: string | undefined;
  let sent = 0;
  while (!stop.aborted) {
    try {
      if (!ref) {
        const begun = await ask(applicationAt, { method: 'POST', signal: stop, headers: { 'content-type': 'application/json' }, body: JSON.stringify(begin) });
        [ref, sent] = [begun.ref ?? '', begun.received ?? 0];
        known(ref);
      }
      tell({ phase: sent < file.size ? 'sending' : 'checking', sent });
      const piece = file.slice(sent, sent + pieceBytes);
      if (sent + piece.size >= file.size) tell({ phase: 'checking' });
      const answered = await ask(`${at}/${ref}/pieces?offset=${sent}`, { method: 'POST', signal: stop, headers: { 'content-type': 'application/octet-stream' }, body: piece });
      sent = answered.received ?? sent;
      tries = 0;
      tell({ sent });
      if (answered.status !== 'uploading') return tell({ phase: 'done' });
    } catch (error) {
      if (stop.aborted) return;
      if (error instanceof Refused) return tell(refusal(error.answered));
      tries += 1;
      if (error instanceof Stopped && tries >= mostTries) return tell({ phase: 'trouble' });
      if (!(error instanceof Stopped)) tell({ phase: 'waiting' });
      await untilOnline(Math.min(500 * 2 ** tries, 15_000), stop);
      if (ref) sent = await ask(`${at}/${ref}/pieces`, { signal: stop }).then(({ received }) => received ?? sent, () => sent);
    }
  }
}

const refusal = ({ problem, sentence }: Answered): Partial<UploadState> => (problem === 'signed_out' ? { phase: 'signedOut' } : { phase: 'refused', problem, sentence });

/** Until the time is up, the browser says that it is online again, or somebody stops waiting. */
function untilOnline(ms: number, stop: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      removeEventListener('online', done);
      stop.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    addEventListener('online', done);
    stop.addEventListener('abort', done);
  });
}
