import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { read } from '@/db/client';
import { testDatabase } from '@/db/testing/database';
import { docx, pdf } from '@/db/testing/files';
import { member, staffMember } from '@/db/testing/people';
import { testAnswers, testQuestions, testRound, type TestRound } from '@/db/testing/round';
import type { Person } from '../access/actor';
import { saveAllAnswers, saveAnswers } from '../application/commands/save';
import { askForSignOff } from '../application/commands/sign-off';
import { startApplication } from '../application/commands/start';
import { submitApplication } from '../application/commands/submit';
import { applicationForMember, receiptForMember } from '../application/queries';
import { newId } from '../id';
import type { QuestionSet } from '../programme/question-set';
import { addAttachment, removeAttachment, type Upload } from './commands/upload';
import { attachmentsForMember, attachmentToServe, sentFiles } from './queries';
import { begin, receivePiece, receiveWhole, uploadProgress } from './receive';
import { sweepUploads } from './scan';
import { fileStore, hashOf } from './store';
import { organisationQuota } from './vocabulary';

const folder = mkdtempSync(join(tmpdir(), 'files-'));
process.env.FILES_FOLDER = folder;
const owner = testDatabase();
let round: TestRound;
const said = (text: string) => ({ en: text, cy: text });
const asks = { label: said('Accounts'), why: said('why'), usedBy: said('officers') };
const questions: QuestionSet = {
  ...testQuestions,
  sections: [...testQuestions.sections, { key: 'documents', title: said('Documents'), pages: [{ key: 'documents', title: said('Documents'), questions: [
    { name: 'accounts', field: { kind: 'file', accept: '.pdf,.docx', maxBytes: 2_000_000, most: 1, datedWithinMonths: 18 }, ...asks },
    { name: 'letters', field: { kind: 'file', accept: '.pdf', maxBytes: 2_000_000, most: 2, optional: true }, ...asks },
  ] }] }],
};
beforeAll(async () => {
  round = await testRound(owner, { questions });
});
afterAll(() => rmSync(folder, { recursive: true }));

const organisationOf = (person: Person) => person.memberships[0]?.organisationId ?? '';
async function draft() {
  const editor = await member(owner, ['editor', 'certifier', 'owner']);
  return { editor, ref: await startApplication(editor, { roundRef: round.ref, organisationId: organisationOf(editor), key: newId() }) };
}
async function* pieces(bytes: Buffer, size = 50, breaksAt = Number.POSITIVE_INFINITY) {
  for (let at = 0; at < bytes.length; at += size) {
    if (at >= breaksAt) throw new Error('aborted');
    yield bytes.subarray(at, at + size);
  }
}
const accounts = (bytes: Buffer, more: Partial<Upload> = {}): Upload => ({ question: 'accounts', name: 'accounts.pdf', bytes: bytes.length, datedOn: '2025-03-31', ...more });
async function upload(person: Person, ref: string, bytes = pdf(), more: Partial<Upload> = {}) {
  const begun = await begin(person, ref, accounts(bytes, more));
  return { ...(await receivePiece(person, begun.ref, 0, pieces(bytes))), id: begun.id };
}
const standing = async (person: Person, ref: string) => (await applicationForMember(person, ref))?.answers;

