import { expect, test } from 'vitest';
import { startApplication } from '../lib/application/commands/start';
import { newId } from '../lib/id';
import { constraintSentences, refusalFromDatabase } from './constraints';
import { testDatabase } from './testing/database';
import { member, staffMember } from './testing/people';
import { testRound } from './testing/round';

const owner = testDatabase();

/** Writes past the code; answers what a person would be told. */
async function toldWhen(statement: string, values: unknown[]): Promise<string | undefined> {
  try {
    await owner.query(statement, values);
  } catch (error) {
    return refusalFromDatabase(error)?.code ?? (error as { constraint?: string }).constraint;
  }
  return undefined;
}

test('every constraint with a sentence is really in the database', async () => {
  const found = await owner.query<{ name: string }>(`
    select conname as name from pg_constraint where connamespace = 'public'::regnamespace
    union select indexname from pg_indexes where schemaname = 'public'
    union select (regexp_matches(prosrc, 'constraint = ''(\\w+)''', 'g'))[1] from pg_proc where pronamespace = 'public'::regnamespace`);
  const names = new Set(found.map((row) => row.name));
  expect(Object.keys(constraintSentences).filter((name) => !names.has(name))).toEqual([]);
});

test('an approver who recommended it is told so by the database itself', async () => {
  const person = await staffMember(owner, ['approver']);
  expect(await toldWhen(`insert into decisions (id, application_id, outcome, reason, recommended_by, decided_by) values ($1, $1, 'approved', 'x', $2, $2)`, [newId(), person.id])).toBe('own_recommendation');
});

test('the person who recorded a payment cannot confirm it, whatever the code says', async () => {
  const person = await staffMember(owner, ['finance']);
  expect(await toldWhen(`insert into payments (id, ref, award_id, amount_pence, paid_on, source, recorded_by, confirmed_by) values ($1, $2::text, $1, 100, '2025-09-01', 'bank', $3, $3)`, [newId(), newId(), person.id])).toBe('second_person_needed');
});

test('a score without a written reason is refused', async () => {
  expect(await toldWhen(`insert into scores (assignment_id, criterion, score, reason) values ($1, 'x', 3, '  ')`, [newId()])).toBe('reason_needed');
});

test('one organisation number is registered once', async () => {
  const person = await member(owner, ['owner']);
  const [known] = await owner.query<{ identifier: string }>('select identifier from organisations where id = $1', [person.memberships[0]?.organisationId]);
  expect(await toldWhen(`insert into organisations (id, ref, name, kind, identifier_scheme, identifier) values ($1::uuid, $1::text, 'Twin', 'charity', 'DEMO', $2)`, [newId(), known?.identifier])).toBe('organisation_already_registered');
});

test('published figures are public or derived: a made-up one is refused', async () => {
  expect(await toldWhen(`insert into published_allocations (id, version, item, label_en, label_cy, amount_pence, mark, source_title, published_on, position) values ($1, 'x', 'y', 'a', 'b', 1, 'made_up', 's', '2025-09-01', 0)`, [newId()])).toBe('allocation_is_public_or_derived');
});

test('history is only added to', async () => {
  expect(await toldWhen(`delete from events`, [])).toBeUndefined();
  const id = newId();
  await owner.query(`insert into events (id, name, actor_kind, subject_kind, subject_id, data) values ($1, 'person.seen', 'system', 'person', $1, '{}')`, [id]);
  expect(await toldWhen(`update events set name = 'changed' where id = $1`, [id])).toBe('history_is_only_added_to');
  expect(await toldWhen(`delete from events where id = $1`, [id])).toBe('history_is_only_added_to');
  expect(await toldWhen('truncate events cascade', [])).toBe('history_is_only_added_to');
});

test('a reason that the law of a state asks for cannot be left out, not even as nothing at all', async () => {
  const person = await member(owner, ['editor', 'owner']);
  const { ref: roundRef } = await testRound(owner);
  const ref = await startApplication(person, { roundRef, organisationId: person.memberships[0]?.organisationId ?? '', key: newId() });
  for (const reason of [null, '', '  ']) expect(await toldWhen(`update applications set status = 'withdrawn', withdrawn_reason = $1 where ref = $2`, [reason, ref]), String(reason)).toBe('reason_needed');
  expect(await toldWhen(`update applications set status = 'withdrawn', withdrawn_reason = 'We merged' where ref = $1`, [ref])).toBeUndefined();
});
