import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { HtmlValidate } from 'html-validate';

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

/** What a validator says of a page as it was sent. */
export async function invalidIn(html: string): Promise<string[]> {
  const report = await validator.validateString(html);
  // React writes action="" where a script is to take the form over; without one it posts to the page itself, as intended.
  const isReacts = (message: { ruleId: string; message: string }) => message.ruleId === 'attribute-allowed-values' && message.message.includes('"action" has invalid value ""');
  return report.results.flatMap((one) => one.messages.filter((message) => !isReacts(message)).map((message) => `${message.ruleId} ${message.line}:${message.column} ${message.message}`));
}

/** What axe says of the page as it stands. No page of ours has a frame, so the run needs no second window to put frames' answers together. */
export async function violationsIn(tab: Page): Promise<string[]> {
  if (tab.frames().length > 1) throw new Error('a page with a frame needs the slower run of axe');
  const { violations } = await new AxeBuilder({ page: tab }).options({ resultTypes: ['violations'] }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).setLegacyMode(true).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target).join(' | ')}`);
}

/** How far the page itself can be scrolled to the side; a table in its own frame may be. */
export const sidewaysScroll = (tab: Page): Promise<number> => tab.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
