import { expect, test } from 'vitest';
import { publishedFigures } from '../programme/published-figures';
import { factSources, moneyFacts, namedProjects, roundRules, scotlandFacts } from './facts';

const facts = [...moneyFacts, ...scotlandFacts, ...roundRules];

test('every fact has a source and is said in both languages', () => {
  for (const fact of facts) {
    expect(fact.sources.length, fact.key).toBeGreaterThan(0);
    expect(fact.text.en.length * fact.text.cy.length, fact.key).toBeGreaterThan(0);
  }
  for (const project of namedProjects) expect(Object.values(factSources)).toContain(project.source);
});

test('a source is an https address, or the brief, which has none', () => {
  const withoutAddress = Object.entries(factSources).filter(([, source]) => source.url === null);
  expect(withoutAddress.map(([key]) => key)).toEqual(['brief']);
  for (const { url } of Object.values(factSources)) if (url !== null) expect(url).toMatch(/^https:\/\/[a-z.-]+/);
});

test('a fact about money says what the published allocations say', () => {
  for (const item of ['scotland', 'wales', 'northern_ireland', 'england', 'not_itemised']) {
    const published = publishedFigures.findLast((one) => one.item === item);
    expect(moneyFacts.find((fact) => fact.key === item)).toMatchObject({ amountPence: published?.amountPence, mark: published?.mark });
  }
});

test('what is arithmetic is derived: the rest, what is not itemised, and the rounding of the categories', () => {
  const amount = (key: string) => moneyFacts.find((fact) => fact.key === key)?.amountPence ?? 0;
  expect(amount('rest')).toBe(amount('uplift') - amount('scotland') - amount('wales') - amount('northern_ireland'));
  expect(amount('not_itemised')).toBe(amount('rest') - amount('england'));
  expect(amount('rounding')).toBe(amount('england') - amount('category_1') - amount('category_2') - amount('category_3'));
  expect(moneyFacts.filter((fact) => fact.mark === 'derived').map((fact) => fact.key)).toEqual(['rounding', 'rest', 'not_itemised']);
});

test('a named project has an amount only where one was published', () => {
  expect(namedProjects.filter((project) => project.amountPence !== null).map((project) => [project.lead, project.amountPence])).toEqual([
    ['Royal Borough of Greenwich', 138_106_00],
    ['Libraries Connected', 310_400_00],
  ]);
});
