import { beforeAll, describe, expect, test } from 'vitest';
import { read } from '@/db/client';
import { rows } from '@/db/rows';
import { testDatabase } from '@/db/testing/database';
import { member, staffMember } from '@/db/testing/people';
import { sql } from 'drizzle-orm';
import type { Person } from '../access/actor';
import type { AwardStatus } from '../award/workflow';
import { newId } from '../id';
import { newReference } from '../reference';
import { allProjectsForVisitor, figuresForDownload, fundForVisitor, projectForVisitor, projectsForVisitor } from './queries';

const owner = testDatabase();
const visitor = { kind: 'visitor' } as const;
let officer: Person;
let finance: Person;
let programmeId: string;
let envelopeId: string;

beforeAll(async () => {
  officer = await staffMember(owner, ['fund_officer']);
  finance = await staffMember(owner, ['finance']);
  [programmeId, envelopeId] = [newId(), newId()];
  await owner.query(`insert into grant_programmes (id, code, title_en, title_cy) values ($1, 'diif', 'Programme', 'Rhaglen')`, [programmeId]);
  await owner.query(`insert into envelopes (id, programme_id, key, financial_year, nation, pot, nature, label_en, label_cy) values ($1, $2, 'one', '2025-26', 'england', 'pot', 'resource', 'One', 'Un')`, [envelopeId, programmeId]);
});

type Given = {
  title?: string; region?: string; status?: AwardStatus; origin?: 'import' | 'devolved'; awardDate?: string; published?: boolean; embargoUntil?: string; withdrawn?: boolean; showAmount?: boolean;
  sites?: { place: string; region: string; precision: string; x?: number; y?: number }[];
};

/** A row past the code, as an award is once everything else has happened. */
async function award(given: Given = {}): Promise<{ id: string; ref: string }> {
  const [id, ref] = [newId(), newReference('AWD')];
  const [{ organisationId } = { organisationId: '' }] = (await member(owner, ['owner'])).memberships;
  const devolved = given.origin === 'devolved';
  await owner.query(
    `insert into awards (id, ref, programme_id, origin, organisation_id, envelope_id, nation, lead_region, title, description, amount_awarded_pence, award_date, planned_start_date, planned_end_date, status)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'Inside only', 2500000, $10, '2025-11-01', '2026-03-31', $11)`,
    [id, ref, programmeId, given.origin ?? 'import', organisationId, devolved ? null : envelopeId, devolved ? 'scotland' : 'england', given.region ?? 'E12000003', given.title ?? `Project ${ref}`, given.awardDate ?? '2025-09-01', given.status ?? 'live'],
  );
  if (given.published ?? true) {
    await owner.query('insert into publications (award_id, summary_en, show_amount, embargo_until, published_by, published_at, withdrawn_at) values ($1, $2, $3, $4, $5, app_now(), case when $6 then app_now() end)', [
      id, `Summary of ${ref}`, given.showAmount ?? true, given.embargoUntil ?? null, officer.id, given.withdrawn ?? false,
    ]);
  }
  for (const [position, site] of (given.sites ?? []).entries()) {
    await owner.query('insert into award_sites (id, award_id, place_name, region, x, y, precision, position) values ($1, $2, $3, $4, $5, $6, $7, $8)', [newId(), id, site.place, site.region, site.x ?? 361, site.y ?? 654, site.precision, position]);
  }
  return { id, ref };
}

