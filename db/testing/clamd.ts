import { createServer, type Socket } from 'node:net';

export type FakeClamd = { address: string; scanned: Buffer[]; stop: () => Promise<void> };

/**
 * A stand-in for a ClamAV daemon that reads INSTREAM as the real one does and finds `signature` in a file that holds it.
 * `hangs` takes the file and says nothing; `hangs_up` goes away in the middle; `garbles` says something that is no verdict.
 */
export async function fakeClamd(manner: 'answers' | 'hangs' | 'hangs_up' | 'garbles' = 'answers', signature = 'DIIF-TEST-VIRUS'): Promise<FakeClamd> {
  const scanned: Buffer[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    let waiting = Buffer.alloc(0);
    socket.on('data', (data: Buffer) => {
      waiting = Buffer.concat([waiting, data]);
      if (manner === 'hangs_up' && waiting.length > 20) return socket.destroy();
      const file = wholeStream(waiting);
      if (!file) return;
      scanned.push(file);
      if (manner === 'hangs') return;
      const verdict = manner === 'garbles' ? 'INSTREAM size limit exceeded. ERROR\0' : file.includes(signature) ? `stream: ${signature}.UNOFFICIAL FOUND\0` : 'stream: OK\0';
      socket.end(verdict);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const at = server.address();
  const port = typeof at === 'object' && at ? at.port : 0;
  const stop = () => {
    for (const socket of sockets) socket.destroy();
    return new Promise<void>((resolve) => server.close(() => resolve()));
  };
  return { address: `tcp://127.0.0.1:${port}`, scanned, stop };
}

/** What was streamed, once the piece of no length has come. */
function wholeStream(bytes: Buffer): Buffer | undefined {
  const command = 'zINSTREAM\0';
  if (!bytes.toString('latin1').startsWith(command)) return undefined;
  const pieces: Buffer[] = [];
  for (let at = command.length; at + 4 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    if (length === 0) return Buffer.concat(pieces);
    pieces.push(bytes.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return undefined;
}
