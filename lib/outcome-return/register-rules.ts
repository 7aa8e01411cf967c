import type { Bilingual, Locale } from '../locale';

/**
 * What is wrong in a register, on its own cell. `row` is the row number a spreadsheet shows, 0 for the whole file; `column` is the
 * heading in the person's own words, '' for the whole row. A table of errors is never empty when a file is refused (GSA-TTS/FAC #2282).
 */
export type Problem = {
  level: 'error' | 'warning';
  sheet?: string;
  row: number;
  column: string;
  value: string;
  code: ProblemCode;
  values: Record<string, string | number>;
};

/** An error is what would make a count wrong; a warning is what was left out, or read in one of two ways. */
const errors = {
  not_text: { en: 'This is not a CSV file. Open it in your spreadsheet, choose “Save as”, then “CSV UTF-8”', cy: 'Nid ffeil CSV yw hon. Agorwch hi yn eich taenlen, dewiswch “Cadw fel”, yna “CSV UTF-8”' },
  too_large: { en: 'The file has more than {limit} {unit}. Divide it, or remove what is not part of the register', cy: 'Mae gan y ffeil fwy na {limit} ({unit}). Rhannwch hi, neu tynnwch yr hyn nad yw’n rhan o’r gofrestr' },
  nothing: { en: 'The file has nothing in it. Check that you chose the right file and saved it', cy: 'Nid oes dim yn y ffeil. Gwiriwch eich bod wedi dewis y ffeil gywir a’i chadw' },
  no_headings: { en: 'No row of headings was found. Give each column a heading, with at least “Reference” or “Name”', cy: 'Ni chafwyd rhes o benawdau. Rhowch bennawd i bob colofn, gan gynnwys o leiaf “Cyfeirnod” neu “Enw”' },
  no_person_column: { en: 'No column says who came. Add one headed “Reference” or “Name”', cy: 'Nid oes colofn yn dweud pwy ddaeth. Ychwanegwch un â’r pennawd “Cyfeirnod” neu “Enw”' },
  no_rows: { en: 'There are headings but nobody below them. Add a row for each attendance', cy: 'Mae penawdau ond neb oddi tanynt. Ychwanegwch res ar gyfer pob presenoldeb' },
  quote_not_closed: { en: 'A quotation mark is opened and not closed. Take it out, or close it after the last letter of the cell', cy: 'Mae dyfynnod wedi’i agor heb ei gau. Tynnwch ef, neu gaewch ef ar ôl llythyren olaf y gell' },
  too_many_cells: { en: 'This row has {cells} cells but there are {headings} headings. A comma inside a cell may have split it: put that cell in quotation marks', cy: 'Mae gan y rhes hon {cells} cell ond mae {headings} pennawd. Efallai fod atalnod mewn cell wedi’i hollti: rhowch y gell honno mewn dyfynodau' },
  spreadsheet_error: { en: 'The spreadsheet could not work this cell out. Type the value over the formula', cy: 'Ni allai’r daenlen gyfrifo’r gell hon. Teipiwch y gwerth dros y fformiwla' },
  nobody_named: { en: 'This row says neither who came nor their reference, so it was not counted. Add one of them, or empty the row', cy: 'Nid yw’r rhes hon yn dweud pwy ddaeth na’u cyfeirnod, felly ni chafodd ei chyfrif. Ychwanegwch un ohonynt, neu gwacewch y rhes' },
  date_not_read: { en: 'This is not a date. Write the day first, then the month and the year, such as 3/2/2026', cy: 'Nid dyddiad yw hwn. Ysgrifennwch y diwrnod yn gyntaf, yna’r mis a’r flwyddyn, megis 3/2/2026' },
  date_in_future: { en: 'This date has not come yet. Check the year, or leave the session out until it has happened', cy: 'Nid yw’r dyddiad hwn wedi dod eto. Gwiriwch y flwyddyn, neu gadewch y sesiwn allan nes iddi ddigwydd' },
  birth_date_not_read: { en: 'This is not a date of birth. Write the day first, then the month and all four figures of the year, such as 3/2/1951', cy: 'Nid dyddiad geni yw hwn. Ysgrifennwch y diwrnod yn gyntaf, yna’r mis a phedwar ffigur y flwyddyn, megis 3/2/1951' },
  born_after_session: { en: 'This person was born after the session of {date}. Check both dates', cy: 'Ganed y person hwn ar ôl y sesiwn ar {date}. Gwiriwch y ddau ddyddiad' },
  hours_not_read: { en: 'This is not a length of time. Write hours as a number, such as 1.5, or 1:30', cy: 'Nid hyd o amser yw hwn. Ysgrifennwch oriau fel rhif, megis 1.5, neu 1:30' },
  attendances_not_read: { en: 'This is not a number of times. Write a whole number, such as 4', cy: 'Nid nifer o weithiau yw hwn. Ysgrifennwch rif cyfan, megis 4' },
  more_errors: { en: 'There are {count} more errors than are listed here. Put these right first and drop the file again', cy: 'Mae {count} yn fwy o wallau nag a restrir yma. Cywirwch y rhain yn gyntaf a gollyngwch y ffeil eto' },
} as const satisfies Record<string, Bilingual>;

