import type { Page } from '@playwright/test';
import { newPerson, problem, save, startedApplication } from '../support/applicant';
import { database, expect, test } from '../support/fixtures';
import { sidewaysScroll, violationsIn } from './checks';

test.describe.configure({ mode: 'parallel' });

const phone = { width: 320, height: 640 };
const wide = { width: 1280, height: 900 };
/** Words that are longer than a phone is wide, and sentences longer than their English. */
const longWelsh = 'Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch a’r cyffiniau: cefnogi pobl sydd wedi’u hallgáu’n ddigidol i ddefnyddio gwasanaethau cyhoeddus. '.repeat(6);

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? 'with JavaScript' : 'without JavaScript';

  test(`every page of an application, empty, with errors and filled with long Welsh: no violation, on a phone and a desk, ${how}`, async ({ browser, signInAs, newEmail }) => {
    const { tab, look, close } = await windowsOf(browser, javaScriptEnabled);
    await newPerson(tab, newEmail(), signInAs);
    const { pathname } = new URL(await startedApplication(tab, `Looked at ${newEmail().slice(0, 8)}`));
    const keys = await pagesOf(tab, pathname);
    expect(keys.length).toBeGreaterThan(10);
    for (const key of keys) {
      await tab.goto(`${pathname}/${key}`);
      await look(`${key}, empty`, [phone]);
      if (key !== 'documents') await saveWithErrors(tab, look, key);
      await tab.goto(`/cy${pathname}/${key}`);
      await fillEverything(tab);
      await answeredTo(tab, () => tab.getByRole('button', { name: 'Cadw a pharhau' }).click());
      await tab.goto(`/cy${pathname}/${key}`);
      await look(`${key}, filled in Welsh`, [phone, wide]);
    }
    await close();
  });

  test(`two texts of one answer side by side: no violation, on a phone and a desk, ${how}`, async ({ browser, signInAs, newEmail }) => {
    const { tab, look, close } = await windowsOf(browser, javaScriptEnabled);
    await newPerson(tab, newEmail(), signInAs);
    const { pathname } = new URL(await startedApplication(tab, `Both kept ${newEmail().slice(0, 8)}`));
    const other = await tab.context().newPage();
    for (const one of [tab, other]) await one.goto(`/cy${pathname}/title-and-summary`);
    for (const [at, one] of [other, tab].entries()) {
      await one.locator('[id="title"]').fill(`${at} ${longWelsh}`.slice(0, 110));
      await one.locator('[id="summary"]').fill(`${at} ${longWelsh}`);
      await one.getByRole('button', { name: 'Cadw a pharhau' }).click();
      await expect(at === 0 ? one.getByRole('heading', { name: 'Categori ac amcan' }) : one.locator('.app-conflict').first()).toBeVisible();
    }
    await look('a conflict', [phone, wide]);
    await close();
  });
}

type Size = typeof phone;
type Look = (state: string, sizes: Size[]) => Promise<void>;

/** The person's window, and a way of looking at what it shows: a page without scripts is shown again, as it stands, where axe can run. */
async function windowsOf(browser: import('@playwright/test').Browser, javaScriptEnabled: boolean): Promise<{ tab: Page; look: Look; close: () => Promise<void> }> {
  const context = await browser.newContext({ javaScriptEnabled, viewport: phone, baseURL: process.env.E2E_ORIGIN });
  const tab = await context.newPage();
  const shown = javaScriptEnabled ? tab : await (await browser.newContext({ viewport: phone, baseURL: process.env.E2E_ORIGIN })).newPage();
  const look: Look = async (state, sizes) => {
    if (shown !== tab) {
      const body = (await tab.content()).replace(/<script\b[\s\S]*?<\/script>/g, '');
      await shown.route('**/as-it-stands', (route) => route.fulfill({ body, contentType: 'text/html; charset=utf-8' }));
      await shown.goto('/as-it-stands');
      await shown.unroute('**/as-it-stands');
    }
    for (const size of sizes) {
      await shown.setViewportSize(size);
      expect(await violationsIn(shown), `${state}, ${size.width} px`).toEqual([]);
      expect(await sidewaysScroll(shown), `${state}, ${size.width} px`).toBeLessThanOrEqual(0);
    }
  };
  return { tab, look, close: async () => void (await Promise.all([context.close(), shown === tab ? undefined : shown.context().close()])) };
}

/** The keys of an application's pages of questions, in their order. */
async function pagesOf(tab: Page, pathname: string): Promise<string[]> {
  const [set] = await database.query<{ keys: string[] }>(
    `select array(select p ->> 'key' from json_array_elements(q.definition -> 'sections') s, json_array_elements(s -> 'pages') p) as keys
     from applications a join question_sets q on q.id = a.question_set_id where a.ref = $1`, [pathname.split('/').at(-1)]);
  await tab.goto(pathname);
  const linked = await tab.locator(`main a[href^="${pathname}/"]`).evaluateAll((links) => links.map((one) => one.getAttribute('href')?.split('/').at(-1) ?? ''));
  return (set?.keys ?? []).filter((key) => linked.includes(key));
}

async function saveWithErrors(tab: Page, look: Look, key: string): Promise<void> {
  await answeredTo(tab, () => save(tab));
  // A page of which nothing must be answered is simply saved.
  if (!new URL(tab.url()).pathname.endsWith(`/${key}`)) return;
  await expect(problem(tab)).toBeVisible();
  await expect(tab).toHaveTitle(/^Error: /);
  await look(`${key}, with errors`, [phone, wide]);
}

/** Saving leads to the next page, or back with what is wrong. */
async function answeredTo(tab: Page, press: () => Promise<void>): Promise<void> {
  const before = tab.url();
  await press();
  await expect(async () => expect(tab.url() !== before || (await tab.locator('.govuk-error-summary').isVisible())).toBe(true)).toPass({ timeout: 15_000 });
}

/** Whatever can be typed, chosen or ticked, is; right or wrong does not matter. */
async function fillEverything(tab: Page): Promise<void> {
  for (const one of await tab.locator('main form select').all()) await one.selectOption({ index: 1 });
  for (const one of await tab.locator('main form :is(input[type=checkbox], input[type=radio])').all()) await one.check();
  for (const one of await tab.locator('main form :is(textarea, input[type=text], input[type=email], input:not([type]))').all()) {
    const numeric = (await one.getAttribute('inputmode')) !== null;
    await one.fill(numeric ? '12' : longWelsh.slice(0, Number(await one.getAttribute('maxlength')) || 900));
  }
}
