import { newId } from '../../lib/id';
import { decidingRound } from '../support/deciding';
import { database, expect, test } from '../support/fixtures';
import { newStaff } from '../support/submitted';

/** Of a round of its own: the first refused, with its reason; the second in reserve. Whose mail it is, by application. */
async function decided(officer: string) {
  const round = await decidingRound(officer, 2, 30_000);
  const [lost, reserve] = round.applications;
  if (!lost || !reserve) throw new Error('there are two');
  const approver = await newStaff('approver');
  await database.query(`update applications set status = 'unsuccessful' where ref = $1`, [lost.ref]);
  await database.query(`insert into decisions (id, application_id, outcome, reason, recommended_by, decided_by) select $1, a.id, 'refused', 'The plan is thin', p.id, $3 from applications a, people p where a.ref = $2 and p.email = $4`, [newId(), lost.ref, approver.id, officer]);
  await database.query(`update applications set status = 'reserve' where ref = $1`, [reserve.ref]);
  const emailOf = async (ref: string) => (await database.query<{ email: string }>('select p.email from applications a join people p on p.id = a.created_by where a.ref = $1', [ref]))[0]?.email ?? '';
  return { round: round.ref, lost: { ...lost, email: await emailOf(lost.ref) }, reserve: { ...reserve, email: await emailOf(reserve.ref) }, approver };
}

test('letters are written, read, sent together, and asked about', async ({ page, signInAs, mailTo }) => {
  const officer = await newStaff('fund_officer');
  const { round, lost, reserve } = await decided(officer.email);
  await signInAs(page, lost.email);
  await page.goto(`/apply/applications/${lost.ref}`);
  await expect(page.getByText('There is a letter from the fund')).toHaveCount(0);
  await page.goto(`/apply/applications/${lost.ref}/letter`);
  await expect(page.getByRole('heading', { name: 'Page not found' })).toBeVisible();

  await signInAs(page, officer.email);
  await page.goto(`/manage/rounds/${round}`);
  await page.getByRole('link', { name: 'Letters of this round' }).click();
  await expect(page.getByRole('row', { name: /^Not successful.*1/ })).toBeVisible();
  await page.getByRole('link', { name: 'Edit the text: Not successful' }).click();
  await page.getByLabel('English text').fill('Dear {organisation}\n\nNo grant this time. {assessor}');
  await page.getByRole('button', { name: 'Save the text' }).click();
  await expect(page.getByRole('heading', { name: 'There is a problem' })).toBeVisible();
  await page.getByLabel('English text').fill('Dear {organisation}\n\nNo grant this time: {reasons}\n\n{scores}\n\nAsk until {feedback_until}.\n\n<b>The fund</b>');
  await page.getByRole('button', { name: 'Save the text' }).click();
  await expect(page.getByText('Saved.')).toBeVisible();
  await page.getByRole('link', { name: 'Read them the letters: Not successful' }).click();
  await expect(page.getByText('No grant this time: The plan is thin')).toBeVisible();
  await expect(page.getByText('<b>The fund</b>')).toBeVisible();
  await page.getByRole('link', { name: 'Add a paragraph to this letter' }).click();
  await page.getByLabel('In English').fill('Your sessions were liked.');
  await page.getByRole('button', { name: 'Save the paragraph' }).click();
  await expect(page.getByRole('region', { name: 'This letter waits to be sent' }).getByText('Your sessions were liked.')).toBeVisible();

  await page.goto(`/manage/rounds/${round}/letters/sending`);
  await page.getByLabel('Offers of a grant').check();
  await page.getByLabel('At a time that I set').check();
  await page.getByRole('button', { name: 'Send the letters' }).click();
  await expect(page.getByRole('heading', { name: 'There is a problem' })).toBeVisible();
  await page.getByLabel('Not successful').check();
  await page.getByLabel('Places in reserve').check();
  for (const [label, value] of [['Day', '1'], ['Month', '1'], ['Year', '2099']] as const) await page.getByLabel(label, { exact: true }).fill(value);
  await page.getByLabel('Time in London').fill('09:30');
  await page.getByRole('button', { name: 'Send the letters' }).click();
  await expect(page.getByText('1 January 2099 at 09:30:00 GMT')).toBeVisible();
  await page.getByRole('button', { name: 'Call it off' }).click();
  await page.getByLabel('Why?').fill('The minister is ill');
  await page.getByRole('button', { name: 'Call them off' }).click();
  await expect(page.getByText(/The minister is ill/)).toBeVisible();

  await page.goto(`/manage/rounds/${round}/letters/sending`);
  for (const kind of ['Not successful', 'Places in reserve']) await page.getByLabel(kind).check();
  await page.getByLabel('Now').check();
  await page.getByRole('button', { name: 'Send the letters' }).click();
  await expect(page.getByRole('heading', { name: 'Batch of letters' })).toBeVisible();
  await mailTo(lost.email, new RegExp(`There is a decision[^]*${lost.ref}/letter`));
  await mailTo(reserve.email, /A letter about your application/);
  await page.reload();
  await expect(page.getByText('2 of 2 sent')).toBeVisible();

  await signInAs(page, reserve.email);
  await page.goto(`/apply/applications/${reserve.ref}`);
  await expect(page.getByText('This application is in reserve. Read our letter about it.')).toBeVisible();
  await signInAs(page, lost.email);
  await page.goto(`/apply/applications/${lost.ref}`);
  await page.getByRole('link', { name: 'Read the letter' }).click();
  await expect(page.getByText('No grant this time: The plan is thin')).toBeVisible();
  const pdf = await page.request.get(`/apply/applications/${lost.ref}/letter/letter.pdf`);
  expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-');
  await page.getByRole('link', { name: 'Ask for feedback' }).click();
  await page.getByLabel('What would you like to know?').fill('What was thin about it?');
  await page.getByRole('button', { name: 'Send the question' }).click();
  await expect(page.getByText(/We have your question, and answer by/)).toBeVisible();

  await signInAs(page, officer.email);
  await page.goto('/manage/feedback');
  await page.getByRole('row', { name: new RegExp(lost.ref) }).getByRole('link').click();
  await page.getByLabel('Answer', { exact: true }).fill('It named no people.');
  await page.getByRole('button', { name: 'Send the answer' }).click();
  await expect(page.getByText(/It named no people/)).toBeVisible();
  await mailTo(lost.email, /An answer about your application/);
  await signInAs(page, lost.email);
  await page.goto(`/cy/apply/applications/${lost.ref}/feedback`);
  await expect(page.getByText('It named no people.')).toBeVisible();
});

