import { beforeAll, describe, expect, test } from 'vitest';
import { testDatabase } from '@/db/testing/database';
import { member } from '@/db/testing/people';
import { testAnswers, testRound, type TestRound } from '@/db/testing/round';
import type { Person } from '../access/actor';
import { newId } from '../id';
import { chooseAnswer, saveAllAnswers, saveAnswers } from './commands/save';
import { askForSignOff, sendBackToDraft } from './commands/sign-off';
import { startApplication } from './commands/start';
import { submitApplication, withdrawApplication } from './commands/submit';
import { canonicalJson } from './frozen';
import { answerHistoryForMember, applicationForMember, applicationPageForMember, applicationsForMember, receiptForMember } from './queries';

const owner = testDatabase();
let round: TestRound;
beforeAll(async () => {
  round = await testRound(owner);
});

const organisationOf = (person: Person) => person.memberships[0]?.organisationId ?? '';
const start = (person: Person, roundRef = round.ref) => startApplication(person, { roundRef, organisationId: organisationOf(person), key: newId() });

/** An editor and a certifier of one organisation, and a finished application of theirs waiting for sign-off. */
async function waiting() {
  const editor = await member(owner, ['editor', 'owner']);
  const certifier = await member(owner, ['certifier'], organisationOf(editor));
  const ref = await start(editor);
  await saveAllAnswers(editor, ref, testAnswers);
  await askForSignOff(editor, ref);
  return { editor, certifier, ref };
}
const submit = (person: Person, ref: string) => submitApplication(person, ref, { key: newId() });

describe('starting', () => {
  test('the same key starts one application, however often it is sent', async () => {
    const editor = await member(owner, ['editor']);
    const intent = { roundRef: round.ref, organisationId: organisationOf(editor), key: newId() };
    expect(await startApplication(editor, intent)).toBe(await startApplication(editor, intent));
    expect(await applicationsForMember(editor)).toMatchObject([{ status: 'draft', title: null, organisationName: expect.stringContaining('Charity') }]);
  });

  test('nobody starts one for an organisation that is not theirs, nor in a round that is not open, nor of a kind it does not take', async () => {
    const editor = await member(owner, ['editor']);
    const other = await member(owner, ['editor']);
    await expect(startApplication(editor, { roundRef: round.ref, organisationId: organisationOf(other), key: newId() })).rejects.toMatchObject({ code: 'not_allowed' });
    const later = await testRound(owner, { opensAt: '2025-09-20T08:00:00Z' });
    await expect(start(editor, later.ref)).rejects.toMatchObject({ code: 'round_not_open' });
    const past = await testRound(owner, { closesAt: '2025-09-15T09:00:00Z' });
    await expect(start(editor, past.ref)).rejects.toMatchObject({ code: 'round_closed' });
    await expect(start(editor, 'RND-NONE-222')).rejects.toMatchObject({ code: 'not_found' });
    await owner.query(`update organisations set kind = 'company' where id = $1`, [organisationOf(editor)]);
    await expect(start(editor)).rejects.toMatchObject({ code: 'kind_not_eligible' });
  });
});

