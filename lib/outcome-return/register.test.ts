import { describe, expect, it } from 'vitest';
import { workOf } from '@/db/testing/work';
import { readRegister, readRegisterSheet, type RegisterRow } from './register';
import { csvCell, decodeText, detectDelimiter, mostRows, readCsv } from './register-csv';
import { markUp } from './register-mark-up';
import { isNhsNumber, looksPersonal, personalSentence } from './register-personal';
import { type Problem, problemCodes, problemList, problemPlace, problemSentence } from './register-rules';
import { readAge, readAnswer, readDate, readGroups, readMinutes } from './register-values';
import { sampleRegister } from './sample-register';

const lines = (...rows: string[]) => rows.join('\r\n');
const cells = (text: string) => readCsv(text, problemList()).records;
const read = (...rows: string[]) => readRegister(lines(...rows));
const codes = (problems: readonly Problem[]) => problems.map((one) => `${one.level} ${one.code} ${one.row} ${one.column}`);
const first = (...rows: string[]): RegisterRow => {
  const [row] = read(...rows).rows;
  if (!row) throw new Error('the register has no rows');
  return row;
};

describe('reading CSV', () => {
  it('reads quoted cells, doubled quotation marks, commas and line ends inside them', () => {
    expect(cells('a,"b ""x"", c","d\r\ne"\r\n1,,"3"\n')).toEqual([['a', 'b "x", c', 'd\r\ne'], ['1', '', '3']]);
  });

  it('finds semicolons, tabs and the separator that Excel names, and any end of line', () => {
    expect(cells('a;b;c,d\n1;2;3')).toEqual([['a', 'b', 'c,d'], ['1', '2', '3']]);
    expect(cells('a\tb, c\r1\t2')).toEqual([['a', 'b, c'], ['1', '2']]);
    expect(cells('\uFEFFsep=;\r\na;b\r\n')).toEqual([['a', 'b']]);
    expect(detectDelimiter('"a,b,c";d\n')).toBe(';');
  });

  it('a stray quotation mark costs its own cell, not the rows below it', () => {
    const problems = problemList();
    expect(readCsv('a,b\n1,"two\n3,"four"\n5,6\n', problems).records).toEqual([['a', 'b'], ['1', 'two'], ['3', 'four'], ['5', '6']]);
    expect(codes(problems.all())).toEqual(['error quote_not_closed 2 ']);
  });

  it('peers 1: passes without re-saving: UTF-8, Excel’s plain CSV and "Unicode text" all read the same', () => {
    const text = 'Enw,Siân';
    const utf16 = new Uint8Array([0xff, 0xfe, ...[...text].flatMap((letter) => [letter.charCodeAt(0) & 255, letter.charCodeAt(0) >> 8])]);
    const windows = Uint8Array.from([...text].map((letter) => letter.charCodeAt(0)));
    for (const bytes of [new TextEncoder().encode(`\uFEFF${text}`), utf16, windows]) expect(cells(decodeText(bytes))).toEqual([['Enw', 'Siân']]);
  });

  it('a file with far too many rows is stopped, and says so', () => {
    expect(codes(readRegister(`Ref\n${'1\n'.repeat(mostRows + 5)}`).problems)).toEqual(['error too_large 0 ', 'warning no_sessions 1 ']);
  });
});

