import { beforeAll, expect, test } from 'vitest';
import { committedAward } from '@/db/testing/committed';
import { testDatabase } from '@/db/testing/database';
import { asked, officersAndRound } from '@/db/testing/information';
import { member, staffMember } from '@/db/testing/people';
import { submittedApplication, type TestRound } from '@/db/testing/submitted';
import type { Person } from '../access/actor';
import { newId } from '../id';
import { newReference } from '../reference';
import { proposeRelease, releaseInformation } from './commands/release';
import { acceptProposals, type Asked, coverRecord, decideRedaction, logRequest } from './commands/working';
import { gatheredFile, releasedFile, requestForStaff } from './queries';

const owner = testDatabase();
let [olwen, osian, round]: [Person, Person, TestRound] = [] as never; // made before any test
beforeAll(async () => {
  [olwen, osian, round] = await officersAndRound(owner);
});

const sha256 = 'a'.repeat(64);

async function gathered(actor: Person, ref: string, more: Partial<Asked> = {}) {
  const request = await logRequest(actor, asked(more), newId());
  await coverRecord(actor, request, ref);
  const found = await requestForStaff(actor, request);
  if (!found) throw new Error('an officer reads what they logged');
  return found;
}

/** An application with a file that was sent with it. */
async function withFile() {
  const one = await submittedApplication(owner, round);
  const file = newReference('FIL');
  await owner.query(
    `insert into attachments (id, ref, application_id, organisation_id, question, name, bytes, received_bytes, sha256, status, uploaded_by, added_at) select $1, $2, id, organisation_id, 'accounts', 'Accounts of Wendy Whistle.pdf', 2048, 2048, $3, 'clean', $4, app_now() from applications where id = $5`,
    [newId(), file, sha256, one.applicant.id, one.id]);
  await owner.query(`insert into submissions (id, application_id, number, frozen, sha256, certified_by) select gen_random_uuid(), application_id, 2, replace(frozen, '"title"', '"accounts":[{"bytes":"2048","file":"' || $1 || '","name":"x.pdf","sha256":"' || $2 || '"}],"title"'), $2, certified_by from submissions where application_id = $3`, [file, sha256, one.id]);
  return { ...one, file };
}

test('checks, conditions, letters, feedback and complaints are gathered, each an item of its own that can be withheld; who complained is proposed', async () => {
  const one = await submittedApplication(owner, round);
  await owner.query(`insert into diligence_checks (id, application_id, kind, number, rating, notes, checked_by) values ($1, $2, 'accounts', 1, 'amber', 'Filed late', $3)`, [newId(), one.id, olwen.id]);
  await owner.query(`insert into award_conditions (id, ref, application_id, requirement, needed_by, set_by) values ($1, $2, $3, 'A lease for the hall', 'before_payment', $4)`, [newId(), newReference('CND'), one.id, olwen.id]);
  await owner.query(`insert into letters (id, application_id, kind, language, text_en, text_cy, sha256, sent_by) values ($1, $2, 'decline', 'both', 'We are sorry', 'Mae’n ddrwg gennym', $3, $4)`, [newId(), one.id, sha256, olwen.id]);
  await owner.query(`insert into feedback_requests (id, ref, application_id, asked_by, question, due_on) values ($1, $2, $3, $4, 'Why so low?', '2025-10-15')`, [newId(), newReference('FBK'), one.id, one.applicant.id]);
  await owner.query(`insert into complaints (id, ref, application_id, made_by, name, contact, what, due_on) values ($1, $2, $3, $4, 'Cerys Complainant', 'cerys@example.org', 'Nobody answered me', '2025-10-15')`, [newId(), newReference('CMP'), one.id, one.applicant.id]);
  const found = await gathered(olwen, one.ref);
  const bodies = Object.fromEntries(found.items.map(({ kind, body }) => [kind, body]));
  expect(bodies.check).toContain('Judgement: Amber\nNotes: Filed late');
  expect(bodies.condition).toContain('A lease for the hall');
  expect(bodies.letter).toBe('We are sorry\n\nMae’n ddrwg gennym');
  expect(bodies.feedback).toContain('Question: Why so low?');
  expect(bodies.complaint).toContain('Nobody answered me');
  expect(JSON.stringify(found.items)).not.toContain('cerys@example.org');
  expect(found.redactions.map(({ words }) => words)).toContain('Cerys Complainant');
  // Whoever took part in what a complaint is about does not meet it, here either.
  await owner.query(`insert into application_comments (id, application_id, author_id, words) values ($1, $2, $3, 'I handled it')`, [newId(), one.id, osian.id]);
  await owner.query(`insert into events (id, actor_kind, actor_id, name, subject_kind, subject_id, data) values ($1, 'person', $2, 'assessment.sifted', 'application', $3, '{}')`, [newId(), osian.id, one.id]);
  expect((await gathered(osian, one.ref)).items.map(({ kind }) => kind)).not.toContain('complaint');
});

