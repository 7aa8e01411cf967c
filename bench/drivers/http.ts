import { connect, type Socket } from 'node:net';
import { refuseOtherHosts } from '../loopback';
import { takeRuns, told } from './closed-loop';

/** `{{n}}` in a path or a body becomes a number that was never sent before. */
export type Asked = { method: string; path: string; headers: Record<string, string>; body?: string };
export type HttpDriving = { base: string; connections: number; /** One a connection, in turn. */ asked: Asked[]; status: number; expected: string };

const { base, connections, asked, status, expected } = told<HttpDriving>();
refuseOtherHosts(base);
const { host, hostname, port } = new URL(base);

let sent = Date.now() * 1000;

function bytesOf({ method, path, headers, body }: Asked): string {
  const number = String(sent++);
  const fill = (text: string) => text.replaceAll('{{n}}', number);
  const content = body === undefined ? undefined : fill(body);
  const lines = Object.entries({ host, ...headers, ...(content === undefined ? {} : { 'content-length': String(Buffer.byteLength(content)) }) }).map(([name, value]) => `${name}: ${value}`);
  return `${method} ${fill(path)} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n${content ?? ''}`;
}

const lastChunk = Buffer.from('\r\n0\r\n\r\n');
const gap = Buffer.from('\r\n\r\n');

/** Whether the answer is all here. One question at a time is asked, so what ends like a last chunk is the last chunk. */
function isWhole(answer: Buffer): boolean {
  const end = answer.indexOf(gap);
  if (end < 0) return false;
  const head = answer.toString('latin1', 0, end).toLowerCase();
  const length = /\r\ncontent-length: *(\d+)/.exec(head)?.[1];
  if (length !== undefined) return answer.length >= end + gap.length + Number(length);
  if (head.includes('\r\ntransfer-encoding: chunked')) return answer.subarray(-lastChunk.length).equals(lastChunk);
  return /^http\/1\.1 (204|304)/.test(head);
}

/**
 * A keep-alive connection on a bare socket: Node's own HTTP client costs as much as a small server does, and would be what is measured.
 */
class Connection {
  private socket: Socket | undefined;
  private parts: Buffer[] = [];
  private settle: { resolve: (answer: Buffer) => void; reject: (error: Error) => void } | undefined;

  ask(question: string): Promise<Buffer> {
    return new Promise((resolve, reject) => {
      this.settle = { resolve, reject };
      this.parts = [];
      this.socket ??= this.open();
      this.socket.write(question);
    });
  }

  private open(): Socket {
    const socket = connect({ host: hostname.replace(/[[\]]/g, ''), port: Number(port), noDelay: true });
    const lost = (error?: Error) => {
      this.socket = undefined;
      this.settle?.reject(error ?? new Error('the connection was closed'));
      this.settle = undefined;
    };
    socket.on('error', lost).on('close', () => this.socket === socket && lost());
    socket.on('data', (part) => {
      this.parts.push(part);
      const answer = this.parts.length === 1 ? part : Buffer.concat(this.parts);
      this.parts = [answer];
      if (!isWhole(answer)) return;
      this.settle?.resolve(answer);
      this.settle = undefined;
    });
    return socket;
  }
}

const lines = Array.from({ length: connections }, () => new Connection());

takeRuns(connections, async (number) => {
  const question = asked[number % asked.length];
  const line = lines[number];
  if (!question || !line) throw new Error('there is nothing to ask');
  const answer = await line.ask(bytesOf(question));
  if (answer.toString('latin1', 9, 12) !== String(status)) return answer.toString('utf8', 0, 400);
  return answer.includes(expected) ? undefined : `lacks ${JSON.stringify(expected)}: ${answer.toString('utf8', 0, 400)}`;
});
