import type { Page } from '@playwright/test';
import { expect } from './fixtures';

type Mail = { text: string };
type MailTo = (email: string, matching: RegExp) => Promise<Mail>;

/** The code and the link of the newest letter that asks somebody to confirm a signature, of the agreement or of a change to it. */
export async function signingLetter(mailTo: MailTo, email: string, award: string, what: 'sign' | 'accept the change to' = 'sign'): Promise<{ code: string; link: string }> {
  const { text } = await mailTo(email, new RegExp(`code to ${what} the grant agreement ${award}`));
  return { code: /\b\d{3} \d{3}\b/.exec(text)?.[0] ?? '', link: /https?:\S+\/acceptance\/confirmation\?token=[\w-]+/.exec(text)?.[0] ?? '' };
}

/** From the award's page to the page that takes the code: the agreement is read, and a name typed. */
export async function askToSign(page: Page, award: string, name: string): Promise<void> {
  await page.goto(`/apply/awards/${award}/acceptance`);
  await page.getByLabel('I have read the agreement').check();
  await page.getByLabel('Your full name').fill(name);
  await page.getByRole('button', { name: 'Sign the agreement' }).click();
  await expect(page.getByRole('heading', { name: 'Confirm your signature' })).toBeVisible();
}
