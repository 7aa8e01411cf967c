import { beforeAll, describe, expect, test } from 'vitest';
import { testDatabase } from '@/db/testing/database';
import { member, staffMember } from '@/db/testing/people';
import { testAnswers, testQuestions, testRound, type TestRound } from '@/db/testing/round';
import type { Person } from '../access/actor';
import { acceptInvitation } from '../access/commands';
import { decrypt } from '../access/secret';
import { staffRoles } from '../access/roles';
import { submitApplication } from '../application/commands/submit';
import { startApplication } from '../application/commands/start';
import { applicationForMember, receiptForMember } from '../application/queries';
import { declareClear } from '../assessment/commands/score';
import { assignAssessors, recordSift } from '../assessment/commands/sift';
import { applicationFileForStaff } from '../assessment/queries/application';
import { assignmentForAssessor } from '../assessment/queries/assessor';
import { queueForStaff } from '../assessment/queries/queue';
import { newId } from '../id';
import { pagesOf } from '../programme/questions';
import { confirmPaper, finishAssisted, recordPaper, reopenAssisted, saveAssisted, startAssisted } from './commands';
import { assistedApplication, assistedForOfficer } from './queries';

const owner = testDatabase();
let round: TestRound;
let officer: Person;
let second: Person;
beforeAll(async () => {
  round = await testRound(owner);
  [officer, second] = [await staffMember(owner, ['fund_officer']), await staffMember(owner, ['fund_officer'])];
});

const details = () => ({ name: `Wool Club ${newId().slice(-6)}`, kind: 'charity', scheme: 'DEMO', identifier: `DEMO-${newId().slice(-8)}` }) as const;
const start = (more: Partial<Parameters<typeof startAssisted>[1]> = {}, actor = officer) =>
  startAssisted(actor, { round: round.ref, ...details(), certifierName: 'Mair Post', consentWay: 'phone', consentOn: '2025-09-12', key: newId(), ...more });

async function finished(more: Parameters<typeof start>[0] = {}) {
  await owner.query(`insert into installation (id, profile) values (1, 'demonstration') on conflict do nothing`);
  const ref = await start(more);
  for (const { key } of pagesOf(testQuestions)) await saveAssisted(officer, ref, key, testAnswers, { versions: {}, form: key });
  await finishAssisted(officer, ref);
  return ref;
}
const paper = { signedOn: '2025-09-15', kept: 'Cabinet 3' };
const confirm = (ref: string, actor = second) => confirmPaper(actor, ref, { key: newId() });

test('on paper: one officer records what was signed, another confirms it, and every view says who helped and how consent was given', async () => {
  const ref = await finished();
  await expect(confirm(ref)).rejects.toMatchObject({ code: 'paper_not_recorded' });
  await recordPaper(officer, ref, paper);
  await expect(confirm(ref, officer)).rejects.toMatchObject({ code: 'not_allowed' });
  await expect(reopenAssisted(officer, ref)).rejects.toMatchObject({ code: 'paper_already_recorded' });
  const { sha256 } = await confirm(ref);

  const mark = { helper: officer.name, consentWay: 'phone', consentOn: '2025-09-12' };
  const file = await applicationFileForStaff(second, ref);
  expect(file).toMatchObject({ application: { assisted: mark, status: 'submitted' }, submission: { sha256, certifier: 'Mair Post', frozen: { assisted: { consentWay: 'phone', consentOn: '2025-09-12', signedOnPaperBy: 'Mair Post' } } } });
  expect(file?.history.map(({ name }) => name)).toEqual(expect.arrayContaining(['application.started_for_somebody', 'application.paper_recorded', 'application.submitted']));
  expect((await queueForStaff(second, { search: ref })).lines).toMatchObject([{ assisted: true }]);
  const [one, two] = [await staffMember(owner, ['assessor']), await staffMember(owner, ['assessor'])];
  await recordSift(second, ref, { eligible: true });
  await assignAssessors(second, ref, [one.id, two.id]);
  await declareClear(one, ref);
  expect(await assignmentForAssessor(one, ref)).toMatchObject({ assisted: mark });
});

