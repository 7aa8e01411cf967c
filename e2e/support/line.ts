import { connect, createServer, type Socket } from 'node:net';

/** What becomes of the next request that carries an autosave: it never arrives, or it arrives and its answer never comes back. */
type Fault = 'before' | 'after';
export type Line = { origin: string; down: () => void; up: () => void; cutNext: (fault: Fault) => void; cuts: () => number; stop: () => Promise<void> };

/**
 * A line between a browser and the service that can be cut in the middle of a request, as when the server is killed. The service
 * itself goes on: other journeys use it.
 */
export async function newLine(to: string): Promise<Line> {
  const open = new Set<Socket>();
  let isDown = false;
  let fault: Fault | undefined;
  let cuts = 0;
  const server = createServer((browser) => {
    if (isDown) return void browser.destroy();
    const service = connect({ port: Number(new URL(to).port) });
    let deaf = false;
    for (const [one, other] of [[browser, service], [service, browser]] as const) {
      open.add(one);
      one.on('error', () => other.destroy()).on('close', () => {
        open.delete(one);
        other.destroy();
      });
    }
    browser.on('data', (part) => {
      const saves = fault !== undefined && part.includes('autosave');
      if (saves && fault === 'before') {
        [fault, cuts] = [undefined, cuts + 1];
        return void browser.destroy();
      }
      if (saves) [fault, deaf] = [undefined, true];
      service.write(part);
    });
    service.on('data', (part) => {
      if (!deaf) return void browser.write(part);
      cuts += 1;
      browser.destroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const address = server.address();
  return {
    origin: `http://localhost:${typeof address === 'object' ? address?.port : ''}`,
    down: () => {
      isDown = true;
      for (const socket of open) socket.destroy();
    },
    up: () => {
      isDown = false;
    },
    cutNext: (kind) => {
      fault = kind;
    },
    cuts: () => cuts,
    stop: () => new Promise((resolve) => {
      for (const socket of open) socket.destroy();
      server.close(() => resolve());
    }),
  };
}