describe('reading a register', () => {
  it('maps the headings that projects really use', () => {
    const row = first('Session Date,Event,Participant ID,Full name,D.O.B.,Target Group(s),Hrs,NHS App installed?,Repeat prescription (Y/N)', '03/02/2026,Drop-in,p 01,Siân Evans,1/5/1950,older; disabled,1.5,Yes,n/a');
    expect(row).toMatchObject({ date: '2026-02-03', session: 'Drop-in', reference: 'p 01', name: 'Siân Evans', birthDate: '1950-05-01', groups: ['older_people', 'disabled_people'], minutes: 90, ladder: { installed: 'achieved', repeat_prescription: 'not_applicable' } });
  });

  it('reads a Welsh register: ie, na and amh', () => {
    const row = first('Dyddiad;Cyfeirnod;Ap y GIG;Presgripsiwn;Apwyntiad;Oriau', '3 Chwefror 2026;P1;ie;amh;na;1,5');
    expect(row).toMatchObject({ date: '2026-02-03', minutes: 90, ladder: { installed: 'achieved', repeat_prescription: 'not_applicable', appointment: 'not_achieved' } });
  });

  it('reads "NA" as not applicable in an English register, and says so once', () => {
    const { rows, problems } = read('Date,Ref,Prescription', '3/2/2026,P1,NA', '3/2/2026,P2,NA');
    expect(rows.map((row) => row.ladder.repeat_prescription)).toEqual(['not_applicable', 'not_applicable']);
    expect(codes(problems)).toEqual(['warning na_not_applicable 2 Prescription']);
  });

  it('lists the columns it does not know, and reads the rest', () => {
    expect(read('Date,Ref,Shoe size,Notes', '3/2/2026,P1,7,').ignoredColumns).toEqual(['Shoe size', 'Notes']);
  });

  it('peers 1: an invisible character in an empty row does not make a row', () => {
    const { rows, problems } = read('\uFEFFDate,Ref', '3/2/2026,P1', '\u200B,\u00A0', '\u2060 ,\u00AD\uFEFF', ',', '4/2/2026,\u00A0P2\u200B');
    expect(rows.map((row) => [row.ref, row.reference])).toEqual([['2', 'P1'], ['6', 'P2']]);
    expect(problems).toEqual([]);
  });

  it('peers 1: one #REF! is reported on its own cell, and no row goes missing', () => {
    const body = Array.from({ length: 40 }, (_, at) => `3/2/2026,P${at},${at === 24 ? '#REF!' : '2'}`);
    const { rows, problems } = read('Date,Ref,Hours', ...body);
    expect(rows).toHaveLength(40);
    expect(codes(problems)).toEqual(['error spreadsheet_error 26 Hours']);
    expect(problems[0]?.value).toBe('#REF!');
  });

  it('a spreadsheet error for a name keeps the row where there is a reference, and is the only error where there is none', () => {
    const { rows, problems } = read('Date,Ref,Name', '3/2/2026,P1,#N/A', '3/2/2026,,#N/A');
    expect(rows).toHaveLength(1);
    expect(codes(problems)).toEqual(['error spreadsheet_error 2 Name', 'error spreadsheet_error 3 Name']);
  });

  it.each<[string, string, string]>([
    ['nothing', '', 'error nothing 0 '],
    ['blanks only', '\uFEFF,,\r\n\u200B,\u00A0,\r\n', 'error nothing 0 '],
    ['a workbook that is not CSV', 'PK\u0003\u0004abc', 'error not_text 0 '],
    ['no headings', 'apples,pears\n1,2\n', 'error no_headings 0 '],
    ['nobody', 'Date,Hours\n3/2/2026,2\n', 'error no_person_column 1 '],
    ['headings alone', 'Date,Ref\n', 'error no_rows 1 '],
  ])('peers 1: a table of errors is never empty: a file with %s is refused with a reason', (_title, text, expected) => {
    const { rows, problems } = readRegister(text);
    expect(rows).toEqual([]);
    expect(codes(problems).filter((one) => one.startsWith('error'))).toEqual([expected]);
  });

  it('peers 1: warnings are kept apart from errors, and errors come first', () => {
    const levels = read('Date,Ref,DOB,Age,App installed', '3/2/2026,P1,1/1/1950,Old,sort of', '31/2/2026,P2,,66,yes').problems.map((one) => one.level);
    expect(levels).toEqual(['error', 'warning', 'warning']);
  });

  it('peers 1: a wrong date says which rule and what to do, and the row still counts', () => {
    const { rows, problems } = read('Date,Ref', '02/25/2026,P1');
    expect(rows).toHaveLength(1);
    const [problem] = problems;
    expect(problem && problemPlace(problem, 'en')).toBe('Row 2, column “Date”');
    expect(problem && problemPlace({ ...problem, sheet: 'January' }, 'cy')).toBe('Taflen “January”, rhes 2, colofn “Date”');
    expect(problem && problemSentence(problem, 'en')).toBe('This is not a date. Write the day first, then the month and the year, such as 3/2/2026');
  });

  it.each(problemCodes)('%s has a sentence in English and in Welsh', (code) => {
    const problem: Problem = { level: 'error', row: 1, column: 'x', value: '', code, values: { limit: 1, unit: 'rows', cells: 2, headings: 3, date: '2026-01-01', count: 4, age: 5, longest: 6 } };
    expect(problemSentence(problem, 'en')).not.toMatch(/[{}]|undefined/);
    expect(problemSentence(problem, 'cy')).not.toBe(problemSentence(problem, 'en'));
  });

  it('finds the headings below a title, and leaves out totals and headings that are repeated', () => {
    const { rows, problems } = read('Riverside Hub register,,', ',,', 'Date,Name,DOB', '3/2/2026,Ann Lee,1/1/1950', 'Date,Name,DOB', '3/2/2026,Bo Ray,1/1/1951', ',TOTAL,2', 'Total:,,2');
    expect(rows.map((row) => row.name)).toEqual(['Ann Lee', 'Bo Ray']);
    expect(codes(problems)).toEqual(['warning total_row 7 ', 'warning total_row 8 ']);
  });

  it('joins first and last names, and takes codes in a column of participants for references', () => {
    expect(first('First name,Surname,DOB', 'Ann,Lee,1/1/1950').name).toBe('Ann Lee');
    expect(first('Date,Participant', '3/2/2026,P-17')).toMatchObject({ reference: 'P-17', name: '' });
  });

  it('"n/a" for a reference is no reference, or everyone without one would be one person', () => {
    expect(codes(read('Date,Ref,Age', '3/2/2026,n/a,66', '3/2/2026,,').problems)).toEqual(['error nobody_named 2 ', 'warning session_without_person 3 ']);
  });

  it('counts who attended, not who booked', () => {
    expect(read('Date,Ref,Attended', '3/2/2026,P1,Y', '3/2/2026,P2,N', '3/2/2026,P3,').rows.map((row) => row.reference)).toEqual(['P1']);
  });

  it('reads a register with a row for each person and a column for each session', () => {
    const { rows, problems } = read('Ref,DOB,06/01/2026,13/01/2026,20 Jan 2026,App installed,Hours', 'P1,1/1/1950,x,,✓,yes,3', 'P2,1/1/1951,,1,0,no,');
    expect(rows.map((row) => [row.reference, row.date, row.minutes])).toEqual([['P1', '2026-01-06', 180], ['P1', '2026-01-20', undefined], ['P2', '2026-01-13', undefined]]);
    expect(problems).toEqual([]);
  });

  it('finds a row that a comma has split, and not a column that only lacks a heading', () => {
    const body = Array.from({ length: 20 }, (_, at) => `3/2/2026,P${at},Hub`);
    expect(codes(read('Date,Ref,Venue', ...body, '3/2/2026,P20,Hub, High Street').problems)).toEqual(['error too_many_cells 22 ']);
    expect(read('Date,Ref,Venue', ...body.map((row) => `${row},note`)).problems).toEqual([]);
  });

  it('a birth after the session, a date to come and an age of 120 are found', () => {
    const { problems } = readRegister(lines('Date,Ref,DOB', '3/2/2026,P1,4/2/2026', '3/2/2027,P2,', '3/2/2026,P3,1/1/1905', '3/2/2026,P4,1/1/51'), { today: '2026-11-22' });
    expect(codes(problems)).toEqual(['error born_after_session 2 DOB', 'error date_in_future 3 Date', 'warning age_unlikely 4 DOB', 'warning two_figure_year 5 DOB']);
  });

  it('reads the sheets of a workbook: dates, numbers and empty cells', () => {
    const { rows } = readRegisterSheet([['Date', 'Ref', 'Hours'], [new Date('2026-02-03T00:00:00Z'), 17, 1.5], [null, undefined, '']], { sheet: 'January' });
    expect(rows).toMatchObject([{ ref: 'January!2', date: '2026-02-03', reference: '17', minutes: 90 }]);
  });

  it('reads 100,000 rows with about ten times the work of 10,000', () => {
    const file = (length: number) => ['Date,Session,Ref,Name,DOB,Group,Installed,Basic identity,Prescription,Appointment,Hours', ...Array.from({ length }, (_, at) => `3/2/2026,Drop-in,P${at % 20_000},Person ${at},1/5/1950,older; disabled,yes,no,n/a,,2`)].join('\n');
    const few = file(10_000);
    const many = file(100_000);
    expect(readRegister(many).rows).toHaveLength(100_000);
    expect(workOf(() => readRegister(many)) / workOf(() => readRegister(few))).toBeLessThan(40);
  });
});

