import { describe, expect, test } from 'vitest';
import { mergeDraft } from './draft-rules';
import { type Candidate, type Lacking, planAssignments } from './plan';
import { filterFrom, queryOf } from './queue-filter';
import { spreadOf, totalSpread } from './spread';

const person = (id: string, more: Partial<Candidate> = {}): Candidate => ({ id, name: id, areas: [], open: 0, atOnce: 20, ...more });
const lacking = (id: string, more: Partial<Lacking> = {}): Lacking => ({ id, ref: id, title: id, areas: [], has: [], needed: 2, ...more });
const nobody = () => false;

describe('a plan for a round', () => {
  test('gives each application as many different people as it needs, and shares the work evenly', () => {
    const people = [person('a'), person('b'), person('c')];
    const plan = planAssignments(Array.from({ length: 9 }, (_, index) => lacking(`x${index}`)), people, nobody);
    expect(plan.lines.every(({ chosen }) => new Set(chosen.map(({ id }) => id)).size === 2)).toBe(true);
    expect(plan.loads.map(({ after }) => after)).toEqual([6, 6, 6]);
  });

  test('somebody who knows about it comes first, until they have much more waiting than the others', () => {
    const people = [person('knows', { areas: ['skills'] }), person('b'), person('c')];
    const plan = planAssignments(Array.from({ length: 6 }, (_, index) => lacking(`x${index}`, { areas: ['skills'], needed: 1 })), people, nobody);
    expect(plan.lines[0]?.chosen).toEqual([{ id: 'knows', name: 'knows', knows: true }]);
    expect(plan.loads.find(({ id }) => id === 'knows')?.after).toBe(4);
  });

  test('nobody is asked who may not meet it, who was asked before, or who takes no more', () => {
    const people = [person('restricted'), person('asked'), person('full', { open: 5, atOnce: 5 }), person('free')];
    const plan = planAssignments([lacking('x', { has: ['asked'] })], people, (id) => id === 'restricted');
    expect(plan.lines).toEqual([{ id: 'x', ref: 'x', title: 'x', chosen: [{ id: 'free', name: 'free', knows: false }], short: 1 }]);
  });

  test('the hardest to place goes first, so that easy ones do not take its people', () => {
    const people = [person('a', { atOnce: 1 }), person('b', { atOnce: 1 })];
    const plan = planAssignments([lacking('easy', { needed: 1 }), lacking('hard', { needed: 1 })], people, (id, application) => application === 'hard' && id === 'b');
    expect(plan.lines.map(({ chosen }) => chosen[0]?.id)).toEqual(['b', 'a']);
  });

  test('the same input gives the same plan', () => {
    const make = () => planAssignments([lacking('x'), lacking('y')], [person('a'), person('b'), person('c')], nobody);
    expect(make()).toEqual(make());
  });
});

describe('two windows of one score form', () => {
  const known = { score_need: '3', reason_need: 'Thin' };
  test('a box that only this window changed is taken', () => {
    expect(mergeDraft({ standing: known, known, typed: { ...known, score_need: '4' } })).toEqual({ raw: { score_need: '4', reason_need: 'Thin' }, apart: [], changed: true });
  });
  test('a box that only the other window changed stays as it is', () => {
    expect(mergeDraft({ standing: { ...known, reason_need: 'Thin, but shown' }, known, typed: known })).toEqual({ raw: { ...known, reason_need: 'Thin, but shown' }, apart: [], changed: false });
  });
  test('a box that both changed keeps both texts', () => {
    const merged = mergeDraft({ standing: { ...known, reason_need: 'One' }, known, typed: { ...known, reason_need: 'Two' } });
    expect(merged).toEqual({ raw: { ...known, reason_need: 'One' }, apart: [{ name: 'reason_need', text: 'Two' }], changed: false });
  });
});

describe('the spread of scores', () => {
  const scale = { criteria: [{ key: 'need', label: { en: '', cy: '' }, guidance: { en: '', cy: '' }, weight: 1 }], scaleMax: 5 };
  const give = (...scores: number[]) => scores.map((score, index) => ({ assessorId: `${index}`, assessor: `Assessor ${index}`, criterion: 'need', score }));
  test('two that lie two apart on a scale to 5 are worth talking about, and neither is the outlier', () => {
    expect(spreadOf(scale, give(5, 3))).toMatchObject([{ lowest: 3, highest: 5, median: 4, spread: 2, wide: true, outliers: [] }]);
  });
  test('one of three that stands apart from the others is named', () => {
    expect(spreadOf(scale, give(4, 4, 1))).toMatchObject([{ spread: 3, wide: true, outliers: ['Assessor 2'] }]);
  });
  test('close scores are close', () => expect(spreadOf(scale, give(4, 4, 3))).toMatchObject([{ wide: false, outliers: [] }]));
  test('totals are so many points apart', () => expect(totalSpread(scale, give(5, 3))).toBe(40));
  test('nothing is drawn of nothing', () => expect(spreadOf(scale, [])).toEqual([]));
});

test('a filter comes back from its address as it went, and what is not ours is left out', () => {
  const wish = { round: 'RND-2345-678', state: 'submitted' as const, search: 'library', within: 'answers' as const, order: 'largest' as const, flagged: true as const };
  expect(filterFrom(Object.fromEntries(new URLSearchParams(queryOf(wish))))).toEqual(wish);
  expect(filterFrom({ state: 'nonsense', order: 'random', search: 'ab', flagged: '1', within: 'answers' })).toEqual({});
});
