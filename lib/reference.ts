/** Letters and digits that are not mistaken for one another when read out: no I, L, O, U, 0 or 1. */
const alphabet = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** What a reference may stand for: applications and awards, payments, outcome returns, releases, rounds, imports, requests for an adjustment, changes of a deadline, files, scenarios, batches of approvals, work on many at once, flags, safeguarding reports, conflicts of interest, variations, virements, delegations, bank accounts, conditions of an award, requests for information, batches of letters, questions about a decision, complaints. */
export type ReferencePrefix = 'DIIF' | 'AWD' | 'PAY' | 'OUT' | 'REL' | 'RND' | 'IMP' | 'ORG' | 'ADJ' | 'DLC' | 'FIL' | 'SCN' | 'APB' | 'BLK' | 'FLG' | 'SAF' | 'COI' | 'VAR' | 'VIR' | 'DLG' | 'BNK' | 'CND' | 'INF' | 'LTB' | 'FBK' | 'CMP';

const checkCharacter = (body: string): string => {
  const sum = [...body].reduce((total, letter, index) => total + (alphabet.indexOf(letter) + 1) * (index + 2), 0);
  return alphabet[sum % alphabet.length] ?? '2';
};

/**
 * A reference people can read out, such as DIIF-7K3M-9Q2: random, because a sequence tells how many there are, and ending in a
 * check character, so that a slip of the finger finds nothing rather than somebody else's application.
 * @param bytes six of them, of one's own where the same intent must come to the same reference
 */
export function newReference(prefix: ReferencePrefix, bytes = crypto.getRandomValues(new Uint8Array(6))): string {
  const body = Array.from(bytes, (byte) => alphabet[byte % alphabet.length]).join('');
  return `${prefix}-${body.slice(0, 4)}-${body.slice(4)}${checkCharacter(body)}`;
}

/** Whether a reference is well formed and its check character is right. */
export function isReference(text: string): boolean {
  const match = /^[A-Z]{3,4}-([2-9A-Z]{4})-([2-9A-Z]{2})([2-9A-Z])$/.exec(text);
  return match !== null && checkCharacter(`${match[1]}${match[2]}`) === match[3];
}
