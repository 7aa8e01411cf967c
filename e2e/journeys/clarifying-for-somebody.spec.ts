import type { Page } from '@playwright/test';
import { pdf } from '../../db/testing/files';
import { newId } from '../../lib/id';
import { database, expect, test } from '../support/fixtures';
import { newStaff, submittedApplication } from '../support/submitted';

/** An application the fund entered for somebody without an address, being assessed. How one comes about: assisted.spec.ts. */
async function enteredFor(helper: string): Promise<{ id: string; ref: string }> {
  const made = await submittedApplication();
  await database.query(`update applications set status = 'in_assessment' where id = $1`, [made.id]);
  await database.query(`insert into assisted_applications (application_id, helped_by, consent_way, consent_on, certifier_name) values ($1, $2, 'phone', '2025-09-01', 'Mair Post')`, [made.id, helper]);
  return made;
}

async function ask(page: Page, ref: string) {
  await page.goto(`/manage/applications/${ref}/clarification`);
  for (const [index, name, asks] of [[0, 'summary', 'In which libraries?'], [1, 'accounts', 'Send the signed accounts.']] as const) {
    await page.locator(`[id="questions.${index}.question"]`).selectOption(name);
    await page.locator(`[id="questions.${index}.asks"]`).fill(asks);
    if (index === 0 && !(await page.locator('[id="questions.1.question"]').isVisible())) await page.getByRole('button', { name: /^Add/ }).click();
  }
  await page.getByLabel('Day').fill('1');
  await page.getByLabel('Month').fill('12');
  await page.getByLabel('Year').fill('2099');
  await page.getByRole('button', { name: 'Ask the applicant' }).click();
  await expect(page.getByText('The applicant has been asked.')).toBeVisible();
}

test('an officer prints the questions; a colleague enters what is answered with its document, and every view says so; whoever has scored is told', async ({ page, signInAs, mailTo }) => {
  const [asker, colleague, assessor] = [await newStaff('fund_officer'), await newStaff('fund_officer'), await newStaff('assessor')];
  const { id, ref } = await enteredFor(asker.id);
  await database.query(`insert into assignments (id, application_id, assessor_id, assigned_by, status, declared_at, scored_at) values ($1, $2, $3, $4, 'scored', now(), now())`, [newId(), id, assessor.id, asker.id]);
  await signInAs(page, asker.email);
  await ask(page, ref);
  await page.goto(`/manage/applications/${ref}/clarification`);
  const [letter] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'letter (PDF)' }).click()]);
  expect(letter.suggestedFilename()).toBe(`questions-${ref}.pdf`);
  await page.getByRole('link', { name: 'Enter what they answer' }).click();
  await expect(page.getByText('so a second person must do this one')).toBeVisible();

  await signInAs(page, colleague.email);
  await page.goto(`/manage/assisted/${ref}/clarification`);
  await page.locator('[id="summary"]').fill('In the two libraries of the town');
  await page.getByRole('button', { name: 'Save and come back later' }).click();
  await page.getByRole('button', { name: 'Enter what they answer' }).click();
  const accounts = page.getByRole('region', { name: 'Latest accounts' });
  await accounts.getByLabel('File', { exact: true }).setInputFiles({ name: 'signed.pdf', mimeType: 'application/pdf', buffer: pdf('signed') });
  const recent = new Date(Date.now() - 60 * 86_400_000);
  await accounts.getByLabel('Day').fill(String(recent.getUTCDate()));
  await accounts.getByLabel('Month').fill(String(recent.getUTCMonth() + 1));
  await accounts.getByLabel('Year').fill(String(recent.getUTCFullYear()));
  await accounts.getByRole('button', { name: 'Upload', exact: true }).click();
  await expect(accounts.getByRole('listitem').filter({ hasText: 'signed.pdf' })).toBeVisible();
  await expect(page.locator('[id="summary"]')).toHaveValue('In the two libraries of the town');
  await page.getByRole('button', { name: 'Save and compare' }).click();
  await expect(page.getByText('As it was submitted').first()).toBeVisible();
  await page.getByRole('button', { name: 'Send the answer' }).click();
  await expect(page.getByRole('heading', { name: 'There is a problem' })).toBeVisible();
  await page.getByLabel('On paper').check();
  await page.getByLabel('Day').fill('2');
  await page.getByLabel('Month').fill('9');
  await page.getByLabel('Year').fill('2025');
  await page.getByLabel(/^Where is the paper/).fill('Cabinet 3');
  await page.getByLabel(/^This is what they said/).check();
  await page.getByRole('button', { name: 'Send the answer' }).click();
  await expect(page.getByText(`Written on paper on 2 September 2025, and entered by ${colleague.name} of the fund.`)).toBeVisible();
  await page.goto(`/cy/manage/applications/${ref}`);
  await expect(page.getByText('Ysgrifennwyd ar bapur ar 2 Medi 2025')).toBeVisible();

  expect((await mailTo(assessor.email, /Answers changed since you scored/)).text).toContain(`/manage/assessments/${ref}`);
  await signInAs(page, assessor.email);
  await page.goto('/manage/assessments');
  await expect(page.getByText('Answers changed since you scored')).toBeVisible();
  await page.goto(`/manage/assessments/${ref}`);
  await expect(page.getByText('Your scores stand as you sealed them.')).toBeVisible();
  await expect(page.getByText('signed.pdf').first()).toBeVisible();
});
