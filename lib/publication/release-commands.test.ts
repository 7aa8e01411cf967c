import { beforeEach, describe, expect, test } from 'vitest';
import { read } from '@/db/client';
import { rows } from '@/db/rows';
import { sql } from 'drizzle-orm';
import { liveAward } from '@/db/testing/awards';
import { testDatabase } from '@/db/testing/database';
import { member, staffMember } from '@/db/testing/people';
import type { Person } from '../access/actor';
import { newId } from '../id';
import { newReference } from '../reference';
import { fundForVisitor } from './queries';
import { checkRelease, draftRelease, releaseRelease, withdrawRelease } from './release-commands';

const owner = testDatabase();
const visitor = { kind: 'visitor' } as const;
const asAt = '2025-08-31';

let drafter: Person;
let releaser: Person;
let recipient: Person;
let minute = 0;
/** Two releases of one instant have no order. */
const later = () => owner.moveClock(new Date(Date.parse('2025-09-15T09:00:00Z') + ++minute * 60_000).toISOString());
beforeEach(async () => {
  // Figures are only added to; between two tests the owner may.
  await owner.query('alter table release_figures disable trigger user');
  for (const table of ['release_figures', 'releases', 'publications', 'outcome_rollups']) await owner.query(`delete from ${table}`);
  await owner.query('alter table release_figures enable trigger user');
  await later();
  const mfaAt = new Date('2025-09-15T12:00:00Z');
  drafter = await staffMember(owner, ['fund_officer'], { mfaAt });
  releaser = await staffMember(owner, ['fund_officer'], { mfaAt });
  recipient = await member(owner, ['certifier']);
});

const draft = (more: { threshold?: number; rounding?: number; asAt?: string; key?: string } = {}) => draftRelease(drafter, { asAt, key: newId(), ...more });

/** What acceptances would have left: the sums of an award, and of the fund. */
async function counted(awardId: string, sums: Record<string, number>) {
  for (const [key, value] of Object.entries(sums)) {
    for (const scope of [awardId, 'fund']) {
      await owner.query(
        `insert into outcome_rollups as r (scope, key, value, awards) values ($1, $2, $3, 1) on conflict (scope, key) do update set value = r.value + excluded.value, awards = r.awards + 1`,
        [scope, key, value],
      );
    }
  }
}

async function project(sums: Record<string, number>, published = true): Promise<{ id: string; ref: string }> {
  const award = await liveAward(owner, recipient.memberships[0]?.organisationId ?? '', published ? { published: drafter.id } : {});
  await owner.query(
    `insert into outcome_returns (id, ref, award_id, period_end, definition_version, status, totals, created_by) values ($1, $2, $3, '2025-08-31', '2026-1', 'accepted', '{}', $4)`,
    [newId(), newReference('OUT'), award.id, recipient.id],
  );
  await counted(award.id, sums);
  return award;
}

async function released(more = {}): Promise<string> {
  const ref = await draft(more);
  expect(await checkRelease(drafter, ref)).toEqual([]);
  await later();
  await releaseRelease(releaser, ref);
  return ref;
}

/** What anybody may read, by scope and key. */
const seen = async (ref?: string): Promise<Map<string, number | null>> => {
  const found = await read(visitor, (tx) => rows<{ scope: string; key: string; shown: number | null }>(tx, sql`
    select f.scope, f.key, f.shown from release_figures f join releases r on r.id = f.release_id
    where r.status = 'released' and r.ref = coalesce(${ref ?? null}, r.ref)`));
  return new Map(found.map((one) => [`${one.scope} ${one.key}`, one.shown]));
};

describe('what the public sees', () => {
  test('what is small is hidden, zeros are shown, the rest is rounded, and what nobody reported is not there', async () => {
    const one = await project({ 'people.total': 123, 'task.use_controls': 4, 'task.open_apps': 0, 'task.open_browser': 57, 'activity.hours': 402 });
    await released();
    const figures = await seen();
    for (const scope of [one.id, 'fund']) {
      expect(figures.get(`${scope} people.total`)).toBe(125);
      expect(figures.get(`${scope} task.use_controls`)).toBeNull();
      expect(figures.get(`${scope} task.open_apps`)).toBe(0);
      expect(figures.get(`${scope} task.open_browser`)).toBe(55);
      expect(figures.get(`${scope} activity.hours`)).toBe(400);
      expect(figures.has(`${scope} task.change_password`)).toBe(false);
    }
  });

  test('a project that is not published has no figures of its own', async () => {
    const hidden = await project({ 'people.total': 80 }, false);
    await project({ 'people.total': 90 });
    await released();
    expect((await seen()).has(`${hidden.id} people.total`)).toBe(false);
    expect((await seen()).get('fund people.total')).toBe(170);
  });

  test('a project taken down since then takes its figures with it', async () => {
    const one = await project({ 'people.total': 80 });
    await project({ 'people.total': 120 });
    await released();
    await owner.query('update publications set withdrawn_at = app_now() where award_id = $1', [one.id]);
    expect((await seen()).has(`${one.id} people.total`)).toBe(false);
  });

  test('attendances are hidden where the people are', async () => {
    await project({ 'people.total': 400, 'activity.attendances': 900 });
    const few = await project({ 'people.total': 4, 'activity.attendances': 12 });
    await released();
    expect((await seen()).get(`${few.id} people.total`)).toBeNull();
    expect((await seen()).get(`${few.id} activity.attendances`)).toBeNull();
  });

  test('the public role cannot read what was counted, nor why it is hidden', async () => {
    await project({ 'people.total': 80 });
    await released();
    for (const column of ['value', 'basis', 'suppressed', 'held']) {
      await expect(read(visitor, (tx) => rows(tx, sql`select ${sql.raw(column)} from release_figures`))).rejects.toMatchObject({ code: '42501' });
    }
  });

  test('a draft is not seen, a withdrawn release no longer, and the one before it is seen again', async () => {
    await project({ 'people.total': 80 });
    const first = await draft();
    expect((await fundForVisitor()).release).toBeUndefined();
    await checkRelease(drafter, first);
    await releaseRelease(releaser, first);
    const second = await released();
    expect((await fundForVisitor()).release?.ref).toBe(second);
    await withdrawRelease(drafter, second, { reason: 'A return was counted twice' });
    expect((await fundForVisitor()).release?.ref).toBe(first);
    expect((await fundForVisitor()).withdrawn).toContainEqual(expect.objectContaining({ ref: second, reason: 'A return was counted twice' }));
  });
});