describe('what a visitor sees of awards', () => {
  test('an unpublished, embargoed or withdrawn award is nowhere: not in the list, not by its reference, not in the download, not in a count', async () => {
    const hidden = [await award({ published: false, title: 'Zebra one' }), await award({ embargoUntil: '2025-09-16T09:00:00Z', title: 'Zebra two' }), await award({ withdrawn: true, title: 'Zebra three' })];
    const found = await projectsForVisitor({ text: 'zebra' });
    expect(found).toMatchObject({ projects: 0, found: 0, lines: [], regions: [] });
    const all = (await allProjectsForVisitor()).lines.map((line) => line.ref);
    for (const { ref } of hidden) {
      expect(await projectForVisitor(ref)).toBeUndefined();
      expect(all).not.toContain(ref);
    }
  });

  test('an embargo ends by itself', async () => {
    const { ref } = await award({ embargoUntil: '2025-09-15T10:00:00Z' });
    expect(await projectForVisitor(ref)).toBeUndefined();
    await owner.moveClock('2025-09-15T10:00:00Z');
    expect(await projectForVisitor(ref)).toMatchObject({ ref });
    await owner.moveClock('2025-09-15T09:00:00Z');
  });

  test('an offer that was declined or lapsed funds nothing, so it is no funded project', async () => {
    // A declined award has a reason (declined_award_has_a_reason), which the lapsed one stands in for.
    const { ref } = await award({ status: 'lapsed' });
    expect(await projectForVisitor(ref)).toBeUndefined();
  });

  test('an amount that is not to be shown is shown nowhere, and neither is what was paid of it', async () => {
    const { id, ref } = await award({ showAmount: false, title: 'Quiet money' });
    await owner.query(`insert into payments (id, ref, award_id, amount_pence, paid_on, source, status, recorded_by, confirmed_by, confirmed_at) values ($1, $2, $3, 1000000, '2025-09-10', 'run', 'confirmed', $4, $5, app_now())`, [newId(), newReference('PAY'), id, finance.id, officer.id]);
    expect(await projectForVisitor(ref)).toMatchObject({ amountAwardedPence: null, amountDisbursedPence: null });
    expect((await projectsForVisitor({ text: 'quiet money' })).regions).toMatchObject([{ projects: 1, awarded: 0 }]);
  });

  test('only confirmed payments count as paid', async () => {
    const { id, ref } = await award();
    const pay = (pence: number, status: string) => owner.query(`insert into payments (id, ref, award_id, amount_pence, paid_on, source, status, recorded_by) values ($1, $2, $3, $4, '2025-09-10', 'run', $5, $6)`, [newId(), newReference('PAY'), id, pence, status, finance.id]);
    await pay(3_000_00, 'confirmed');
    await pay(4_000_00, 'recorded');
    expect(await projectForVisitor(ref)).toMatchObject({ amountDisbursedPence: 3_000_00 });
  });

  test('the officer’s description stays inside: the published summary is what is shown', async () => {
    const { ref } = await award();
    expect(JSON.stringify(await projectForVisitor(ref))).not.toContain('Inside only');
    await expect(read(visitor, (tx) => rows(tx, sql`select description from awards`))).rejects.toMatchObject({ code: '42501' });
  });
});

describe('what a visitor sees of places', () => {
  const sites = [
    { place: 'Exactville', region: 'E12000003', precision: 'exact', x: 361, y: 654 },
    { place: 'Nearby', region: 'E12000003', precision: 'area', x: 361, y: 654 },
    { place: 'Regionton', region: 'E12000004', precision: 'region' },
    { place: 'Refuge', region: 'E12000007', precision: 'hidden' },
  ];

  test('a town that is exact, a rounded point without a name for an area, a region alone, and nothing of a hidden one', async () => {
    const { ref } = await award({ sites });
    const project = await projectForVisitor(ref);
    expect(project?.sites).toEqual([
      { awardId: expect.any(String), region: 'E12000003', precision: 'exact', placeName: 'Exactville', x: 361, y: 654 },
      { awardId: expect.any(String), region: 'E12000003', precision: 'area', placeName: null, x: 350, y: 650 },
      { awardId: expect.any(String), region: 'E12000004', precision: 'region', placeName: null, x: null, y: null },
    ]);
  });

  test('a hidden or coarse place is not found by searching for its name, and a hidden one is in no region’s count', async () => {
    await award({ sites, title: 'Hidden places' });
    for (const text of ['nearby', 'regionton', 'refuge']) expect((await projectsForVisitor({ text })).found).toBe(0);
    const counted = (await projectsForVisitor({ text: 'hidden places' })).regions.map((region) => region.code).sort();
    expect(counted).toEqual(['E12000003', 'E12000004']);
  });

  test('the database itself keeps a visitor from a site’s name and point', async () => {
    await award({ sites });
    for (const column of ['place_name', 'x', 'y']) {
      await expect(read(visitor, (tx) => rows(tx, sql`select ${sql.raw(column)} from award_sites`))).rejects.toMatchObject({ code: '42501' });
    }
    const seen = await read(visitor, (tx) => rows(tx, sql`select 1 from award_sites where precision = 'hidden'`));
    expect(seen).toEqual([]);
  });
});

