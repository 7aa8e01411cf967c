import { connect, type Socket } from 'node:net';

export type Verdict = { infected: false } | { infected: true; signature: string };

/** Long for a large archive, short for a scanner that hangs: the job is tried again. */
const patienceMs = 60_000;
const pieceBytes = 65_536;

/** `tcp://host:3310` or `unix:/run/clamav/clamd.ctl`. */
function reach(address: string): Socket {
  if (address.startsWith('unix:')) return connect(address.slice('unix:'.length));
  const { hostname, port } = new URL(address);
  return connect(Number(port || 3310), hostname.replace(/^\[|\]$/g, ''));
}

/**
 * Asks a ClamAV daemon about some bytes, by its INSTREAM command: pieces with their length before them, and a length of nothing at the end.
 * Throws when it cannot be reached, hangs up, or says anything but a verdict: silence is never "clean".
 * Source: clamd(8), "INSTREAM".
 */
export async function askClamd(address: string, bytes: Buffer): Promise<Verdict> {
  const reply = await new Promise<string>((resolve, reject) => {
    const socket = reach(address);
    let said = '';
    socket.setTimeout(patienceMs, () => socket.destroy(new Error('clamd did not answer in time')));
    socket.on('error', reject);
    socket.on('data', (data: Buffer) => {
      said += data.toString('utf8');
    });
    // Nothing said, or half a sentence, is judged below: it is no verdict.
    socket.on('close', () => resolve(said));
    socket.on('connect', () => {
      socket.write('zINSTREAM\0');
      for (let at = 0; at < bytes.length; at += pieceBytes) {
        const piece = bytes.subarray(at, at + pieceBytes);
        socket.write(lengthOf(piece.length));
        socket.write(piece);
      }
      socket.write(lengthOf(0));
    });
  });
  return verdictOf(reply);
}

function lengthOf(length: number): Buffer {
  const four = Buffer.alloc(4);
  four.writeUInt32BE(length);
  return four;
}

function verdictOf(reply: string): Verdict {
  const whole = /^stream: (.+)\0$/.exec(reply)?.[1];
  if (whole === 'OK') return { infected: false };
  const signature = /^(.+) FOUND$/.exec(whole ?? '')?.[1];
  if (signature) return { infected: true, signature };
  throw Object.assign(new Error('clamd gave no verdict'), { code: 'CLAMD_NO_VERDICT' });
}