describe('reading one cell', () => {
  it.each([['3/2/2026', '2026-02-03'], ['03.02.26', '2026-02-03'], ['2026-02-03T10:30:00', '2026-02-03'], ['Tue 3rd Feb 2026', '2026-02-03'], ['3 Chwefror 2026', '2026-02-03'], ['46056', '2026-02-03'], ['29/02/2024', '2024-02-29']])('the date %s', (cell, date) => {
    expect(readDate(cell)).toBe(date);
  });
  it.each(['31/02/2026', '02/25/2026', '29/02/2025', '3/2', 'Tuesday', '12', 'P12345'])('%s is not a date', (cell) => {
    expect(readDate(cell)).toBeUndefined();
  });
  it('a year of birth with two figures is the last one that has been', () => {
    expect([readDate('3/2/51', 'birth'), readDate('3/2/09', 'birth')]).toEqual(['1951-02-03', '2009-02-03']);
  });
  it.each([['67', '60_69'], ['60-69', '60_69'], ['60 to 64', '60_69'], ['80+', '80_and_over'], ['Under 18', 'under_18'], ['18–25', '18_25'], ['dan 18', 'under_18'], ['80 a throsodd', '80_and_over'], ['65-74', 'not_known'], ['unknown', 'not_known']])('the age %s', (cell, band) => {
    expect(readAge(cell)?.band).toBe(band);
  });
  it('"over 60" has no band, and still says older', () => {
    expect(readAge('over 60')).toEqual({ band: 'not_known', older: true, young: false });
    expect(readAge('elderly')).toBeUndefined();
  });
  it.each([['1.5', 90], ['1,5', 90], ['1:30', 90], ['1h 30m', 90], ['90 mins', 90], ['2 hours', 120], ['½', 30]])('the time %s', (cell, minutes) => {
    expect(readMinutes(cell, 'hours')).toBe(minutes);
  });
  it('answers and groups in both languages; nothing said is not "no"', () => {
    expect(['Yes', 'N', 'N/A', '', 'IE', 'Amh', 'perhaps'].map((cell) => readAnswer(cell, false))).toEqual(['achieved', 'not_achieved', 'not_applicable', 'not_recorded', 'achieved', 'not_applicable', undefined]);
    expect(readGroups('Older people (60 and over), Pobl anabl').groups).toEqual(['older_people', 'disabled_people']);
    expect(readGroups('none')).toEqual({ groups: [], asked: true, unknown: false });
  });
});

