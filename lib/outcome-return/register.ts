import type { AgeBand, Group, LadderAnswer, LadderStep, Task } from './definitions';
import { type Column, findHeadings, type Headings, saysWho } from './register-columns';
import { cleanCell, readCsv } from './register-csv';
import { type Problem, type ProblemList, problemList } from './register-rules';
import {
  ageOn, hasTwoFigureYear, isNa, isWelshAnswer, readAge, readAnswer, readConfidence, readDate, readGroups, readMinutes, readTick,
} from './register-values';

/** Names a row to the person who has the register open: "12", or "January!12" where there are sheets. */
export type RowRef = string;

/** One attendance. It lives in the browser only (or for a moment on the server, without names): only totals are ever kept. */
export type RegisterRow = {
  ref: RowRef;
  /** YYYY-MM-DD, or '' where the register does not say. */
  date: string;
  session: string;
  reference: string;
  name: string;
  birthDate: string;
  ageBand: AgeBand | '';
  groups: Group[];
  groupsAsked: boolean;
  minutes?: number;
  /** More than 1 only where a register has one row for each person and a number of times. */
  attendances: number;
  ladder: Partial<Record<LadderStep, LadderAnswer>>;
  tasks: Partial<Record<Task, boolean>>;
  confidenceBefore?: number;
  confidenceAfter?: number;
};

export type Register = {
  rows: RegisterRow[];
  /** Errors first. When nothing could be read there is at least one error. */
  problems: Problem[];
  /** Headings that were not understood: nothing was read from these columns. */
  ignoredColumns: string[];
};

/** `today` (YYYY-MM-DD, London) finds dates that have not come yet; `sheet` names the sheet of a workbook. */
export type ReadOptions = { today?: string; sheet?: string };

/** Reads a register from the text of a CSV file. */
export function readRegister(text: string, options: ReadOptions = {}): Register {
  const problems = problemList(options.sheet);
  const { records } = readCsv(text, problems);
  return readTable(records, problems, options);
}

/** Reads a register from the cells of one sheet of a workbook. */
export function readRegisterSheet(cells: readonly (readonly unknown[])[], options: ReadOptions = {}): Register {
  return readTable(cells.map((row) => row.map(cellText)), problemList(options.sheet), options);
}

function cellText(cell: unknown): string {
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10);
  return cell === null || cell === undefined ? '' : String(cell);
}

function readTable(records: string[][], problems: ProblemList, options: ReadOptions): Register {
  const nothing = (): Register => ({ rows: [], problems: problems.all(), ignoredColumns: [] });
  if (!records.some((record) => record.some((cell) => cleanCell(cell) !== ''))) {
    if (!problems.hasErrors()) problems.add('nothing');
    return nothing();
  }
  const headings = findHeadings(records, (cell) => readDate(cell) !== undefined);
  if (!headings || !saysWho(headings)) {
    problems.add(headings ? 'no_person_column' : 'no_headings', headings ? headings.row + 1 : 0);
    return nothing();
  }
  adviseOn(headings, problems);
  const rows = readRows(records, headings, problems, options);
  if (rows.length === 0 && !problems.hasErrors()) problems.add('no_rows', headings.row + 1);
  return { rows, problems: problems.all(), ignoredColumns: headings.ignored };
}

function adviseOn(headings: Headings, problems: ProblemList) {
  const kinds = new Set(headings.columns.map((column) => column.kind));
  const sessions = headings.sessionColumns.length > 0 || kinds.has('date') || kinds.has('session') || kinds.has('place') || kinds.has('time');
  if (!kinds.has('reference') && !kinds.has('birth_date')) problems.add('no_birth_dates', headings.row + 1);
  if (!sessions) problems.add('no_sessions', headings.row + 1);
}

