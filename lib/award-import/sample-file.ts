import { columnsFor, type ColumnKey, type ImportKind } from './columns';
import { csvText } from './mark-up';

type Cells = Partial<Record<ColumnKey, string>>;

const usual: Record<ColumnKey, string> = {
  organisationName: 'Tyne Online Trust', organisationKind: 'charity', identifierScheme: 'DEMO', identifier: 'DEMO-TYNE-1', title: 'Getting online at the library',
  description: 'Weekly sessions with volunteers', amountAwarded: '25,000.00', awardDate: '2025-09-01', plannedStartDate: '2025-09-08', plannedEndDate: '2026-03-31',
  envelope: 'england_category_1', leadRegion: 'North East', places: 'Sunderland; Gateshead', contactEmail: 'tyne@example.org',
};

/** A file of made-up awards as rows of text: the usual one, changed as each row says. For the tests and the demonstration. */
export function sampleRows(changes: readonly Cells[], kind: ImportKind = 'awards'): string[][] {
  const used = columnsFor(kind);
  return [used.map((column) => column.heading.en), ...changes.map((change) => used.map(({ key }) => ({ ...usual, ...change })[key]))];
}

export const sampleCsv = (changes: readonly Cells[], kind: ImportKind = 'awards'): Buffer => Buffer.from(csvText(sampleRows(changes, kind)), 'utf8');
