import { type ChildProcess, fork } from 'node:child_process';
import { beforeAll, expect, test } from 'vitest';
import { testDatabase } from '@/db/testing/database';
import { member } from '@/db/testing/people';
import { testAnswers, testRound } from '@/db/testing/round';
import type { Person } from '../access/actor';
import { newId } from '../id';
import { newReference } from '../reference';
import { saveAllAnswers } from './commands/save';
import { askForSignOff } from './commands/sign-off';
import { startApplication } from './commands/start';

const owner = testDatabase();
// With each run of the tests a short form of it: the thousand and the ten take a minute and a half of a busy machine, by `ALL_KILLS=yes`.
const [count, kills] = process.env.ALL_KILLS ? [1_000, 10] : [120, 2];
let certifier: Person;
let submissions: { ref: string; key: string }[];

/** So many finished applications of one organisation, copied from one that went the whole way to sign-off. */
beforeAll(async () => {
  const round = await testRound(owner);
  const editor = await member(owner, ['editor', 'owner']);
  const organisationId = editor.memberships[0]?.organisationId ?? '';
  certifier = await member(owner, ['certifier'], organisationId);
  const first = await startApplication(editor, { roundRef: round.ref, organisationId, key: newId() });
  await saveAllAnswers(editor, first, testAnswers);
  await askForSignOff(editor, first);
  submissions = Array.from({ length: count }, () => ({ ref: newReference('DIIF'), key: newId() }));
  await owner.query(
    `insert into applications (id, ref, round_id, organisation_id, question_set_id, status, created_by)
     select gen_random_uuid(), given.ref, a.round_id, a.organisation_id, a.question_set_id, a.status, a.created_by from applications a, unnest($2::text[]) as given (ref) where a.ref = $1`,
    [first, submissions.map(({ ref }) => ref)],
  );
  await owner.query(
    `insert into answers (application_id, name, raw, version, saved_by) select b.id, n.name, n.raw, n.version, n.saved_by
     from answers n join applications a on a.id = n.application_id and a.ref = $1, applications b where b.ref <> $1`, [first]);
});

/** What processes have said so far, by reference. A receipt said twice must be the same one. */
class Receipts extends Map<string, string> {
  hear(line: string) {
    const [ref = '', sha256 = ''] = line.split(' ');
    if (sha256.length !== 64) return; // the process was killed while it spoke
    expect(this.get(ref) ?? sha256).toBe(sha256);
    this.set(ref, sha256);
  }
}

function newProcess(): ChildProcess {
  return fork('db/testing/submitting.ts', { execArgv: ['--import', 'tsx', '--conditions=react-server'], env: { ...process.env, NODE_OPTIONS: '' }, stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
}

/** Lets a process submit what has no receipt yet, and kills it once it has said so many more. */
async function submitSome(child: ChildProcess, receipts: Receipts, upTo: number): Promise<void> {
  const ended = new Promise((resolve) => child.once('close', resolve));
  let rest = '';
  child.stdout?.on('data', (part) => {
    const lines = (rest + part).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) receipts.hear(line);
    if (receipts.size >= upTo && upTo < count) child.kill('SIGKILL');
  });
  child.send({ actor: certifier, submissions: submissions.filter(({ ref }) => !receipts.has(ref)) });
  await ended;
}

const ready = (child: ChildProcess) => new Promise((resolve) => child.once('message', resolve));

test('pain 2, lost work: of many submissions while the application is killed again and again, each is there once with its frozen copy and its queued receipt', async () => {
  const receipts = new Receipts();
  let next = newProcess();
  for (let life = 1; life <= kills + 1; life++) {
    const child = next;
    await ready(child);
    // The one that takes over starts while this one works, as a second node would.
    if (life <= kills) next = newProcess();
    await submitSome(child, receipts, Math.round((count / (kills + 1)) * life));
    expect(child.signalCode).toBe(life <= kills ? 'SIGKILL' : null);
  }
  expect(receipts.size).toBe(count);
  const kept = await owner.query<{ ref: string; sha256: string; copies: number; whole: boolean; receipts: number; jobs: number; events: number }>(
    `select a.ref, min(s.sha256) as sha256, count(*)::int as copies, bool_and(encode(sha256(s.frozen::bytea), 'hex') = s.sha256) as whole,
       (select count(*)::int from notifications n where n.template = 'application_submitted' and n.data ->> 'reference' = a.ref and n.email = $2) as receipts,
       (select count(*)::int from notifications n join graphile_worker._private_jobs j on j.key = 'notification:' || n.id where n.data ->> 'reference' = a.ref and n.template = 'application_submitted' and n.email = $2) as jobs,
       (select count(*)::int from events e where e.subject_id = a.id and e.name = 'application.submitted') as events
     from applications a join submissions s on s.application_id = a.id where a.ref = any ($1) and a.status = 'submitted' group by a.id, a.ref`,
    [submissions.map(({ ref }) => ref), certifier.email],
  );
  expect(kept).toHaveLength(count);
  expect(kept.filter((one) => one.copies !== 1 || !one.whole || one.receipts !== 1 || one.jobs !== 1 || one.events !== 1 || one.sha256 !== receipts.get(one.ref))).toEqual([]);
});