type Draft = RegisterRow & { row: number; firstName: string; lastName: string; came: boolean | undefined };
type Apply = (draft: Draft, value: string) => void;
type Reader = Column & { apply: Apply; who: boolean; aboutSession: boolean };
type Sheet = { headings: Headings; readers: Reader[]; problems: ProblemList; options: ReadOptions; attendedMatters: boolean };

function readRows(records: string[][], headings: Headings, problems: ProblemList, options: ReadOptions): RegisterRow[] {
  const welsh = headings.welsh || saysWelsh(records, headings);
  const readers = headings.columns.filter((column) => column.kind !== 'problems').map((column): Reader => ({
    ...column, apply: applierFor(column, problems, welsh, options), who: /^(reference|(first_|last_)?name)$/.test(column.kind),
    aboutSession: /^(date|session|place|time|hours|minutes)$/.test(column.kind),
  }));
  const attended = headings.columns.find((column) => column.kind === 'attended');
  const attendedMatters = attended !== undefined && records.some((record, at) => at > headings.row && readTick(cleanCell(record[attended.at] ?? '')));
  const sheet: Sheet = { headings, readers, problems, options, attendedMatters };
  const rows: RegisterRow[] = [];
  const beyond: number[] = [];
  for (let at = headings.row + 1; at < records.length; at += 1) {
    const cells = records[at] ?? [];
    const before = rows.length;
    readRow(cells, at + 1, sheet, rows);
    if (rows.length > before && cells.length > headings.cells && cells.slice(headings.cells).some((cell) => cleanCell(cell) !== '')) beyond.push(at + 1);
  }
  // A few rows that are too long were split by a comma; many are only a column without a heading.
  if (beyond.length <= Math.max(3, rows.length / 10)) {
    for (const row of beyond) problems.add('too_many_cells', row, '', '', { cells: records[row - 1]?.length ?? 0, headings: headings.cells });
  }
  return rows;
}

function saysWelsh(records: string[][], headings: Headings): boolean {
  const answers = headings.columns.filter((column) => /^(ladder|task|group)\./.test(column.kind));
  return records.slice(0, 2000).some((record) => answers.some((column) => isWelshAnswer(cleanCell(record[column.at] ?? ''))));
}

