import AxeBuilder from '@axe-core/playwright';
import { HtmlValidate } from 'html-validate';
import { pages } from '../access/pages';
import { cookieOf, type Persona } from '../access/personas';
import { expect, test } from '../support/fixtures';

/** What is wrong with markup, and not merely a house style of the checker's. */
const validator = new HtmlValidate({
  extends: ['html-validate:standard'],
  rules: {
    // React writes attributes and void elements its own way; both are valid HTML.
    'attribute-boolean-style': 'off', 'void-style': 'off', 'no-inline-style': 'off', 'attribute-empty-style': 'off', 'long-title': 'off', 'no-trailing-whitespace': 'off',
    // Next's own scripts and the Design System's markup.
    'script-type': 'off', 'no-redundant-role': 'off', 'require-sri': 'off', 'prefer-native-element': 'off', 'doctype-style': 'off', 'tel-non-breaking': 'off', 'no-implicit-button-type': 'off', 'svg-focusable': 'off',
  },
});

/** Somebody who sees the page: an officer sees most, and where nobody signed in does, a visitor is enough. */
const viewerOf = (page: (typeof pages)[number]): Persona | undefined =>
  page.others === 'seen' && !page.by.visitor ? 'visitor' : (Object.entries(page.by).find(([, seen]) => seen === 'seen')?.[0] as Persona | undefined);

for (const page of pages.filter((one) => one.html !== false && viewerOf(one))) {
  test(`${page.route}${page.kind ? ` (${page.kind})` : ''}: no violation, valid, usable at 320 px and at 200 % text`, async ({ page: tab, context, baseURL }) => {
    const cookie = await cookieOf(viewerOf(page) ?? 'visitor');
    if (cookie) {
      const [name = '', value = ''] = cookie.split('=');
      await context.addCookies([{ name, value, url: baseURL }]);
    }
    const path = await page.path();
    for (const locale of ['', '/cy']) {
      const address = `${locale}${path === '/' && locale ? '' : path}`;
      const answer = await tab.goto(address);
      const html = (await answer?.text()) ?? '';
      const report = await validator.validateString(html);
      // React writes action="" where a script is to take the form over; without one it posts to the page itself, as intended.
      const isReacts = (message: { ruleId: string; message: string }) => message.ruleId === 'attribute-allowed-values' && message.message.includes('"action" has invalid value ""');
      expect(report.results.flatMap((one) => one.messages.filter((message) => !isReacts(message)).map((message) => `${address} ${message.ruleId} ${message.line}:${message.column} ${message.message}`))).toEqual([]);
      if (page.public) expect(html, `${address} has a script`).not.toMatch(/<script/i);
      const { violations } = await new AxeBuilder({ page: tab }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze();
      expect(violations.map(({ id, nodes }) => `${address} ${id}: ${nodes.map((node) => node.target).join(' | ')}`)).toEqual([]);
      expect(await tab.locator('h1').count(), `${address} has one h1`).toBe(1);
    }
    await tab.setViewportSize({ width: 320, height: 640 });
    expect(await sidewaysScroll(tab), `${path} at 320 px`).toBeLessThanOrEqual(0);
    await tab.setViewportSize({ width: 1280, height: 900 });
    await tab.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'));
    expect(await sidewaysScroll(tab), `${path} at 200 % text`).toBeLessThanOrEqual(0);
  });
}

const sidewaysScroll = (tab: import('@playwright/test').Page) => tab.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
