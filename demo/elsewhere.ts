import { newId } from '../lib/id';
import { confirmAwardImport, prepareAwardImport, prepareDevolvedImport } from '../lib/award-import/commands';
import { columnsFor, type ColumnKey, type ImportKind } from '../lib/award-import/columns';
import { csvText } from '../lib/award-import/mark-up';
import { regionOf } from '../lib/publication/places';
import { inventOrganisations, inventProject, regionsOfEngland } from './fiction';
import type { Stage } from './stage';

type Line = Partial<Record<ColumnKey, string>>;

const fileOf = (kind: ImportKind, lines: Line[]): Buffer => {
  const used = columnsFor(kind);
  return Buffer.from(csvText([used.map((column) => column.heading.en), ...lines.map((line) => used.map((column) => line[column.key] ?? ''))]), 'utf8');
};

/** Awards of England made before this service opened: an officer's spreadsheet, which a second officer confirms. */
export async function importEarlierAwards(stage: Stage, amounts: { envelope: string; pounds: number }[]): Promise<string[]> {
  const lines = inventLines(stage, regionsOfEngland, amounts.length, 501).map((line, index) => ({
    ...line, envelope: amounts[index]?.envelope, amountAwarded: String(amounts[index]?.pounds), leadRegion: line.leadRegion,
  }));
  const ref = await prepareAwardImport(stage.as('officer1'), { name: 'demonstration-earlier-awards.csv', bytes: fileOf('awards', lines) }, { key: newId() });
  return confirmAwardImport(stage.as('officer2'), ref);
}

/** What a nation's contributors record of their government's own awards. All of it is made up. */
export async function reportDevolvedAwards(stage: Stage, nation: { key: string; region: string; first: number; pounds: number[] }): Promise<string[]> {
  const lines = inventLines(stage, [nation.region], nation.pounds.length, nation.first).map((line, index) => ({ ...line, amountAwarded: String(nation.pounds[index]) }));
  const source = { source: 'Demonstration list of awards (made up)', sourceDate: '2025-12-15' };
  const ref = await prepareDevolvedImport(stage.as(`${nation.key}1`), { name: `demonstration-${nation.key}-awards.csv`, bytes: fileOf('devolved_awards', lines) }, source, { key: newId() });
  return confirmAwardImport(stage.as(`${nation.key}2`), ref);
}

function inventLines(stage: Stage, regions: readonly string[], count: number, firstNumber: number): Line[] {
  return inventOrganisations(stage.luck, regions, count, firstNumber).map((organisation, index) => {
    const project = inventProject(stage.luck, organisation, index + 1);
    return {
      organisationName: organisation.name, organisationKind: organisation.kind, identifierScheme: 'DEMO', identifier: organisation.identifier,
      title: project.title, description: project.summary, awardDate: '2025-11-14', plannedStartDate: '2025-12-01', plannedEndDate: '2026-03-31',
      leadRegion: regionOf(organisation.place.region).name.en, places: project.sites.map((place) => place.name).join('; '),
    };
  });
}
