import { beforeEach, describe, expect, test } from 'vitest';
import { liveAward } from '@/db/testing/awards';
import { testDatabase } from '@/db/testing/database';
import { member, staffMember } from '@/db/testing/people';
import type { Person } from '../access/actor';
import { newId } from '../id';
import { acceptReturn, requestChanges, saveTotals, startReturn, submitReturn } from './commands';
import { countKeys } from './definitions';
import type { Typed } from './schema';

const owner = testDatabase();
const july = '2025-07-31';
const august = '2025-08-31';

const organisationOf = (person: Person) => person.memberships[0]?.organisationId ?? '';
const start = (actor: Person, award: string, periodEnd: string) => startReturn(actor, award, { periodEnd, key: newId() });
const people = (count: number, more: Typed = {}): Typed => ({ 'people.total': count, people_basis: 'counted', ...more });
type Row = { status: string; version: number; totals: Typed; submitted_by: string | null; changes_requested: string | null };
const row = async (ref: string) => (await owner.query<Row>('select status, version, totals, submitted_by, changes_requested from outcome_returns where ref = $1', [ref]))[0];
const sums = async (scope: string) =>
  Object.fromEntries((await owner.query<{ key: string; value: string; awards: number }>('select key, value, awards from outcome_rollups where scope = $1 and awards > 0', [scope])).map((one) => [one.key, Number(one.value)]));

let certifier: Person;
let officer: Person;
let award: { id: string; ref: string };
beforeEach(async () => {
  certifier = await member(owner, ['editor', 'certifier']);
  officer = await staffMember(owner, ['fund_officer']);
  award = await liveAward(owner, organisationOf(certifier));
});

async function accepted(periodEnd: string, totals: Typed, on = award, by = certifier): Promise<string> {
  const ref = await start(by, on.ref, periodEnd);
  await saveTotals(by, ref, { totals, version: (await row(ref))?.version ?? 0 });
  await submitReturn(by, ref);
  await acceptReturn(officer, ref);
  return ref;
}

