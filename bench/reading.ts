import type { Person } from '../lib/access/actor';
import type { Target } from './measure';
import { hasPgbench, pgbench, scriptOf } from './pgbench';
import { staffCookie } from './rows';
import { type Bench, database, get, pageTarget, type Section, service } from './sections';

const officer = 'demo.officer1@example.org';

/** One charity of many, which has four applications: its number is no part of another's. */
const charity = { small: 'charity 123', large: 'charity 12345' };

/** One officer's search, among few and among many, against the same statements by pgbench. */
export const search = (bench: Bench): Promise<Section> =>
  reading(bench, {
    name: 'Search of the queue', path: (size) => `/manage/applications?search=${encodeURIComponent(charity[size])}`, expected: '/manage/applications/DIIF-',
    ask: async (actor) => (await import('../lib/assessment/queries/queue')).queueForStaff(actor, { search: charity.large }),
  });

/** What waits for an officer, counted on their first page. */
export const dashboard = (bench: Bench): Promise<Section> =>
  reading(bench, {
    name: 'Officer’s first page', path: () => '/manage', expected: 'app-waiting__count',
    ask: async (actor) => (await import('../lib/assessment/queries/waiting')).waitingFor(actor),
  });

type Reading = { name: string; path: (size: keyof typeof charity) => string; expected: string; ask: (actor: Person) => Promise<unknown> };

async function reading(bench: Bench, { name, path, expected, ask }: Reading): Promise<Section> {
  const page = async (size: 'small' | 'large', of: string): Promise<Target> => {
    const at = await service(bench, size);
    return pageTarget(bench, { name: `${name}, ${of} applications`, at, asked: get(path(size), { cookie: await staffCookie(at.database.owner, officer) }), expected });
  };
  const [few, many] = [await page('small', '1,000'), await page('large', '100,000')];
  const floor = hasPgbench() ? [await floorOf(bench, name, ask)] : [];
  return {
    targets: [few, many, ...floor],
    comparisons: [{ what: `${name} at 100,000 : at 1,000`, of: many.name, to: few.name }, ...floor.map(({ name: to }) => ({ what: `${name} at 100,000 : the same SQL by pgbench`, of: many.name, to }))],
  };
}

async function floorOf(bench: Bench, name: string, ask: Reading['ask']): Promise<Target> {
  const { owner, ownerUrl } = await database(bench, 'large');
  const { rows } = await owner.query<{ id: string; name: string; email: string }>('select id, name, email from people where email = $1', [officer]);
  if (!rows[0]) throw new Error(`${officer} is not there: is the demonstration loaded?`);
  const actor: Person = { kind: 'person', ...rows[0], staffRoles: ['fund_officer'], memberships: [], nation: null, mfaAt: new Date() };
  // Once in this process, in the demonstration that the others are copies of, to hear which statements a request sends: who asks, and what for.
  const token = (await staffCookie(owner, officer)).split('=')[1] ?? '';
  const { sessionByToken } = await import('../lib/access/queries');
  const script = await scriptOf(async () => [await sessionByToken(token), await ask(actor)]);
  await (await import('../db/client')).closePool();
  return { name: `Floor: ${name}, the same SQL by pgbench`, pid: process.pid, databasePid: bench.databasePid, run: (seconds) => pgbench(ownerUrl, script, { clients: bench.connections, seconds }) };
}