describe('no differencing across releases', () => {
  test('three more people are not seen between two releases, twelve more are', async () => {
    const one = await project({ 'people.total': 123 });
    const other = await project({ 'people.total': 200 });
    await released();
    await counted(one.id, { 'people.total': 3 });
    await counted(other.id, { 'people.total': 12 });
    const ref = await released();
    const after = await seen(ref);
    expect(after.get(`${one.id} people.total`)).toBe(125);
    expect(after.get(`${other.id} people.total`)).toBe(210);
  });

  test('a withdrawn release still counts as seen', async () => {
    const one = await project({ 'people.total': 123 });
    await withdrawRelease(drafter, await released(), { reason: 'Too early' });
    await counted(one.id, { 'people.total': 4 });
    await released();
    expect((await seen()).get(`${one.id} people.total`)).toBe(125);
  });
});

describe('how a release comes about', () => {
  test('a second officer releases, with a fresh second factor, what was checked', async () => {
    await project({ 'people.total': 80 });
    const ref = await draft();
    await expect(releaseRelease(releaser, ref)).rejects.toMatchObject({ code: 'wrong_state' });
    await checkRelease(drafter, ref);
    await expect(releaseRelease(drafter, ref)).rejects.toMatchObject({ code: 'second_person_needed' });
    await expect(releaseRelease({ ...releaser, mfaAt: null }, ref)).rejects.toMatchObject({ code: 'second_factor_needed' });
    const versions = await owner.query('select id from publication_versions');
    await releaseRelease(releaser, ref);
    expect(await owner.query('select id from publication_versions')).toHaveLength(versions.length + 1);
    const events = await owner.query(`select e.name from events e join releases r on r.id = e.subject_id where r.ref = $1 order by e.id`, [ref]);
    expect(events.map((one) => one.name)).toEqual(['release.drafted', 'release.checked', 'release.released']);
  });

  test('two drafts released at once: one is seen, the other has to be worked out again', async () => {
    await project({ 'people.total': 80 });
    const refs = [await draft(), await draft({ threshold: 20 })];
    for (const ref of refs) await checkRelease(drafter, ref);
    const tries = await Promise.allSettled(refs.map((ref) => releaseRelease(releaser, ref)));
    expect(tries.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
    expect(tries.find((one) => one.status === 'rejected')).toMatchObject({ reason: { code: 'release_is_overtaken' } });
  });

  test('the same form sent twice drafts one release', async () => {
    await project({ 'people.total': 80 });
    const key = newId();
    expect(await draft({ key })).toBe(await draft({ key }));
  });

  test('nothing accepted, a date to come, a date before the returns, or rules that protect nobody: refused', async () => {
    await owner.query('delete from outcome_returns');
    await expect(draft()).rejects.toMatchObject({ code: 'release_has_nothing' });
    await project({ 'people.total': 80 });
    await expect(draft({ asAt: '2025-09-16' })).rejects.toMatchObject({ code: 'release_date_in_future' });
    await expect(draft({ asAt: '2025-08-30' })).rejects.toMatchObject({ code: 'release_date_before_returns' });
    await expect(draft({ threshold: 2 })).rejects.toMatchObject({ code: 'release_rules' });
    await expect(draft({ rounding: 11 })).rejects.toMatchObject({ code: 'release_rules' });
    await expect(draftRelease(recipient, { asAt, key: newId() })).rejects.toMatchObject({ code: 'not_allowed' });
  });

  test('a figure that was tampered with is found, and keeps the release a draft', async () => {
    await project({ 'people.total': 80, 'task.use_controls': 3 });
    const ref = await draft();
    await owner.query('alter table release_figures disable trigger user');
    await owner.query(`update release_figures set shown = value, suppressed = null, basis = value where key = 'task.use_controls' and scope = 'fund'`);
    await owner.query('alter table release_figures enable trigger user');
    expect(await checkRelease(drafter, ref)).toContainEqual(expect.objectContaining({ code: 'small_shown', scope: 'fund', key: 'task.use_controls' }));
    await expect(releaseRelease(releaser, ref)).rejects.toMatchObject({ code: 'wrong_state' });
  });

  test('a draft is given up, or a release withdrawn, with a reason', async () => {
    await project({ 'people.total': 80 });
    const ref = await draft();
    await expect(withdrawRelease(drafter, ref, { reason: '  ' })).rejects.toMatchObject({ code: 'reason_needed' });
    await withdrawRelease(drafter, ref, { reason: 'Wrong date' });
    expect((await fundForVisitor()).withdrawn.map((one) => one.ref)).not.toContain(ref);
  });
});
