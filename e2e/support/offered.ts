import type { Page } from '@playwright/test';
import { database, expect } from './fixtures';
import { newStaff } from './submitted';

type SignIn = (page: Page, email: string) => Promise<void>;

/** The reference of an application's award; empty while it has none. */
export const awardOf = async (applicationId: string): Promise<string> => (await database.query<{ ref: string }>('select ref from awards where application_id = $1', [applicationId]))[0]?.ref ?? '';

/** Approves a recommended application and tells its applicant, for journeys that begin with the offer: awarding.spec.ts looks at these steps. Leaves `officer` signed in. */
export async function offered(page: Page, signInAs: SignIn, officer: string, { id, ref }: { id: string; ref: string }): Promise<string> {
  await signInAs(page, (await newStaff('approver')).email);
  await page.goto(`/manage/applications/${ref}/approval`);
  await page.getByLabel('Reason').fill('As recommended');
  await page.getByRole('button', { name: 'Approve' }).click();
  await expect(page.getByText('Approved. The money is earmarked')).toBeVisible();
  await signInAs(page, officer);
  await page.goto(`/manage/applications/${ref}/notification`);
  await page.getByRole('button', { name: 'Tell the applicant' }).click();
  await expect(page.getByText('The applicant has been told.')).toBeVisible();
  return awardOf(id);
}
