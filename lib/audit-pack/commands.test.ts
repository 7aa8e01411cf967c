import { expect, test } from 'vitest';
import { testDatabase } from '@/db/testing/database';
import { staffMember } from '@/db/testing/people';
import { recommendedApplication, submittedApplication, testRound } from '@/db/testing/submitted';
import { verifyRecords } from '@/bin/verify-records';
import type { Person } from '../access/actor';
import { approveApplication, refuseApplication } from '../assessment/commands/decision';
import { recordSift } from '../assessment/commands/sift';
import { judgeConflict } from '../conflict/commands';
import { sha256 } from '../decision-record/steps';
import { decisionRecordForStaff } from '../decision-record/queries';
import { recordDocument } from '../decision-record/document';
import { pdfOf } from '../document/pdf';
import { newId } from '../id';
import { stateRequirement, takePackFile } from './commands';
import { packDocument, saidValue } from './document';
import { evidence } from './evidence';
import { applicationsCsv, eventsJsonl, recordsJsonl } from './files';
import { auditPackForStaff } from './queries';
import { requirements } from './vocabulary';

const owner = testDatabase();
const textOf = async (stream: ReadableStream<Uint8Array>) => new Response(stream).text();

/** What a PDF tags (lib/document/pdf.test.ts looks at the rest of it). */
const tagsIn = (pdf: Uint8Array): string[] => ['/S /H2', '/S /P', '/S /LBody', '/S /Table', '/S /TH'].filter((tag) => Buffer.from(pdf).includes(`${tag}\n`));

async function decidedRound() {
  const [officer, approver, auditor] = [await staffMember(owner, ['fund_officer']), await staffMember(owner, ['approver']), await staffMember(owner, ['auditor'])];
  const round = await testRound(owner, officer, 1_000_000_00);
  const [{ ref } = { ref: '' }] = await owner.query<{ ref: string }>('select ref from funding_rounds where id = $1', [round.roundId]);
  const [won, refused, lost] = [await recommendedApplication(owner, round, officer, 40_000_00), await recommendedApplication(owner, round, officer, 30_000_00), await submittedApplication(owner, round, { title: '=cmd|calc' })];
  await approveApplication(approver, won.ref, { amountPence: 40_000_00, reason: 'As recommended', key: newId() });
  await refuseApplication(approver, refused.ref, { reason: 'The money is better spent', key: newId() });
  await recordSift(officer, lost.ref, { eligible: false, reason: 'Not eligible' });
  return { officer, approver, auditor, ref, won, refused, lost };
}
const stated = (actor: Person, round: string, more: Partial<Parameters<typeof stateRequirement>[2]> = {}) =>
  stateRequirement(actor, round, { requirement: 'senior_officer', words: 'The director of digital inclusion, since April', datedOn: '2025-04-01', key: newId(), ...more });

test('each of the ten requirements says what is held and what is not, counted from the database', async () => {
  const { auditor, ref } = await decidedRound();
  const pack = await auditPackForStaff(auditor, ref);
  if (!pack) throw new Error('there is a pack');
  expect(requirements).toHaveLength(10);
  expect(Object.keys(pack.evidence).sort()).toEqual(Object.values(evidence).flat().map(({ name }) => name).sort());
  expect(pack.evidence).toMatchObject({ decided: 3, records_kept: 3, submitted: 3, successful: 1, unsuccessful: 1, ineligible: 1, approvals: 1, over_band: 0, own_recommendation: 0, approved_pence: 40_000_00, awards: 1, agreements: 1, signed: 0, approved_unchecked: 1 });
  for (const locale of ['en', 'cy'] as const) {
    expect(tagsIn(await pdfOf(packDocument(locale, pack, 'The fund')))).toEqual(['/S /H2', '/S /P', '/S /LBody']);
  }
});

test('what is counted from declarations is shown to those who may read them, and to an approver as not theirs rather than as none', async () => {
  const { officer, approver, ref } = await decidedRound();
  expect((await auditPackForStaff(officer, ref))?.evidence).toMatchObject({ conflicts: 0, liftings: 0, assessors_declared: 0 });
  const pack = await auditPackForStaff(approver, ref);
  if (!pack) throw new Error('there is a pack');
  expect(pack.evidence).toMatchObject({ decided: 3, conflicts: null, liftings: null, assessors_declared: null });
  expect(saidValue('en', pack, 'conflicts', 'count')).toBe('Shown to fund officers and auditors');
});

