import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import pg from 'pg';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { testDatabase } from '@/db/testing/database';
import { pdf } from '@/db/testing/files';
import { member, staffMember } from '@/db/testing/people';
import { testRound } from '@/db/testing/round';
import { testPrefix, urlOf } from '@/db/testing/start';
import { startApplication } from '../lib/application/commands/start';
import { begin, receivePiece } from '../lib/attachment/receive';
import { folderStore, hashOf } from '../lib/attachment/store';
import { confirmAwardImport, prepareAwardImport } from '../lib/award-import/commands';
import { sampleCsv } from '../lib/award-import/sample-file';
import { addCheckpoint, sealEvents } from '../lib/event/seal';
import { newId } from '../lib/id';
import { confirmPayment, recordPayment } from '../lib/payment/commands';
import { openProgramme } from '../lib/programme/opening';
import { backup } from './backup';
import { restore } from './restore';
import { verifyAudit } from './verify-audit';

const owner = testDatabase();
const folder = mkdtempSync(join(tmpdir(), 'backup-'));
const file = join(folder, 'fund.jsonl.gz');
const [files, restoredFiles] = [join(folder, 'files'), join(folder, 'restored')];
process.env.FILES_FOLDER = files;
const accounts = pdf('accounts '.repeat(20_000));
let attached = '';
const empties: string[] = [];
afterAll(async () => {
  rmSync(folder, { recursive: true });
  for (const database of empties) await asAdmin(`drop database if exists ${database} with (force)`);
});

async function asAdmin(statement: string) {
  const admin = new pg.Client({ connectionString: inject('adminUrl') });
  await admin.connect();
  await admin.query('select pg_advisory_lock(1)');
  await admin.query(statement);
  await admin.end();
}

async function emptyDatabase(): Promise<string> {
  const database = `${testPrefix}_restore_${process.pid}_${empties.length}`;
  empties.push(database);
  await asAdmin(`create database ${database} template ${testPrefix}_template`);
  return urlOf(inject('adminUrl'), database);
}

beforeAll(async () => {
  await owner.query(`insert into installation (id, profile) values (1, 'demonstration')`);
  await openProgramme(await staffMember(owner, ['finance']));
  const officer = await staffMember(owner, ['fund_officer']);
  const ref = await prepareAwardImport(officer, { name: 'dyfarniadau ŵ.csv', bytes: sampleCsv([{}, { organisationName: 'Ymddiriedolaeth Tŷ\nNewydd', identifier: 'DEMO-TY', title: 'Quote " and \\ slash' }]) }, { key: newId() });
  const [award] = await confirmAwardImport(await staffMember(owner, ['approver']), ref);
  const payment = await recordPayment(await staffMember(owner, ['finance']), { award: award ?? '', amountPence: 1_00, paidOn: '2025-09-10', source: 'Run 1' }, { key: newId() });
  await owner.query('update awards set description = $1 where ref = $2', ['A line\u2028and another', award]);
  await confirmPayment(await staffMember(owner, ['payment_approver']), payment);
  attached = await attachedFile();
  await sealEvents();
  await addCheckpoint();
});

/** A file with an application, of the length of several pieces of a backup. */
async function attachedFile(): Promise<string> {
  const said = { en: 'Accounts', cy: 'Cyfrifon' };
  const question = { name: 'accounts', field: { kind: 'file', accept: '.pdf', maxBytes: 1_000_000, most: 1 } as const, label: said, why: said, usedBy: said };
  const round = await testRound(owner, { questions: { sections: [{ key: 'files', title: said, pages: [{ key: 'files', title: said, questions: [question] }] }] } });
  const editor = await member(owner, ['editor']);
  const ref = await startApplication(editor, { roundRef: round.ref, organisationId: editor.memberships[0]?.organisationId ?? '', key: newId() });
  const begun = await begin(editor, ref, { question: 'accounts', name: 'accounts.pdf', bytes: accounts.length });
  await receivePiece(editor, begun.ref, 0, (async function* () { yield accounts; })());
  return begun.id;
}

