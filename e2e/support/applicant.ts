import { createHash } from 'node:crypto';
import type { Browser, Page } from '@playwright/test';
import { database, expect } from './fixtures';

export const save = (page: Page) => page.getByRole('button', { name: 'Save and continue' }).click();
/** Saves a page with nothing wrong in it, and waits until the next one is there: a page that is left meanwhile saves nothing. */
export async function saveAndGoOn(page: Page): Promise<void> {
  const here = page.url();
  await save(page);
  await expect(page).not.toHaveURL(here);
}
export const problem = (page: Page) => page.getByRole('heading', { name: 'There is a problem' });
export const box = (page: Page, name: string) => page.locator(`[id="${name}"]`);

/** A person nobody knows yet, signed in. */
export async function newPerson(page: Page, email: string, signInAs: (page: Page, email: string) => Promise<void>) {
  await database.query('insert into people (id, email, name) values (gen_random_uuid(), $1, $2)', [email, `Person ${email.slice(0, 8)}`]);
  await signInAs(page, email);
}

export async function openRound(): Promise<string> {
  const [round] = await database.query<{ ref: string }>(`select ref from funding_rounds where status = 'scheduled' and opens_at <= now() and closes_at > now() order by opens_at desc limit 1`);
  return round?.ref ?? '';
}

/** Registers an organisation and starts an application; answers the application's address. */
export async function startedApplication(page: Page, name: string): Promise<string> {
  await page.goto(`/apply/applications/new?round=${await openRound()}`);
  await page.getByRole('button', { name: 'Register an organisation' }).click();
  await page.getByLabel('Name of the organisation').fill(name);
  await page.getByLabel('Charity', { exact: true }).check();
  await page.getByLabel('Which register is it on?').selectOption('GB-COH');
  await page.getByLabel('Registered number or code').fill('1089464');
  await page.getByLabel('Town of the main office').fill('Sunderland');
  await page.getByRole('button', { name: 'Register the organisation' }).click();
  await expect(page.getByRole('link', { name: /Is this a charity number\?/ })).toBeVisible();
  await expect(page.getByLabel('Registered number or code')).toHaveValue('1089464');
  await page.getByLabel('Which register is it on?').selectOption('DEMO');
  await page.getByLabel('Registered number or code').fill(`DEMO-${createHash('sha256').update(name).digest('hex').slice(0, 12)}`);
  await page.getByRole('button', { name: 'Register the organisation' }).click();
  await page.getByRole('button', { name: 'Start the application' }).click();
  await expect(page.getByText('0 of 13 pages finished')).toBeVisible();
  return page.url();
}

/** The same kind of browser for somebody else: with or without JavaScript, as the project says. */
export async function another(browser: Browser, page: Page, javaScript: boolean): Promise<Page> {
  const context = await browser.newContext({ javaScriptEnabled: javaScript, viewport: page.viewportSize(), baseURL: process.env.E2E_ORIGIN });
  return context.newPage();
}

export const hasScript = (project: { use: { javaScriptEnabled?: boolean } }) => project.use.javaScriptEnabled !== false;
