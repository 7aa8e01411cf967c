import type { Page } from '@playwright/test';
import { pages } from '../access/pages';
import { cookieOf, type Persona } from '../access/personas';
import { expect, test } from '../support/fixtures';

/** Somebody who sees the page, as for the other checks of every page. */
const viewerOf = (page: (typeof pages)[number]): Persona | undefined =>
  page.others === 'seen' && !page.by.visitor ? 'visitor' : (Object.entries(page.by).find(([, seen]) => seen === 'seen')?.[0] as Persona | undefined);

/** Longer lists of the same kind of link say nothing new. */
const furthest = 120;

for (const page of pages.filter((one) => one.html !== false && viewerOf(one))) {
  test(`${page.route}${page.kind ? ` (${page.kind})` : ''}: Tab reaches everything in its order, is seen, and is never caught`, async ({ page: tab, context, baseURL }) => {
    const cookie = await cookieOf(viewerOf(page) ?? 'visitor');
    if (cookie) await context.addCookies([{ name: cookie.split('=')[0] ?? '', value: cookie.split('=')[1] ?? '', url: baseURL }]);
    await tab.goto(await page.path());
    const expected = await numberStops(tab);
    const reached: number[] = [];
    for (let press = 0; press < Math.min(expected.length, furthest) + 15; press++) {
      await tab.keyboard.press('Tab');
      const stop = await focusNow(tab);
      // Past the last one the browser's own buttons have the focus, and then it begins again.
      if (stop.number === undefined && !stop.scrolls) break;
      if (reached.length > 0 && stop.number === reached[0]) break;
      if (stop.number === undefined) continue;
      expect(stop.seen, `the focus is to be seen on “${stop.label}”`).toBe(true);
      reached.push(stop.number);
    }
    const wanted = expected.slice(0, furthest);
    expect(reached.slice(0, wanted.length).map((number) => expected[number])).toEqual(wanted);
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
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox').first()).toBeFocused();
});

/** Numbers what a keyboard stops at, in the document's order, and answers with a label of each: a group of radios is one stop. */
const numberStops = (tab: Page): Promise<string[]> =>
  tab.evaluate(() => {
    const groups = new Set<string>();
    const all = [...document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary, [tabindex]')].filter((one) => {
      if (one.tabIndex < 0 || (one as HTMLButtonElement).disabled || (one as HTMLInputElement).type === 'hidden' || !one.checkVisibility()) return false;
      // A table too wide for its place can be scrolled by keyboard, and need not be.
      if (!one.matches('a, button, input, select, textarea, summary')) return false;
      if (one instanceof HTMLInputElement && one.type === 'radio') {
        const group = [...document.querySelectorAll<HTMLInputElement>('input[type=radio]')].filter((other) => other.name === one.name && other.form === one.form);
        const stop = group.find((other) => other.checked) ?? group[0];
        if (stop !== one || groups.has(one.name)) return false;
        groups.add(one.name);
      }
      return true;
    });
    for (const [number, one] of all.entries()) one.setAttribute('data-stop', String(number));
    return all.map((one, number) => `${number} ${one.tagName.toLowerCase()} ${(one.textContent || one.getAttribute('name') || '').trim().slice(0, 40)}`);
  });

/** What has the focus now, and whether a person could tell: a ring, a shadow or the focus colour, on it or on what stands for it. */
const focusNow = (tab: Page): Promise<{ number?: number; label: string; seen: boolean; scrolls: boolean }> =>
  tab.evaluate(() => {
    const one = document.activeElement as HTMLElement | null; // the page's own elements are all HTML
    const shows = (style: CSSStyleDeclaration) =>
      (style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) > 0 && !/(transparent|, 0\))$/.test(style.outlineColor)) || style.boxShadow !== 'none' || style.backgroundColor === 'rgb(255, 221, 0)';
    const number = one?.getAttribute('data-stop');
    const label = (one?.textContent || one?.getAttribute('name') || '').trim().slice(0, 40);
    const drawn = one?.matches('input[type=radio], input[type=checkbox]') ? one.nextElementSibling : undefined;
    const seen = one !== null && (shows(getComputedStyle(one)) || (drawn != null && shows(getComputedStyle(drawn, '::before'))));
    return { number: number == null ? undefined : Number(number), label, seen, scrolls: one !== null && one !== document.body && number == null };
  });
