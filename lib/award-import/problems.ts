/**
 * What is wrong in a file, on its own cell. `row` is the number a spreadsheet shows, 0 for the whole file; `column` is the heading in the
 * person's own words, '' for the whole row. A rejected file always has one at least: a table of errors is never empty (GSA-TTS/FAC #2282).
 * The sentence is `imports.problem.<code>` of the catalogues, with the rule and the remedy.
 */
export type Problem = { level: 'error' | 'warning'; sheet: string; row: number; column: string; value: string; code: ProblemCode; values: Record<string, string | number> };

const errorCodes = [
  'not_readable', 'too_large', 'nothing', 'no_headings', 'column_missing', 'column_twice', 'no_rows', 'too_many_rows', 'quote_not_closed', 'spreadsheet_error', 'missing',
  'too_long', 'kind_not_known', 'scheme_not_known', 'identifier_not_right', 'amount_not_read', 'amount_not_positive', 'date_not_read', 'date_in_future',
  'ends_before_it_starts', 'envelope_not_known', 'region_not_known', 'region_of_another_nation', 'place_not_known', 'place_of_another_nation', 'email_not_right', 'one_number_two_names', 'same_award_twice',
  'already_held',
] as const;
const warningCodes = ['other_name', 'does_not_fit', 'column_not_read'] as const;

export type ProblemCode = (typeof errorCodes)[number] | (typeof warningCodes)[number];
export const problemCodes: readonly ProblemCode[] = [...errorCodes, ...warningCodes];

/** More than anybody reads; the rest are cut, so that one bad column of a large file does not fill the memory. */
const listed = 1000;

const isWarning = (code: ProblemCode) => warningCodes.some((one) => one === code);
const shown = (value: string) => (value.length > 80 ? `${value.slice(0, 79)}…` : value);

/** Collects problems while a file is read, errors apart from warnings, which never drown them (usdr-gost #376). */
export function problemList() {
  const errors: Problem[] = [];
  const warnings: Problem[] = [];
  const add = (code: ProblemCode, at: Partial<Pick<Problem, 'sheet' | 'row' | 'column' | 'value' | 'values'>> = {}) => {
    const list = isWarning(code) ? warnings : errors;
    if (list.length < listed) list.push({ level: isWarning(code) ? 'warning' : 'error', code, sheet: at.sheet ?? '', row: at.row ?? 0, column: at.column ?? '', value: shown(at.value ?? ''), values: at.values ?? {} });
  };
  return { add, hasErrors: () => errors.length > 0, all: () => [...errors, ...warnings] };
}

export type ProblemList = ReturnType<typeof problemList>;
