import { describe, expect, test } from 'vitest';
import { londonInstant } from '../dates';
import { canMove } from '../workflow';
import type { RoundRules } from './round';
import { lacksOf, roundStage, type RoundStage, whyNotChange, whyNotRehearsed, whyNotRound, whyNotSchedule, whyNotTakeBack } from './round-rules';
import { roundWorkflow } from './workflow';

const said = (text: string) => ({ en: text, cy: `${text} (cy)` });
const now = new Date('2025-09-15T09:00:00Z');
const rules: RoundRules = {
  title: said('Round'), nation: 'england', opensAt: new Date('2025-09-01T08:00:00Z'), closesAt: new Date('2025-09-26T16:00:00Z'), minimumPence: 25_000_00, maximumPence: 500_000_00,
  categories: [{ key: 'one', label: said('One'), envelopeKey: 'pot' }], criteria: [{ key: 'need', label: said('Need'), guidance: said('?'), weight: 1 }], scaleMax: 5,
  terms: { groups: [{ key: 'older', label: said('Older') }], eligibleKinds: ['charity'], languages: ['en'], eligibility: [] },
};
const changed = (change: Partial<RoundRules>): RoundRules => ({ ...rules, ...change });

describe('the stage of a round', () => {
  test.each<['draft' | 'rehearsed' | 'scheduled', string, RoundStage]>([
    ['draft', '2025-09-15T09:00:00Z', 'draft'], ['rehearsed', '2025-09-15T09:00:00Z', 'rehearsed'], ['scheduled', '2025-09-01T07:59:59Z', 'scheduled'],
    ['scheduled', '2025-09-01T08:00:00Z', 'open'], ['scheduled', '2025-09-26T15:59:59Z', 'open'], ['scheduled', '2025-09-26T16:00:00Z', 'closed'],
  ])('%s at %s is %s', (status, at, stage) => expect(roundStage({ status, ...rules }, new Date(at))).toBe(stage));
});

test.each(roundWorkflow.states)('every move from %s is as the table says', (state) => {
  const allowed = { draft: ['rehearse', 'change'], rehearsed: ['change', 'schedule'], scheduled: ['take_back'] }[state];
  expect((Object.keys(roundWorkflow.moves) as (keyof typeof roundWorkflow.moves)[]).filter((move) => canMove(roundWorkflow, state, move))).toEqual(allowed);
});

describe('changing a round that is open', () => {
  test.each<[string, Partial<RoundRules>, string | undefined]>([
    ['close later', { closesAt: new Date('2025-10-01T16:00:00Z') }, undefined],
    ['close earlier', { closesAt: new Date('2025-09-20T16:00:00Z') }, 'round_open_closing'],
    ['open at another time', { opensAt: new Date('2025-09-02T08:00:00Z') }, 'round_open_opening'],
    ['smaller grants too', { minimumPence: 10_000_00 }, undefined],
    ['no small grants', { minimumPence: 30_000_00 }, 'round_open_limits'],
    ['larger grants too', { maximumPence: 600_000_00 }, undefined],
    ['no large grants', { maximumPence: 400_000_00 }, 'round_open_limits'],
    ['another weight', { criteria: [{ key: 'need', label: said('Need'), guidance: said('?'), weight: 2 }] }, 'round_open_criteria'],
    ['the same criteria, written in another order', { criteria: [{ weight: 1, guidance: said('?'), label: said('Need'), key: 'need' }] }, undefined],
    ['one more category', { categories: [...rules.categories, { key: 'two', label: said('Two'), envelopeKey: 'pot' }] }, undefined],
    ['a category reworded', { categories: [{ key: 'one', label: said('The first'), envelopeKey: 'pot' }] }, undefined],
    ['no category', { categories: [] }, 'round_open_categories'],
    ['a category from another envelope', { categories: [{ key: 'one', label: said('One'), envelopeKey: 'another' }] }, 'round_open_categories'],
    ['one more group', { terms: { ...rules.terms, groups: [...(rules.terms.groups ?? []), { key: 'young', label: said('Young') }] } }, undefined],
    ['a group less', { terms: { ...rules.terms, groups: [] } }, 'round_open_narrower'],
    ['charities no more', { terms: { ...rules.terms, eligibleKinds: ['company'] } }, 'round_open_narrower'],
    ['companies too', { terms: { ...rules.terms, eligibleKinds: ['charity', 'company'] } }, undefined],
    ['everybody', { terms: { ...rules.terms, eligibleKinds: undefined } }, undefined],
    ['Welsh too', { terms: { ...rules.terms, languages: ['en', 'cy'] } }, undefined],
    ['another condition', { terms: { ...rules.terms, eligibility: [{ key: 'x', label: said('X?'), mustBe: 'yes', reason: said('x') }] } }, 'round_open_narrower'],
    ['another document that is needed', { terms: { ...rules.terms, attachments: [{ label: said('Accounts'), needed: true }] } }, 'round_open_narrower'],
    ['a timetable', { terms: { ...rules.terms, timetable: [{ label: said('Panel'), on: '2025-11-01' }] } }, undefined],
  ])('%s', (_, change, code) => expect(whyNotChange(rules, changed(change), 'open')?.code).toBe(code));

  test('before it opens anything can change; after it has closed, only the timetable', () => {
    const narrow = changed({ categories: [], minimumPence: 400_000_00 });
    for (const stage of ['draft', 'rehearsed', 'scheduled'] as const) expect(whyNotChange(rules, narrow, stage)).toBeUndefined();
    expect(whyNotChange(rules, changed({ title: said('Other') }), 'closed')?.code).toBe('round_closed_fixed');
    expect(whyNotChange(rules, changed({ terms: { ...rules.terms, timetable: [{ label: said('Panel'), on: '2025-11-01' }] } }), 'closed')).toBeUndefined();
  });
});

