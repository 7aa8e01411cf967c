import { describe, expect, test } from 'vitest';
import { applicationWorkflow } from '../application/workflow';
import { isUnsent, mailDue, submittableUntil, touches, whyNotDecide, whyNotExtend, whyNotGrace, whyNotIncident, whyNotInTime } from './rules';
import { formatDeadline, formatSecond, londonInstant } from './wall-time';

const at = (iso: string) => new Date(iso);
const facts = { opensAt: at('2025-09-01T08:00:00Z'), closesAt: at('2025-09-26T16:00:00Z'), incidentMinutes: 0, graceMinutes: 0, extendedUntil: null };

describe('until when an application may be submitted', () => {
  test.each([
    ['nothing was agreed', {}, '2025-09-26T16:00:00Z', 'closing'],
    ['grace follows the closing', { graceMinutes: 15 }, '2025-09-26T16:15:00Z', 'grace'],
    ['an incident moves the closing, and grace follows it', { incidentMinutes: 120, graceMinutes: 15 }, '2025-09-26T18:15:00Z', 'grace'],
    ['an extension is its application’s own', { extendedUntil: at('2025-10-01T16:00:00Z') }, '2025-10-01T16:00:00Z', 'extension'],
    ['an extension never shortens what all have', { incidentMinutes: 120, extendedUntil: at('2025-09-26T17:00:00Z') }, '2025-09-26T18:00:00Z', 'closing'],
  ])('%s', (_, more, until, because) => expect(submittableUntil({ ...facts, ...more })).toMatchObject({ until: at(until), because }));

  test('at the very second it is too late, one millisecond earlier it is not', () => {
    const deadline = submittableUntil({ ...facts, graceMinutes: 15 });
    expect(whyNotInTime(deadline, at('2025-09-26T16:14:59.999Z'))).toBeUndefined();
    expect(whyNotInTime(deadline, at('2025-09-26T16:15:00.000Z'))).toMatchObject({ code: 'round_closed' });
    expect(whyNotInTime(deadline, at('2025-09-01T07:59:59Z'))).toMatchObject({ code: 'round_not_open' });
  });
});

describe('the nights when clocks change', () => {
  test('in March an hour is left out: no time in it, and 120 minutes from 00:30 end at 03:30', () => {
    expect(londonInstant('2026-03-29', '01:30')).toBeUndefined();
    expect(londonInstant('2026-03-29', '00:59')).toEqual(at('2026-03-29T00:59:00Z'));
    expect(londonInstant('2026-03-29', '02:00')).toEqual(at('2026-03-29T01:00:00Z'));
    const { until } = submittableUntil({ ...facts, closesAt: at('2026-03-29T00:30:00Z'), graceMinutes: 120 });
    expect(formatDeadline(until, 'en')).toBe('29 March 2026 at 03:30:00 BST');
  });

  test('in October an hour comes twice: the later unless told otherwise, and the page says which', () => {
    expect(londonInstant('2026-10-25', '01:30')).toEqual(at('2026-10-25T01:30:00Z'));
    expect(londonInstant('2026-10-25', '01:30', 'earlier')).toEqual(at('2026-10-25T00:30:00Z'));
    expect(formatDeadline(at('2026-10-25T00:30:00Z'), 'en')).toBe('25 October 2026 at 01:30:00 BST');
    expect(formatDeadline(at('2026-10-25T01:30:00Z'), 'cy')).toBe('25 Hydref 2026 am 01:30:00 GMT');
    const deadline = submittableUntil({ ...facts, closesAt: at('2026-10-25T01:30:00Z') });
    expect(whyNotInTime(deadline, at('2026-10-25T00:45:00Z'))).toBeUndefined();
    expect(whyNotInTime(deadline, at('2026-10-25T01:30:00Z'))).toMatchObject({ code: 'round_closed' });
  });

  test('“1 day before” is 24 hours before, whatever the clocks did', () => {
    const watched = { until: at('2026-10-25T17:00:00Z'), since: at('2026-10-01T09:00:00Z'), movedAt: null };
    expect(mailDue(watched, at('2026-10-24T16:59:59Z'))).toEqual(['two_days']);
    expect(mailDue(watched, at('2026-10-24T17:00:00Z'))).toEqual(['day']);
  });

  test('what is no time is none', () => {
    for (const time of ['', '24:00', '9', '17:60', 'five']) expect(londonInstant('2026-06-01', time), time).toBeUndefined();
    expect(londonInstant('2026-06-01', '9:05')).toEqual(at('2026-06-01T08:05:00Z'));
    expect(formatSecond(at('2026-06-01T08:05:09Z'))).toBe('09:05:09');
  });
});