describe('uploading', () => {
  test('a file is an answer, with its hash and who gave it, and waits for the scanner', async () => {
    const { editor, ref } = await draft();
    const file = await upload(editor, ref);
    expect(file).toMatchObject({ status: 'waiting', received: pdf().length });
    expect((await standing(editor, ref))?.accounts).toEqual([{ file: file.ref, name: 'accounts.pdf', bytes: String(pdf().length), sha256: hashOf(pdf()), dated: '2025-03-31' }]);
    expect(await owner.query(`select task_identifier from graphile_worker.jobs where key = $1`, [`scan:${file.id}`])).toEqual([{ task_identifier: 'scan_attachment' }]);
    expect(readdirSync(join(folder, 'quarantine'))).toEqual([]);
    const events = await owner.query<{ name: string }>(`select e.name from events e join applications a on a.id = e.subject_id where a.ref = $1 and e.name like 'attachment.%' order by e.id`, [ref]);
    expect(events.map(({ name }) => name)).toEqual(['attachment.upload_begun', 'attachment.added']);
  });

  test('HHS #3811, “80% of the time uploads fail”: a connection cut in the middle goes on where it stopped, again and again, and the file is whole', async () => {
    const { editor, ref } = await draft();
    const bytes = pdf('long '.repeat(2_000));
    const begun = await begin(editor, ref, accounts(bytes, { key: 'accounts.pdf 1' }));
    let here = 0;
    for (let turn = 0; turn < 50 && here < bytes.length; turn += 1) {
      // Every connection lives for a thousand bytes; the answer is lost with it, so the browser asks where the server stands.
      await receivePiece(editor, begun.ref, here, pieces(bytes.subarray(here), 100, 1_000)).catch(() => {});
      here = (await uploadProgress(editor, begun.ref)).received;
    }
    expect(await uploadProgress(editor, begun.ref)).toMatchObject({ status: 'waiting', received: bytes.length });
    expect(await fileStore().read(begun.id, hashOf(bytes))).toEqual(bytes);
  });

  test('chosen again after the page was closed, the same file goes on; another one begins anew and frees what the first had taken', async () => {
    const { editor, ref } = await draft();
    const bytes = pdf('x'.repeat(900));
    const begun = await begin(editor, ref, accounts(bytes, { key: 'k' }));
    await receivePiece(editor, begun.ref, 0, pieces(bytes, 100, 500));
    expect(await begin(editor, ref, accounts(bytes, { key: 'k' }))).toMatchObject({ ref: begun.ref, received: 500 });
    const other = await begin(editor, ref, accounts(bytes, { key: 'another' }));
    expect(other).toMatchObject({ received: 0, abandoned: [begun.id] });
    await expect(receivePiece(editor, begun.ref, 500, pieces(bytes.subarray(500)))).rejects.toMatchObject({ code: 'attachment_upload_over' });
    expect(await attachmentsForMember(editor, ref)).toMatchObject({ usedBytes: bytes.length, lines: [{ ref: other.ref, status: 'uploading', mine: true }] });
  });

  test('a piece that does not begin where the server stands changes nothing, and one after the end is refused', async () => {
    const { editor, ref } = await draft();
    const bytes = pdf();
    const begun = await begin(editor, ref, accounts(bytes));
    expect(await receivePiece(editor, begun.ref, 10, pieces(bytes))).toMatchObject({ received: 0, status: 'uploading' });
    await receivePiece(editor, begun.ref, 0, pieces(bytes));
    await expect(receivePiece(editor, begun.ref, bytes.length, pieces(Buffer.from('more')))).rejects.toMatchObject({ code: 'attachment_upload_over' });
    // A piece that was late by a moment could only have changed the quarantine: what is kept is kept under its hash.
    expect(await fileStore().read(begun.id, hashOf(bytes))).toEqual(bytes);
  });

  test('more bytes than were promised, and bytes that are not what the name says, end the upload and leave nothing behind', async () => {
    const { editor, ref } = await draft();
    const begun = await begin(editor, ref, accounts(Buffer.alloc(10)));
    await expect(receivePiece(editor, begun.ref, 0, pieces(pdf()))).rejects.toMatchObject({ code: 'attachment_too_big' });
    await expect(upload(editor, ref, Buffer.concat([Buffer.from('MZ'), Buffer.alloc(500)]))).rejects.toMatchObject({ code: 'attachment_not_what_it_says' });
    await expect(upload(editor, ref, docx())).rejects.toMatchObject({ code: 'attachment_not_what_it_says' });
    expect(readdirSync(join(folder, 'quarantine')).filter((name) => name === begun.id)).toEqual([]);
    expect(await attachmentsForMember(editor, ref)).toEqual({ lines: [], usedBytes: 0 });
    expect((await standing(editor, ref))?.accounts).toBeUndefined();
    expect((await owner.query<{ problem: string }>(`select problem from attachments f join applications a on a.id = f.application_id where a.ref = $1 order by f.id`, [ref])).map(({ problem }) => problem)).toEqual(['attachment_too_big', 'attachment_not_what_it_says', 'attachment_not_what_it_says']);
  });

  test('two uploads racing for the last bytes of the quota: one gets them, one is told', async () => {
    const { editor, ref } = await draft();
    const colleague = await member(owner, ['editor'], organisationOf(editor));
    const bytes = pdf();
    await upload(editor, ref);
    // Past the code: files of earlier years that nearly fill it.
    await owner.query(
      `insert into attachments (id, ref, application_id, organisation_id, question, name, bytes, received_bytes, sha256, status, uploaded_by, added_at)
       select $1, 'FIL-OLD', application_id, organisation_id, 'old', 'old.pdf', $2, $2, sha256, 'clean', uploaded_by, app_now() from attachments f where f.application_id = (select id from applications where ref = $3)`,
      [newId(), organisationQuota - 2 * bytes.length, ref],
    );
    const letter = { question: 'letters', datedOn: undefined };
    const results = await Promise.allSettled([begin(editor, ref, accounts(bytes, letter)), begin(colleague, ref, accounts(bytes, letter))]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(results.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'attachment_quota' } });
  });

  test('an upload nobody goes on with is given up after a day, and its part of the quota is free', async () => {
    const { editor, ref } = await draft();
    await begin(editor, ref, accounts(pdf()));
    await owner.moveClock('2025-09-16T08:00:00Z');
    expect(await sweepUploads()).toBe(0);
    await owner.moveClock('2025-09-17T09:00:01Z');
    expect(await sweepUploads()).toBeGreaterThan(0);
    await owner.moveClock('2025-09-15T09:00:00Z');
    expect(await attachmentsForMember(editor, ref)).toEqual({ lines: [], usedBytes: 0 });
  });
});