test('a round by itself: it closes after it opens, and its limits are in order', () => {
  expect(whyNotRound(rules)).toBeUndefined();
  expect(whyNotRound(changed({ closesAt: rules.opensAt }))?.code).toBe('round_closes_first');
  expect(whyNotRound(changed({ maximumPence: 1 }))?.code).toBe('round_limits_crossed');
});

test('everything a round lacks is said at once', () => {
  expect(lacksOf(rules, { faults: 0, draft: false })).toEqual([]);
  expect(lacksOf(changed({ categories: [], criteria: [], title: { en: 'Round', cy: '' } }), { faults: 2, draft: true })).toEqual(['categories', 'criteria', 'welsh', 'questions', 'draft_questions']);
});

test('rehearsed, then scheduled, and taken back only before it opens', () => {
  expect(whyNotRehearsed('draft', [], 0)?.code).toBe('round_not_rehearsed');
  expect(whyNotRehearsed('draft', ['criteria'], 1)?.code).toBe('round_lacks');
  expect(whyNotRehearsed('scheduled', [], 1)?.code).toBe('round_not_draft');
  expect(whyNotRehearsed('draft', [], 1)).toBeUndefined();
  const later = { opensAt: new Date('2025-10-01T08:00:00Z'), closesAt: new Date('2025-10-31T17:00:00Z') };
  expect(whyNotSchedule({ status: 'draft', ...later }, [], now)?.code).toBe('round_rehearse_first');
  expect(whyNotSchedule({ status: 'rehearsed', ...rules }, [], now)?.code).toBe('round_opens_in_past');
  expect(whyNotSchedule({ status: 'rehearsed', ...later }, [], now)).toBeUndefined();
  expect(whyNotTakeBack('scheduled')).toBeUndefined();
  expect(whyNotTakeBack('open')?.code).toBe('round_has_opened');
});

describe('London wall time', () => {
  test.each<[string, string, string]>([
    ['2026-01-15', '17:00', '2026-01-15T17:00:00.000Z'], ['2026-07-15', '17:00', '2026-07-15T16:00:00.000Z'],
    ['2026-03-29', '00:59', '2026-03-29T00:59:00.000Z'], ['2026-03-29', '01:00', 'skipped'], ['2026-03-29', '01:59', 'skipped'], ['2026-03-29', '02:00', '2026-03-29T01:00:00.000Z'],
    ['2026-10-25', '00:59', '2026-10-24T23:59:00.000Z'], ['2026-10-25', '01:00', 'twice'], ['2026-10-25', '01:59', 'twice'], ['2026-10-25', '02:00', '2026-10-25T02:00:00.000Z'],
    ['2026-10-25', '25:00', 'not_a_time'], ['2026-10-25', '5pm', 'not_a_time'],
  ])('%s at %s is %s', (date, time, expected) => {
    const instant = londonInstant(date, time);
    expect(instant instanceof Date ? instant.toISOString() : instant).toBe(expected);
  });
});