test('what the fund says is dated, has an author, and stays', async () => {
  const { officer, auditor, ref } = await decidedRound();
  await stated(officer, ref);
  await stated(officer, ref, { words: 'The deputy director, since June', datedOn: '2025-06-01', reference: 'LET-9' });
  expect((await auditPackForStaff(auditor, ref))?.statements.map(({ datedOn, reference, by }) => [datedOn, reference, by])).toEqual([['2025-04-01', null, officer.name], ['2025-06-01', 'LET-9', officer.name]]);
  await expect(stated(officer, ref, { words: '  ' })).rejects.toMatchObject({ code: 'reason_needed', field: 'words' });
  await expect(stated(officer, ref, { datedOn: '2026-01-01' })).rejects.toMatchObject({ code: 'statement_is_dated_later', field: 'datedOn' });
  await expect(stated(auditor, ref)).rejects.toMatchObject({ code: 'not_allowed' });
  await expect(owner.query(`update round_statements set words = 'Another'`)).rejects.toMatchObject({ constraint: 'history_is_only_added_to' });
});

test('the same statement sent twice is recorded once', async () => {
  const { officer, ref } = await decidedRound();
  const key = newId();
  await Promise.all([1, 2].map(() => stated(officer, ref, { key }))).catch(() => undefined);
  expect((await auditPackForStaff(officer, ref))?.statements).toHaveLength(1);
});

test('the files: every application, every record as it was kept, every event; taking one is recorded', async () => {
  const { auditor, ref, won } = await decidedRound();
  await takePackFile(auditor, ref, 'events.jsonl');
  const csv = (await textOf(applicationsCsv(auditor, ref, 'en'))).split('\r\n');
  expect(csv).toHaveLength(5);
  expect(csv.join('\n')).toContain(`'=cmd|calc`);
  const records = (await textOf(recordsJsonl(auditor, ref))).trim().split('\n');
  const kept = await decisionRecordForStaff(auditor, won.ref, 'decision');
  expect(records.map((line) => sha256(line))).toContain(kept?.kept?.sha256);
  expect(records).toHaveLength(3);
  const events = (await textOf(eventsJsonl(auditor, ref))).trim().split('\n').map((line) => JSON.parse(line) as { name: string });
  expect(events.filter(({ name }) => name === 'assessment.decided')).toHaveLength(3);
  expect(await owner.query(`select data from events where name = 'round.audit_pack_taken'`)).toEqual([{ data: { file: 'events.jsonl' } }]);
});

test('whoever is restricted in the round gets nothing of its pack; nobody outside the three roles does', async () => {
  const { officer, ref, won } = await decidedRound();
  const conflicted = await staffMember(owner, ['fund_officer']);
  await judgeConflict(officer, won.ref, { personId: conflicted.id, kind: 'found', outcome: 'confirmed', reason: 'Trustee' });
  await expect(auditPackForStaff(conflicted, ref)).rejects.toMatchObject({ code: 'round_is_restricted' });
  await expect(takePackFile(conflicted, ref, 'applications.csv')).rejects.toMatchObject({ code: 'round_is_restricted' });
  await expect(textOf(recordsJsonl(conflicted, ref))).rejects.toMatchObject({ code: 'round_is_restricted' });
  await expect(stated(conflicted, ref)).rejects.toMatchObject({ code: 'round_is_restricted' });
  for (const role of ['assessor', 'finance', 'administrator'] as const) expect(await auditPackForStaff(await staffMember(owner, [role]), ref)).toBeUndefined();
});

test('a decision record is a tagged PDF in both languages, and the command verifies every one', async () => {
  const { auditor, won } = await decidedRound();
  const file = await decisionRecordForStaff(auditor, won.ref, 'decision');
  if (!file) throw new Error('there is a record');
  for (const locale of ['en', 'cy'] as const) {
    const document = recordDocument(locale, file, 'The fund');
    expect(tagsIn(await pdfOf(document))).toEqual(['/S /H2', '/S /P', '/S /LBody', '/S /Table', '/S /TH']);
    expect(document.foot).toContain(file.sha256);
  }
  expect(await verifyRecords(owner.url)).toMatchObject({ whole: true });
  await owner.query(`alter table deciding_history disable trigger user; update deciding_history set said = said || '{"status": "unsuccessful"}' where application_id = '${won.id}'; alter table deciding_history enable trigger user`);
  expect(await verifyRecords(owner.url)).toMatchObject({ whole: false, sentence: expect.stringContaining(won.ref) });
});
