import { expect, test } from 'vitest';
import { testDatabase } from '@/db/testing/database';
import { staffMember } from '@/db/testing/people';
import { submittedApplication, testRound } from '@/db/testing/submitted';
import type { Person } from '../access/actor';
import { approveApplication, notifyDecision, refuseApplication } from '../assessment/commands/decision';
import { moderate, openPanel, recommend } from '../assessment/commands/panel';
import { declareClear, sealScores } from '../assessment/commands/score';
import { assignAssessors, recordSift } from '../assessment/commands/sift';
import { acceptAward, countersignAward } from '../award/commands';
import { judgeConflict } from '../conflict/commands';
import { newId } from '../id';
import { recordBlocks } from './document';
import { decisionRecordForStaff } from './queries';

const owner = testDatabase();
const given = (score: number) => [{ criterion: 'need', score, reason: `Reason worth ${score}` }, { criterion: 'value', score, reason: `Value of ${score}` }];

async function crew() {
  const [officer, approver, auditor, one, two] = [await staffMember(owner, ['fund_officer']), await staffMember(owner, ['approver']), await staffMember(owner, ['auditor']), await staffMember(owner, ['assessor']), await staffMember(owner, ['assessor'])];
  return { officer, approver, auditor, assessors: [one, two], round: await testRound(owner, officer, 1_000_000_00) };
}
type Crew = Awaited<ReturnType<typeof crew>>;

async function toPanel({ officer, assessors, round }: Crew) {
  const one = await submittedApplication(owner, round);
  await recordSift(officer, one.ref, { eligible: true });
  await assignAssessors(officer, one.ref, assessors.map(({ id }) => id));
  for (const [index, assessor] of assessors.entries()) {
    await declareClear(assessor, one.ref);
    await sealScores(assessor, one.ref, given(4 + index));
  }
  return one;
}

const read = async (actor: Person, ref: string, knownOn?: string) => {
  const found = await decisionRecordForStaff(actor, ref, knownOn);
  if (!found) throw new Error('there is a record');
  return found;
};
const at = (iso: string) => owner.moveClock(iso);
const fresh = (actor: Person, iso: string): Person => ({ ...actor, mfaAt: new Date(iso) });

test('a record that was kept when it was decided is rebuilt byte for byte, whatever happened afterwards and whoever asks', async () => {
  const them = await crew();
  const { officer, approver, auditor, round } = them;
  const one = await toPanel(them);
  const beforePanel = await read(officer, one.ref);
  expect(beforePanel.record.scores.sealed).toEqual([]);
  expect(beforePanel.json).not.toContain('Reason worth');
  expect(beforePanel.kept).toBeUndefined();
  await openPanel(officer, one.ref);
  await moderate(officer, one.ref, { scores: given(3) });
  await moderate(officer, one.ref, { scores: given(5) });
  await recommend(officer, one.ref, { outcome: 'recommended', amountPence: 40_000_00, reason: 'Strong' });
  const { awardRef } = await approveApplication(approver, one.ref, { amountPence: 40_000_00, reason: 'As recommended', key: newId() });
  const kept = await read(auditor, one.ref, 'decision');
  expect(kept.kept?.matches).toBe(true);
  expect(kept.record.decided).toMatchObject({ outcome: 'approved', envelope: { before: { envelope: 1_000_000_00, earmarked: 0 }, after: { envelope: 960_000_00, earmarked: 40_000_00 } }, round: { criteria: [{ key: 'need', weight: 2 }, { key: 'value', weight: 1 }] } });
  expect(kept.record.scores.sealed.map(({ scores, setAside }) => [setAside, scores.map(({ score }) => score)])).toEqual([[false, [4, 4]], [false, [5, 5]]]);
  expect(kept.record.scores.moderated.map(({ criterion, score }) => [criterion, score])).toEqual([['need', 5], ['value', 5]]);
  expect(kept.record.award).toMatchObject({ key: awardRef, status: 'offered', amount_awarded_pence: 40_000_00 });
  // Much happens afterwards, to the rows that the record was built from and around it.
  await notifyDecision(officer, one.ref);
  await acceptAward({ ...one.applicant, mfaAt: officer.mfaAt }, awardRef ?? '', { name: one.applicant.name });
  await countersignAward(approver, awardRef ?? '', { key: newId() });
  await owner.query(`update funding_rounds set criteria = '[]', scale_max = 10 where id = $1`, [round.roundId]);
  await owner.query(`update people set name = 'Renamed' where id = $1`, [approver.id]);
  const other = await staffMember(owner, ['fund_officer']);
  await judgeConflict(officer, one.ref, { personId: other.id, kind: 'found', outcome: 'confirmed', reason: 'Sits on its board' });
  for (const who of [auditor, officer, approver]) {
    const again = await read(who, one.ref, 'decision');
    expect(again.kept?.matches).toBe(true);
    expect(again.json).toBe(kept.json);
  }
  const now = await read(officer, one.ref);
  expect(now.record.award).toMatchObject({ status: 'live' });
  expect(now.record.conflicts.findings).toHaveLength(1);
  expect(kept.record.conflicts.findings).toHaveLength(0);
  // The page and the PDF say it in both languages, and nothing of it before the panel opened.
  for (const locale of ['en', 'cy'] as const) {
    const said = JSON.stringify(recordBlocks(locale, now));
    for (const part of ['Reason worth 4', 'Value of 5', 'Sits on its board', 'As recommended', '£40,000']) expect(said, part).toContain(part);
    expect(said).not.toMatch(/undefined|NaN/);
    expect(JSON.stringify(recordBlocks(locale, beforePanel))).not.toContain('Reason worth');
  }
});

