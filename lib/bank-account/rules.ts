import type { AwardStatus } from '../award/workflow';
import { londonDate } from '../dates';
import { Refusal } from '../refusal';
import type { BankAccountStatus } from './workflow';

/** As it is sealed: digits alone. */
export type BankDetails = { accountName: string; sortCode: string; accountNumber: string; rollNumber?: string };

/** Once an offer is signed, and while there is something to pay. */
const paid: readonly AwardStatus[] = ['accepted', 'live', 'suspended', 'delivery_complete'];
export const takesBankDetails = (status: AwardStatus): boolean => paid.includes(status);

const digits = (text: string) => text.replace(/[\s-]/g, '');

/** A United Kingdom account as its bank writes it, tidied. Its format alone is looked at: whether it exists, and whose it is, a bank must say. */
export function tidyDetails({ accountName, sortCode, accountNumber, rollNumber }: BankDetails): BankDetails {
  const roll = rollNumber?.trim().toUpperCase();
  return { accountName: accountName.trim().replace(/\s+/g, ' '), sortCode: digits(sortCode), accountNumber: digits(accountNumber), ...(roll ? { rollNumber: roll } : {}) };
}

export function whyNotDetails({ accountName, sortCode, accountNumber, rollNumber }: BankDetails): Refusal | undefined {
  if (accountName === '') return new Refusal('reason_needed', {}, 'accountName');
  if (!/^\d{6}$/.test(sortCode)) return new Refusal('sort_code_format', {}, 'sortCode');
  // Seven digits and fewer are written with noughts before them; eight noughts are nobody's.
  if (!/^\d{8}$/.test(accountNumber) || /^0+$/.test(accountNumber)) return new Refusal('account_number_format', {}, 'accountNumber');
  return rollNumber !== undefined && !/^[A-Z0-9 ./-]{1,18}$/.test(rollNumber) ? new Refusal('roll_number_format', {}, 'rollNumber') : undefined;
}

export const lastDigitsOf = ({ accountNumber }: BankDetails): string => accountNumber.slice(-4);

export function whyNotAsk(award: { status: AwardStatus }, open: boolean): Refusal | undefined {
  if (!takesBankDetails(award.status)) return new Refusal('bank_details_not_yet');
  return open ? new Refusal('bank_change_is_open') : undefined;
}

/** What a page showed must be what is confirmed or stopped. */
export function whyNotSettle(account: { ref: string; status: BankAccountStatus } | undefined, ref: string): Refusal | undefined {
  return account?.ref === ref ? undefined : new Refusal('changed_meanwhile');
}

/** The same time of day so many working days later. Saturdays and Sundays are none; bank holidays are not known here (decision 0015). */
export function afterWorkingDays(from: Date, days: number): Date {
  let at = from;
  for (let left = days; left > 0; ) {
    at = new Date(at.getTime() + 86_400_000);
    const weekday = new Date(`${londonDate(at)}T12:00:00Z`).getUTCDay();
    if (weekday !== 0 && weekday !== 6) left -= 1;
  }
  return at;
}

/** The bank details of an award, as far as they say whether it can be paid: the one that is open, and the one that was last in force. */
export type BankStanding = { open: BankAccountStatus | null; last: BankAccountStatus | null };

/** Nothing is paid while details are unsettled, or after the ones in force were stopped. An award without any is paid as it was before there were any here. */
export function whyNotPayTo({ open, last }: BankStanding): Refusal | undefined {
  if (open) return new Refusal(open === 'asked' ? 'bank_details_unconfirmed' : 'bank_details_cooling', {}, 'award');
  return last === 'stopped' ? new Refusal('bank_details_are_stopped', {}, 'award') : undefined;
}
