import 'server-only';
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { rows } from '@/db/rows';
import { notifications } from '@/db/schema/records';
import { encrypt } from '../access/secret';
import { environment } from '../env';
import { newId } from '../id';
import type { Locale } from '../locale';
import type { MailTemplate } from './templates';

type Values = Record<string, string | number>;
export type Message = {
  template: MailTemplate;
  email: string;
  /** For an address that belongs to nobody we know; English, if nothing is said. People have a language of their own, whatever stands here. */
  locale?: Locale;
  /** Where words of it depend on the language: made once that is known. */
  data: Values | ((locale: Locale) => Values);
  /** A link that signs somebody in, or lets them join: to a page in their language. */
  secret?: string | ((locale: Locale) => string);
};

/**
 * Writes a message to a person beside the business rows, in that person's language, and leaves it in the outbox: the worker sends it after
 * the commit. `secret` (a link that signs in) is kept encrypted and wiped when it is sent.
 */
export async function notify(tx: Tx, { template, email, locale: otherwise = 'en', data, secret }: Message): Promise<void> {
  const id = newId();
  const locale = await languageOf(tx, template, email, otherwise);
  const link = typeof secret === 'function' ? secret(locale) : secret;
  await tx.insert(notifications).values({ id, template, locale, email, data: typeof data === 'function' ? data(locale) : data, secretEncrypted: link ? encrypt(link) : null });
  await enqueue(tx, 'send_notification', { id }, `notification:${id}`);
}

/**
 * Welsh that nobody qualified has read is not sent in production (lib/env.ts). A link to sign in is asked for on a page, and follows its
 * language unless its person chose one.
 */
async function languageOf(tx: Tx, template: MailTemplate, email: string, otherwise: Locale): Promise<Locale> {
  if (!environment().WELSH) return 'en';
  const [person] = await rows<{ locale: Locale }>(tx, sql`select locale from people where email = ${email} and (locale_chosen or ${template} <> 'sign_in')`);
  return person?.locale ?? otherwise;
}

/** Leaves a job for the worker, in this transaction. The key makes the same job once. */
export async function enqueue(tx: Tx, task: string, payload: Record<string, string>, key: string): Promise<void> {
  await tx.execute(sql`select outbox.enqueue(${task}, ${JSON.stringify(payload)}::json, ${key})`);
}
