import { csvText } from '../award-import/mark-up';
import { formatDate } from '../dates';
import { type Block, heading, list, paragraph, type PlainDocument } from '../document/document';
import type { Locale } from '../locale';
import { words } from '../words';
import { packDocument, requirementBlocks, saidValue } from './document';
import { evidence } from './evidence';
import type { AuditPack } from './queries';
import { type Requirement, requirements } from './vocabulary';

/** The files of an archive that a list can name. Each decision record has one of its own beside them. */
export const listedFiles = ['index.csv', 'pack.pdf', 'applications.csv', 'decision-records.csv', 'decision-records.jsonl', 'events.jsonl', 'manifest.json', 'SHA256SUMS'] as const;
type ListedFile = (typeof listedFiles)[number];

const said = { 'index.csv': 'index', 'pack.pdf': 'pack', 'applications.csv': 'applications', 'decision-records.csv': 'records', 'decision-records.jsonl': 'recordLines', 'events.jsonl': 'events', 'manifest.json': 'manifest', SHA256SUMS: 'sums' } as const satisfies Record<ListedFile, string>;

/** Where what is counted under a requirement can be read. What is in the service alone has none. */
const filesUnder: Record<Requirement, readonly ListedFile[]> = {
  senior_officer: ['decision-records.csv'], governance: ['decision-records.csv', 'decision-records.jsonl', 'events.jsonl'], advice_panel: [], business_case: ['applications.csv'],
  competition: ['applications.csv', 'decision-records.csv', 'events.jsonl'], agreement: ['applications.csv', 'decision-records.csv'], risk: ['decision-records.csv'], performance: [], review: [], training: [],
};

/** The first thing to open: what is in the archive, how to check it, and the ten requirements with their files. */
export function indexDocument(locale: Locale, pack: AuditPack, author: string): PlainDocument {
  const say = words(locale);
  const named = (files: readonly ListedFile[]): Block[] => (files.length > 0 ? [list(files.map((file) => `${file}: ${say(`archive.file.${said[file]}`)}`))] : []);
  return {
    ...packDocument(locale, pack, author),
    blocks: [
      paragraph(say('archive.intro')), ...named(listedFiles), paragraph(say('archive.each')),
      heading(2, say('archive.check')), paragraph(say('archive.checkFiles')), paragraph(say('archive.checkArchive')), paragraph(say('archive.checkRecords')),
      ...requirements.flatMap((one, index) => [heading(2, `${index + 1}. ${say(`records.requirement.${one}`)}`), ...requirementBlocks(locale, pack, one), ...named(filesUnder[one])]),
    ],
  };
}

const columns = ['number', 'requirement', 'kind', 'what', 'value', 'dated', 'by'] as const;

/** The same for a spreadsheet: a line for each thing counted, not held, said by the fund, or filed, each under the number of its requirement. */
export function indexCsv(locale: Locale, pack: AuditPack): string {
  const say = words(locale);
  const under = (one: Requirement): string[][] => [
    ...evidence[one].map(({ name, kind }) => [say('archive.kind.counted'), say(`records.pack.evidence.${name}`), saidValue(locale, pack, name, kind), '', '']),
    [say('archive.kind.notHeld'), say(`records.pack.gap.${one}`), '', '', ''],
    ...pack.statements.filter(({ requirement }) => requirement === one).map((entry) => [say('archive.kind.said'), entry.words, entry.reference ?? '', formatDate(entry.datedOn, locale), entry.by]),
    ...filesUnder[one].map((file) => [say('archive.kind.file'), file, say(`archive.file.${said[file]}`), '', '']),
  ];
  return csvText([columns.map((key) => say(`archive.csv.${key}`)), ...requirements.flatMap((one, index) => under(one).map((cells) => [String(index + 1), say(`records.requirement.${one}`), ...cells]))]);
}