test('a complaint is read and answered by somebody who took no part', async ({ page, signInAs }) => {
  const officer = await newStaff('fund_officer');
  const { lost, approver } = await decided(officer.email);
  const [free, commented] = [await newStaff('approver'), await newStaff('fund_officer')];
  await database.query(`insert into events (id, name, actor_kind, actor_id, subject_kind, subject_id, data) select $1, 'assessment.commented', 'person', $2, 'application', id, '{}' from applications where ref = $3`, [newId(), commented.id, lost.ref]);
  await signInAs(page, lost.email);
  await page.goto(`/apply/applications/${lost.ref}`);
  await page.getByRole('link', { name: 'Complain about the process' }).click();
  await page.getByRole('button', { name: 'Send the complaint' }).click();
  await expect(page.getByRole('heading', { name: 'There is a problem' })).toBeVisible();
  await page.getByLabel('What went wrong?').fill('Nobody read our budget');
  await page.getByRole('button', { name: 'Send the complaint' }).click();
  await expect(page.getByText(/We have your complaint, and answer by/)).toBeVisible();

  for (const involved of [approver, commented]) {
    await signInAs(page, involved.email);
    await page.goto('/manage/complaints');
    await expect(page.getByText(lost.ref)).toHaveCount(0);
  }
  await signInAs(page, free.email);
  await page.goto('/manage/complaints');
  await page.getByRole('row', { name: new RegExp(lost.ref) }).getByRole('link').click();
  await page.getByRole('button', { name: 'Give it to somebody to review' }).click();
  await expect(page.getByRole('row', { name: `${approver.name} decided on it` })).toBeVisible();
  await expect(page.getByRole('row', { name: `${commented.name} commented on it` })).toBeVisible();
  await page.getByLabel(free.name, { exact: true }).check();
  await page.getByRole('button', { name: 'Give it to them' }).click();
  await page.getByRole('button', { name: 'Answer the complaint' }).click();
  await page.getByLabel('Upheld in part').check();
  await page.getByLabel('Reasons').fill('One of two assessors had not opened the budget.');
  await page.getByRole('button', { name: 'Send the answer' }).click();
  await expect(page.getByRole('heading', { name: 'There is a problem' })).toBeVisible();
  await page.getByLabel('What will be put right').fill('Assessors confirm that they opened every file.');
  await page.getByRole('button', { name: 'Send the answer' }).click();
  await expect(page.getByRole('button', { name: 'Send the answer' })).toHaveCount(0);
  await expect(page.getByText('Assessors confirm that they opened every file.')).toBeVisible();
  await signInAs(page, lost.email);
  await page.goto(`/apply/applications/${lost.ref}/complaint`);
  await expect(page.getByText('Assessors confirm that they opened every file.')).toBeVisible();
  await expect(page.getByText(free.name)).toHaveCount(0);
});
