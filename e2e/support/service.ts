import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/** Where the sink leaves each message as a file, because tests run in processes of their own. */
export const mailFolder = join(process.cwd(), '.data/test/mail');

export type Mail = { to: string; subject: string; text: string };

/** An SMTP server that keeps everything it is given. The service sends to it as to any other. */
export async function startMailSink(): Promise<{ url: string; stop: () => Promise<void> }> {
  rmSync(mailFolder, { recursive: true, force: true });
  mkdirSync(mailFolder, { recursive: true });
  let count = 0;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData(stream, _session, callback) {
      void simpleParser(stream).then((message) => {
        const to = Array.isArray(message.to) ? message.to.map((one) => one.text).join(', ') : (message.to?.text ?? '');
        const mail: Mail = { to, subject: message.subject ?? '', text: message.text ?? '' };
        // Named once it is whole: another process may be reading the folder.
        const file = join(mailFolder, `${String(count++).padStart(6, '0')}.json`);
        writeFileSync(`${file}.part`, JSON.stringify(mail));
        renameSync(`${file}.part`, file);
        callback();
      }, callback);
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return { url: `smtp://127.0.0.1:${port}`, stop: () => new Promise((resolve) => server.close(() => resolve())) };
}

/** Every message so far, oldest first. */
export const allMail = (): Mail[] => readdirSync(mailFolder).filter((file) => file.endsWith('.json')).sort().map((file) => JSON.parse(readFileSync(join(mailFolder, file), 'utf8')) as Mail);
