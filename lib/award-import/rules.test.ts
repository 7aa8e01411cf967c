import { describe, expect, test } from 'vitest';
import { markUp } from './mark-up';
import { problemSentence } from './problem-words';
import { problemList } from './problems';
import { type EnvelopeRoom, readAwards, roomFor, type Terms, whyNotConfirm, whyNotPost, whyNotReport } from './rules';
import { sampleRows } from './sample-file';

const envelopes: EnvelopeRoom[] = [
  { key: 'england_category_1', pot: 'category_1', labelEn: 'England category 1', labelCy: 'Lloegr categori 1', nation: 'england', leftPence: 100_000_00 },
  { key: 'england_category_3', pot: 'category_3', labelEn: 'England category 3', labelCy: 'Lloegr categori 3', nation: 'england', leftPence: 10_00 },
];
const terms: Terms = { kind: 'awards', today: '2025-09-15', envelopes, demonstration: true };

function read(rows: string[][], more: Partial<Terms> = {}) {
  const problems = problemList();
  const { rows: awards } = readAwards({ name: 'Awards', rows }, { ...terms, ...more }, problems);
  return { awards, problems: problems.all() };
}
const changed = (...changes: Parameters<typeof sampleRows>[0]) => read(sampleRows(changes.map((change, row) => ({ title: `Project ${row}`, ...change }))));

test('a file that is right is read whole, with nothing to say', () => {
  const { awards, problems } = changed({}, { amountAwarded: '£1,000.5', awardDate: '1 September 2025', places: '' });
  expect(problems).toEqual([]);
  expect(awards).toMatchObject([{ row: 2, amountAwardedPence: 25_000_00, envelopeKey: 'england_category_1', leadRegion: 'E12000001', places: 'Sunderland;Gateshead' }, { row: 3, amountAwardedPence: 1_000_50, awardDate: '2025-09-01', places: '' }]);
});

describe('what hurt the users of other systems', () => {
  test('#REF! in one cell does not make other rows missing (GSA-TTS/FAC #3514)', () => {
    const { awards, problems } = changed({}, { amountAwarded: '#REF!' }, {}, {});
    expect(problems).toMatchObject([{ code: 'spreadsheet_error', sheet: 'Awards', row: 3, column: 'Amount awarded', value: '#REF!' }]);
    expect(awards.map((award) => award.row)).toEqual([2, 4, 5]);
  });

  test('an invisible character in an "empty" row is not an award (usdr-gost #458)', () => {
    const rows = sampleRows([{}]);
    const { awards, problems } = read([...rows, ['\u200B', '\u00A0', '\uFEFF'], [], ['', ' ']]);
    expect(awards).toHaveLength(1);
    expect(problems).toEqual([]);
  });

  test('a table of errors is never empty when a file is refused (GSA-TTS/FAC #2282)', () => {
    for (const rows of [[], [['']], [['nothing', 'of', 'ours']], sampleRows([]), [sampleRows([])[0] ?? [], ['']]]) expect(read(rows).problems.filter((one) => one.level === 'error').length).toBeGreaterThan(0);
  });

  test('warnings do not drown errors (usdr-gost #376)', () => {
    const [headings = [], row = []] = sampleRows([{ amountAwarded: 'x' }]);
    const { problems } = read([[...headings, 'Ours 1', 'Ours 2'], row]);
    expect(problems.map((one) => one.level)).toEqual(['error', 'warning', 'warning']);
  });

  test('a charity number typed as a company number is asked about (GrantNav #833)', () => {
    expect(changed({ identifierScheme: 'GB-COH', identifier: '1234567' }).problems).toMatchObject([{ code: 'identifier_not_right', values: { refusal: 'identifier_charity_as_company' } }]);
  });

  test('a file that was handed back is read again without its Problems column', () => {
    const rows = sampleRows([{ amountAwarded: 'x' }]);
    const { problems } = read(rows);
    const marked = markUp(rows, problems, 'Problems', (problem) => `Error in ${problem.column}`, 0);
    expect(marked.split('\r\n')[1]).toMatch(/,Error in Amount awarded$/);
    const again = marked.slice(1).split('\r\n').filter(Boolean).map((line) => line.split(','));
    expect(again[0]?.at(-1)).toBe('Problems');
    expect(read([again[0] ?? [], sampleRows([{}])[1] ?? []]).problems).toEqual([]);
  });
});