describe('handing the register back', () => {
  const text = '\uFEFFDate;Ref;Note\r\n3/2/2026;P1;"a;b"\r\n31/2/2026;P2;\r\n';

  it('adds a column of problems and changes nothing else', () => {
    expect(markUp(text, readRegister(text).problems)).toBe(
      '\uFEFFDate;Ref;Note;Problems\r\n3/2/2026;P1;"a;b"\r\n31/2/2026;P2;;Error “Date” (31/2/2026): This is not a date. Write the day first, then the month and the year, such as 3/2/2026.\r\n',
    );
  });

  it('peers 1: the marked-up file can be put right and dropped again: its column is not read, and not doubled', () => {
    const again = markUp(text, readRegister(text).problems);
    expect(readRegister(again)).toEqual(readRegister(text));
    expect(markUp(again, readRegister(again).problems)).toBe(again);
    const right = again.replace('31/2/2026;', '28/2/2026;');
    expect(markUp(right, readRegister(right).problems)).not.toContain('Error');
  });

  it('says even in an empty file what is wrong with it', () => {
    expect(markUp('', readRegister('').problems, 'cy')).toContain('Nid oes dim yn y ffeil');
  });

  it('gives no spreadsheet a formula to run, and reads its own guard back', () => {
    expect(['=1+1', '@SUM(A1)', '-2+cmd(1)', '-5', '+44 7700', 'a,b'].map((cell) => csvCell(cell, ','))).toEqual(["'=1+1", "'@SUM(A1)", "'-2+cmd(1)", '-5', '+44 7700', '"a,b"']);
    expect(first('Date,Ref', "3/2/2026,'=P1").reference).toBe('=P1');
  });
});

