import type { Page } from '@playwright/test';

type Walk = {
  /** What Tab should stop at, in the document's order, with a label each. */
  wanted: string[];
  /** What it did stop at. */
  reached: string[];
  /** Where nobody could tell that the focus was. */
  unseen: string[];
};

/** Longer lists of the same kind of link say nothing new. */
const furthest = 120;

/** Walks through a page by Tab alone. The page keeps the account of it, so that each press is one message to the browser. */
export async function walkByKeyboard(tab: Page): Promise<Walk> {
  const { wanted, regions } = await numberStops(tab);
  await tab.evaluate(keepAccount);
  // A table too wide for its place can be scrolled by keyboard, and need not be.
  for (let press = 0; press < Math.min(wanted.length, furthest) + regions; press++) await tab.keyboard.press('Tab');
  const account = await tab.evaluate(() => (window as unknown as { account: { number: number; label: string; seen: boolean }[] }).account); // put there by keepAccount
  const reached = account.filter(({ number }, at) => account.findIndex((one) => one.number === number) === at);
  const many = Math.min(wanted.length, furthest);
  return { wanted: wanted.slice(0, many), reached: reached.slice(0, many).map(({ number }) => wanted[number] ?? ''), unseen: account.filter(({ seen }) => !seen).map(({ label }) => label) };
}

/** Numbers what a keyboard stops at, in the document's order, and answers with a label of each: a group of radios is one stop. */
const numberStops = (tab: Page): Promise<{ wanted: string[]; regions: number }> =>
  tab.evaluate(() => {
    const radios = [...document.querySelectorAll<HTMLInputElement>('input[type=radio]')];
    /** Tab goes to the chosen one of a group, or else to the first. */
    const isStop = (one: Element) => {
      if (!(one instanceof HTMLInputElement) || one.type !== 'radio') return true;
      const group = radios.filter((other) => other.name === one.name && other.form === one.form);
      return (group.find((other) => other.checked) ?? group[0]) === one;
    };
    const focusable = [...document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary, [tabindex]')].filter(
      (one) => one.tabIndex >= 0 && !(one as HTMLButtonElement).disabled && (one as HTMLInputElement).type !== 'hidden' && one.checkVisibility(),
    );
    const all = focusable.filter((one) => one.matches('a, button, input, select, textarea, summary') && isStop(one));
    for (const [number, one] of all.entries()) one.setAttribute('data-stop', String(number));
    return {
      wanted: all.map((one, number) => `${number} ${one.tagName.toLowerCase()} ${(one.textContent || one.getAttribute('aria-label') || one.getAttribute('name') || '').trim().slice(0, 40)}`),
      regions: focusable.filter((one) => !one.matches('a, button, input, select, textarea, summary')).length,
    };
  });

/** Writes down each stop, and whether a person could tell: a ring, a shadow or the focus colour, on it or on what stands for it. */
function keepAccount(): void {
  const account: { number: number; label: string; seen: boolean }[] = [];
  Object.assign(window, { account });
  const shows = (style: CSSStyleDeclaration) =>
    (style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) > 0 && !/(transparent|, 0\))$/.test(style.outlineColor)) || style.boxShadow !== 'none' || style.backgroundColor === 'rgb(255, 221, 0)';
  document.addEventListener('focusin', ({ target }) => {
    if (!(target instanceof Element)) return;
    const number = target.getAttribute('data-stop');
    if (number === null) return;
    const drawn = target.matches('input[type=radio], input[type=checkbox]') ? target.nextElementSibling : null;
    const label = (target.textContent || target.getAttribute('aria-label') || target.getAttribute('name') || '').trim().slice(0, 40);
    account.push({ number: Number(number), label, seen: shows(getComputedStyle(target)) || (drawn !== null && shows(getComputedStyle(drawn, '::before'))) });
  });
}
