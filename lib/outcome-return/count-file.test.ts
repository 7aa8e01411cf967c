import { expect, test } from 'vitest';
import { countReferences } from './count-file';
import { sampleRegister } from './sample-register';

const when = { until: '2026-12-31', today: '2026-12-31' };
const bytes = (text: string) => new TextEncoder().encode(text);

test('a register with the project’s own references is counted', () => {
  const counted = countReferences(bytes(sampleRegister({ people: 25, names: false })), when);
  expect(counted).toMatchObject({ totals: { 'people.total': 25, people_basis: 'counted' } });
});

test.each([
  ['names', 'Reference,Who,Date\nP1,Jane Smith,1/9/2026\nP2,Ali Khan,1/9/2026\nP3,Mary Rees,1/9/2026', 'name'],
  ['NHS numbers', 'Reference,Note,Date\nP1,943 476 5919,1/9/2026', 'nhs_number'],
  ['mail', 'Reference,Note,Date\nP1,jane@example.org,1/9/2026', 'email'],
  ['phone numbers', 'Reference,Note,Date\nP1,07700 900123,1/9/2026', 'phone'],
  ['full postcodes', 'Reference,Note,Date\nP1,SA1 1AA,1/9/2026', 'postcode'],
])('a file with %s is refused before it is read, and the refusal does not repeat them', (_, text, kind) => {
  const counted = countReferences(bytes(text), when);
  expect(counted).toMatchObject({ personal: expect.arrayContaining([expect.objectContaining({ kind })]) });
  expect(JSON.stringify(counted)).not.toMatch(/Jane|943|07700|SA1 1AA/);
});

test('a file with an error is not counted, and says at least one thing to do', () => {
  for (const text of ['', 'Date\n1/9/2026', 'Reference,Date\nP1,31/02/2026']) {
    const counted = countReferences(bytes(text), when);
    expect('problems' in counted && counted.problems.length).toBeGreaterThan(0);
  }
});

test('sessions after the period’s last day are left out', () => {
  const counted = countReferences(bytes('Reference,Date\nP1,1/9/2026\nP2,1/10/2026'), { until: '2026-09-30', today: '2026-12-31' });
  expect(counted).toMatchObject({ totals: { 'people.total': 1 } });
});
