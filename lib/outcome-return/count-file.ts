import type { Totals } from './definitions';
import { readRegister } from './register';
import { countRegister } from './register-count';
import { decodeText, readCsv } from './register-csv';
import { looksPersonal, type PersonalFinding } from './register-personal';
import { type Problem, problemList } from './register-rules';

export type CountedFile = { totals: Totals } | { personal: PersonalFinding[] } | { problems: Problem[] };

/**
 * Counts a register that was sent to the server, which keeps nothing of it. One that seems to say who people are is refused before
 * anything is read from it; errors refuse it as in the browser. `until` and `today` are London dates.
 */
export function countReferences(bytes: Uint8Array, { until, today }: { until: string; today: string }): CountedFile {
  const text = decodeText(bytes);
  const personal = looksPersonal(readCsv(text, problemList()).records);
  if (personal.length > 0) return { personal };
  const { rows, problems } = readRegister(text, { today });
  const errors = problems.filter((one) => one.level === 'error');
  return errors.length > 0 ? { problems: errors } : { totals: countRegister(rows, { until }).totals };
}