describe('saving', () => {
  test('what is not right yet is saved as it was typed', async () => {
    const editor = await member(owner, ['editor']);
    const ref = await start(editor);
    const typed = { amount_applied_for: 'about ten', ignored: 'no such question' };
    expect(await saveAnswers(editor, ref, 'amount', typed, { versions: {}, form: 'a' })).toMatchObject({ saved: ['amount_applied_for'], keptApart: [] });
    const page = await applicationPageForMember(editor, ref);
    expect(page?.answers).toEqual({ amount_applied_for: 'about ten' });
    expect(page?.versions).toEqual({ amount_applied_for: 1 });
  });

  test('a form’s own later saves are never stale, though it still posts the version it was opened with', async () => {
    const editor = await member(owner, ['editor']);
    const ref = await start(editor);
    for (const title of ['D', 'Do', 'Doors']) expect((await saveAnswers(editor, ref, 'summary', { title }, { versions: {}, form: 'a' })).saved).toEqual(['title']);
    expect((await saveAnswers(editor, ref, 'summary', { title: 'Doors' }, { versions: {}, form: 'a' })).saved).toEqual([]);
    const history = await answerHistoryForMember(editor, ref, 'title');
    expect(history?.versions.map(({ raw, version }) => [raw, version])).toEqual([['Doors', 3], ['Do', 2], ['D', 1]]);
  });

  test('a stale save overwrites nothing: both texts are kept, side by side, until somebody chooses', async () => {
    const editor = await member(owner, ['editor']);
    const colleague = await member(owner, ['editor'], organisationOf(editor));
    const ref = await start(editor);
    await saveAnswers(editor, ref, 'summary', { title: 'One', summary: 'Both know this' }, { versions: {}, form: 'first' });
    const versions = { title: 1, summary: 1 };
    await saveAnswers(colleague, ref, 'summary', { title: 'Two', summary: 'Both know this' }, { versions, form: 'theirs' });
    const stale = await saveAnswers(editor, ref, 'summary', { title: 'Three', summary: 'Both know this, and more' }, { versions, form: 'mine' });
    expect(stale).toMatchObject({ saved: ['summary'], keptApart: ['title'] });
    // The same stale text again, as autosave sends it, is not kept twice.
    await saveAnswers(editor, ref, 'summary', { title: 'Three', summary: 'Both know this, and more' }, { versions, form: 'mine' });

    const page = await applicationPageForMember(colleague, ref);
    expect(page?.answers.title).toBe('Two');
    expect(page?.openConflicts).toMatchObject([{ name: 'title', version: 2, standing: { raw: 'Two', by: colleague.name }, apart: [{ raw: 'Three', by: editor.name }] }]);
    await expect(askForSignOff(editor, ref)).rejects.toMatchObject({ code: 'application_has_two_texts', values: { count: 1 } });

    const choice = page?.openConflicts[0]?.apart[0]?.id ?? '';
    await expect(chooseAnswer(colleague, ref, { name: 'title', choice, version: 1 })).rejects.toMatchObject({ code: 'changed_meanwhile' });
    await expect(chooseAnswer(colleague, ref, { name: 'title', choice: newId(), version: 2 })).rejects.toMatchObject({ code: 'not_found' });
    await chooseAnswer(colleague, ref, { name: 'title', choice, version: 2 });
    const after = await applicationPageForMember(editor, ref);
    expect(after?.answers.title).toBe('Three');
    expect(after?.openConflicts).toEqual([]);
    expect((await answerHistoryForMember(editor, ref, 'title'))?.versions.map(({ raw }) => raw)).toEqual(['Three', 'Three', 'Two', 'One']);
  });

  test('pain 2, lost work: an autosave that a slow line delivers after the button was pressed overwrites nothing', async () => {
    const editor = await member(owner, ['editor']);
    const ref = await start(editor);
    const save = (title: string, order: number) => saveAnswers(editor, ref, 'summary', { title }, { versions: {}, form: 'a', order });
    expect((await save('Digital doors, whole', 20)).saved).toEqual(['title']);
    expect(await save('Digital do', 10)).toMatchObject({ saved: [], keptApart: [] });
    expect(await save('Digital doors, whole', 21)).toMatchObject({ saved: [], keptApart: [] });
    expect((await save('Digital doors', 22)).saved).toEqual(['title']);
    const history = await answerHistoryForMember(editor, ref, 'title');
    expect(history?.versions.map(({ raw }) => raw)).toEqual(['Digital doors', 'Digital doors, whole']);
  });

  test('pain 2, lost work: of three people in one answer at once none is the last to save who wins', async () => {
    const first = await member(owner, ['editor']);
    const people = [first, await member(owner, ['editor'], organisationOf(first)), await member(owner, ['editor', 'certifier'], organisationOf(first))];
    const ref = await start(first);
    const results = await Promise.all(people.map((person, index) => saveAnswers(person, ref, 'summary', { title: `Text ${index}` }, { versions: {}, form: `form ${index}`, order: 5 })));
    expect(results.map(({ saved }) => saved.length).toSorted()).toEqual([0, 0, 1]);
    const [conflict] = (await applicationPageForMember(first, ref))?.openConflicts ?? [];
    expect([conflict?.standing, ...(conflict?.apart ?? [])].map((text) => text?.raw).toSorted()).toEqual(['Text 0', 'Text 1', 'Text 2']);
    expect(new Set([conflict?.standing, ...(conflict?.apart ?? [])].map((text) => text?.by)).size).toBe(3);
    // The last of them goes on typing in the form it has: its later text takes the earlier one's place, and nobody else's.
    const loser = results.findIndex(({ keptApart }) => keptApart.length > 0);
    await saveAnswers(people[loser] as Person, ref, 'summary', { title: `Text ${loser}, longer` }, { versions: {}, form: `form ${loser}`, order: 9 });
    await saveAnswers(people[loser] as Person, ref, 'summary', { title: `Text ${loser}, lon` }, { versions: {}, form: `form ${loser}`, order: 8 });
    const [now] = (await applicationPageForMember(first, ref))?.openConflicts ?? [];
    expect(now?.apart.map(({ raw }) => raw)).toContain(`Text ${loser}, longer`);
    expect(now?.apart).toHaveLength(2);
    const chosen = now?.apart.find(({ raw }) => raw === `Text ${loser}, longer`);
    await chooseAnswer(first, ref, { name: 'title', choice: chosen?.id ?? '', version: now?.version ?? 0 });
    const history = await answerHistoryForMember(first, ref, 'title');
    expect(history?.versions).toHaveLength(5);
    expect(history?.versions[0]).toMatchObject({ raw: `Text ${loser}, longer`, chosen: true, by: first.name });
    expect(history?.versions.every(({ by, at }) => by !== '' && at instanceof Date)).toBe(true);
  });

  test('pain 4, text truncated: an answer far over its limit is kept whole', async () => {
    const editor = await member(owner, ['editor']);
    const ref = await start(editor);
    const summary = 'word '.repeat(20_000).trim();
    await saveAnswers(editor, ref, 'summary', { summary }, { versions: {}, form: 'a' });
    expect((await applicationForMember(editor, ref))?.answers.summary).toBe(summary);
  });

  test('a form that only sends back what it was shown does not undo a colleague’s save', async () => {
    const editor = await member(owner, ['editor']);
    const ref = await start(editor);
    await saveAnswers(editor, ref, 'summary', { title: 'Old', summary: 'Old' }, { versions: {}, form: 'x' });
    await saveAnswers(editor, ref, 'summary', { title: 'New', summary: 'Old' }, { versions: { title: 1, summary: 1 }, form: 'y' });
    const sent = await saveAnswers(editor, ref, 'summary', { title: 'Old', summary: 'Changed' }, { versions: { title: 1, summary: 1 }, form: 'z' });
    expect(sent).toMatchObject({ saved: ['summary'], keptApart: [] });
    expect((await applicationForMember(editor, ref))?.answers).toEqual({ title: 'New', summary: 'Changed' });
  });

  test('two people saving the same empty answer at once: one text stands, the other is kept', async () => {
    const editor = await member(owner, ['editor']);
    const ref = await start(editor);
    const results = await Promise.all(['a', 'b'].map((form) => saveAnswers(editor, ref, 'summary', { title: form, summary: '' }, { versions: {}, form })));
    expect(results.map(({ saved, keptApart }) => [saved.length, keptApart.length]).sort()).toEqual([[0, 1], [1, 0]]);
  });

  test('somebody who is not a member finds nothing: to read, to save, to submit', async () => {
    const { ref } = await waiting();
    const stranger = await member(owner, ['editor', 'certifier', 'owner']);
    expect(await applicationForMember(stranger, ref)).toBeUndefined();
    expect(await receiptForMember(stranger, ref)).toBeUndefined();
    for (const act of [() => saveAllAnswers(stranger, ref, testAnswers), () => submit(stranger, ref), () => withdrawApplication(stranger, ref, 'because'), () => askForSignOff(stranger, ref)]) {
      await expect(act()).rejects.toMatchObject({ code: 'not_found' });
    }
  });

  test('a passed deadline loses no word: it is saved, and only not submitted', async () => {
    const editor = await member(owner, ['editor', 'certifier']);
    const ref = await start(editor);
    await owner.moveClock('2025-10-01T09:00:00Z');
    await saveAllAnswers(editor, ref, testAnswers);
    await expect(askForSignOff(editor, ref)).rejects.toMatchObject({ code: 'round_closed' });
    await owner.moveClock('2025-09-15T09:00:00Z');
    expect((await applicationForMember(editor, ref))?.answers).toEqual(testAnswers);
  });
});