describe('a form without a script', () => {
  async function whole(person: Person, ref: string, bytes: Buffer, formBytes: number, breaksAt?: number) {
    const begun = await begin(person, ref, accounts(bytes, { bytes: formBytes, atMost: true }));
    return receiveWhole(person, begun, 'accounts.pdf', pieces(bytes, bytes.length > 100_000 ? 65_536 : 50, breaksAt));
  }

  test('it says how long it is itself, or not even that: the quota holds what really came', async () => {
    for (const formBytes of [pdf().length + 900, 0, 2_000_000 + 900]) {
      const { editor, ref } = await draft();
      expect(await whole(editor, ref, pdf(), formBytes)).toMatchObject({ status: 'waiting', received: pdf().length });
      expect((await attachmentsForMember(editor, ref)).usedBytes).toBe(pdf().length);
    }
  });

  test('a form that is far too long is refused before it is read, one a little too long at its end, one cut short altogether', async () => {
    const { editor, ref } = await draft();
    await expect(whole(editor, ref, pdf(), 3_000_000)).rejects.toMatchObject({ code: 'attachment_too_big' });
    await expect(whole(editor, ref, Buffer.alloc(2_000_001), 2_000_900)).rejects.toMatchObject({ code: 'attachment_too_big' });
    await expect(whole(editor, ref, pdf(), pdf().length + 900, 100)).rejects.toMatchObject({ code: 'attachment_cut_short' });
    expect(await attachmentsForMember(editor, ref)).toEqual({ lines: [], usedBytes: 0 });
  });
});

describe('versions', () => {
  test('a file is replaced, never overwritten: both stay with who and when, and the answer has the newer', async () => {
    const { editor, ref } = await draft();
    const colleague = await member(owner, ['editor'], organisationOf(editor));
    const first = await upload(editor, ref, pdf('one'));
    await expect(upload(colleague, ref, pdf('two'))).rejects.toMatchObject({ code: 'attachment_too_many' });
    const second = await upload(colleague, ref, pdf('two'), { replaces: first.ref });
    expect((await standing(editor, ref))?.accounts).toMatchObject([{ file: second.ref }]);
    expect((await attachmentsForMember(editor, ref)).lines).toMatchObject([{ ref: first.ref, version: 1, replaced: true, by: editor.name }, { ref: second.ref, version: 2, replaced: false, by: colleague.name }]);
    expect(await fileStore().read(first.id, hashOf(pdf('one')))).toEqual(pdf('one'));
    // Whoever had the page open before is told.
    await expect(upload(editor, ref, pdf('three'), { replaces: first.ref })).rejects.toMatchObject({ code: 'changed_meanwhile' });
    await expect(owner.query('update attachments set sha256 = $1 where ref = $2', ['0'.repeat(64), first.ref])).rejects.toMatchObject({ constraint: 'attachment_is_never_overwritten' });
    await expect(owner.query('delete from attachments where ref = $1', [first.ref])).rejects.toMatchObject({ constraint: 'attachment_is_never_deleted' });
  });

  test('two people replacing the same file at once: one succeeds, one is told', async () => {
    const { editor, ref } = await draft();
    const colleague = await member(owner, ['editor'], organisationOf(editor));
    const first = await upload(editor, ref, pdf('one'));
    const begun = await Promise.all([editor, colleague].map((person) => begin(person, ref, accounts(pdf(person.name), { replaces: first.ref }))));
    const results = await Promise.allSettled([editor, colleague].map((person, index) => receivePiece(person, begun[index]?.ref ?? '', 0, pieces(pdf(person.name)))));
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(results.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'changed_meanwhile' } });
  });

  test('a removed file leaves the answer and stays on record', async () => {
    const { editor, ref } = await draft();
    const file = await upload(editor, ref);
    await removeAttachment(editor, file.ref);
    expect((await standing(editor, ref))?.accounts).toBeUndefined();
    expect((await attachmentsForMember(editor, ref)).lines).toMatchObject([{ removedAt: expect.any(Date), removedBy: editor.name }]);
  });

  test('saving the page’s typed answers leaves the files alone, and nobody types a file', async () => {
    const { editor, ref } = await draft();
    const file = await upload(editor, ref);
    await saveAnswers(editor, ref, 'documents', { accounts: 'x' }, { versions: {}, form: 'a' });
    await saveAllAnswers(editor, ref, { accounts: [{ file: 'FIL-MINE', sha256: 'x' }] });
    expect((await standing(editor, ref))?.accounts).toMatchObject([{ file: file.ref }]);
  });
});

