import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { testDatabase } from '@/db/testing/database';
import { staffMember } from '@/db/testing/people';
import { recommendedApplication, submittedApplication, testRound } from '@/db/testing/submitted';
import { unzipped } from '@/db/testing/zip';
import type { Person } from '../access/actor';
import { approveApplication, refuseApplication } from '../assessment/commands/decision';
import { judgeConflict } from '../conflict/commands';
import { sealEvents } from '../event/seal';
import { newId } from '../id';
import type { Locale } from '../locale';
import { packArchive } from './archive';
import { stateRequirement } from './commands';

const owner = testDatabase();
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

async function decidedRound() {
  const [officer, approver, auditor] = [await staffMember(owner, ['fund_officer']), await staffMember(owner, ['approver']), await staffMember(owner, ['auditor'])];
  const round = await testRound(owner, officer, 1_000_000_00);
  const [{ ref } = { ref: '' }] = await owner.query<{ ref: string }>('select ref from funding_rounds where id = $1', [round.roundId]);
  const [won, refused, open] = [await recommendedApplication(owner, round, officer, 40_000_00), await recommendedApplication(owner, round, officer, 30_000_00), await submittedApplication(owner, round)];
  await approveApplication(approver, won.ref, { amountPence: 40_000_00, reason: 'As recommended', key: newId() });
  await refuseApplication(approver, refused.ref, { reason: 'The money is better spent', key: newId() });
  await stateRequirement(officer, ref, { requirement: 'senior_officer', words: 'The director <of> inclusion', datedOn: '2025-04-01', key: newId() });
  await sealEvents();
  return { officer, auditor, ref, won, open };
}
const take = async (actor: Person, ref: string, locale: Locale = 'en') => unzipped(Buffer.from(await new Response(packArchive(actor, ref, locale)).arrayBuffer()));
const sealed = async (ref: string) => (await owner.query<{ data: unknown }>(`select e.data from events e join funding_rounds r on r.id = e.subject_id where r.ref = $1 and e.name = 'round.audit_pack_sealed'`, [ref])).map(({ data }) => data);
const textOf = (files: ReturnType<typeof unzipped>, name: string) => files.get(name)?.text.toString() ?? '';

test('the archive verifies: every file is in SHA256SUMS with its hash, and the manifest’s hash was recorded', async () => {
  const { auditor, ref, won } = await decidedRound();
  const files = await take(auditor, ref);
  const sums = textOf(files, 'SHA256SUMS').trim().split('\n').map((line) => line.split('  ') as [string, string]); // two columns, as sha256sum writes them
  expect(sums.map(([, name]) => name).sort()).toEqual([...files.keys()].filter((name) => name !== 'SHA256SUMS').sort());
  for (const [sum, name] of sums) expect(sha256(files.get(name)?.text ?? Buffer.alloc(0)), name).toBe(sum);
  const manifest = JSON.parse(textOf(files, 'manifest.json')) as { chain: unknown; takenBy: string; files: { name: string; sha256: string }[]; records: { application: string; sha256: string; kept: string | null; seal: unknown }[] };
  expect(manifest.files.map((one) => [one.sha256, one.name])).toEqual(sums.slice(0, -1));
  expect(manifest).toMatchObject({ takenBy: auditor.id, chain: { sequence: expect.any(Number), hash: expect.stringMatching(/^[0-9a-f]{64}$/) } });
  const [kept] = await owner.query<{ sha256: string; sequence: number; hash: string }>(`select e.data ->> 'sha256' as sha256, s.sequence::int as sequence, s.hash from events e join event_seals s on s.event_id = e.id where e.subject_id = $1 and e.name = 'assessment.record_kept'`, [won.id]);
  expect(manifest.records.find(({ application }) => application === won.ref)).toEqual({ application: won.ref, name: `decision-records/${won.ref}.json`, sha256: kept?.sha256, kept: kept?.sha256, seal: { sequence: kept?.sequence, hash: kept?.hash } });
  expect(await sealed(ref)).toMatchObject([{ file: 'pack.zip', manifestSha256: sha256(files.get('manifest.json')?.text ?? Buffer.alloc(0)), files: sums.length - 1 }]);
});

test('each record is a file of its own, the same as its line; the index stands under the ten requirements, in both languages', async () => {
  const { auditor, ref, won, open } = await decidedRound();
  const files = await take(auditor, ref);
  const lines = textOf(files, 'decision-records.jsonl').trim().split('\n');
  expect([...files.keys()].filter((name) => name.startsWith('decision-records/')).map((name) => textOf(files, name)).sort()).toEqual([...lines].sort());
  const records = textOf(files, 'decision-records.csv').split('\r\n');
  expect(records.find((line) => line.includes(won.ref))).toContain(`/manage/applications/${won.ref}/decision-record.pdf?knownOn=decision`);
  expect(records.find((line) => line.includes(open.ref))).toContain('Nothing was kept');
  const html = textOf(files, 'index.html');
  expect(html).toContain('<li><a href="applications.csv">applications.csv</a>: every application, a line each</li>');
  expect(html).toContain('The director &lt;of&gt; inclusion');
  expect(textOf(files, 'pack.pdf').slice(0, 5)).toBe('%PDF-');
  const index = textOf(files, 'index.csv').trim().split('\r\n').slice(1);
  expect([...new Set(index.map((line) => line.split(',')[0]))]).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9', '10']);
  expect(index.some((line) => line.includes('The fund says') && line.includes('The director <of> inclusion'))).toBe(true);
  const welsh = await take(auditor, ref, 'cy');
  expect(textOf(welsh, 'index.html')).toContain('<html lang="cy">');
  expect(textOf(welsh, `decision-records/${won.ref}.json`)).toBe(textOf(files, `decision-records/${won.ref}.json`));
});

test('whoever is restricted in the round, or becomes so while it is sent, gets no archive', async () => {
  const { officer, ref, won } = await decidedRound();
  const conflicted = await staffMember(owner, ['fund_officer']);
  await judgeConflict(officer, won.ref, { personId: conflicted.id, kind: 'found', outcome: 'confirmed', reason: 'Trustee' });
  await expect(take(conflicted, ref)).rejects.toMatchObject({ code: 'round_is_restricted' });
  await expect(take(await staffMember(owner, ['finance']), ref)).rejects.toMatchObject({ code: 'not_allowed' });
  const reader = packArchive(officer, ref, 'en').getReader();
  await reader.read();
  await judgeConflict(await staffMember(owner, ['fund_officer']), won.ref, { personId: officer.id, kind: 'found', outcome: 'confirmed', reason: 'Trustee' });
  await expect((async () => { while (!(await reader.read()).done); })()).rejects.toMatchObject({ code: 'round_is_restricted' });
  expect(await sealed(ref)).toEqual([]);
});

test('taken a month later, what was decided is the same to the byte and carries the date of its decision; what says when it was made does not', async () => {
  const { auditor, ref, won } = await decidedRound();
  const before = await take(auditor, ref);
  await owner.moveClock('2025-10-15T09:00:00Z');
  const after = await take(auditor, ref);
  for (const name of [`decision-records/${won.ref}.json`, 'decision-records.jsonl', 'decision-records.csv', 'applications.csv', 'events.jsonl']) expect(after.get(name), name).toEqual(before.get(name));
  expect(before.get(`decision-records/${won.ref}.json`)?.modified).toBe('2025-09-15T09:00:00.000Z');
  expect(after.get('manifest.json')?.modified).toBe('2025-10-15T09:00:00.000Z');
});
