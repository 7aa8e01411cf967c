import type { Browser, Page } from '@playwright/test';
import { pages } from '../access/pages';
import { cookieOf, type Persona } from '../access/personas';
import { expect, test } from '../support/fixtures';
import { invalidIn, sidewaysScroll, violationsIn } from './checks';
import { walkByKeyboard } from './keyboard';

// Pages are looked at and nothing is written: they may be taken in any order, by as many workers as there are.
test.describe.configure({ mode: 'parallel' });

/** Somebody who sees the page: an officer sees most, and where nobody signed in does, a visitor is enough. */
const viewerOf = (page: (typeof pages)[number]): Persona | undefined =>
  page.others === 'seen' && !page.by.visitor ? 'visitor' : (Object.entries(page.by).find(([, seen]) => seen === 'seen')?.[0] as Persona | undefined);

type Window = { tab: Page; refused: string[] };
const windows = new Map<Persona, Window>();

/** One window for each person and worker: signing in and fetching the stylesheet again for each page would show nothing new. */
async function windowOf(viewer: Persona, browser: Browser, baseURL: string | undefined): Promise<Window> {
  const open = windows.get(viewer);
  if (open) return open;
  const context = await browser.newContext({ baseURL });
  const [name = '', value = ''] = (await cookieOf(viewer)).split('=');
  if (name) await context.addCookies([{ name, value, url: baseURL }]);
  const refused: string[] = [];
  const tab = await context.newPage();
  tab.on('console', (message) => {
    if (message.type() === 'error' && message.text().includes('Content Security Policy')) refused.push(message.text());
  });
  windows.set(viewer, { tab, refused });
  return { tab, refused };
}

const wide = { width: 1280, height: 900 };
const phone = { width: 320, height: 640 };

for (const page of pages.filter((one) => one.html !== false && viewerOf(one))) {
  test(`${page.route}${page.kind ? ` (${page.kind})` : ''}: no violation, valid, usable at 320 px, at 200 % text and by keyboard alone`, async ({ browser, baseURL }) => {
    const { tab, refused } = await windowOf(viewerOf(page) ?? 'visitor', browser, baseURL);
    const path = await page.path();
    const titles: string[] = [];
    // English where there is room, Welsh, whose words are longer, on a phone, where tables are drawn as cards.
    for (const [locale, size] of [['', wide], ['/cy', phone]] as const) {
      await tab.setViewportSize(size);
      const address = `${locale}${path === '/' && locale ? '' : path}`;
      const html = (await (await tab.goto(address))?.text()) ?? '';
      expect(await invalidIn(html), address).toEqual([]);
      if (page.public) expect(html, `${address} has a script`).not.toMatch(/<script/i);
      expect(await violationsIn(tab), address).toEqual([]);
      expect(await tab.locator('h1').count(), `${address} has one h1`).toBe(1);
      titles.push(await tab.title());
      if (locale === '') {
        const { wanted, reached, unseen } = await walkByKeyboard(tab);
        expect(unseen, `${address}: where the focus is must be seen`).toEqual([]);
        expect(reached, `${address}: Tab reaches everything in its order, and is never caught`).toEqual(wanted);
      }
      await tab.setViewportSize(phone);
      expect(await sidewaysScroll(tab), `${address} at 320 px`).toBeLessThanOrEqual(0);
    }
    expect(titles[0], 'says the page, and then the service').toMatch(/^(.+ – )?Digital Inclusion Innovation Fund$/);
    expect(titles[1], 'says so in Welsh').toMatch(/^(.+ – )?Cronfa Arloesi Cynhwysiant Digidol$/);
    await tab.setViewportSize(wide);
    await tab.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'));
    expect(await sidewaysScroll(tab), `${path} at 200 % text`).toBeLessThanOrEqual(0);
    expect(refused).toEqual([]);
  });
}

test('the first stop is the way past the header, and takes it', async ({ page }) => {
  await page.goto('/sign-in');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to main content' })).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true);
});

test('a form sent with Enter and refused puts the focus on what is wrong, and from there into the box', async ({ page }) => {
  await page.goto('/sign-in');
  await page.getByRole('textbox').first().press('Enter');
  await expect(page.locator('.govuk-error-summary')).toBeFocused();
  await expect(page).toHaveTitle(/^Error: /);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox').first()).toBeFocused();
});
