import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import pg from 'pg';

// What Node costs with nothing on top of it: a page from memory, and one row written by a form that is posted.
const page = readFileSync(process.env.FLOOR_PAGE ?? '');
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 });

async function textOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts).toString();
}

async function keep(request: IncomingMessage): Promise<void> {
  const form = new URLSearchParams(await textOf(request));
  await pool.query({ name: 'keep', text: 'insert into bench_answers (name, raw) values ($1, $2)', values: [form.get('name'), form.get('raw')] });
}

createServer((request, response) => {
  if (request.method !== 'POST') {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-length': page.byteLength }).end(page);
    return;
  }
  keep(request).then(
    () => response.writeHead(303, { location: '/', 'content-length': 0 }).end(),
    () => response.writeHead(500, { 'content-length': 0 }).end(),
  );
}).listen(Number(process.env.PORT), '127.0.0.1');