test.each([
  ['organisationKind', 'club', 'kind_not_known'], ['identifierScheme', 'GB-XYZ', 'scheme_not_known'], ['identifier', '12', 'identifier_not_right'],
  ['amountAwarded', '12,5 thousand', 'amount_not_read'], ['amountAwarded', '-5', 'amount_not_positive'], ['amountAwarded', '0', 'amount_not_positive'], ['amountAwarded', '1.005', 'amount_not_read'],
  ['awardDate', '31/2/2025', 'date_not_read'], ['awardDate', '16/9/2025', 'date_in_future'], ['plannedEndDate', '1/9/2025', 'ends_before_it_starts'],
  ['envelope', 'category_9', 'envelope_not_known'], ['leadRegion', 'Mercia', 'region_not_known'], ['leadRegion', 'Wales', 'region_of_another_nation'],
  ['places', 'Sunderland; 12 High Street', 'place_not_known'], ['contactEmail', 'nobody', 'email_not_right'], ['title', '', 'missing'], ['title', 'x'.repeat(201), 'too_long'],
] as const)('%s “%s” is %s, in its own cell', (key, value, code) => {
  expect(changed({ [key]: value }).problems).toMatchObject([{ level: 'error', code, row: 2, value: value.length > 80 ? expect.any(String) : value }]);
});

test('a date in a sentence is said as people say it', () => {
  const [problem] = changed({ plannedEndDate: '1/9/2025' }).problems;
  expect(problem && problemSentence('en', problem)).toMatch(/before it starts on \d{1,2} [A-Z][a-z]+ 20\d\d\./);
});

test('headings are found in either language, in any order, below a title', () => {
  const [headings = [], row = []] = sampleRows([{}]);
  const order = headings.map((_, at) => (at * 5) % headings.length);
  const welsh = ['Enw’r sefydliad', ...headings.slice(1)];
  const { awards, problems } = read([['Awards of the fund'], [], order.map((at) => welsh[at] ?? ''), order.map((at) => row[at] ?? '')]);
  expect(problems).toEqual([]);
  expect(awards).toMatchObject([{ row: 4, organisationName: 'Tyne Online Trust' }]);
});

test('a missing column is named once, not once a row; a column twice is named', () => {
  const rows = sampleRows([{ title: 'a' }, { title: 'b' }]).map((row) => row.slice(1));
  expect(read(rows).problems).toMatchObject([{ code: 'column_missing', column: 'Organisation name' }]);
  const [headings = [], row = []] = sampleRows([{}]);
  expect(read([[...headings, 'Amount'], [...row, '1']]).problems).toMatchObject([{ code: 'column_twice', column: 'Amount' }]);
});

test('one number with two names, and one project twice, are slips that are named with the other row', () => {
  expect(changed({}, { organisationName: 'Somebody else' }).problems).toMatchObject([{ code: 'one_number_two_names', row: 3, values: { other: 2 } }]);
  expect(changed({ title: 'Same' }, { title: 'same ' }).problems).toMatchObject([{ code: 'same_award_twice', row: 3, values: { other: 2 } }]);
});

test('a devolved file has no envelope and no region: they are the nation’s own', () => {
  const { awards, problems } = read(sampleRows([{ places: 'Glasgow' }], 'devolved_awards'), { kind: 'devolved_awards', nation: 'scotland', envelopes: [] });
  expect(problems).toEqual([]);
  expect(awards).toMatchObject([{ envelopeKey: null, leadRegion: 'S92000003' }]);
  expect(read(sampleRows([{ places: 'Cardiff' }], 'devolved_awards'), { kind: 'devolved_awards', nation: 'scotland', envelopes: [] }).problems).toMatchObject([{ code: 'place_of_another_nation' }]);
});

test('the room in each envelope is shown before and after, and a penny too much stops the file', () => {
  const rooms = roomFor([{ envelopeKey: 'england_category_3', amountAwardedPence: 5_00 }, { envelopeKey: 'england_category_3', amountAwardedPence: 5_00 }], envelopes);
  expect(rooms).toMatchObject([{ key: 'england_category_3', count: 2, totalPence: 10_00, leftPence: 10_00, afterPence: 0 }]);
  expect(whyNotPost(rooms)).toBeUndefined();
  expect(whyNotPost(roomFor([{ envelopeKey: 'england_category_3', amountAwardedPence: 10_01 }], envelopes))).toMatchObject({ code: 'import_does_not_fit', values: { amount: '£10.01', left: '£10' } });
  expect(whyNotReport([{ amountAwardedPence: 6 }], 5)).toMatchObject({ code: 'report_over_share' });
  expect(whyNotConfirm({ createdBy: 'a' }, { id: 'a' })).toMatchObject({ code: 'second_person_needed' });
});
