import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { expect, test } from 'vitest';
import { transaction } from '@/db/client';
import { testDatabase } from '@/db/testing/database';
import { staffMember } from '@/db/testing/people';
import { newId } from '../id';
import { notify } from './commands';
import { smtpDelivery } from './delivery';
import { resendNotification } from './resend-commands';
import { sendNotification } from './send';

const owner = testDatabase();
const first = { attempt: 1, of: 8 };

async function written(secret?: string): Promise<string> {
  const actor = await staffMember(owner, ['fund_officer']);
  const email = `${newId()}@example.org`;
  await transaction(actor, (tx) => notify(tx, { template: 'take_over', email, locale: 'en', data: { reference: 'AWD-1', title: 'A project', organisation: 'A trust', days: 14 }, secret }));
  return (await owner.query<{ id: string }>('select id from notifications where email = $1', [email]))[0]?.id ?? '';
}
const stateOf = async (id: string) => (await owner.query('select sent_at, failed_at, failure, attempts, secret_encrypted from notifications where id = $1', [id]))[0];

test('without a mail server the letter is kept once for the demonstration, and the secret is wiped', async () => {
  const id = await written('https://example.org/sign-in/invitation?token=secret');
  expect((await stateOf(id))?.secret_encrypted).not.toContain('secret');
  expect(await sendNotification(id, first, undefined)).toBe('sent');
  expect(await sendNotification(id, first, undefined)).toBe('already_sent');
  const kept = await owner.query<{ subject: string; body: string }>('select subject, body from demonstration_mail where notification_id = $1', [id]);
  expect(kept).toHaveLength(1);
  expect(kept[0]?.body.split('\n\n')).toContain('https://example.org/sign-in/invitation?token=secret');
  expect(await stateOf(id)).toMatchObject({ secret_encrypted: null, failure: null });
});

test('with a mail server, one notification always has one Message-ID', async () => {
  const received: string[] = [];
  const server = new SMTPServer({ authOptional: true, disabledCommands: ['STARTTLS'], onData: (stream, _session, done) => void simpleParser(stream).then((mail) => { received.push(`${mail.messageId} ${mail.subject}`); done(); }) });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.server.address() as { port: number };
  const deliver = smtpDelivery({ SMTP_URL: `smtp://127.0.0.1:${port}`, MAIL_FROM: 'Fund <fund@example.org>', ORIGIN: 'https://fund.example.org' });
  const id = await written();
  await sendNotification(id, first, deliver);
  expect(received).toEqual([`<${id}@fund.example.org> Take over your grant on our new service: AWD-1`]);
  expect(await owner.query('select 1 from demonstration_mail where notification_id = $1', [id])).toHaveLength(0);
  await new Promise<void>((closed) => server.close(closed));
});

test('a failure is noted as a code, tried again, and is a dead letter after the last try', async () => {
  const deliver = smtpDelivery({ SMTP_URL: 'smtp://127.0.0.1:1', MAIL_FROM: 'Fund <fund@example.org>', ORIGIN: 'https://fund.example.org' });
  const id = await written('https://example.org/x');
  await expect(sendNotification(id, first, deliver)).rejects.toThrow();
  expect(await stateOf(id)).toMatchObject({ attempts: 1, failed_at: null, sent_at: null });
  await expect(sendNotification(id, { attempt: 8, of: 8 }, deliver)).rejects.toThrow();
  const dead = await stateOf(id);
  expect(dead?.failed_at).not.toBeNull();
  expect(dead?.failure).toMatch(/^ECONNREFUSED|^ESOCKET/);
  expect(dead?.secret_encrypted).not.toBeNull();

  const admin = await staffMember(owner, ['administrator']);
  await resendNotification(admin, id);
  await expect(resendNotification(admin, id)).rejects.toMatchObject({ code: 'mail_not_failed' });
  await sendNotification(id, first, undefined);
  expect(await stateOf(id)).toMatchObject({ failed_at: null, failure: null, secret_encrypted: null });
});