describe('finding projects', () => {
  test('the number of a region is the number its own list has, and “led” counts each project once', async () => {
    await award({ title: 'Aardvark both', sites: [{ place: 'Leeds', region: 'E12000003', precision: 'exact' }, { place: 'Derby', region: 'E12000004', precision: 'exact' }] });
    await award({ title: 'Aardvark one', region: 'E12000004' });
    const found = await projectsForVisitor({ text: 'aardvark' });
    expect(found.projects).toBe(2);
    for (const { code, projects } of found.regions) {
      const here = await projectsForVisitor({ text: 'aardvark', region: code });
      expect([here.found, here.lines.length]).toEqual([projects, projects]);
    }
    expect(found.regions.reduce((sum, region) => sum + region.led, 0)).toBe(2);
  });

  test('every word must be found, in the title, the organisation, the summary, a shown place or the reference', async () => {
    const { ref } = await award({ title: 'Walrus mornings', sites: [{ place: 'Barnsley', region: 'E12000003', precision: 'exact' }] });
    const count = async (text: string) => (await projectsForVisitor({ text })).found;
    expect(await count('WALRUS barnsley')).toBe(1);
    expect(await count('walrus leeds')).toBe(0);
    expect(await count(ref.toLowerCase())).toBe(1);
    expect(await count('walr_s')).toBe(0);
  });

  test('pages by key: every project once, newest first, also when many have one date', async () => {
    for (let n = 0; n < 45; n += 1) await award({ title: `Pangolin ${n}`, awardDate: n < 30 ? '2025-08-02' : '2025-08-01' });
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await projectsForVisitor({ text: 'pangolin', after });
      seen.push(...page.lines.map((line) => line.ref));
      expect(page.found).toBe(45);
      after = page.next;
    } while (after);
    expect(seen).toHaveLength(45);
    expect(new Set(seen).size).toBe(45);
  });

  test('a devolved award is marked as reported by its nation', async () => {
    const { ref } = await award({ origin: 'devolved', region: 'S92000003', status: 'reported' });
    expect(await projectForVisitor(ref)).toMatchObject({ origin: 'devolved', nation: 'scotland', status: 'reported' });
  });

  test('what is not a reference asks the database nothing', async () => {
    expect(await projectForVisitor("AWD-' or 1=1")).toBeUndefined();
  });
});

describe('released figures', () => {
  async function release(status: string, releasedAt: string | null, shown: Record<string, number | null>) {
    const [id, ref] = [newId(), newReference('REL')];
    await owner.query('insert into releases (id, ref, as_at, status, drafted_by, released_by, released_at, withdrawn_at) values ($1, $2, $3, $4, $5, $6, $7, case when $4 = $8 then app_now() end)', [id, ref, '2025-08-31', status, officer.id, finance.id, releasedAt, 'withdrawn']);
    for (const [key, value] of Object.entries(shown)) {
      await owner.query(`insert into release_figures (release_id, scope, breakdown, key, value, shown, suppressed) values ($1, 'fund', 'people', $2, 7, $3, $4)`, [id, key, value, value === null ? 'small' : null]);
    }
    return ref;
  }

  test('a hidden figure is hidden everywhere: neither its value nor why can be read', async () => {
    await release('released', '2025-09-14T09:00:00Z', { 'people.total': 120, 'group.older_people': null });
    const { figures } = await fundForVisitor();
    expect(figures).toEqual(expect.arrayContaining([{ key: 'people.total', shown: 120 }, { key: 'group.older_people', shown: null }]));
    expect(JSON.stringify([figures, await figuresForDownload()])).not.toMatch(/small|"value"|:7\b/);
    for (const column of ['value', 'suppressed']) {
      await expect(read(visitor, (tx) => rows(tx, sql`select ${sql.raw(column)} from release_figures`))).rejects.toMatchObject({ code: '42501' });
    }
  });

  test('drafted figures are not there, and withdrawn ones are gone and said to be', async () => {
    await release('checked', null, { 'people.total': 999 });
    const withdrawn = await release('withdrawn', '2025-09-14T12:00:00Z', { 'people.total': 998 });
    const fund = await fundForVisitor();
    expect(fund.figures).toContainEqual({ key: 'people.total', shown: 120 });
    expect(fund.withdrawn.map((one) => one.ref)).toEqual([withdrawn]);
  });

  test('figures of an award that is not published are not in the download', async () => {
    const { id } = await award({ published: false });
    const [{ id: latest } = { id: '' }] = await owner.query<{ id: string }>(`select id from releases where status = 'released'`);
    await owner.query(`insert into release_figures (release_id, scope, breakdown, key, value, shown) values ($1, $2, 'people', 'people.total', 30, 30)`, [latest, id]);
    expect((await figuresForDownload()).figures.every((figure) => figure.scope === 'fund')).toBe(true);
  });
});

test('what a nation has not reported is null, and never 0', async () => {
  await owner.query(`insert into accounts (id, book, kind, programme_id, nation) values ($1, 'fund', 'devolved', $2, 'wales')`, [newId(), programmeId]);
  expect((await fundForVisitor()).devolved).toContainEqual({ nation: 'wales', share: 0, reported: null, awards: 0 });
});
