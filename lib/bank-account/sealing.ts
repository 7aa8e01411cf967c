import 'server-only';
import { createHmac } from 'node:crypto';
import { decryptUnder, derivedKey, encryptUnder } from '../access/secret';
import { environment } from '../env';
import type { BankDetails } from './rules';

export type Sealed = { keyVersion: number; sealed: string };
/** The row it belongs to, which is sealed in: a text put into another row does not open there. */
export type SealedFor = { id: string; awardId: string };

/** Version 0 is derived from DATA_KEY, for an installation that has set no keys of its own. */
function keys(): Map<number, Buffer> {
  const given = environment().BANK_KEYS?.split(',').map((one) => one.split(':')) ?? [];
  return new Map([[0, derivedKey('bank details')], ...given.map(([version = '', hex = '']) => [Number(version), Buffer.from(hex, 'hex')] as const)]);
}

export const newestKeyVersion = (): number => Math.max(...keys().keys());

function keyOf(version: number): Buffer {
  const key = keys().get(version);
  if (!key) throw new Error(`BANK_KEYS has no key ${version}, under which bank details are sealed`);
  return key;
}

const about = ({ id, awardId }: SealedFor): string => `${id} ${awardId}`;

export function sealDetails(details: BankDetails, row: SealedFor): Sealed {
  const keyVersion = newestKeyVersion();
  return { keyVersion, sealed: encryptUnder(keyOf(keyVersion), JSON.stringify(details), about(row)) };
}

/** Throws where the text was changed, was another row's, or was sealed under a key that is not given any more. */
export const openDetails = ({ keyVersion, sealed }: Sealed, row: SealedFor): BankDetails => JSON.parse(decryptUnder(keyOf(keyVersion), sealed, about(row))) as BankDetails; // what sealDetails put in

/** One account has one, whoever gave it; without DATA_KEY nobody works the account out of it, though there are few accounts to try. */
export const fingerprintOf = ({ sortCode, accountNumber, rollNumber = '' }: BankDetails): string =>
  createHmac('sha256', derivedKey('bank account fingerprint')).update(`${sortCode} ${accountNumber} ${rollNumber}`).digest('base64url');
