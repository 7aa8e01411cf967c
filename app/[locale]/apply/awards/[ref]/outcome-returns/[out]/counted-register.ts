import type { Locale } from '@/lib/locale';
import { readRegister, type Register } from '@/lib/outcome-return/register';
import { countRegister, type RegisterCount } from '@/lib/outcome-return/register-count';
import { decodeText } from '@/lib/outcome-return/register-csv';
import { markUp } from '@/lib/outcome-return/register-mark-up';
import type { Pair } from '@/lib/outcome-return/register-people';

/** A register in this browser's memory, and nowhere else. */
export type OpenRegister = { text: string; register: Register; count: RegisterCount };

/** Reads and counts a dropped file. Loaded when the first file is dropped; nothing in here knows how to send anything. */
export async function openRegister(file: File, { today, until }: { today: string; until: string }): Promise<OpenRegister> {
  const text = decodeText(new Uint8Array(await file.arrayBuffer()));
  const register = readRegister(text, { today });
  return { text, register, count: countRegister(register.rows, { until }) };
}

/** Counts again with the pairs that somebody said are one person. */
export const countAgain = ({ register }: OpenRegister, confirmed: readonly Pair[], until: string): RegisterCount => countRegister(register.rows, { confirmed, until });

/** Gives the register back with its problems marked, made here and saved by the browser. */
export function downloadMarked({ text, register }: OpenRegister, name: string, locale: Locale): void {
  const address = URL.createObjectURL(new Blob([markUp(text, register.problems, locale)], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name.replace(/(\.csv)?$/i, '-marked.csv');
  link.click();
  URL.revokeObjectURL(address);
}
