import type { Page } from '@playwright/test';
import { expect } from './fixtures';

/** Finds an application eligible and gives it to these assessors, as the officer who is signed in. */
export async function siftAndAssign(page: Page, ref: string, assessors: readonly { name: string }[]): Promise<void> {
  await page.goto(`/manage/applications/${ref}/sift`);
  await page.getByLabel('Yes', { exact: true }).check();
  await page.getByRole('button', { name: 'Record the sift' }).click();
  await page.getByRole('link', { name: 'Assign assessors' }).click();
  for (const { name } of assessors) await page.getByLabel(name).check();
  await page.getByRole('button', { name: 'Assign' }).click();
  await expect(page.getByText('The assessors are assigned')).toBeVisible();
}
