import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { csvText, poundsCell } from './open-data';
import { grantOf, organisationId, type PublishedAward, packageOf } from './three-sixty-giving';

const asAt = new Date('2026-04-01T09:00:00Z');
const publisher = { prefix: 'DEMO', name: 'The fund', origin: 'https://fund.example.org' };
const award: PublishedAward = {
  ref: 'AWD-7K3M-9Q2', title: 'NHS App mornings', description: 'Weekly sessions', amountAwardedPence: 138_106_50, amountDisbursedPence: 20_000_00, awardDate: '2025-11-03',
  plannedStartDate: '2025-11-10', plannedEndDate: '2026-03-31', status: 'live', origin: 'application', nation: 'england', organisation: 'Made-up Trust', identifierScheme: 'DEMO',
  identifier: 'DEMO-1001', sites: [{ name: 'Leeds', region: 'E12000003' }, { name: 'Wales, town not shown', region: 'W92000004' }],
};
const devolved: PublishedAward = { ...award, ref: 'AWD-2GXX-9Q2', origin: 'devolved', nation: 'scotland', status: 'reported' };

describe('an award in the 360Giving standard', () => {
  test('is in pounds, with ids of its publisher', () => {
    expect(grantOf(award, publisher, asAt)).toMatchObject({
      id: '360G-DEMO-AWD-7K3M-9Q2', currency: 'GBP', amountAwarded: 138_106.5, amountDisbursed: 20_000, fromOpenCall: 'Yes', url: 'https://fund.example.org/projects/AWD-7K3M-9Q2',
    });
  });

  test('is left out where its amount is not shown, because the standard does not know it without one', () => {
    expect(grantOf({ ...award, amountAwardedPence: null }, publisher, asAt)).toBeUndefined();
    expect(packageOf([{ ...award, amountAwardedPence: null }], publisher, asAt)).toBeUndefined();
  });

  test('of a devolved government names that government, says nothing of a call, and knows no payments', () => {
    const grant = grantOf(devolved, { ...publisher, prefix: 'fund' }, asAt);
    expect(grant?.fundingOrganization[0].name).toBe('Government of Scotland');
    expect(grant).not.toHaveProperty('fromOpenCall');
    expect(grant).not.toHaveProperty('amountDisbursed');
  });

  test('of a demonstration never stands beside a real government', () => {
    expect(grantOf(devolved, publisher, asAt)?.fundingOrganization[0].name).toBe('Demonstration government of Scotland');
  });
});

test('an organisation is named by its list at org-id.guide, once', () => {
  expect(organisationId('GB-CHC', '1234567', publisher)).toBe('GB-CHC-1234567');
  expect(organisationId('GB-COH', 'GB-COH-01234567', publisher)).toBe('GB-COH-01234567');
  expect(organisationId('DEMO', 'DEMO-1001', publisher)).toBe('360G-DEMO-org:DEMO-1001');
});

type Schema = { type?: string | string[]; properties?: Record<string, Schema>; items?: Schema; required?: string[]; enum?: unknown[]; $ref?: string; oneOf?: Schema[]; pattern?: string; $defs?: Record<string, Schema> };

// The standard's schemas stand beside the project and not in it, so that they are never mistaken for ours.
const schemaFile = join(process.cwd(), '../shared/data/360giving/360-giving-schema.json');
const present = existsSync(schemaFile);
if (!present) console.warn(`360Giving: not checked against the standard, whose schema is not at ${schemaFile}`);

/** As much of JSON Schema as this schema needs to say no: types, required names, values and patterns, and no name it does not know. */
function faultsOf(value: unknown, given: Schema, root: Schema, at: string): string[] {
  const schema = given.$ref ? (root.$defs?.[given.$ref.replace('#/$defs/', '')] ?? {}) : given;
  const type = Array.isArray(value) ? 'array' : value === null ? 'null' : typeof value;
  if (schema.type && ![schema.type].flat().includes(type)) return [`${at} is a ${type}`];
  if (schema.enum && !schema.enum.includes(value)) return [`${at} is not one of the values: ${value}`];
  if (schema.pattern && !new RegExp(schema.pattern).test(String(value))) return [`${at} does not match ${schema.pattern}`];
  if (Array.isArray(value)) return value.flatMap((item, index) => faultsOf(item, schema.items ?? {}, root, `${at}[${index}]`));
  if (type !== 'object') return [];
  const entries = Object.entries(value as object);
  const alternatives = (schema.oneOf ?? []).flatMap((one) => (one.required ? [one.required] : []));
  const has = (names: readonly string[]) => names.every((name) => entries.some(([key]) => key === name));
  return [
    ...(schema.required && !has(schema.required) ? [`${at} lacks one of ${schema.required}`] : []),
    ...(alternatives.length > 0 && alternatives.filter(has).length !== 1 ? [`${at} is none of the kinds of grant`] : []),
    ...entries.flatMap(([key, inner]) => (schema.properties?.[key] ? faultsOf(inner, schema.properties[key], root, `${at}.${key}`) : [`${at}.${key} is not in the standard`])),
  ];
}

test.skipIf(!present)('the file validates against the standard’s own schema', () => {
  const schema = JSON.parse(readFileSync(schemaFile, 'utf8')) as Schema;
  const file = packageOf([award, devolved], publisher, asAt);
  expect(file?.grants).toHaveLength(2);
  for (const grant of file?.grants ?? []) expect(faultsOf(grant, schema, schema, grant.id)).toEqual([]);
  // The checker itself can say no.
  expect(faultsOf({ ...file?.grants[0], amountAwarded: '1' }, schema, schema, 'x')).toEqual(['x.amountAwarded is a string']);
  expect(faultsOf({ id: 'x' }, schema, schema, 'x')).toHaveLength(1);
});

test.skipIf(!present)('so does the package around it', () => {
  const schema = JSON.parse(readFileSync(schemaFile.replace('schema.json', 'package-schema.json'), 'utf8')) as Schema;
  const { grants: _, ...around } = packageOf([award], publisher, asAt) ?? { grants: [] };
  expect(faultsOf({ ...around, grants: [] }, { ...schema, properties: { ...schema.properties, grants: {} } }, schema, 'package')).toEqual([]);
});

test('a cell that a spreadsheet would run is defanged, and an unknown amount is empty, not zero', () => {
  const text = csvText({ columns: ['name', 'amount'], rows: [['=HYPERLINK("x")', poundsCell(null)], ['Trust, the', poundsCell(25_000_50)]] });
  expect(text).toBe('\uFEFFname,amount\r\n"\'=HYPERLINK(""x"")",\r\n"Trust, the",25000.50\r\n');
});