describe('signing off and submitting', () => {
  test('an unfinished draft is not signed off, and nothing changes while it waits', async () => {
    const editor = await member(owner, ['editor', 'certifier']);
    const ref = await start(editor);
    await expect(askForSignOff(editor, ref)).rejects.toMatchObject({ code: 'application_not_complete', values: { count: 6 } });
    await saveAllAnswers(editor, ref, testAnswers);
    await expect(submit(editor, ref)).rejects.toMatchObject({ code: 'sign_off_not_asked' });
    await askForSignOff(editor, ref);
    await expect(saveAllAnswers(editor, ref, { title: 'Too late' })).rejects.toMatchObject({ code: 'application_with_certifier' });
    await sendBackToDraft(editor, ref);
    await saveAllAnswers(editor, ref, { title: 'In time' });
  });

  test('the certifiers are told, and only a certifier submits', async () => {
    const { editor, certifier, ref } = await waiting();
    const mail = await owner.query(`select email, template from notifications where data ->> 'reference' = $1`, [ref]);
    expect(mail).toEqual([{ email: certifier.email, template: 'sign_off_asked' }]);
    await expect(submit(editor, ref)).rejects.toMatchObject({ code: 'not_allowed' });
    const { sha256 } = await submit(certifier, ref);
    expect(sha256).toMatch(/^[0-9a-f]{64}$/);
    const receipts = await owner.query(`select email from notifications where template = 'application_submitted' and data ->> 'reference' = $1 order by email`, [ref]);
    expect(receipts.map(({ email }) => email)).toEqual([certifier.email, editor.email].sort());
  });

  test('whoever asked for sign-off does not sign it too, where there is somebody else; once a colleague asks, they may', async () => {
    const gwen = await member(owner, ['editor', 'certifier', 'owner']);
    const colleague = await member(owner, ['editor'], organisationOf(gwen));
    const ref = await start(gwen);
    await saveAllAnswers(gwen, ref, testAnswers);
    // She would be the only one who could sign: she is told before she asks.
    await expect(askForSignOff(gwen, ref)).rejects.toMatchObject({ code: 'colleague_asks' });
    const second = await member(owner, ['certifier'], organisationOf(gwen));
    await askForSignOff(gwen, ref);
    await expect(submit(gwen, ref)).rejects.toMatchObject({ code: 'sign_off_by_another' });
    await owner.query('update memberships set removed_at = app_now() where person_id = $1', [second.id]);
    await sendBackToDraft(colleague, ref);
    await askForSignOff(colleague, ref);
    await submit(gwen, ref);
  });

  test('two people submitting at once: one succeeds, one is told', async () => {
    const { editor, certifier, ref } = await waiting();
    const second = await member(owner, ['certifier'], organisationOf(editor));
    const results = await Promise.allSettled([submit(certifier, ref), submit(second, ref)]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(results.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'application_already_submitted' } });
    expect(await owner.query('select number from submissions s join applications a on a.id = s.application_id where a.ref = $1', [ref])).toEqual([{ number: 1 }]);
  });

  test('a button pressed twice is one submission with one receipt', async () => {
    const { certifier, ref } = await waiting();
    const key = newId();
    expect(await submitApplication(certifier, ref, { key })).toEqual(await submitApplication(certifier, ref, { key }));
  });

  test('at the very second of the deadline it is too late; the second before it is not', async () => {
    const late = await waiting();
    const early = await waiting();
    await owner.moveClock('2025-09-26T16:00:00Z');
    await expect(submit(late.certifier, late.ref)).rejects.toMatchObject({ code: 'round_closed' });
    await owner.moveClock('2025-09-26T15:59:59Z');
    await submit(early.certifier, early.ref);
    await owner.moveClock('2025-09-15T09:00:00Z');
    expect((await applicationForMember(late.editor, late.ref))?.status).toBe('awaiting_sign_off');
  });

  test('somebody alone in their organisation confirms again', async () => {
    const alone = await member(owner, ['editor', 'certifier', 'owner']);
    const ref = await start(alone);
    await saveAllAnswers(alone, ref, testAnswers);
    await askForSignOff(alone, ref);
    await expect(submit(alone, ref)).rejects.toMatchObject({ code: 'confirm_alone', field: 'alone' });
    await submitApplication(alone, ref, { key: newId(), confirmedAlone: true });
  });

  test('the facts are copied to the row, and the frozen copy and its hash never change', async () => {
    const { editor, certifier, ref } = await waiting();
    const { sha256 } = await submit(certifier, ref);
    const [row] = await owner.query('select title, category_key, lead_region, amount_applied_for_pence, status from applications where ref = $1', [ref]);
    expect(row).toEqual({ title: 'Doorways online', category_key: 'category_1', lead_region: 'E12000001', amount_applied_for_pence: 30_000_00, status: 'submitted' });
    const before = await receiptForMember(editor, ref);
    expect(before).toMatchObject({ sha256, certifiedBy: certifier.name, frozen: { format: 1, number: 1, answers: { title: 'Doorways online' }, facts: { plannedEndDate: '2026-03-31' }, organisation: { identifierScheme: 'DEMO' } } });
    expect(canonicalJson(before?.frozen)).toBe(before?.text);
    await expect(saveAllAnswers(editor, ref, { title: 'Changed' })).rejects.toMatchObject({ code: 'application_not_draft' });
    await owner.query(`update organisations set name = 'Renamed' where id = $1`, [organisationOf(editor)]);
    await withdrawApplication(certifier, ref, 'Our funder pays for it');
    expect(await receiptForMember(editor, ref)).toMatchObject({ text: before?.text, sha256, status: 'withdrawn' });
  });
});

