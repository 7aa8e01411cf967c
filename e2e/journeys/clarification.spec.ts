import type { Page } from '@playwright/test';
import { newId } from '../../lib/id';
import { database, expect, test } from '../support/fixtures';
import { newStaff, type Submitted, submittedApplication } from '../support/submitted';

/** A submitted application that may be assessed, with a second person who only edits. */
async function inAssessment(): Promise<Submitted & { editor: string }> {
  const made = await submittedApplication();
  await database.query(`update applications set status = 'in_assessment' where id = $1`, [made.id]);
  const [id, editor] = [newId(), `${newId()}@example.org`];
  await database.query('insert into people (id, email, name, demonstration) values ($1, $2, $3, true)', [id, editor, 'Journey Editor']);
  await database.query(`insert into memberships (id, organisation_id, person_id, role) select $1, organisation_id, $2, 'editor' from applications where id = $3`, [newId(), id, made.id]);
  return { ...made, editor };
}

async function ask(page: Page, ref: string, asks: string) {
  await page.goto(`/manage/applications/${ref}`);
  await page.getByRole('link', { name: 'Ask the applicant for clarification' }).click();
  await expect(page.getByRole('heading', { name: 'Ask the applicant for clarification' })).toBeVisible();
  await page.locator('[id="questions.0.question"]').selectOption('summary');
  await page.locator('[id="questions.0.asks"]').fill(asks);
  await page.getByLabel('Day').fill('1');
  await page.getByLabel('Month').fill('12');
  await page.getByLabel('Year').fill('2099');
  await page.getByRole('button', { name: 'Ask the applicant' }).click();
}

test('an officer asks, an editor answers that question alone, a certifier sends it, and both versions stand side by side', async ({ page, signInAs, mailTo }) => {
  const { ref, certifier, editor } = await inAssessment();
  const officer = await newStaff('fund_officer');
  await signInAs(page, officer.email);
  await page.goto(`/manage/applications/${ref}/clarification`);
  await page.getByRole('button', { name: 'Ask the applicant' }).click();
  await expect(page.getByRole('heading', { name: 'There is a problem' })).toBeVisible();
  await ask(page, ref, 'In which libraries, and how often?');
  await expect(page.getByText('The applicant has been asked.')).toBeVisible();
  await expect(page.getByText('Waiting for the applicant')).toBeVisible();
  expect((await mailTo(certifier, /asks about your application/)).text).toContain(`/apply/applications/${ref}/clarification`);

  await signInAs(page, editor);
  await page.goto(`/apply/applications/${ref}`);
  await page.getByRole('button', { name: 'Read the questions and answer' }).click();
  await expect(page.getByText('In which libraries, and how often?')).toBeVisible();
  await expect(page.getByRole('textbox')).toHaveCount(1);
  await page.getByRole('textbox').fill('Every Tuesday in the two libraries of the town');
  await page.getByRole('button', { name: 'Save and compare' }).click();
  await expect(page.getByText('As it was submitted')).toBeVisible();
  await expect(page.getByText('Every Tuesday in the two libraries of the town')).toBeVisible();
  await expect(page.getByText(/^Only a certifier of/)).toBeVisible();

  await signInAs(page, certifier);
  await page.goto(`/apply/applications/${ref}/clarification/submission`);
  await page.getByRole('button', { name: 'Send to the fund' }).click();
  await expect(page.getByRole('heading', { name: 'There is a problem' })).toBeVisible();
  await page.getByLabel(/I am authorised to send this/).check();
  await page.getByRole('button', { name: 'Send to the fund' }).click();
  await expect(page.getByText('Your answer is sent.')).toBeVisible();
  await page.goto(`/apply/applications/${ref}/receipt`);
  await expect(page.getByText('Every Tuesday in the two libraries of the town')).toBeVisible();
  await page.getByRole('link', { name: 'Version 1' }).click();
  await expect(page.getByText('Every Tuesday in the two libraries of the town')).toHaveCount(0);

  await signInAs(page, officer.email);
  await page.goto(`/manage/applications/${ref}`);
  await expect(page.getByText('Answered', { exact: true })).toBeVisible();
  await expect(page.getByText('As it is now')).toBeVisible();
  expect(await database.query('select number from submissions where application_id = (select id from applications where ref = $1) order by number', [ref])).toEqual([{ number: 1 }, { number: 2 }]);
});

test('an officer withdraws the request with a reason, and what was submitted stands', async ({ page, signInAs, mailTo }) => {
  const { ref, certifier } = await inAssessment();
  const officer = await newStaff('fund_officer');
  await signInAs(page, officer.email);
  await ask(page, ref, 'Which libraries?');
  await expect(page.getByText('The applicant has been asked.')).toBeVisible();
  await page.getByRole('link', { name: 'Ask the applicant for clarification' }).click();
  await page.getByRole('link', { name: 'Withdraw the request for clarification' }).click();
  await page.getByLabel('Why do you withdraw it?').fill('We found it in the budget');
  await page.getByRole('button', { name: 'Withdraw the request' }).click();
  await expect(page.getByText('The request is withdrawn')).toBeVisible();
  expect((await mailTo(certifier, /no longer ask/)).text).toContain('We found it in the budget');
  await signInAs(page, certifier);
  await page.goto(`/apply/applications/${ref}/clarification`);
  await expect(page.getByText('We found it in the budget')).toBeVisible();
  await expect(page.getByRole('textbox')).toHaveCount(0);
});

test('two people answer at once: both texts are kept, and one is chosen', async ({ page, signInAs, browser }, { project }) => {
  const { ref, certifier, editor } = await inAssessment();
  await signInAs(page, (await newStaff('fund_officer')).email);
  await ask(page, ref, 'Which libraries?');
  await expect(page.getByText('The applicant has been asked.')).toBeVisible();
  const context = await browser.newContext({ javaScriptEnabled: project.use.javaScriptEnabled !== false, baseURL: process.env.E2E_ORIGIN });
  const other = await context.newPage();
  await signInAs(page, editor);
  await signInAs(other, certifier);
  for (const one of [page, other]) await one.goto(`/apply/applications/${ref}/clarification`);
  await page.getByRole('textbox').fill('The editor says Leeds');
  await other.getByRole('textbox').fill('The certifier says York');
  await page.getByRole('button', { name: 'Save and compare' }).click();
  await expect(page.getByText('The editor says Leeds')).toBeVisible();
  await other.getByRole('button', { name: 'Save and compare' }).click();
  await expect(other.getByRole('heading', { name: /^Two versions of/ })).toBeVisible();
  await other.getByLabel(/The one written by/).check();
  await other.getByRole('button', { name: 'Keep this version' }).click();
  await expect(other.getByRole('heading', { name: /^Two versions of/ })).toHaveCount(0);
  await expect(other.getByRole('textbox')).toHaveValue('The certifier says York');
  await context.close();
});
