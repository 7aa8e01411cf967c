import { database, expect, test } from '../support/fixtures';
import { newStaff, submittedApplication } from '../support/submitted';

const counted = async () => Number((await database.query<{ n: string }>(`select coalesce(sum(people), 0) as n from equality_counts where question = 'age'`))[0]?.n);

test('questions about oneself are offered after submission, once, and lead back to nobody', async ({ page, signInAs }) => {
  const { ref, certifier } = await submittedApplication();
  // The copied frozen copy names its own round: the receipt's link leads there.
  await signInAs(page, certifier);
  await page.goto(`/apply/applications/${ref}/receipt`);
  await page.getByRole('link', { name: /^Answer a few questions about yourself/ }).click();
  await expect(page.getByText('Your answers are not stored with your name')).toBeVisible();
  const before = await counted();
  await page.getByLabel('65 or over').check();
  await page.getByRole('group', { name: /What is your sex/ }).getByLabel('Prefer not to say').check();
  await page.getByRole('button', { name: 'Send my answers' }).click();
  await expect(page.getByText('You have had your turn')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Send my answers' })).toHaveCount(0);
  expect(await counted()).toBeGreaterThan(before);
  expect(await database.query(`select 1 from events where name = 'round.equality_answered' and actor_id is not null`)).toEqual([]);
});

test('officers see totals with small numbers hidden; assessors find nothing', async ({ page, signInAs }) => {
  await signInAs(page, (await newStaff('fund_officer')).email);
  await page.goto('/manage/equality');
  await expect(page.getByText('people can still answer').first()).toBeVisible();
  await expect(page.getByRole('table', { name: /How old are you/ }).first()).toBeVisible();
  const cells = await page.getByRole('cell').allTextContents();
  for (const cell of cells) expect(cell === 'hidden' || Number(cell) % 5 === 0, cell).toBe(true);
  await signInAs(page, (await newStaff('assessor')).email);
  expect((await page.goto('/manage/equality'))?.status()).toBe(404);
});

test('somebody asks for an adjustment and reads what was agreed; no assessor can', async ({ page, signInAs, mailTo }) => {
  const { certifier } = await submittedApplication();
  await signInAs(page, certifier);
  await page.goto('/apply');
  await page.getByRole('link', { name: /^Ask for an adjustment/ }).click();
  await page.getByRole('button', { name: 'Ask for an adjustment' }).click();
  await page.getByRole('button', { name: 'Send the request' }).click();
  await expect(page.getByRole('heading', { name: 'There is a problem' })).toBeVisible();
  await page.getByLabel('Large print').check();
  await page.getByLabel('What do you need?').fill(`Letters in 18 point ${certifier}`);
  await page.getByRole('button', { name: 'Send the request' }).click();
  await expect(page.getByText('We have your request')).toBeVisible();
  const [request] = await database.query<{ ref: string }>('select ref from adjustment_requests where need like $1', [`%${certifier}`]);

  await signInAs(page, (await newStaff('assessor')).email);
  expect((await page.goto(`/manage/adjustments/${request?.ref}`))?.status()).toBe(404);
  await signInAs(page, (await newStaff('fund_officer')).email);
  await page.goto('/manage/adjustments');
  await page.getByRole('link', { name: request?.ref ?? '' }).click();
  await page.getByLabel('Agreed as asked').check();
  await page.getByLabel('What was agreed, or why not').fill('Every letter is sent in 18 point');
  await page.getByRole('button', { name: 'Record the answer' }).click();
  await expect(page.getByRole('button', { name: 'Record the answer' })).toHaveCount(0);
  expect((await mailTo(certifier, /An answer to what you asked/)).text).not.toContain('18 point');
  await signInAs(page, certifier);
  await page.goto('/apply/adjustments');
  await expect(page.getByText('Every letter is sent in 18 point')).toBeVisible();
});