test('our labels are in the language of the answer, and what somebody wrote stays as they wrote it', async () => {
  const one = await submittedApplication(owner, round, { title: 'Digital confidence' });
  const found = await gathered(olwen, one.ref, { language: 'cy' });
  expect(found.items[0]).toMatchObject({ heading: `${one.ref}: y cais` });
  expect(found.items[0]?.body).toContain('Teitl: Digital confidence');
  expect(found.items[0]?.body).toContain('Cyflwr: Cyflwynwyd');
});

test('an award is gathered with its agreement and what was changed of it, and its application with the record of the decision that names nobody', async () => {
  const approver = await staffMember(owner, ['approver'], { name: 'Ada Approver' });
  const award = await committedAward(owner, round, olwen, approver, 20_000_00);
  const terms = { title: 'Before', description: 'd', plannedStartDate: '2025-11-01', plannedEndDate: '2026-03-31', sites: [] };
  await owner.query(`insert into variations (id, ref, award_id, kind, status, reason, from_pence, to_pence, before, after, proposed_by) values ($1, $2, $3, 'terms', 'proposed', 'More time is needed', 2000000, 2000000, $4, $5, $6)`, [newId(), newReference('VAR'), award.id, terms, { ...terms, title: 'After' }, olwen.id]);
  const held = await gathered(olwen, award.ref);
  expect(held.items.find(({ kind }) => kind === 'agreement')?.body).toContain('Signed by: Hal Certifier');
  expect(held.items.find(({ kind }) => kind === 'variation')?.body).toMatch(/More time is needed[\s\S]*Title: Before → After/);
  const [application] = await owner.query<{ ref: string }>('select a.ref from awards w join applications a on a.id = w.application_id where w.id = $1', [award.id]);
  const record = (await gathered(olwen, application?.ref ?? '')).items.find(({ kind }) => kind === 'decision_record');
  expect(record?.body).toContain('As recommended');
  expect(record?.body).not.toContain('Ada Approver');
});

test('a file is withheld until an officer says it goes; it goes out whole, with its hash, under a name that says nothing', async () => {
  const one = await withFile();
  const found = await gathered(olwen, one.ref);
  const item = found.items.find(({ kind }) => kind === 'file');
  const own = found.redactions.filter(({ itemId }) => itemId === item?.id);
  expect(item).toMatchObject({ fileRef: one.file, fileSha256: sha256 });
  expect(item?.body).toContain('Size: 2 KB');
  expect(own).toMatchObject([{ kind: 'file', whole: true, status: 'proposed' }]);
  expect(await gatheredFile(olwen, found.ref, item?.number ?? 0)).toMatchObject({ ref: one.file, savedAs: `${found.ref}-${item?.number}.pdf` });
  expect(await gatheredFile(olwen, found.ref, 1)).toBeUndefined();
  expect(await gatheredFile(await staffMember(owner, ['approver']), found.ref, item?.number ?? 0)).toBeUndefined();
  await expect(proposeRelease(olwen, found.ref)).rejects.toMatchObject({ code: 'redactions_undecided' });
  await decideRedaction(olwen, found.ref, { redaction: own[0]?.number ?? 0, decision: 'remove', exemption: 's40_2', reason: 'Looked at: it says nothing of anybody' });
  for (const { id, number } of found.items) if (id !== item?.id && found.redactions.some((redaction) => redaction.itemId === id)) await acceptProposals(olwen, found.ref, number);
  await proposeRelease(olwen, found.ref);
  await releaseInformation(osian, found.ref);
  expect((await releasedFile(olwen, found.ref, 'copy.txt'))?.toString('utf8')).toContain(`The file goes with this copy, whole, as item ${item?.number}.`);
  expect(await owner.query(`select data -> 'attached' as attached from events e join information_requests q on q.id = e.subject_id where q.ref = $1 and e.name = 'information_request.released'`, [found.ref])).toEqual([{ attached: { [item?.number ?? 0]: sha256 } }]);
});

test('accepted as it is proposed, a file is withheld with its clause, and of subject access it waits for an officer too', async () => {
  const one = await withFile();
  const found = await gathered(olwen, one.ref, { kind: 'subject_access', subjectName: 'Wendy Whistle', subjectEmail: (await member(owner, ['owner'])).email });
  expect(found.items.map(({ kind }) => kind)).toEqual(['file']);
  await acceptProposals(olwen, found.ref, 1);
  await proposeRelease(olwen, found.ref);
  await releaseInformation(osian, found.ref);
  const text = (await releasedFile(olwen, found.ref, 'copy.txt'))?.toString('utf8') ?? '';
  expect(text).toContain('[redacted: DPA Sch.2 para.16]');
  expect(text).not.toContain('accounts.pdf');
});