const warnings = {
  no_birth_dates: { en: 'People are known by name only, so two people with one name count as one. Add a reference or a date of birth where you hold it', cy: 'Dim ond wrth eu henwau y mae pobl yn hysbys, felly mae dau berson â’r un enw’n cyfrif fel un. Ychwanegwch gyfeirnod neu ddyddiad geni os oes gennych un' },
  no_sessions: { en: 'No column says which session, so sessions were not counted. Add a “Date” column, or type the number of sessions yourself', cy: 'Nid oes colofn yn dweud pa sesiwn, felly ni chyfrifwyd sesiynau. Ychwanegwch golofn “Dyddiad”, neu teipiwch nifer y sesiynau eich hun' },
  session_without_person: { en: 'This row has a session and nobody in it, so it was not counted. Add who came, or empty the row', cy: 'Mae gan y rhes hon sesiwn heb neb ynddi, felly ni chafodd ei chyfrif. Ychwanegwch pwy ddaeth, neu gwacewch y rhes' },
  total_row: { en: 'This looks like a row of totals, so nobody was counted from it. If it is a person, give them a reference', cy: 'Mae hon yn edrych fel rhes o gyfansymiau, felly ni chyfrifwyd neb ohoni. Os mai person ydyw, rhowch gyfeirnod iddynt' },
  two_figure_year: { en: 'Years of birth with two figures were read as 1927 to 2026. Write all four figures', cy: 'Darllenwyd blynyddoedd geni â dau ffigur fel 1927 i 2026. Ysgrifennwch bob un o’r pedwar ffigur' },
  na_not_applicable: { en: '“NA” was read as “not applicable”. If you meant the Welsh “na” (no), write “no” or “nac ydy”', cy: 'Darllenwyd “NA” fel “ddim yn berthnasol”. Os “na” oedd gennych mewn golwg, ysgrifennwch “no” neu “nac ydy”' },
  age_unlikely: { en: 'This makes the person {age} years old. Check the year of birth', cy: 'Mae hyn yn gwneud y person yn {age} oed. Gwiriwch y flwyddyn eni' },
  age_not_read: { en: 'This age was counted as not known. Write the age in years, or one of the bands, such as 60 to 69', cy: 'Cyfrifwyd yr oedran hwn fel ddim yn hysbys. Ysgrifennwch yr oedran mewn blynyddoedd, neu un o’r bandiau, megis 60 i 69' },
  group_not_read: { en: 'This is none of the groups, so it was left out. Write one of their names, such as “Disabled people”', cy: 'Nid yw hwn yn un o’r grwpiau, felly cafodd ei adael allan. Ysgrifennwch un o’u henwau, megis “Pobl anabl”' },
  answer_not_read: { en: 'This was counted as not recorded. Write yes, no or n/a, or leave it blank', cy: 'Cyfrifwyd hwn fel heb ei gofnodi. Ysgrifennwch ie, na neu amh, neu gadewch ef yn wag' },
  confidence_not_read: { en: 'This was left out. Write a whole number from 1 (not at all confident) to 5 (very confident)', cy: 'Gadawyd hwn allan. Ysgrifennwch rif cyfan o 1 (ddim yn hyderus o gwbl) i 5 (hyderus iawn)' },
  hours_unlikely: { en: 'This is more than {longest} hours for one attendance. Check that it is hours, not minutes', cy: 'Mae hyn yn fwy na {longest} awr ar gyfer un presenoldeb. Gwiriwch mai oriau ydyw, nid munudau' },
  more_warnings: { en: 'There are {count} more warnings than are listed here', cy: 'Mae {count} yn fwy o rybuddion nag a restrir yma' },
} as const satisfies Record<string, Bilingual>;

