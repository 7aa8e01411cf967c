import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type FakeClamd, fakeClamd } from '@/db/testing/clamd';
import { testDatabase } from '@/db/testing/database';
import { pdf } from '@/db/testing/files';
import { member, staffMember } from '@/db/testing/people';
import { testQuestions, testRound, type TestRound } from '@/db/testing/round';
import type { Person } from '../access/actor';
import { startApplication } from '../application/commands/start';
import { applicationForMember } from '../application/queries';
import { newId } from '../id';
import { askClamd } from './clamd';
import { attachmentToServe } from './queries';
import { begin, receivePiece } from './receive';
import { filesToScan, scanAttachment } from './scan';
import { folderStore } from './store';

const folder = mkdtempSync(join(tmpdir(), 'files-'));
process.env.FILES_FOLDER = folder;
const owner = testDatabase();
let round: TestRound;
const said = (text: string) => ({ en: text, cy: text });
beforeAll(async () => {
  const question = { name: 'letters', field: { kind: 'file', accept: '.pdf', maxBytes: 1_000_000, most: 9 } as const, label: said('Letters'), why: said('why'), usedBy: said('us') };
  round = await testRound(owner, { questions: { ...testQuestions, sections: [...testQuestions.sections, { key: 'files', title: said('Files'), pages: [{ key: 'files', title: said('Files'), questions: [question] }] }] } });
});
const daemons: FakeClamd[] = [];
afterAll(async () => {
  for (const daemon of daemons) await daemon.stop();
  rmSync(folder, { recursive: true });
});
async function daemon(...given: Parameters<typeof fakeClamd>): Promise<FakeClamd> {
  const one = await fakeClamd(...given);
  daemons.push(one);
  return one;
}

async function uploaded(text = 'harmless', person?: Person) {
  const editor = person ?? (await member(owner, ['editor', 'owner']));
  const ref = await startApplication(editor, { roundRef: round.ref, organisationId: editor.memberships[0]?.organisationId ?? '', key: newId() });
  const bytes = pdf(text);
  const { id, ref: file } = await begin(editor, ref, { question: 'letters', name: 'letter.pdf', bytes: bytes.length });
  await receivePiece(editor, file, 0, (async function* () { yield bytes; })());
  return { editor, ref, id, file };
}
const statusOf = async (id: string) => (await owner.query<{ status: string }>('select status from attachments where id = $1', [id]))[0]?.status;

test('without a scanner a file is “not scanned”, never “clean”; once there is one it is scanned after all', async () => {
  const { id, editor, file } = await uploaded();
  expect(await scanAttachment(id)).toBe('not_scanned');
  expect(await scanAttachment(id)).toBe('not_scanned');
  expect(await attachmentToServe(editor, file)).toMatchObject({ status: 'not_scanned' });
  expect(await filesToScan(false)).not.toContain(id);
  expect(await filesToScan(true)).toContain(id);
  expect(await scanAttachment(id, (await daemon()).address)).toBe('clean');
  expect(await scanAttachment(id, (await daemon()).address)).toBe('gone');
});

test('an infected file is never served: it leaves the draft, its bytes go, and the applicant and the officers are told', async () => {
  const officer = await staffMember(owner, ['fund_officer']);
  const { id, editor, ref, file } = await uploaded('DIIF-TEST-VIRUS');
  expect(await scanAttachment(id, (await daemon()).address)).toBe('infected');
  expect((await applicationForMember(editor, ref))?.answers.letters).toBeUndefined();
  expect(await attachmentToServe(editor, file)).toMatchObject({ status: 'infected' });
  const told = await owner.query<{ email: string; template: string }>(`select email, template from notifications where data ->> 'reference' = $1`, [ref]);
  expect(told).toEqual(expect.arrayContaining([{ email: editor.email, template: 'attachment_infected' }, { email: officer.email, template: 'attachment_infected_officer' }]));
  const [row] = await owner.query<{ sha256: string; problem: string }>('select sha256, problem from attachments where id = $1', [id]);
  expect(row?.problem).toContain('DIIF-TEST-VIRUS');
  expect(existsSync(join(folder, 'kept', (row?.sha256 ?? '').slice(0, 2), `${id}-${row?.sha256}`))).toBe(false);
  await expect(owner.query(`update attachments set status = 'clean' where id = $1`, [id])).rejects.toMatchObject({ constraint: 'infected_attachment_stays_infected' });
});

