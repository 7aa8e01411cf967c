import 'server-only';
import nodemailer from 'nodemailer';
import type { Environment } from '../env';
import type { Letter } from './letter';
import { notifyService } from './notify';

/** Hands a letter to whoever carries it. The same notification always has the same Message-ID, so that one sent twice is shown once. */
export type Deliver = (notificationId: string, email: string, letter: Letter, attempt: number) => Promise<void>;

/** By GOV.UK Notify where it is set, else by SMTP. Undefined without either: the demonstration then keeps its mail for its own page. */
export function mailDelivery(settings: Environment): Deliver | undefined {
  const notify = notifyService(settings);
  return notify ? notify.deliver : smtpDelivery(settings);
}

/** What an SMTP server says of an address that will never work: 5xx to RCPT TO (RFC 5321, 4.2.1). Of Notify's, that it is no address. */
export function isPermanentBounce(error: unknown): boolean {
  const { code, responseCode, command } = (error ?? {}) as { code?: unknown; responseCode?: unknown; command?: unknown };
  if (code === 'NOTIFY_NOT_AN_ADDRESS') return true;
  return code === 'EENVELOPE' && command === 'RCPT TO' && typeof responseCode === 'number' && responseCode >= 500 && responseCode < 600;
}

export function smtpDelivery({ SMTP_URL, MAIL_FROM, ORIGIN }: Pick<Environment, 'SMTP_URL' | 'MAIL_FROM' | 'ORIGIN'>): Deliver | undefined {
  if (!SMTP_URL) return undefined;
  const transport = nodemailer.createTransport({ url: SMTP_URL, connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 });
  const domain = new URL(ORIGIN).hostname;
  return async (notificationId, email, { subject, body }) => {
    await transport.sendMail({
      from: MAIL_FROM, to: email, subject, text: body, messageId: `<${notificationId}@${domain}>`,
      // No holiday answers to a machine.
      headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
    });
  };
}