test('the town of the main office is frozen as it was; of an organisation that has told none, the copy says nothing of it', async () => {
  const [without, within] = [await waiting(), await waiting()];
  await owner.query(`update organisations set place = 'Newport', place_region = 'W92000004' where id = $1`, [organisationOf(within.editor)]);
  for (const { certifier, ref } of [without, within]) await submit(certifier, ref);
  await owner.query(`update organisations set place = 'Leeds'`);
  expect(await Promise.all([without, within].map(async ({ editor, ref }) => (await receiptForMember(editor, ref))?.frozen.facts.leadPlace))).toEqual([undefined, { place: 'Newport', region: 'W92000004' }]);
});

test('withdrawing keeps the reason, once, by a certifier or an owner', async () => {
  const { editor, certifier, ref } = await waiting();
  const plain = await member(owner, ['editor'], organisationOf(editor));
  await expect(withdrawApplication(plain, ref, 'No')).rejects.toMatchObject({ code: 'not_allowed' });
  await withdrawApplication(certifier, ref, 'Another funder');
  await expect(withdrawApplication(editor, ref, 'Again')).rejects.toMatchObject({ code: 'cannot_withdraw' });
  expect((await applicationForMember(editor, ref))?.withdrawnReason).toBe('Another funder');
});

test('a decision is hidden from the applicant until it is notified', async () => {
  const { editor, certifier, ref } = await waiting();
  await submit(certifier, ref);
  await owner.query(`update applications set status = 'unsuccessful' where ref = $1`, [ref]);
  expect((await applicationForMember(editor, ref))?.status).toBe('in_assessment');
  expect((await applicationsForMember(editor))[0]?.status).toBe('in_assessment');
  await owner.query('update applications set decision_notified_at = app_now() where ref = $1', [ref]);
  expect((await applicationForMember(editor, ref))?.status).toBe('unsuccessful');
});