test('somebody changes a row past the service: the record no longer matches what was kept', async () => {
  const them = await crew();
  const one = await submittedApplication(owner, them.round);
  await recordSift(them.officer, one.ref, { eligible: false, reason: 'Not one of the kinds of organisation' });
  const kept = await read(them.auditor, one.ref, 'decision');
  expect(kept.kept?.matches).toBe(true);
  expect(kept.record.sift).toMatchObject({ eligible: false, reason: 'Not one of the kinds of organisation' });
  await owner.query('alter table deciding_history disable trigger user');
  await owner.query(`update deciding_history set said = said || '{"sift_reason": "Another reason"}' where application_id = $1`, [one.id]);
  await owner.query('alter table deciding_history enable trigger user');
  expect((await read(them.auditor, one.ref, 'decision')).kept?.matches).toBe(false);
});

test('as known on a date: what was found later is not in it', async () => {
  const them = await crew();
  const { officer, approver } = them;
  await at('2025-09-16T09:00:00Z');
  const one = await toPanel(them);
  await at('2025-09-18T09:00:00Z');
  await openPanel(officer, one.ref);
  await moderate(officer, one.ref, { scores: given(2) });
  await at('2025-09-19T09:00:00Z');
  await moderate(officer, one.ref, { scores: given(1) });
  await recommend(officer, one.ref, { outcome: 'not_recommended', reason: 'Weak' });
  await at('2025-09-22T09:00:00Z');
  await refuseApplication(fresh(approver, '2025-09-22T09:00:00Z'), one.ref, { reason: 'As recommended', key: newId() });
  const sealed = await read(officer, one.ref, '2025-09-17');
  expect(sealed.record).toMatchObject({ status: 'in_assessment', recommendations: [], decided: null, comments: null, scores: { panelOpenedAt: null, sealed: [], moderated: [] } });
  expect(sealed.json).not.toMatch(/Reason worth|refused/);
  const first = await read(officer, one.ref, '2025-09-18');
  expect(first.record.scores.moderated.map(({ score }) => score)).toEqual([2, 2]);
  expect(first.record.recommendations).toEqual([]);
  const last = await read(officer, one.ref, '2025-09-22');
  expect(last.record).toMatchObject({ status: 'unsuccessful', decided: { outcome: 'refused' } });
  expect(last.record.scores.moderated.map(({ score }) => score)).toEqual([1, 1]);
  await at('2025-09-15T09:00:00Z');
});

test('nobody but officers, approvers and auditors reads a record, nobody behind the wall, and no assessor of it before the panel', async () => {
  const them = await crew();
  const both = await staffMember(owner, ['fund_officer', 'assessor']);
  const one = await submittedApplication(owner, them.round);
  await recordSift(them.officer, one.ref, { eligible: true });
  await assignAssessors(them.officer, one.ref, [both.id, ...them.assessors.map(({ id }) => id)]);
  expect(await decisionRecordForStaff(both, one.ref)).toBeUndefined();
  expect(await decisionRecordForStaff(them.assessors[0] as Person, one.ref)).toBeUndefined();
  for (const role of ['administrator', 'finance', 'payment_approver', 'safeguarding_lead'] as const) expect(await decisionRecordForStaff(await staffMember(owner, [role]), one.ref)).toBeUndefined();
  const conflicted = await staffMember(owner, ['fund_officer']);
  await judgeConflict(them.officer, one.ref, { personId: conflicted.id, kind: 'found', outcome: 'confirmed', reason: 'Trustee' });
  expect(await decisionRecordForStaff(conflicted, one.ref)).toBeUndefined();
  expect(await decisionRecordForStaff(them.auditor, one.ref)).toBeDefined();
});