test('by link: the certifier joins by the mailed link, reads and signs; nobody of the fund can sign for them', async () => {
  const person = await member(owner, []);
  const ref = await finished({ certifierEmail: person.email });
  await expect(recordPaper(officer, ref, paper)).rejects.toMatchObject({ code: 'assisted_has_address' });
  await expect(submitApplication(officer, ref, { key: newId() })).rejects.toMatchObject({ code: 'not_found' });
  const [mail] = await owner.query<{ secret: string; data: string }>(`select secret_encrypted as secret, data::text as data from notifications where template = 'assisted_signature' and email = $1`, [person.email]);
  const token = new URL(decrypt(mail?.secret ?? '')).searchParams.get('token') ?? '';
  const organisationId = await acceptInvitation(person, token);
  // Nobody else owns the new organisation, so they do: they can invite colleagues and are the fund's only way to it.
  expect((await owner.query(`select role from memberships where organisation_id = $1 and person_id = $2 and removed_at is null order by role`, [organisationId, person.id])).map(({ role }) => role)).toEqual(['certifier', 'owner']);
  const certifier: Person = { ...person, memberships: [{ organisationId, organisationName: 'Wool Club', role: 'certifier' }] };
  expect(await applicationForMember(certifier, ref)).toMatchObject({ status: 'awaiting_sign_off', assisted: { helper: officer.name, consentWay: 'phone' }, answers: { title: 'Doorways online' } });
  await submitApplication(certifier, ref, { key: newId(), confirmedAlone: true });
  expect(await receiptForMember(certifier, ref)).toMatchObject({ certifiedBy: certifier.name, frozen: { assisted: { consentWay: 'phone' } } });
});

describe('limits', () => {
  test('an officer types into assisted applications and into no other', async () => {
    const editor = await member(owner, ['editor']);
    const organisationId = editor.memberships[0]?.organisationId ?? '';
    const [organisation] = await owner.query<{ ref: string }>('select ref from organisations where id = $1', [organisationId]);
    const theirs = await startApplication(editor, { roundRef: round.ref, organisationId, key: newId() });
    const ours = await start({ organisation: organisation?.ref });
    await expect(saveAssisted(officer, theirs, 'summary', { title: 'Mine now' }, { versions: {}, form: 'a' })).rejects.toMatchObject({ code: 'not_assisted' });
    expect(await assistedApplication(officer, theirs)).toBeUndefined();
    await saveAssisted(officer, ours, 'summary', { title: 'As told by telephone' }, { versions: {}, form: 'a' });
    // Its own organisation can read and go on with it.
    expect((await applicationForMember(editor, ours))?.answers.title).toBe('As told by telephone');
  });

  test('the round’s deadline holds for it too', async () => {
    const ref = await finished();
    await recordPaper(officer, ref, paper);
    await owner.moveClock('2025-09-26T16:00:00Z');
    await expect(confirmPaper({ ...second, mfaAt: new Date('2025-09-26T15:59:00Z') }, ref, { key: newId() })).rejects.toMatchObject({ code: 'round_closed' });
    await owner.moveClock('2025-09-15T09:00:00Z');
  });

  test('consent is not of tomorrow, an organisation is known or described, and the same press starts one', async () => {
    await expect(start({ consentOn: '2025-09-16' })).rejects.toMatchObject({ code: 'consent_in_future' });
    await expect(start({ organisation: 'ORG-NONE-222' })).rejects.toMatchObject({ code: 'organisation_unknown', field: 'organisation' });
    await expect(start({ name: undefined })).rejects.toMatchObject({ code: 'organisation_details_needed' });
    const same = { ...details(), key: newId() };
    await owner.query(`insert into installation (id, profile) values (1, 'demonstration') on conflict do nothing`);
    expect(await start(same)).toBe(await start(same));
  });

  test('a finished one can be taken back until a paper is recorded', async () => {
    const ref = await finished();
    await reopenAssisted(officer, ref);
    expect((await assistedApplication(officer, ref))?.application.status).toBe('draft');
  });
});

test('two officers confirming at once: it is submitted once, and one is told', async () => {
  const ref = await finished();
  await recordPaper(officer, ref, paper);
  const third = await staffMember(owner, ['fund_officer']);
  const results = await Promise.allSettled([confirm(ref), confirm(ref, third)]);
  expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(results.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'application_already_submitted' } });
});

test('the database wants two people for a paper, whatever the code says', async () => {
  const ref = await finished();
  await recordPaper(officer, ref, paper);
  await expect(owner.query(`update assisted_applications set paper_confirmed_by = paper_recorded_by, paper_confirmed_at = app_now() where application_id = (select id from applications where ref = $1)`, [ref])).rejects.toMatchObject({ constraint: 'paper_signature_is_confirmed_by_a_second_person' });
});

test.each(staffRoles.filter((role) => role !== 'fund_officer'))('a %s enters nothing for anybody', async (role) => {
  const person = await staffMember(owner, [role], role === 'devolved_contributor' ? { nation: 'wales' } : {});
  const ref = await start({ organisation: undefined });
  await expect(start({}, person)).rejects.toMatchObject({ code: 'not_allowed' });
  await expect(saveAssisted(person, ref, 'summary', {}, { versions: {}, form: 'a' })).rejects.toMatchObject({ code: 'not_allowed' });
  await expect(finishAssisted(person, ref)).rejects.toMatchObject({ code: 'not_allowed' });
  await expect(recordPaper(person, ref, paper)).rejects.toMatchObject({ code: 'not_allowed' });
  expect(await assistedForOfficer(person)).toBeUndefined();
});