test.each([
  ['before the round', '2025-08-31T08:00:00Z', '2025-09-01T08:00:00Z', false],
  ['across the opening', '2025-09-01T07:00:00Z', '2025-09-01T08:00:01Z', true],
  ['within', '2025-09-10T08:00:00Z', '2025-09-10T09:00:00Z', true],
  ['across the closing', '2025-09-26T15:00:00Z', '2025-09-26T18:00:00Z', true],
  ['after the closing', '2025-09-26T16:00:00Z', '2025-09-26T18:00:00Z', false],
])('an incident %s: touched %s', (_, beganAt, endedAt, touched) => expect(touches({ beganAt: at(beganAt), endedAt: at(endedAt) }, facts)).toBe(touched));

describe('what may be proposed', () => {
  const now = at('2025-09-15T09:00:00Z');
  const deadline = submittableUntil(facts);
  test.each(applicationWorkflow.states.map((status) => [status]))('%s: more time only for what is not sent', (status) => {
    const refusal = whyNotExtend({ status, deadline }, at('2025-10-01T16:00:00Z'), now);
    expect(refusal?.code).toBe(isUnsent(status) ? undefined : 'extension_not_needed');
  });
  test('an extension must be longer than what there is, and in the future', () => {
    const draft = { status: 'draft' as const, deadline };
    expect(whyNotExtend(draft, at('2025-09-26T16:00:00Z'), now)?.code).toBe('extension_not_later');
    expect(whyNotExtend(draft, at('2025-10-01T16:00:00Z'), at('2025-10-02T09:00:00Z'))?.code).toBe('extension_not_later');
    expect(whyNotExtend(draft, undefined, now)).toMatchObject({ code: 'no_such_time', field: 'time' });
  });
  test('grace that people count on is not taken back', () => {
    expect(whyNotGrace({ opensAt: facts.opensAt, graceMinutes: 15 }, 5, now)?.code).toBe('grace_not_lowered');
    expect(whyNotGrace({ opensAt: facts.opensAt, graceMinutes: 15 }, 30, now)).toBeUndefined();
    expect(whyNotGrace({ opensAt: at('2025-12-01T09:00:00Z'), graceMinutes: 15 }, 0, now)).toBeUndefined();
  });
  test('an incident is over, and ends after it begins', () => {
    const incident = { beganAt: at('2025-09-14T10:00:00Z'), endedAt: at('2025-09-14T12:00:00Z') };
    expect(whyNotIncident(incident, now)).toBeUndefined();
    expect(whyNotIncident({ ...incident, endedAt: at('2025-09-15T10:00:00Z') }, now)?.code).toBe('incident_not_over');
    expect(whyNotIncident({ beganAt: incident.endedAt, endedAt: incident.beganAt }, now)?.code).toBe('incident_ends_before_it_begins');
    expect(whyNotIncident({ ...incident, beganAt: undefined }, now)).toMatchObject({ code: 'no_such_time', field: 'beganTime' });
  });
  test('nobody decides their own proposal, and nothing is decided twice', () => {
    expect(whyNotDecide({ status: 'proposed', proposedBy: 'a' }, { id: 'a' })?.code).toBe('second_person_needed');
    expect(whyNotDecide({ status: 'proposed', proposedBy: 'a' }, { id: 'b' })).toBeUndefined();
    for (const status of ['confirmed', 'rejected'] as const) expect(whyNotDecide({ status, proposedBy: 'a' }, { id: 'b' })?.code).toBe('deadline_change_decided');
  });
});

describe('mail about a deadline', () => {
  const until = at('2025-09-26T16:00:00Z');
  const since = at('2025-09-02T09:00:00Z');
  test.each([
    ['2025-09-19T15:59:59Z', []], ['2025-09-19T16:00:00Z', ['week']], ['2025-09-24T16:00:00Z', ['two_days']], ['2025-09-25T16:00:00Z', ['day']],
    ['2025-09-26T13:00:00Z', ['hours']], ['2025-09-26T15:59:59Z', ['hours']], ['2025-09-26T16:00:00Z', ['sent_back']], ['2025-10-03T16:00:00Z', []],
  ])('at %s: %j', (now, due) => expect(mailDue({ until, since, movedAt: null }, at(now))).toEqual(due));

  test('whoever has just begun is not reminded of what they have just read', () => {
    expect(mailDue({ until, since: at('2025-09-25T09:00:00Z'), movedAt: null }, at('2025-09-25T10:00:00Z'))).toEqual([]);
    expect(mailDue({ until, since: at('2025-09-25T09:00:00Z'), movedAt: null }, at('2025-09-25T16:00:00Z'))).toEqual(['day']);
  });
  test('an incident that moved the closing is told to whoever was writing then', () => {
    expect(mailDue({ until, since, movedAt: at('2025-09-10T09:00:00Z') }, at('2025-09-10T09:01:00Z'))).toEqual(['moved']);
    expect(mailDue({ until, since: at('2025-09-11T09:00:00Z'), movedAt: at('2025-09-10T09:00:00Z') }, at('2025-09-12T09:00:00Z'))).toEqual([]);
  });
});
