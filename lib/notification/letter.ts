import { cy } from '../../messages/cy';
import { en } from '../../messages/en';
import { type Locale, localPath } from '../locale';
import type { MailTemplate } from './templates';

export type Letter = { subject: string; body: string };
type Values = Record<string, string | number>;
type Place = { origin: string; contact: string; /** The secret, where the letter has one. */ link?: string };

/**
 * A letter in plain words: `mail.<template>` of the catalogue with the notification's values. `{page}` is the address of `data.path` in the
 * reader's language. A paragraph whose value is not there is left out, so that nobody reads a letter with holes.
 */
export function letterOf(template: MailTemplate, locale: Locale, data: Values, { origin, contact, link }: Place): Letter {
  const { mail, access } = locale === 'cy' ? cy : en;
  const { subject, body } = mail[template];
  const role = (access.role as Record<string, string>)[String(data.role)] ?? data.role;
  const page = typeof data.path === 'string' ? new URL(localPath(locale, data.path), origin).href : undefined;
  const values: Record<string, string | number | undefined> = { ...data, reference: data.reference ?? data.ref, role, page, link, contact };
  const paragraphs = [...body.split('\n\n'), mail.footer].filter((paragraph) => namesIn(paragraph).every((name) => values[name] !== undefined));
  return { subject: oneLine(fill(subject, values)), body: paragraphs.map((paragraph) => fill(paragraph, values)).join('\n\n') };
}

/** The values that a text asks for. */
export const namesIn = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '');

const fill = (text: string, values: Record<string, string | number | undefined>): string => text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));

/** A title typed on two lines must not end the subject, and begin another header. */
const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
