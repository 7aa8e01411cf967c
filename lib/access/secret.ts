import 'server-only';
import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes } from 'node:crypto';
import { environment } from '../env';

const key = () => Buffer.from(environment().DATA_KEY, 'hex');

/**
 * AES-256-GCM: nonce, tag and text in one base64url word.
 * @param about sealed in beside the text: the word opens only for the very same
 */
export function encryptUnder(under: Buffer, text: string, about = ''): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', under, nonce).setAAD(Buffer.from(about));
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url');
}

/** Throws when the word was not made with this key, about this, or was changed since. */
export function decryptUnder(under: Buffer, word: string, about = ''): string {
  const whole = Buffer.from(word, 'base64url');
  const decipher = createDecipheriv('aes-256-gcm', under, whole.subarray(0, 12)).setAAD(Buffer.from(about));
  decipher.setAuthTag(whole.subarray(12, 28));
  return Buffer.concat([decipher.update(whole.subarray(28)), decipher.final()]).toString('utf8');
}

/** Under DATA_KEY: for second factors and links that sign in. */
export const encrypt = (text: string): string => encryptUnder(key(), text);

/** Throws when the word was not made with this key: a wrong DATA_KEY must be loud. */
export const decrypt = (word: string): string => decryptUnder(key(), word);

/** How a token is kept: its SHA-256. Tokens are long and random, so no salt is needed. */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex');

export const newToken = (): string => randomBytes(32).toString('base64url');

/** A key of 256 bits for one purpose, always the same one, which tells nothing of DATA_KEY. */
export const derivedKey = (purpose: string): Buffer => createHmac('sha256', key()).update(purpose).digest();