describe('writing a return', () => {
  test('what is typed is kept as it was typed, right or wrong', async () => {
    const ref = await start(certifier, award.ref, july);
    const saved = await saveTotals(certifier, ref, { totals: { 'people.total': 'about forty', 'age.60_69': '1,204', 'nobody.knows': '3' }, version: 1 });
    expect(saved).toMatchObject({ version: 2 });
    expect(await row(ref)).toMatchObject({ status: 'draft', version: 2, totals: { 'people.total': 'about forty', 'age.60_69': '1,204' } });
  });

  test('a save that comes too late overwrites nothing: both texts are kept', async () => {
    const ref = await start(certifier, award.ref, july);
    const colleague = await member(owner, ['editor'], organisationOf(certifier));
    await saveTotals(certifier, ref, { totals: people(40), version: 1 });
    const late = await saveTotals(colleague, ref, { totals: people(44), version: 1 });
    expect(late).toMatchObject({ version: 2, theirs: { 'people.total': 40 } });
    await saveTotals(colleague, ref, { totals: people(44), version: 1 });
    expect((await row(ref))?.totals['people.total']).toBe(40);
    const kept = await owner.query('select v.totals from outcome_return_versions v join outcome_returns r on r.id = v.return_id where r.ref = $1 and v.conflict', [ref]);
    expect(kept.map((one) => one.totals['people.total'])).toEqual([44]);
    await saveTotals(colleague, ref, { totals: people(44), version: late.version });
    expect((await row(ref))?.totals['people.total']).toBe(44);
  });

  test('two people starting one at once: one starts it, one is told', async () => {
    const colleague = await member(owner, ['editor'], organisationOf(certifier));
    const tries = await Promise.allSettled([start(certifier, award.ref, july), start(colleague, award.ref, july)]);
    expect(tries.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
    expect(tries.find((one) => one.status === 'rejected')).toMatchObject({ reason: { code: 'return_already_open' } });
  });

  test('the same form sent twice starts one return', async () => {
    const key = newId();
    const first = await startReturn(certifier, award.ref, { periodEnd: july, key });
    expect(await startReturn(certifier, award.ref, { periodEnd: july, key })).toBe(first);
  });

  test('someone of another organisation does not find the award or the return', async () => {
    const stranger = await member(owner, ['editor', 'certifier']);
    const ref = await start(certifier, award.ref, july);
    await expect(start(stranger, award.ref, july)).rejects.toMatchObject({ code: 'not_found' });
    await expect(saveTotals(stranger, ref, { totals: people(1), version: 1 })).rejects.toMatchObject({ code: 'not_found' });
    await expect(submitReturn(stranger, ref)).rejects.toMatchObject({ code: 'not_found' });
  });

  test('no return for an award that is not being delivered, or that counts no people', async () => {
    const offered = await liveAward(owner, organisationOf(certifier), { status: 'closed' });
    const evidence = await liveAward(owner, organisationOf(certifier), { returnsOutcomes: false });
    await expect(start(certifier, offered.ref, july)).rejects.toMatchObject({ code: 'award_is_not_delivering' });
    await expect(start(certifier, evidence.ref, july)).rejects.toMatchObject({ code: 'award_returns_no_outcomes' });
    await expect(start(certifier, award.ref, '2025-06-30')).rejects.toMatchObject({ code: 'period_not_offered' });
    await expect(start(certifier, award.ref, '2025-10-31')).rejects.toMatchObject({ code: 'period_not_offered' });
  });
});

describe('sending it', () => {
  test('an editor saves and a certifier sends; what was typed becomes whole numbers', async () => {
    const editor = await member(owner, ['editor'], organisationOf(certifier));
    const ref = await start(editor, award.ref, july);
    await saveTotals(editor, ref, { totals: people(0, { 'people.total': '1,204', 'activity.attendances': ' 2408 ' }), version: 1 });
    await expect(submitReturn(editor, ref)).rejects.toMatchObject({ code: 'not_allowed' });
    await submitReturn(certifier, ref);
    expect(await row(ref)).toMatchObject({ status: 'submitted', submitted_by: certifier.id, totals: { 'people.total': 1204, 'activity.attendances': 2408, people_basis: 'counted' } });
    await expect(saveTotals(editor, ref, { totals: people(3), version: 3 })).rejects.toMatchObject({ code: 'return_is_sent' });
  });

  test('errors keep it back, and so does a total below what was accepted', async () => {
    await accepted(july, people(40, { 'activity.attendances': 90 }));
    const ref = await start(certifier, award.ref, august);
    await saveTotals(certifier, ref, { totals: people(39, { 'activity.attendances': 95 }), version: 1 });
    await expect(submitReturn(certifier, ref)).rejects.toMatchObject({ code: 'return_has_errors', values: { count: 1 } });
    await saveTotals(certifier, ref, { totals: people(41, { 'activity.attendances': 95 }), version: 2 });
    await submitReturn(certifier, ref, { seen: 3 });
  });

  test('a certifier who looked at an older page is told', async () => {
    const ref = await start(certifier, award.ref, july);
    await saveTotals(certifier, ref, { totals: people(40), version: 1 });
    await expect(submitReturn(certifier, ref, { seen: 1 })).rejects.toMatchObject({ code: 'changed_meanwhile' });
  });

  test('two people sending it at once: one succeeds, one is told', async () => {
    const second = await member(owner, ['certifier'], organisationOf(certifier));
    const ref = await start(certifier, award.ref, july);
    await saveTotals(certifier, ref, { totals: people(40), version: 1 });
    const tries = await Promise.allSettled([submitReturn(certifier, ref), submitReturn(second, ref)]);
    expect(tries.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
    expect(tries.find((one) => one.status === 'rejected')).toMatchObject({ reason: { code: 'wrong_state' } });
  });

  test('an officer sends it back with a reason, the recipient writes on and sends it again', async () => {
    const ref = await start(certifier, award.ref, july);
    await saveTotals(certifier, ref, { totals: people(40), version: 1 });
    await submitReturn(certifier, ref);
    await expect(requestChanges(officer, ref, { reason: ' ' })).rejects.toMatchObject({ code: 'reason_needed' });
    await requestChanges(officer, ref, { reason: 'Add the ages' });
    expect(await row(ref)).toMatchObject({ status: 'changes_requested', changes_requested: 'Add the ages', version: 4 });
    await saveTotals(certifier, ref, { totals: people(40, { 'age.70_79': 40 }), version: 4 });
    await submitReturn(certifier, ref);
    await acceptReturn(officer, ref);
    const mail = await owner.query('select template from notifications where email = $1 order by id', [certifier.email]);
    expect(mail.map((one) => one.template)).toEqual(['outcome_return_submitted', 'outcome_return_changes', 'outcome_return_submitted', 'outcome_return_accepted']);
  });
});

describe('accepting it', () => {
  test('the recipient does not accept, whatever it asks the database', async () => {
    const ref = await start(certifier, award.ref, july);
    await saveTotals(certifier, ref, { totals: people(40), version: 1 });
    await submitReturn(certifier, ref);
    await expect(acceptReturn(certifier, ref)).rejects.toMatchObject({ code: 'not_allowed' });
    const both: Person = { ...officer, memberships: certifier.memberships };
    await expect(acceptReturn(both, ref)).rejects.toMatchObject({ code: 'second_person_needed' });
  });

  test('two officers accepting at once: one succeeds, one is told, and the sums move once', async () => {
    const second = await staffMember(owner, ['fund_officer']);
    const ref = await start(certifier, award.ref, july);
    await saveTotals(certifier, ref, { totals: people(40), version: 1 });
    await submitReturn(certifier, ref);
    const tries = await Promise.allSettled([acceptReturn(officer, ref), acceptReturn(second, ref)]);
    expect(tries.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
    expect(tries.find((one) => one.status === 'rejected')).toMatchObject({ reason: { code: 'wrong_state' } });
    expect(await sums(award.id)).toEqual({ 'people.total': 40 });
  });

  test('a correction for the same month supersedes, may be lower, and starts with what was accepted', async () => {
    const first = await accepted(july, people(40, { 'age.60_69': 12 }));
    const ref = await start(certifier, award.ref, july);
    expect((await row(ref))?.totals).toEqual({ 'people.total': 40, people_basis: 'counted', 'age.60_69': 12 });
    await saveTotals(certifier, ref, { totals: people(38), version: 1 });
    await submitReturn(certifier, ref);
    await acceptReturn(officer, ref);
    expect(await row(first)).toMatchObject({ status: 'superseded' });
    expect(await row(ref)).toMatchObject({ status: 'accepted' });
    expect(await sums(award.id)).toEqual({ 'people.total': 38 });
  });

  test('after a later month is accepted, an earlier one is not started', async () => {
    await accepted(august, people(40));
    await expect(start(certifier, award.ref, july)).rejects.toMatchObject({ code: 'period_before_accepted' });
  });

  test('an accepted return is not changed, even past the code', async () => {
    const ref = await accepted(july, people(40));
    await expect(owner.query(`update outcome_returns set totals = '{}' where ref = $1`, [ref])).rejects.toMatchObject({ constraint: 'return_is_kept_as_it_was_sent' });
    await expect(owner.query(`update outcome_returns set status = 'draft' where ref = $1`, [ref])).rejects.toMatchObject({ constraint: 'return_is_kept_as_it_was_sent' });
  });
});

describe('the sums', () => {
  /** Mulberry32, so that a failure can be repeated. */
  function randomFrom(seed: number) {
    let state = seed;
    return (most: number) => {
      state = (state + 0x6d2b79f5) >>> 0;
      let mixed = Math.imul(state ^ (state >>> 15), state | 1);
      mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
      return ((mixed ^ (mixed >>> 14)) >>> 0) % most;
    };
  }

  const recomputed = `
    with standing as (
      select distinct on (award_id) award_id, totals from outcome_returns where status = 'accepted' order by award_id, period_end desc),
    places as (select s.award_id, s.totals, unnest(array[s.award_id::text, w.lead_region, 'fund']) as scope from standing s join awards w on w.id = s.award_id)
    select scope, key, sum(value::bigint)::text as value, count(*)::int as awards from places, jsonb_each_text(totals) as t (key, value)
    where key <> 'people_basis' group by scope, key order by scope, key`;

  test('equal a recomputation from the accepted returns, after many acceptances and corrections at once', async () => {
    const below = randomFrom(7);
    const regions = ['E12000007', 'W92000004', 'E12000001'];
    const keys = countKeys.filter((key) => key.startsWith('task.') || key.startsWith('group.'));
    const awards = await Promise.all(
      Array.from({ length: 9 }, async (_, at) => {
        const by = await member(owner, ['editor', 'certifier']);
        return { by, award: await liveAward(owner, organisationOf(by), { region: regions[at % 3] }) };
      }),
    );
    const standing = awards.map(() => people(100 + below(50)));
    for (const month of [july, july, august, august]) {
      await Promise.all(
        awards.map(async (one, at) => {
          if (below(5) === 0) return;
          const totals: Typed = { ...standing[at], 'people.total': Number(standing[at]?.['people.total']) + below(40) };
          for (let more = 0; more < 4; more += 1) {
            const key = keys[below(keys.length)] ?? 'task.use_controls';
            totals[key] = Math.max(Number(totals[key] ?? 0), below(60));
          }
          delete totals['task.all_eight'];
          standing[at] = totals;
          await accepted(month, totals, one.award, one.by);
        }),
      );
      const kept = await owner.query('select scope, key, value::text, awards from outcome_rollups where awards > 0 order by scope, key');
      expect(kept).toEqual(await owner.query(recomputed));
    }
  });
});