test.each(['hangs_up', 'garbles'] as const)('a scanner that %s gives no verdict: the file waits, and the next try finds it', async (manner) => {
  const { id } = await uploaded('DIIF-TEST-VIRUS');
  await expect(scanAttachment(id, (await daemon(manner)).address)).rejects.toThrow();
  expect(await statusOf(id)).toBe('waiting');
  expect(await scanAttachment(id, (await daemon()).address)).toBe('infected');
});

test('two workers scanning the same file at once write one verdict and one letter', async () => {
  const { id, ref } = await uploaded('DIIF-TEST-VIRUS');
  const { address } = await daemon();
  expect((await Promise.all([scanAttachment(id, address), scanAttachment(id, address)])).sort()).toEqual(['gone', 'infected']);
  expect(await owner.query(`select 1 from notifications where template = 'attachment_infected' and data ->> 'reference' = $1`, [ref])).toHaveLength(1);
});

test('a worker that comes for the bytes after another has found them infected and forgotten them has nothing left to do', async () => {
  const { id, ref } = await uploaded('DIIF-TEST-VIRUS');
  const { address } = await daemon();
  const store = folderStore(folder);
  const late = { ...store, read: async (file: string, sha256: string) => { await scanAttachment(id, address); return store.read(file, sha256); } };
  expect(await scanAttachment(id, address, late)).toBe('gone');
  expect(await owner.query(`select 1 from notifications where template = 'attachment_infected' and data ->> 'reference' = $1`, [ref])).toHaveLength(1);
});

test('a worker killed during a scan: the file waits, is served to nobody, and another worker scans it', async () => {
  const hanging = await daemon('hangs');
  const { id, editor, file } = await uploaded();
  const env = { ...process.env, DATABASE_WORKER_URL: owner.workerUrl, CLAMD: hanging.address, FILES_FOLDER: folder, NODE_OPTIONS: '' };
  const worker = spawn('node', ['--import', 'tsx', '--conditions=react-server', 'bin/worker.ts'], { env, stdio: 'ignore' });
  await vi.waitFor(() => expect(hanging.scanned.length).toBeGreaterThan(0), { timeout: 120_000, interval: 50 });
  worker.kill('SIGKILL');
  await new Promise((resolve) => worker.once('exit', resolve));
  expect(await attachmentToServe(editor, file)).toMatchObject({ status: 'waiting' });
  // A quarter of an hour later the sweep gives it to whoever is there.
  await owner.moveClock('2025-09-15T09:16:00Z');
  expect(await filesToScan(true)).toContain(id);
  expect(await scanAttachment(id, (await daemon()).address)).toBe('clean');
  await owner.moveClock('2025-09-15T09:00:00Z');
});

test('a large file goes to the scanner whole, piece by piece', async () => {
  const { address, scanned } = await daemon();
  const bytes = Buffer.alloc(300_000, 7);
  expect(await askClamd(address, bytes)).toEqual({ infected: false });
  expect(scanned[0]?.equals(bytes)).toBe(true);
  await expect(askClamd('tcp://127.0.0.1:9', bytes)).rejects.toThrow();
});

// On a machine with ClamAV the same protocol is spoken to the real daemon, with a signature made here so that no virus is needed.
const clamd = ['/usr/sbin/clamd', '/usr/local/sbin/clamd'].find((path) => existsSync(path));
test.runIf(clamd)('the real ClamAV daemon finds a signature made here, and passes what does not hold it', async () => {
  const home = mkdtempSync(join(tmpdir(), 'clamd-'));
  const socket = join(home, 'clamd.ctl');
  writeFileSync(join(home, 'diif.ndb'), `Diif.Test:0:*:${Buffer.from('DIIF-TEST-VIRUS').toString('hex')}\n`);
  writeFileSync(join(home, 'clamd.conf'), `LocalSocket ${socket}\nDatabaseDirectory ${home}\nForeground yes\n`);
  const running = spawn(clamd ?? '', ['--config-file', join(home, 'clamd.conf')], { stdio: 'ignore' });
  try {
    await vi.waitFor(() => new Promise<void>((resolve, reject) => connect(socket).once('connect', () => resolve()).once('error', reject)), { timeout: 120_000, interval: 200 });
    expect(await askClamd(`unix:${socket}`, pdf('harmless'))).toEqual({ infected: false });
    expect(await askClamd(`unix:${socket}`, pdf('DIIF-TEST-VIRUS'))).toMatchObject({ infected: true, signature: expect.stringContaining('Diif.Test') });
  } finally {
    running.kill();
    rmSync(home, { recursive: true, force: true });
  }
});