test('a drill: what was backed up is restored into an empty database, to the last byte', async () => {
  const taken = await backup(owner.url, file, folderStore(files));
  expect(taken.files).toBe(1);
  expect(taken.tables.find((one) => one.table === 'transfers')?.rows).toBeGreaterThan(8);
  const url = await emptyDatabase();
  expect(await restore(url, file, folderStore(restoredFiles))).toEqual(taken);
  expect(hashOf(await folderStore(restoredFiles).read(attached, hashOf(accounts)))).toBe(hashOf(accounts));
  expect(await verifyAudit(url)).toEqual(await verifyAudit(owner.url));

  const restored = new pg.Client({ connectionString: url });
  await restored.connect();
  // The walls stand again, and numbering goes on.
  await expect(restored.query(`update events set name = 'x'`)).rejects.toMatchObject({ constraint: 'history_is_only_added_to' });
  await restored.query(`insert into publication_versions (reason) values ('after')`);
  expect((await restored.query('select max(id) as top, count(*) as n from publication_versions')).rows[0]).toMatchObject({ top: expect.any(Number) });
  await restored.end();
  await expect(restore(url, file, folderStore(restoredFiles))).rejects.toThrow(/not empty/);
});

test('a backup that was cut short or changed is refused, and nothing of it is kept', async () => {
  const lines = gunzipSync(readFileSync(file)).toString('utf8').split('\n');
  const url = await emptyDatabase();
  const given = (name: string, text: string) => {
    writeFileSync(join(folder, name), gzipSync(text));
    return restore(url, join(folder, name), folderStore(restoredFiles));
  };
  await expect(given('cut', `${lines.slice(0, -3).join('\n')}\n`)).rejects.toThrow(/cut short/);
  await expect(given('changed', lines.join('\n').replaceAll('Tyne Online Trust', 'Another Trust'))).rejects.toThrow(/is not what was backed up/);
  await expect(given('older', lines.join('\n').replace(/"schema":"[0-9a-f]+"/, '"schema":"0"'))).rejects.toThrow(/other migrations/);
  await expect(given('file-changed', lines.map((line) => (line.startsWith('#{"piece"') ? line.replace(/:"../, ':"AA') : line)).join('\n'))).rejects.toThrow(/file .* is not what was backed up/);
  await expect(given('file-gone', lines.filter((line) => !/^#\{"(file|piece|fileEnds)"/.test(line)).join('\n'))).rejects.toThrow(/files are missing/);
  await restore(url, file, folderStore(restoredFiles));
});

test('a kept file that has changed on its disk is not backed up as if it were whole', async () => {
  const path = join(files, 'kept', hashOf(accounts).slice(0, 2), `${attached}-${hashOf(accounts)}`);
  chmodSync(path, 0o600);
  writeFileSync(path, 'something else');
  await expect(backup(owner.url, join(folder, 'damaged.gz'), folderStore(files))).rejects.toThrow(/not what was hashed/);
});

test('the audit is verified as owner and as the web’s login, and tampering is told in a sentence', async () => {
  expect((await verifyAudit(process.env.DATABASE_URL ?? '')).sentence).toMatch(/^The audit chain is whole: \d+ events sealed, 1 checkpoints met\./);
  const change = async (statement: string) => owner.query(`begin; set local session_replication_role = replica; ${statement}; commit`);
  await change(`update events set data = data || '{"count": 3}' where name = 'import.confirmed'`);
  expect(await verifyAudit(owner.url)).toMatchObject({ whole: false, sentence: expect.stringMatching(/^The audit chain is broken\. Event .* is not what was sealed\.$/) });
  await change(`update events set data = data || '{"count": 2}' where name = 'import.confirmed'`);
  expect(await verifyAudit(owner.url)).toMatchObject({ whole: true });
  expect(await verifyAudit(owner.url, [{ sequence: 1_000, eventCount: 1_000, headHash: '0' }])).toMatchObject({ whole: false, sentence: expect.stringContaining('the chain ends before it') });
  await owner.query(`insert into events (id, name, at, actor_kind, subject_kind, subject_id, data) values ($1, 'import.prepared', app_now() - interval '61 seconds', 'system', 'import', $1, '{}')`, [newId()]);
  expect(await verifyAudit(owner.url)).toMatchObject({ whole: false, sentence: expect.stringContaining('1 event has not been sealed for over a minute') });
});
