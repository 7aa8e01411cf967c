import type { Page } from '@playwright/test';
import { siftAndAssign } from '../support/assessing';
import { expect, test } from '../support/fixtures';
import { newStaff, submittedApplication } from '../support/submitted';

const officer = 'demo.officer1@example.org';

async function giveScores(page: Page, score: string, reason: string) {
  for (const box of await page.getByLabel(/: score$/).all()) await box.fill(score);
  for (const box of await page.getByLabel(/: reason$/).all()) await box.fill(reason);
}

async function declareNoConflict(page: Page, ref: string) {
  await page.goto(`/manage/assessments/${ref}/declaration`);
  await page.getByLabel('No, nothing stands in the way of a fair score').check();
  await page.getByRole('button', { name: 'Declare' }).click();
  await expect(page.getByText('Your declaration is recorded.')).toBeVisible();
}

test('two assessors score without seeing each other’s scores; the panel opens, moderates and recommends', async ({ page, signInAs }) => {
  const [first, second] = [await newStaff('assessor'), await newStaff('assessor')];
  const { ref, title } = await submittedApplication();

  await signInAs(page, officer);
  await page.goto('/manage/applications');
  await page.getByLabel('Title, organisation or reference').fill(title);
  await page.getByRole('button', { name: 'Show' }).click();
  await page.getByRole('link', { name: ref }).click();
  await page.getByRole('link', { name: 'Sift', exact: true }).click();
  await page.getByLabel('Yes', { exact: true }).check();
  await page.getByRole('button', { name: 'Record the sift' }).click();
  await expect(page.getByText('The sift is recorded.')).toBeVisible();

  await page.getByRole('link', { name: 'Assign assessors' }).click();
  await page.getByLabel(first.name).check();
  await page.getByRole('button', { name: 'Assign' }).click();
  await expect(page.getByText('Choose at least 2 assessors').first()).toBeVisible();
  await page.getByLabel(first.name).check();
  await page.getByLabel(second.name).check();
  await page.getByRole('button', { name: 'Assign' }).click();
  await expect(page.getByText('The assessors are assigned')).toBeVisible();

  await signInAs(page, first.email);
  await page.goto('/manage/assessments');
  await expect(page.getByText(title).first()).toBeVisible();
  await page.goto(`/manage/assessments/${ref}`);
  await expect(page.getByRole('heading', { name: 'What was submitted' })).toBeHidden();
  await declareNoConflict(page, ref);
  await expect(page.getByRole('heading', { name: 'What was submitted' })).toBeVisible();
  await page.goto(`/manage/assessments/${ref}/scores`);
  await giveScores(page, '5', 'First assessor: shown with figures');
  await page.getByRole('button', { name: 'Seal my scores' }).click();
  await expect(page.getByText('Your scores are sealed.')).toBeVisible();

  await signInAs(page, officer);
  await page.goto(`/manage/applications/${ref}/panel`);
  await expect(page.getByText('1 assessor has not sealed a score yet')).toBeVisible();
  await page.goto(`/manage/applications/${ref}`);
  await expect(page.getByText('First assessor: shown with figures')).toHaveCount(0);

  await signInAs(page, second.email);
  await declareNoConflict(page, ref);
  await expect(page.getByText('First assessor: shown with figures')).toHaveCount(0);
  await page.goto(`/manage/assessments/${ref}/scores`);
  await giveScores(page, '3', 'Second assessor: the costs are high');
  await page.getByRole('button', { name: 'Seal my scores' }).click();
  await expect(page.getByText('Your scores are sealed.')).toBeVisible();

  await signInAs(page, officer);
  await page.goto(`/manage/applications/${ref}/panel`);
  await page.getByRole('button', { name: 'Open the panel' }).click();
  await expect(page.getByText('The panel is open')).toBeVisible();
  await page.getByRole('link', { name: 'Moderate the scores' }).click();
  const table = page.getByRole('table', { name: 'Scores side by side' });
  await expect(table.getByRole('cell', { name: '100%' })).toBeVisible();
  await expect(table.getByRole('cell', { name: '60%' })).toBeVisible();
  await giveScores(page, '4', 'Agreed by the panel');
  await page.getByRole('button', { name: 'Record the panel’s scores' }).click();
  await expect(page.getByText('The panel’s scores are recorded.')).toBeVisible();

  await page.getByRole('link', { name: 'Recommend', exact: true }).click();
  await expect(page.getByText('80%')).toBeVisible();
  await page.getByLabel('Award', { exact: true }).check();
  await page.getByLabel(/^Amount recommended/).fill('35,000');
  await page.getByLabel('Reason').fill('Strong on need');
  await page.getByRole('button', { name: 'Record the recommendation' }).click();
  await expect(page.getByText('The recommendation is recorded.')).toBeVisible();
  await expect(page.getByText('£35,000').first()).toBeVisible();
});

