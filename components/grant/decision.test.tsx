import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { type Candidate, type Frame, rank, simulate } from '../../lib/decision/simulation';
import { cy } from '../../messages/cy';
import { en } from '../../messages/en';
import { EnvelopeFills, PlaceFills, put, RulesFound } from './decision-fills';
import { DecisionRows } from './decision-rows';

const named = (key: string, cymraeg = key) => ({ key, label: { en: key, cy: cymraeg } });
const frame: Frame = {
  criteria: [{ ...named('need'), weight: 1 }], scaleMax: 5, minimumPence: 1, maximumPence: 1_000_00,
  envelopes: [{ ...named('Devices', 'Dyfeisiau'), nature: 'capital', nation: 'england', roomPence: 150_00 }], categories: [], rules: [{ of: 'region', atLeast: 1 }],
  places: { region: [named('North', 'Gogledd'), named('South', 'De')], focus_area: [], group: [] },
};
const candidate = (ref: string, need: number): Candidate => ({ ref, title: ref, organisation: `${ref} & Sons`, scores: { need }, amountPence: 100_00, category: 'c', envelope: 'Devices', region: 'North', focusAreas: [], groups: [], standing: 'open' });
const candidates = [candidate('A', 5), candidate('B', 5), candidate('C', 1)];
const result = simulate(frame, rank(frame, candidates), candidates, { line: 2, reserves: 1, by: { C: { way: 'exclude', reason: 'Elsewhere' } } });

test('an overrun is drawn past the room, said in words, and stands in the table', () => {
  const html = renderToStaticMarkup(<EnvelopeFills words={en.decision.simulator} locale="en" result={result} />);
  expect(html).toContain('over by £50');
  expect(html).toContain('app-fill__over');
  expect(html).toMatch(/<td[^>]*>£150<\/td>.*<td[^>]*>£200<\/td>/);
  expect(html).not.toContain('style=');
});

test('a broken rule says where, and in Welsh', () => {
  expect(renderToStaticMarkup(<RulesFound words={en.decision.simulator} locale="en" result={result} />)).toContain('Not in: South');
  const welsh = renderToStaticMarkup(<RulesFound words={cy.decision.simulator} locale="cy" result={result} />);
  expect(welsh).toContain(put(cy.decision.simulator.where, { places: 'De' }));
  expect(renderToStaticMarkup(<PlaceFills words={cy.decision.simulator} locale="cy" result={result} />)).toContain('Gogledd');
});

test('the list says what told a candidate from the one above it, and draws the line', () => {
  const html = renderToStaticMarkup(<DecisionRows words={en.decision.simulator} locale="en" rows={result.rows} line={2} choiceHref="/choice" fileHref="/applications" />);
  expect(html).toContain('The draw');
  expect(html.match(/app-line-row/g)).toHaveLength(1);
  expect(html).toContain('Excluded: Elsewhere');
  expect(html).toContain('href="/choice/B"');
  expect(renderToStaticMarkup(<DecisionRows words={en.decision.simulator} locale="en" rows={result.rows} line={2} fileHref="/applications" />)).not.toContain('/choice');
});

test('no word of the simulator is left with a gap in it', () => {
  const html = [EnvelopeFills, RulesFound, PlaceFills].map((Part) => renderToStaticMarkup(<Part words={cy.decision.simulator} locale="cy" result={result} />)).join('');
  expect(html).not.toMatch(/\{\w+\}/);
});