const spreadsheetError = /^(#(REF|N\/A|VALUE|DIV\/0|NAME|NUM|NULL|SPILL|CALC|FIELD|BLOCKED|CONNECT|BUSY|UNKNOWN|GETTING_DATA|PYTHON)[!?]?|#{3,})$/i;

function readRow(cells: readonly string[], row: number, sheet: Sheet, rows: RegisterRow[]) {
  const { headings, readers, problems, options } = sheet;
  const values = readers.map((reader) => cleanCell(cells[reader.at] ?? ''));
  if (values.every((value, at) => value === '' || value === readers[at]?.heading)) return; // empty, or the headings again on another page
  if (isTotal(readers, values)) return problems.add('total_row', row, '', values.find((value) => total.test(value)));
  const draft = blank(row, options.sheet);
  const seen = { person: false, brokenWho: false };
  readers.forEach((reader, at) => {
    const value = values[at] ?? '';
    if (value === '') return;
    seen.person ||= !reader.aboutSession;
    if (value.startsWith('#') && spreadsheetError.test(value)) {
      problems.add('spreadsheet_error', row, reader.heading, value);
      seen.brokenWho ||= reader.who;
    } else reader.apply(draft, value);
  });
  if (sheet.attendedMatters && !draft.came) return;
  nameOf(draft);
  const dates = readers.some((reader) => reader.kind === 'date') ? [] : headings.sessionColumns;
  if (draft.reference === '' && draft.name === '') {
    if (!seen.brokenWho) problems.add(seen.person ? 'nobody_named' : 'session_without_person', row);
  } else if (dates.length === 0) rows.push(finish(draft, sheet));
  else spread(draft, cells, dates, sheet, rows);
}

const total = /^((sub|grand)[ -]?)?totals?( |:|$)|^cyfanswm/i;
const isTotal = (readers: readonly Reader[], values: readonly string[]) =>
  values.some((value) => total.test(value)) && readers.every((reader, at) => !reader.who || values[at] === '' || total.test(values[at] ?? ''));

const blank = (row: number, sheet: string | undefined): Draft => ({
  ref: sheet === undefined ? String(row) : `${sheet}!${row}`, row, date: '', session: '', reference: '', name: '', birthDate: '', ageBand: '', groups: [],
  groupsAsked: false, attendances: 1, ladder: {}, tasks: {}, firstName: '', lastName: '', came: undefined,
});

/** What stands in for nobody: taken as a reference, "n/a" would make one person of everyone who has none. */
const placeholder = /^([^\p{L}\p{N}]*|n\/?a|none|nil|no|0|tbc|tba|new|unknown|not known|anon|anonymous|amh|dim|anhysbys)$/iu;

function nameOf(draft: Draft) {
  draft.name ||= `${draft.firstName} ${draft.lastName}`.trim();
  if (placeholder.test(draft.name)) draft.name = '';
  if (placeholder.test(draft.reference)) draft.reference = '';
  // A column headed "Participant" often holds their own codes: a name has no figures in it.
  if (draft.reference === '' && /\d/.test(draft.name)) [draft.reference, draft.name] = [draft.name, ''];
}

/** A row for a person and a column for each session becomes one attendance for each mark. */
function spread(draft: Draft, cells: readonly string[], dates: Headings['sessionColumns'], sheet: Sheet, rows: RegisterRow[]) {
  let first = true;
  for (const column of dates) {
    const mark = cleanCell(cells[column.at] ?? '');
    if (spreadsheetError.test(mark)) sheet.problems.add('spreadsheet_error', draft.row, column.heading, mark);
    else if (readTick(mark)) {
      const row = finish({ ...draft, date: readDate(column.heading) ?? '', attendances: 1, minutes: undefined }, sheet);
      rows.push(first ? { ...row, minutes: draft.minutes } : row); // hours in such a register are for all of a person's sessions
      first = false;
    }
  }
}

const oldestPerson = 110;
const longestVisit = 12;

/** What one cell cannot say about itself. Answers the row without what was only needed to read it. */
function finish(draft: Draft, { problems, readers }: Sheet): RegisterRow {
  const { row, firstName: _first, lastName: _last, came: _came, ...kept } = draft;
  if (kept.minutes !== undefined && kept.minutes > longestVisit * 60 * Math.max(1, kept.attendances)) {
    const hours = readers.find((reader) => reader.kind === 'hours' || reader.kind === 'minutes')?.heading ?? '';
    problems.add('hours_unlikely', row, hours, String(kept.minutes / 60), { longest: longestVisit });
  }
  if (kept.birthDate === '' || kept.date === '') return kept;
  const column = readers.find((reader) => reader.kind === 'birth_date')?.heading ?? '';
  if (kept.birthDate > kept.date) {
    problems.add('born_after_session', row, column, kept.birthDate, { date: kept.date });
    return { ...kept, birthDate: '' };
  }
  const age = ageOn(kept.birthDate, kept.date);
  if (age > oldestPerson) problems.add('age_unlikely', row, column, kept.birthDate, { age });
  return kept;
}

/** The same few values stand in a column again and again: each is read once. */
function remembered<Read>(read: (value: string) => Read): (value: string) => Read {
  const known = new Map<string, Read>();
  return (value) => {
    const before = known.get(value);
    if (before !== undefined) return before;
    const now = read(value);
    if (known.size < 50_000) known.set(value, now);
    return now;
  };
}

function applierFor({ kind, heading }: Column, problems: ProblemList, welsh: boolean, options: ReadOptions): Apply {
  if (kind.startsWith('ladder.') || kind.startsWith('task.') || kind.startsWith('group.')) return answerApplier(kind, heading, problems, welsh);
  switch (kind) {
    case 'date': return dateApplier(heading, problems, options);
    case 'session': case 'place': case 'time': return (draft, value) => { draft.session = draft.session ? `${draft.session} / ${value}` : value; };
    case 'reference': return (draft, value) => { draft.reference = value; };
    case 'name': return (draft, value) => { draft.name = value; };
    case 'first_name': return (draft, value) => { draft.firstName = value; };
    case 'last_name': return (draft, value) => { draft.lastName = value; };
    case 'attended': return (draft, value) => { draft.came = readTick(value); };
    case 'birth_date': return birthApplier(heading, problems);
    case 'age': return ageApplier(heading, problems);
    case 'group': return (draft, value) => {
      const { groups, asked, unknown } = readGroups(value);
      draft.groups.push(...groups);
      draft.groupsAsked ||= asked;
      if (unknown) problems.add('group_not_read', draft.row, heading, value);
    };
    case 'hours': case 'minutes': return (draft, value) => {
      draft.minutes = readMinutes(value, kind);
      if (draft.minutes === undefined) problems.add('hours_not_read', draft.row, heading, value);
    };
    case 'attendances': return (draft, value) => {
      if (/^\d{1,4}(\.0+)?$/.test(value)) draft.attendances = Number(value);
      else problems.add('attendances_not_read', draft.row, heading, value);
    };
    case 'confidence.before': case 'confidence.after': return (draft, value) => {
      const point = readConfidence(value);
      if (point === undefined) problems.add('confidence_not_read', draft.row, heading, value);
      else draft[kind === 'confidence.before' ? 'confidenceBefore' : 'confidenceAfter'] = point;
    };
    default: return () => {};
  }
}

function dateApplier(heading: string, problems: ProblemList, { today }: ReadOptions): Apply {
  const read = remembered((value) => readDate(value));
  return (draft, value) => {
    const date = read(value);
    if (date === undefined) problems.add('date_not_read', draft.row, heading, value);
    else if (today !== undefined && date > today) problems.add('date_in_future', draft.row, heading, value);
    draft.date = date ?? '';
  };
}

function birthApplier(heading: string, problems: ProblemList): Apply {
  const read = remembered((value) => readDate(value, 'birth'));
  return (draft, value) => {
    const date = read(value);
    if (date === undefined) problems.add('birth_date_not_read', draft.row, heading, value);
    else if (hasTwoFigureYear(value)) problems.once('two_figure_year', draft.row, heading, value);
    draft.birthDate = date ?? '';
  };
}

function ageApplier(heading: string, problems: ProblemList): Apply {
  const read = remembered(readAge);
  return (draft, value) => {
    const age = read(value);
    if (!age) return problems.add('age_not_read', draft.row, heading, value);
    draft.ageBand = age.band;
    if (age.older) draft.groups.push('older_people');
    if (age.young) draft.groups.push('young_people');
  };
}

function answerApplier(kind: Column['kind'], heading: string, problems: ProblemList, welsh: boolean): Apply {
  const key = kind.slice(kind.indexOf('.') + 1);
  const read = remembered((value) => readAnswer(value, welsh) ?? 'unread');
  return (draft, value) => {
    const answer = read(value);
    if (answer === 'unread') return problems.add('answer_not_read', draft.row, heading, value);
    if (isNa(value) && !welsh) problems.once('na_not_applicable', draft.row, heading, value);
    // as, three times: what stands after the dot of a kind is one of its list's keys
    if (kind.startsWith('ladder.')) draft.ladder[key as LadderStep] = answer;
    else if (answer === 'achieved' && kind.startsWith('group.')) draft.groups.push(key as Group);
    else if (kind.startsWith('task.') && answer !== 'not_recorded') draft.tasks[key as Task] = answer === 'achieved';
    if (kind.startsWith('group.') && answer !== 'not_recorded') draft.groupsAsked = true;
  };
}
