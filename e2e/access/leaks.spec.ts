import { formatInstant } from '../../lib/dates';
import { newId } from '../../lib/id';
import { database, expect, test } from '../support/fixtures';
import { newStaff, submittedApplication } from '../support/submitted';
import { pages } from './pages';
import { sessionOf } from './personas';

const flight = /self\.__next_f\.push\(\[1,("(?:[^"\\]|\\.)*")\]\)/g;

/** The data that a page sends along comes in the order in which its parts were ready, and each part is numbered as it comes: its rows without their numbers, in order. */
function inOrder(html: string): string {
  const rows = [...html.matchAll(flight)].map(([, sent = '""']) => JSON.parse(sent) as string); // a string literal, by the pattern
  const unnumbered = rows.join('').split('\n').map((row) => row.replace(/^[0-9a-f]+:/, '').replace(/\$[L@]?[0-9a-f]+/g, '$'));
  return [html.replace(/<script[^>]*>self\.__next_f[\s\S]*?<\/script>/g, ''), ...unnumbered.sort()].join('\n');
}

const begun = Date.now();
/** The minutes since these tests began, as a page writes them that says when it was counted: "As it stands on 2 March 2026 at 14:05". */
const justNow = () => new RegExp(Array.from({ length: Math.floor((Date.now() - begun) / 60_000) + 2 }, (_, minute) => formatInstant(new Date(begun + minute * 60_000), 'en')).join('|'), 'g');

/** What differs between two answers to the same question: nonces, keys minted with a form, the clock of the flight data and instants just now. */
const plain = (html: string) =>
  inOrder(html)
    .replace(justNow(), 'just now')
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, 'id')
    .replace(/nonce(=|\\?":\\?")\\?"?[\w+/=-]+/g, 'nonce')
    .replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:[\d.]+Z/g, 'instant');

/** Every page and download of the fund's own, and every address of the application. The audit view counts the chain's seals, and a workbook, like the audit pack's archive, is a zip with the time in it: these are left out. */
async function addresses(ref: string, title: string): Promise<string[]> {
  const staffPages = pages.filter(({ route, kind }) => route.startsWith('/manage') && route !== '/manage/audit' && !route.endsWith('.xlsx') && kind !== 'zip');
  const shown = await Promise.all(staffPages.map((page) => page.path()));
  const own = staffPages.map(({ route }) => route).filter((route) => /^\/manage\/(applications|assessments|assisted)\/\[ref\]/.test(route) && !route.includes('[page]')).map((route) => route.replace('[ref]', ref));
  const searches = [ref, title, 'Another secret'].map((search) => `search=${encodeURIComponent(search)}`);
  const states = ['submitted', 'in_assessment', 'recommended', 'successful', 'unsuccessful', 'to_notify'].map((state) => `state=${state}`);
  return [...new Set([...shown, ...own, ...[...searches, ...states, `after=${ref}`, `before=${ref}`].map((query) => `/manage/applications?${query}`)])];
}

async function walk(origin: string, cookie: string, paths: readonly string[]): Promise<Record<string, string>> {
  const answers: Record<string, string> = {};
  for (const path of paths) {
    const answer = await fetch(`${origin}${path}`, { headers: { cookie }, redirect: 'manual' });
    answers[path] = `${answer.status} ${answer.headers.get('location')} ${plain(await answer.text())}`;
  }
  return answers;
}

/** The worker follows what the demonstration did: agreements are drawn, events are sealed, jobs are run. Then nobody but this test changes a page. */
test.beforeAll(async () => {
  const waiting = async () => (await database.query<{ things: string }>(`
    select (select count(*) from agreements g join awards w on w.id = g.award_id where w.application_id is not null
        and not exists (select 1 from agreement_papers p where p.award_id = g.award_id and p.number = g.number and p.kind = 'offered'))
      + (select count(*) from events e where not exists (select 1 from event_seals s where s.event_id = e.id))
      + (select count(*) from graphile_worker.jobs where run_at <= now()) as things`))[0]?.things;
  await expect.poll(waiting, { timeout: 200_000 }).toBe('0');
});

test('pain 6: reviewer leaks: no staff page, search or download answers a conflicted officer differently when the application has other contents, scores and another outcome', async ({ baseURL }) => {
  const [conflicted, other, assessor] = [await newStaff('fund_officer'), await newStaff('fund_officer'), await newStaff('assessor')];
  const one = await submittedApplication();
  await database.query(`insert into conflict_findings (id, application_id, person_id, kind, outcome, reason, decided_by) values ($1, $2, $3, 'found', 'confirmed', 'A cousin', $4)`, [newId(), one.id, conflicted.id, other.id]);
  const cookie = await sessionOf(conflicted.email);
  const paths = await addresses(one.ref, one.title);
  const before = await walk(String(baseURL), cookie, paths);
  const secret = `Another secret ${newId()}`;
  const assignment = newId();
  await database.query(`insert into assignments (id, application_id, assessor_id, status, assigned_by, scored_at) values ($1, $2, $3, 'scored', $4, now())`, [assignment, one.id, assessor.id, other.id]);
  await database.query(`insert into scores (assignment_id, criterion, score, reason) values ($1, 'need', 5, $2)`, [assignment, secret]);
  await database.query(`insert into application_comments (id, application_id, author_id, words) values ($1, $2, $3, $4)`, [newId(), one.id, other.id, secret]);
  await database.query(`insert into application_flags (id, ref, application_id, reason, raised_by) values ($1::uuid, 'FLG-' || right($1::text, 8), $2, $4, $3)`, [newId(), one.id, other.id, secret]);
  await database.query(`insert into recommendations (id, application_id, outcome, amount_recommended_pence, reason, recommended_by) values ($1, $2, 'recommended', 3000000, $4, $3)`, [newId(), one.id, other.id, secret]);
  await database.query(`update applications set status = 'unsuccessful', title = $2, amount_applied_for_pence = 9900000, lead_region = 'E12000007', panel_opened_at = now(), due_diligence = $2 where id = $1`, [one.id, secret]);
  await database.query(`insert into events (id, name, actor_kind, actor_id, subject_kind, subject_id, data) values ($1, 'assessment.refused', 'person', $2, 'application', $3, '{}')`, [newId(), other.id, one.id]);
  const after = await walk(String(baseURL), cookie, paths);
  const different = Object.keys(before).filter((path) => before[path] !== after[path]);
  expect(different).toEqual([]);
  expect(Object.entries(after).filter(([path, answer]) => !path.includes('secret') && answer.includes(secret)).map(([path]) => path)).toEqual([]);
  expect(after['/manage/applications']).toContain(one.ref);
});