const sentences = { ...errors, ...warnings };
export type ProblemCode = keyof typeof sentences;
export const problemCodes = Object.keys(sentences) as ProblemCode[]; // as: Object.keys forgets the keys' type

/** One sentence with the rule and the remedy; where and what are the problem's own columns. */
export function problemSentence(problem: Problem, locale: Locale): string {
  return sentences[problem.code][locale].replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = problem.values[name];
    if (name === 'unit') return units[String(value)]?.[locale] ?? '';
    return typeof value === 'number' ? value.toLocaleString('en-GB') : String(value ?? '');
  });
}

const units: Record<string, Bilingual> = { rows: { en: 'rows', cy: 'rhesi' }, characters: { en: 'characters', cy: 'nodau' } };

/** Where a problem is: `Sheet “January”, row 12, column “Date”`. */
export function problemPlace(problem: Problem, locale: Locale): string {
  const cy = locale === 'cy';
  const place = [
    problem.sheet ? `${cy ? 'taflen' : 'sheet'} “${problem.sheet}”` : '',
    problem.row > 0 ? `${cy ? 'rhes' : 'row'} ${problem.row}` : cy ? 'y ffeil gyfan' : 'the whole file',
    problem.column ? `${cy ? 'colofn' : 'column'} “${problem.column}”` : '',
  ].filter(Boolean).join(', ');
  return place.charAt(0).toUpperCase() + place.slice(1);
}

const isError = (code: ProblemCode): boolean => code in errors;
/** More than anybody reads; the rest are counted, so that a bad column of a large file does not fill the memory. */
const listed = 2000;

/** Collects problems while a register is read: errors apart from warnings, and some warnings once for a column. */
export function problemList(sheet?: string) {
  const found = { error: [] as Problem[], warning: [] as Problem[] };
  const beyond = { error: 0, warning: 0 };
  const said = new Set<string>();
  const make = (code: ProblemCode, row: number, column: string, value: string, values: Problem['values']): Problem => {
    const problem: Problem = { level: isError(code) ? 'error' : 'warning', row, column, value: value.length > 80 ? `${value.slice(0, 79)}…` : value, code, values };
    return sheet === undefined ? problem : { ...problem, sheet };
  };
  const add = (code: ProblemCode, row = 0, column = '', value = '', values: Problem['values'] = {}) => {
    const level = isError(code) ? 'error' : 'warning';
    if (found[level].length < listed) found[level].push(make(code, row, column, value, values));
    else beyond[level] += 1;
  };
  return {
    add,
    once(code: ProblemCode, row: number, column: string, value: string) {
      if (said.has(`${code} ${column}`)) return;
      said.add(`${code} ${column}`);
      add(code, row, column, value);
    },
    hasErrors: () => found.error.length > 0,
    /** Errors first. */
    all(): Problem[] {
      const more = (level: 'error' | 'warning') => (beyond[level] > 0 ? [make(level === 'error' ? 'more_errors' : 'more_warnings', 0, '', '', { count: beyond[level] })] : []);
      return [...found.error, ...more('error'), ...found.warning, ...more('warning')];
    },
  };
}

export type ProblemList = ReturnType<typeof problemList>;