describe('a file that would be sent to the server', () => {
  const kinds = (...rows: string[]) => looksPersonal(cells(lines(...rows))).map((one) => `${one.kind} ${one.row} ${one.column}`);

  it('may carry the project’s own references, ages, groups and answers', () => {
    expect(looksPersonal(cells(sampleRegister({ people: 60, sessions: 8, names: false })))).toEqual([]);
    expect(kinds('Date,Venue,Ref,Area', '3/2/2026,Carnegie Library,JS1951,SA1', '3/2/2026,Carnegie Library,BR1950,SA2')).toEqual([]);
  });

  it.each<[string, string, string]>([
    ['names', 'Date,Ref,Name\n3/2/2026,P1,Siân', 'name 2 Name'],
    ['names for references', 'Date,Ref\n3/2/2026,Jane Smith', 'name 2 Ref'],
    ['names under a heading we do not know', 'Date,Ref,Buddy\n3/2/2026,P1,Ann Lee\n3/2/2026,P2,Bo Ray\n3/2/2026,P3,Cy Dee', 'name 2 Buddy'],
    ['a carer’s name', 'Date,Ref,Carer name\n3/2/2026,P1,ann', 'name 2 Carer name'],
    ['an NHS number', 'Date,Ref,No\n3/2/2026,P1,943 476 5919', 'nhs_number 2 No'],
    ['an NHS number for a reference', 'Date,Ref\n3/2/2026,9434765919', 'nhs_number 2 Ref'],
    ['a mail address', 'Date,Ref,Contact\n3/2/2026,P1,ann@example.org', 'email 2 Contact'],
    ['a phone number', 'Date,Ref,Contact\n3/2/2026,P1,07700 900123', 'phone 2 Contact'],
    ['a phone number whose 0 is lost', 'Date,Ref,Contact\n3/2/2026,P1,7700900123', 'phone 2 Contact'],
    ['a full postcode', 'Date,Ref,Note\n3/2/2026,P1,lives at sa1 1aa', 'postcode 2 Note'],
    ['figures in full-width letters', 'Date,Ref,Note\n3/2/2026,P1,９４３４７６５９１９', 'nhs_number 2 Note'],
    ['a phone number above the headings', 'Call 020 7946 0018,\nDate,Ref\n3/2/2026,P1', 'phone 1 Date'],
  ])('is refused when it seems to carry %s', (_title, text, expected) => {
    expect(kinds(...text.split('\n'))).toContain(expected);
  });

  it('is refused without repeating what it carried', () => {
    expect(JSON.stringify(looksPersonal(cells('Date,Ref,Contact\n3/2/2026,P1,ann@example.org')))).not.toContain('ann');
    expect(personalSentence('email', 'cy')).toContain('e-bost');
  });

  it('knows an NHS number by its check digit', () => {
    expect(['9434765919', '9434765918', '1111111111', '943476591'].map(isNhsNumber)).toEqual([true, false, false, false]);
  });
});
