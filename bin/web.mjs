// The web server's process: Next, and in front of it the public pages that are already prepared (lib/publication/prepared.ts), which go
// out as bytes, compressed once. Next would take three times as long to say the same, and would not compress it.
import { createServer } from 'node:http';
import next from 'next';
import { sayPagePolicy } from './page-policy.mjs';
import { sayingWhatFailed } from './problem-page.mjs';

const app = next({ dev: false, port: Number(process.env.PORT) });
await app.prepare();
const answerByNext = app.getRequestHandler();

let stopping = false;
const server = createServer((request, response) => {
  if (stopping) response.setHeader('connection', 'close');
  // No text holds this character, and PostgreSQL refuses it: nobody's click sends it.
  if (request.url.includes('%00')) return void response.writeHead(400, { 'content-type': 'text/plain; charset=utf-8' }).end('This address cannot be read. / Ni ellir darllen y cyfeiriad hwn.\n');
  const reads = request.method === 'GET' || request.method === 'HEAD';
  const page = reads && globalThis.fundPrepared?.(request.url, request.headers);
  if (!page) return void (sayPagePolicy(request, response) || answerByNext(request, sayingWhatFailed(request, response)));
  response.writeHead(page.status, page.headers).end(request.method === 'HEAD' ? undefined : page.body);
});
server.once('error', (error) => {
  console.error(error);
  process.exit(1);
});
server.listen(Number(process.env.PORT));

// What was begun is finished, within the fifteen seconds that bin/serve.ts allows.
for (const signal of ['SIGTERM', 'SIGINT']) {
  process.on(signal, () => {
    if (stopping) return;
    stopping = true;
    server.close(() => void app.close().finally(() => process.exit(0)));
  });
}
// As `next start` does: one request's fault is not the others' end.
for (const fault of ['uncaughtException', 'unhandledRejection']) process.on(fault, (error) => console.error(error));