describe('who may', () => {
  /** A submitted application with a file, and who sent it. */
  async function sent() {
    const { editor, ref } = await draft();
    await saveAllAnswers(editor, ref, testAnswers);
    await expect(askForSignOff(editor, ref)).rejects.toMatchObject({ code: 'application_not_complete' });
    const removed = await upload(editor, ref, pdf('a letter'), { question: 'letters', datedOn: undefined });
    await removeAttachment(editor, removed.ref);
    const file = await upload(editor, ref);
    await askForSignOff(editor, ref);
    await expect(upload(editor, ref, pdf('late'), { replaces: file.ref })).rejects.toMatchObject({ code: 'application_with_certifier' });
    const { sha256 } = await submitApplication(editor, ref, { key: newId(), confirmedAlone: true });
    const [row] = await owner.query<{ id: string }>('select id from applications where ref = $1', [ref]);
    return { editor, ref, id: row?.id ?? '', file, removed, sha256 };
  }

  test('submission freezes the list of files with their hashes, in what is hashed', async () => {
    const { editor, ref, file, sha256 } = await sent();
    const receipt = await receiptForMember(editor, ref);
    expect(receipt?.frozen.answers.accounts).toMatchObject([{ file: file.ref, sha256: hashOf(pdf()) }]);
    expect(hashOf(Buffer.from(receipt?.text ?? ''))).toBe(sha256);
    await expect(removeAttachment(editor, file.ref)).rejects.toMatchObject({ code: 'application_not_draft' });
  });

  test('the fund’s readers get what was sent and nothing else; an assessor once declared clear; nobody with a conflict; no other applicant', async () => {
    const { editor, id, file, removed } = await sent();
    const officer = await staffMember(owner, ['fund_officer']);
    const auditor = await staffMember(owner, ['auditor']);
    const [assessor, conflicted, stranger] = await Promise.all([staffMember(owner, ['assessor']), staffMember(owner, ['assessor', 'fund_officer']), member(owner, ['editor'])]);
    for (const [person, status] of [[assessor, 'assigned'], [conflicted, 'conflicted']] as const) {
      await owner.query(`insert into assignments (id, application_id, assessor_id, status, conflict_reason, assigned_by) values ($1, $2, $3, $4, 'cousin', $5)`, [newId(), id, person.id, status, officer.id]);
    }
    const gets = async (person: Person, ref = file.ref) => (await attachmentToServe(person, ref))?.ref;
    expect([await gets(editor), await gets(officer), await gets(auditor)]).toEqual([file.ref, file.ref, file.ref]);
    expect([await gets(assessor), await gets(conflicted), await gets(stranger), await gets(await staffMember(owner, ['finance']))]).toEqual([undefined, undefined, undefined, undefined]);
    await owner.query(`update assignments set status = 'declared_clear' where assessor_id = $1`, [assessor.id]);
    expect(await gets(assessor)).toBe(file.ref);
    expect([await gets(officer, removed.ref), await gets(editor, removed.ref)]).toEqual([undefined, removed.ref]);
    // Row security alone says the same, without our where.
    const rowsSeen = (person: Person) => read(person, (tx) => sentFiles(tx, id)).then((files) => files.length);
    expect([await rowsSeen(officer), await rowsSeen(assessor), await rowsSeen(conflicted), await rowsSeen(stranger)]).toEqual([1, 1, 0, 0]);
  });

  test('a draft’s files are the organisation’s alone; a stranger finds nothing to add to, to read, to remove', async () => {
    const { editor, ref } = await draft();
    const file = await upload(editor, ref);
    const stranger = await member(owner, ['editor', 'owner']);
    expect(await attachmentToServe(await staffMember(owner, ['fund_officer']), file.ref)).toBeUndefined();
    for (const act of [() => begin(stranger, ref, accounts(pdf())), () => receivePiece(stranger, file.ref, 0, pieces(pdf())), () => uploadProgress(stranger, file.ref), () => removeAttachment(stranger, file.ref), () => addAttachment(stranger, file.ref, { sha256: 'x', bytes: 1 })]) {
      await expect(act()).rejects.toMatchObject({ code: 'not_found' });
    }
    expect(await attachmentsForMember(stranger, ref)).toEqual({ lines: [], usedBytes: 0 });
    await expect(begin(editor, ref, accounts(pdf(), { question: 'title' }))).rejects.toMatchObject({ code: 'not_found' });
  });
});
