import { expect, test } from 'vitest';
import { canonicalJson } from '../event/chain';
import { type Item, peopleIn, recordOf } from './record';

const at = (second: number) => `2025-09-15T09:00:0${second}.000000Z`;
const event = (id: string, name: string, second: number, data: Record<string, unknown> = {}): Item => ({ id, source: 'event', at: at(second), said: { name, by: 'officer', data } });
const state = (sequence: number, status: string, second: number, more: Record<string, unknown> = {}): Item => ({ id: `h${String(sequence).padStart(12, '0')}`, source: 'applications', at: at(second), said: { key: 'DIIF-1', status, ...more } });
const score = (assessor: string, criterion: string, given: number): Item => ({ id: `${assessor}:${criterion}`, source: 'score', at: at(3), said: { assessor, criterion, score: given, reason: 'Why', sealedAt: at(2) } });
const assignment = (sequence: number, assessor: string, status: string, second: number): Item => ({ id: `h${String(sequence).padStart(12, '0')}`, source: 'assignments', at: at(second), said: { key: assessor, status } });

const items: Item[] = [
  state(1, 'submitted', 0), state(2, 'in_assessment', 1), assignment(3, 'one', 'assigned', 1), assignment(4, 'two', 'assigned', 1), assignment(5, 'one', 'scored', 2), assignment(6, 'two', 'conflicted', 2),
  score('one', 'need', 4), score('two', 'need', 1), event('e1', 'assessment.panel_opened', 3), state(7, 'in_assessment', 3, { panel_opened_at: at(3) }), { id: 'c', source: 'comment', at: at(3), said: {} },
];

test('the same items are the same record, in whatever order they come', () => {
  const json = canonicalJson(recordOf('DIIF-1', at(4), items));
  expect(canonicalJson(recordOf('DIIF-1', at(4), items.toReversed()))).toBe(json);
  expect(canonicalJson(recordOf('DIIF-1', at(4), items.filter(({ id }) => id !== 'c')))).not.toBe(json);
});

test('of a row that changed several times in one instant, what it said last is what the database numbered last', () => {
  const [moved] = [recordOf('DIIF-1', at(1), [state(12, 'recommended', 1), state(9, 'submitted', 1), state(10, 'in_assessment', 1)])];
  expect(moved.status).toBe('recommended');
});

test('scores of somebody who turned out to be conflicted stand apart', () => {
  const { scores, assignments, comments } = recordOf('DIIF-1', at(4), items);
  expect(scores.sealed.map(({ assessor, setAside }) => [assessor, setAside])).toEqual([['one', false], ['two', true]]);
  expect(assignments.map(({ assessor, status }) => [assessor, status])).toEqual([['one', 'scored'], ['two', 'conflicted']]);
  expect(comments).toBe(1);
});

test('a check and a letter that nobody has written yet appear by the names of their events', () => {
  const record = recordOf('DIIF-1', at(4), [...items, event('e2', 'diligence.checked', 4, { check: 'accounts', rating: 'green' }), event('e3', 'check.subsidy_noted', 4), event('e4', 'letter.sent', 4, { kind: 'offer', language: 'cy' })]);
  expect(record.checks.events.map(({ name, data }) => [name, data.rating])).toEqual([['diligence.checked', 'green'], ['check.subsidy_noted', undefined]]);
  expect(record.letters.map(({ data }) => data.language)).toEqual(['cy']);
});

test('a record of nothing says nothing', () => {
  expect(recordOf('DIIF-1', at(0), [])).toMatchObject({ status: null, submissions: [], decided: null, comments: null, scores: { panelOpenedAt: null, sealed: [], moderated: [] } });
  expect(peopleIn('{"by":"0199a000-0000-7000-8000-000000000001","also":"0199a000-0000-7000-8000-000000000001"}')).toHaveLength(1);
});