test('what an assessor saves unfinished is there again, and sealing says what is missing', async ({ page, signInAs }) => {
  const [first, second] = [await newStaff('assessor'), await newStaff('assessor')];
  const { ref } = await submittedApplication();
  await signInAs(page, officer);
  await siftAndAssign(page, ref, [first, second]);

  await signInAs(page, first.email);
  await declareNoConflict(page, ref);
  await page.goto(`/manage/assessments/${ref}/scores`);
  await page.getByLabel(/: score$/).first().fill('4');
  await page.getByLabel(/: reason$/).first().fill('Half a thought');
  await page.getByRole('button', { name: 'Save and come back later' }).click();
  await expect(page.getByText('Nobody else can see what you typed').first()).toBeVisible();
  await page.goto(`/manage/assessments/${ref}/scores`);
  await expect(page.getByLabel(/: reason$/).first()).toHaveValue('Half a thought');
  await page.getByRole('button', { name: 'Seal my scores' }).click();
  await expect(page.getByRole('heading', { name: 'There is a problem' })).toBeVisible();
  await expect(page.getByLabel(/: score$/).first()).toHaveValue('4');
});

test('an assessor who declares a conflict no longer finds the application; nobody else’s was ever there', async ({ page, signInAs }) => {
  const [first, second, stranger] = [await newStaff('assessor'), await newStaff('assessor'), await newStaff('assessor')];
  const { ref } = await submittedApplication();
  await signInAs(page, officer);
  await siftAndAssign(page, ref, [first, second]);

  await signInAs(page, first.email);
  await page.goto(`/manage/assessments/${ref}/declaration`);
  await page.getByLabel('Yes', { exact: true }).check();
  await page.getByRole('button', { name: 'Declare' }).click();
  await expect(page.getByText('Write a reason').first()).toBeVisible();
  await page.getByLabel(/If yes, what is it/).fill('A former colleague leads it');
  await page.getByRole('button', { name: 'Declare' }).click();
  await expect(page.getByText('This application is no longer shown to you')).toBeVisible();
  await page.goto(`/manage/assessments/${ref}`);
  await expect(page.getByRole('heading', { name: 'Restricted' })).toBeVisible();

  await signInAs(page, stranger.email);
  for (const path of [`/manage/assessments/${ref}`, `/manage/applications/${ref}`, '/manage/applications']) expect((await page.goto(path))?.status()).toBe(404);
});

test('an application that is not eligible is refused with its reason', async ({ page, signInAs }) => {
  const { ref } = await submittedApplication();
  await signInAs(page, officer);
  await page.goto(`/manage/applications/${ref}/sift`);
  await page.getByLabel('No', { exact: true }).check();
  await page.getByRole('button', { name: 'Record the sift' }).click();
  await expect(page.getByText('Write a reason').first()).toBeVisible();
  await page.getByLabel(/If not, why/).fill('A private person cannot apply');
  await page.getByRole('button', { name: 'Record the sift' }).click();
  await expect(page.getByText('A private person cannot apply')).toBeVisible();
  await page.getByRole('link', { name: 'Tell the applicant' }).click();
  await page.getByRole('button', { name: 'Tell the applicant' }).click();
  await expect(page.getByText('The applicant has been told.')).toBeVisible();
});