test('pain 6: reviewer leaks: before the panel opens no staff page, search or download answers the other assessor, or an officer, differently when the scores are others', async ({ baseURL }) => {
  const [officer, scored, waiting] = [await newStaff('fund_officer'), await newStaff('assessor'), await newStaff('assessor')];
  const one = await submittedApplication();
  await database.query(`update applications set status = 'in_assessment' where id = $1`, [one.id]);
  const sealed = newId();
  await database.query(`insert into assignments (id, application_id, assessor_id, status, assigned_by, declared_at, scored_at) values ($1, $2, $3, 'scored', $4, now(), now())`, [sealed, one.id, scored.id, officer.id]);
  await database.query(`insert into assignments (id, application_id, assessor_id, status, assigned_by, declared_at) values ($1, $2, $3, 'declared_clear', $4, now())`, [newId(), one.id, waiting.id, officer.id]);
  await database.query(`insert into scores (assignment_id, criterion, score, reason) select $1, c ->> 'key', 1, 'Sealed words of the low world' from applications a join funding_rounds r on r.id = a.round_id cross join jsonb_array_elements(r.criteria) c where a.id = $2`, [sealed, one.id]);
  const comment = newId();
  await database.query(`insert into application_comments (id, application_id, author_id, words) values ($1, $2, $3, 'Sealed words of the low world')`, [comment, one.id, scored.id]);
  const paths = await addresses(one.ref, one.title);
  const [assessing, reading] = [await sessionOf(waiting.email), await sessionOf(officer.email)];
  // What an assessor says to the fund's readers is theirs to read: the scores are nobody's. The audit pack counts what happens in a round, and others are at work.
  const both = async () => ({ assessor: await walk(String(baseURL), assessing, paths), officer: await walk(String(baseURL), reading, paths.filter((path) => !/\/(comments|audit-pack)$/.test(path))) });
  const low = await both();
  // A sealed score is nobody's to change: the other world is made past the database's own rules.
  for (const table of ['scores', 'application_comments']) await database.query(`alter table ${table} disable trigger user`);
  await database.query(`update scores set score = 5, reason = 'Sealed words of the high world' where assignment_id = $1`, [sealed]);
  await database.query(`update application_comments set words = 'Sealed words of the high world' where id = $1`, [comment]);
  for (const table of ['scores', 'application_comments']) await database.query(`alter table ${table} enable trigger user`);
  const high = await both();
  for (const who of ['assessor', 'officer'] as const) {
    expect(Object.keys(low[who]).filter((path) => low[who][path] !== high[who][path]), who).toEqual([]);
    expect(Object.entries(high[who]).filter(([, answer]) => answer.includes('Sealed words')).map(([path]) => path), who).toEqual([]);
  }
  // The walk meets what it should: the assessor reads the application itself.
  expect(low.assessor[`/manage/assessments/${one.ref}`]).toMatch(/^200/);
});

test('pain 6: reviewer leaks: in a round read without names no staff page, search or download tells an assessor who applied before they have sealed', async ({ baseURL }) => {
  const [officer, assessor] = [await newStaff('fund_officer'), await newStaff('assessor')];
  const one = await submittedApplication();
  const round = newId();
  await database.query(
    `insert into funding_rounds select (jsonb_populate_record(r, jsonb_build_object('id', $1::text, 'ref', 'RND-' || upper(right($1::text, 7)), 'title_en', 'Round of ' || $1::text, 'title_cy', 'Rownd ' || $1::text, 'terms', coalesce(r.terms, '{}') || '{"assessing": {"each": 2, "days": 14, "anonymous": true}}'))).* from funding_rounds r join applications a on a.round_id = r.id where a.id = $2`,
    [round, one.id],
  );
  await database.query(`update applications set round_id = $1, status = 'in_assessment' where id = $2`, [round, one.id]);
  await database.query(`insert into assignments (id, application_id, assessor_id, status, assigned_by, declared_at) values ($1, $2, $3, 'declared_clear', $4, now())`, [newId(), one.id, assessor.id, officer.id]);
  await database.query(`insert into application_comments (id, application_id, author_id, words) values ($1, $2, $3, $4)`, [newId(), one.id, officer.id, `We know ${one.organisation}`]);
  const paths = await addresses(one.ref, one.title);
  const answers = await walk(String(baseURL), await sessionOf(assessor.email), paths);
  const bare = one.organisation.replace(' (demo)', '');
  expect(Object.entries(answers).filter(([, answer]) => answer.includes(bare) || answer.includes(one.certifier)).map(([path]) => path)).toEqual([]);
  expect(answers[`/manage/assessments/${one.ref}`]).toContain('This round is read without names');
});
