import 'server-only';
import nodemailer from 'nodemailer';
import type { Environment } from '../env';
import type { Letter } from './letter';

/** Hands a letter to the mail server. The same notification always has the same Message-ID, so that one sent twice is shown once. */
export type Deliver = (notificationId: string, email: string, letter: Letter) => Promise<void>;

/** Undefined without SMTP settings: the demonstration then keeps its mail for its own page. */
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
