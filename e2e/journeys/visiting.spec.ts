import type { Locator, Page } from '@playwright/test';
import { database, expect, test } from '../support/fixtures';

const marks = /Public|Derived|Made up/;
const regions = ['North East', 'North West', 'Yorkshire and The Humber', 'East Midlands', 'West Midlands', 'East of England', 'London', 'South East', 'South West', 'Wales', 'Scotland', 'Northern Ireland'];

/** The number at the end of "London: 12" or the beginning of "12 projects found". */
const numberIn = (text: string) => Number(/\d+/.exec(text.replace(/,/g, ''))?.[0] ?? Number.NaN);
const cellsOf = (row: Locator) => row.locator('th, td').allInnerTexts();

/** Every project of a list, over all of its pages. */
async function listed(page: Page): Promise<string[]> {
  const refs: string[] = [];
  for (;;) {
    refs.push(...(await page.getByText(/^AWD-[2-9A-Z]{4}-[2-9A-Z]{3}$/).allInnerTexts()));
    const next = page.getByRole('link', { name: 'More projects' });
    if ((await next.count()) === 0) return refs;
    await next.click();
  }
}

test('the home page says what the fund is, and where its money goes, in the version that is asked for', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Grants that help people get online');
  await expect(page.getByRole('heading', { name: 'Where the £11.7m goes' })).toBeVisible();
  const uplift = page.getByRole('table', { name: /The fund by nation: Uplift, December 2025/ });
  await expect(uplift.getByRole('row', { name: /Scotland/ })).toContainText('£764,020');
  await expect(uplift.getByRole('row', { name: /The rest/ })).toContainText(/about £10\.27m\s*Derived/);
  await expect(uplift.getByRole('row', { name: /Not itemised in public/ })).toContainText(/about £3\.03m\s*Derived/);
  await expect(page.getByRole('table', { name: /England’s launch categories, August 2025/ })).toContainText('£3,380,000');

  await page.getByRole('link', { name: 'Launch, August 2025' }).click();
  await expect(page.getByRole('heading', { name: 'Where the £9.5m goes' })).toBeVisible();
  await expect(page.getByRole('table', { name: /The fund by nation: Launch, August 2025/ }).getByRole('row', { name: /Not itemised in public/ })).toContainText('£826,363');
});

test('three doors lead from the home page: the projects, applying, and what was achieved', async ({ page }) => {
  for (const [door, heading] of [['See the funded projects', 'Funded projects'], ['See what it has achieved', 'Figures']] as const) {
    await page.goto('/');
    await page.getByRole('navigation', { name: 'What would you like to do?' }).getByRole('link', { name: door }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading);
  }
  await page.goto('/');
  await page.getByRole('link', { name: 'Apply for a grant' }).click();
  expect(new URL(page.url()).pathname).toBe('/rounds');
});

test('every figure carries its mark, and an invented one stands in no row of a published table', async ({ page }) => {
  for (const address of ['/', '/figures']) {
    await page.goto(address);
    for (const row of await page.getByRole('row').filter({ hasText: /£\d/ }).all()) expect(await row.innerText(), address).toMatch(marks);
    for (const stat of await page.locator('.app-stats__item').all()) expect(await stat.innerText(), address).toMatch(marks);
    for (const table of await page.getByRole('table', { name: /^The fund by nation/ }).all()) await expect(table).not.toContainText('Made up');
    for (const table of await page.getByRole('table', { name: /Money by envelope|reported for the devolved/ }).all()) await expect(table).toContainText('Made up');
  }
  for (const name of ['People and sessions', 'NHS App steps', 'People by age']) await expect(page.getByRole('table', { name })).toContainText('Made up');
});

test('the map, the list beside it and the table say the same, and so does the list of each place', async ({ page }) => {
  const table = page.getByRole('table', { name: 'Projects at work, by nation and region' });
  // Another journey may publish a project between two looks: then both look again.
  await expect(async () => {
    await page.goto('/projects');
    const all = numberIn(await page.getByRole('heading', { name: /projects? found/ }).innerText());
    const [counted] = await database.query<{ n: number }>(`select count(*)::int as n from awards a join publications p on p.award_id = a.id
      where p.withdrawn_at is null and (p.embargo_until is null or p.embargo_until <= app_now()) and a.status not in ('declined', 'lapsed')`);
    expect(all).toBe(counted?.n);
    let led = 0;
    for (const region of regions) {
      const [, atWork = '', ledFrom = ''] = await cellsOf(table.getByRole('row', { name: region }));
      led += numberIn(ledFrom);
      expect(numberIn((await page.getByRole('link', { name: new RegExp(`^${region}: `) }).getAttribute('aria-label')) ?? ''), `the map of ${region}`).toBe(numberIn(atWork));
      expect(numberIn(await page.locator('.app-drawing__row').filter({ hasText: region }).innerText()), `the key of ${region}`).toBe(numberIn(atWork));
    }
    expect(led).toBe(all);
  }).toPass();

  for (const region of ['London', 'Scotland']) {
    await expect(async () => {
      await page.goto('/projects');
      const [, atWork = ''] = await cellsOf(table.getByRole('row', { name: region }));
      await table.getByRole('link', { name: region }).click();
      expect(numberIn(await page.getByRole('heading', { name: new RegExp(`found in ${region}`) }).innerText())).toBe(numberIn(atWork));
      const refs = await listed(page);
      expect(refs).toHaveLength(numberIn(atWork));
      expect(new Set(refs).size).toBe(refs.length);
    }).toPass();
  }
});

test('a search finds what it says it finds, and says so when it finds nothing', async ({ page }) => {
  await page.goto('/projects');
  const title = await page.locator('.app-projects__title').first().innerText();
  await page.getByLabel('Search', { exact: true }).fill(title);
  await page.getByRole('button', { name: 'Search projects' }).click();
  const found = numberIn(await page.getByRole('heading', { name: /projects? found for/ }).innerText());
  await expect(page.getByRole('link', { name: title, exact: true }).first()).toBeVisible();
  await expect(page.getByLabel('Search', { exact: true })).toHaveValue(title);
  expect(await listed(page)).toHaveLength(found);

  await page.goto('/projects?q=%25_%27%22%3Cscript%3E');
  await expect(page.getByRole('heading', { name: /No projects found for “%_'"<script>”/ })).toBeVisible();
  await page.getByRole('link', { name: 'Clear the search' }).click();
  await expect(page).toHaveURL('/projects');
});

test('a project has a page of its own, with what is public of its award and no more', async ({ page }) => {
  const [award] = await database.query<{ ref: string; title: string; organisation: string }>(`select a.ref, a.title, o.name as organisation from awards a
    join publications p on p.award_id = a.id join organisations o on o.id = a.organisation_id where p.withdrawn_at is null and p.show_amount and p.embargo_until is null and a.status = 'live' limit 1`);
  await page.goto(`/projects/${award?.ref}`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(award?.title ?? '');
  await expect(page.getByText(award?.organisation ?? '').first()).toBeVisible();
  for (const term of ['Recipient organisation', 'Amount awarded', 'Paid so far', 'Award date', 'How it was awarded']) await expect(page.getByText(term, { exact: true })).toBeVisible();
  await expect(page.getByText('Demonstration organisation')).toBeVisible();

  const hidden = await database.query<{ ref: string; place: string }>(`select a.ref, s.place_name as place from award_sites s join awards a on a.id = s.award_id join publications p on p.award_id = a.id
    where s.precision = 'hidden' and p.withdrawn_at is null and not exists (select 1 from award_sites x where x.award_id = a.id and x.precision <> 'hidden') and position(s.place_name in a.title || p.summary_en) = 0 limit 3`);
  for (const { ref, place } of hidden) {
    await page.goto(`/projects/${ref}`);
    await expect(page.getByText('No place is shown for this project.')).toBeVisible();
    await expect(page.getByRole('region', { name: 'Where it works' }).or(page.locator('#where'))).not.toContainText(place);
  }
});

test('an award that a nation reported says so, and that no real government made it', async ({ page }) => {
  const [award] = await database.query<{ ref: string }>(`select a.ref from awards a join publications p on p.award_id = a.id where a.origin = 'devolved' and a.nation = 'scotland' and p.withdrawn_at is null and p.embargo_until is null limit 1`);
  await page.goto(`/projects/${award?.ref}`);
  await expect(page.getByText('As if reported by Scotland')).toBeVisible();
  await expect(page.getByText('no government made it').first()).toBeVisible();
});

test('real projects stand on the page of published facts with their sources, and nowhere in the demonstration', async ({ page }) => {
  await page.goto('/facts');
  for (const lead of ['Royal Borough of Greenwich', 'Libraries Connected', 'Sheffield United Community Foundation', 'Bromley by Bow Centre', 'Age UK']) {
    await expect(page.getByText(lead, { exact: true }).first()).toBeVisible();
    const [named] = await database.query<{ n: number }>('select count(*)::int as n from organisations where name = $1', [lead]);
    expect(named?.n).toBe(0);
  }
  await expect(page.getByRole('link', { name: /Computer Weekly/ }).first()).toHaveAttribute('href', /^https:\/\/www\.computerweekly\.com\//);
  await expect(page.getByRole('main')).not.toContainText('Made up');
});

test('public pages hold no script and set no cookie, and a browser that has one is not sent it again', async ({ page, request, context }) => {
  for (const address of ['/', '/cy', '/figures', '/projects', '/facts', '/privacy', '/open-data', '/nothing-here']) {
    const answer = await request.get(address);
    expect(await answer.text(), address).not.toMatch(/<script|javascript:/i);
    expect(answer.headers()['set-cookie'], address).toBeUndefined();
    expect(answer.headers()['content-security-policy'], address).toContain(`default-src 'none'`);
  }
  await page.goto('/');
  expect(await context.cookies()).toEqual([]);
  const first = await request.get('/facts');
  expect((await request.get('/facts', { headers: { 'if-none-match': first.headers().etag ?? '' } })).status()).toBe(304);
});

test('a public page goes out compressed, the same to the byte and with the same headers as when it was made', async ({ baseURL }) => {
  // Another journey may publish something between two answers; a page stands ready only until then.
  for (const path of ['/projects?q=bread', '/cy/projects?q=bread']) {
    await expect(async () => {
      const [made, ready, plain] = [await fetch(`${baseURL}${path}`), await fetch(`${baseURL}${path}`, { headers: { 'accept-encoding': 'br' } }), await fetch(`${baseURL}${path}`, { headers: { 'accept-encoding': 'identity' } })];
      expect(ready.headers.get('content-encoding')).toBe('br');
      expect(plain.headers.get('content-encoding')).toBeNull();
      const [first, ...others] = [await made.text(), await ready.text(), await plain.text()];
      expect(others).toEqual([first, first]);
      for (const name of ['content-security-policy', 'x-content-type-options', 'referrer-policy', 'cache-control', 'etag', 'content-type', 'x-robots-tag', 'strict-transport-security']) {
        expect(ready.headers.get(name), name).toBe(made.headers.get(name));
      }
      expect((await fetch(`${baseURL}${path}`, { headers: { 'if-none-match': ready.headers.get('etag') ?? '' } })).status).toBe(304);
    }).toPass({ timeout: 20_000 });
  }
});

test('the language changes on every page and keeps the search', async ({ page }) => {
  await page.goto('/projects?q=library&region=E12000007');
  await page.getByRole('link', { name: 'Cymraeg' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Prosiectau a ariennir');
  expect(await page.locator('html').getAttribute('lang')).toBe('cy');
  await expect(page.getByLabel('Chwilio', { exact: true })).toHaveValue('library');
  await page.getByRole('link', { name: 'English' }).click();
  await expect(page).toHaveURL('/projects?q=library&region=E12000007');
});

test('an address that leads nowhere is a page that says so, in the language it was asked in', async ({ page }) => {
  expect((await page.goto('/there-is-no-such-page'))?.status()).toBe(404);
  await expect(page.getByRole('heading', { name: 'Page not found' })).toBeVisible();
  expect((await page.goto('/cy/projects/AWD-2222-222'))?.status()).toBe(404);
  await expect(page.getByRole('heading', { name: 'Heb ganfod y dudalen' })).toBeVisible();
});

test('open data are files that say what the pages say, and never what is hidden', async ({ page, request }) => {
  let csv: string[] = [];
  await expect(async () => {
    await page.goto('/projects');
    const all = numberIn(await page.getByRole('heading', { name: /projects? found/ }).innerText());
    csv = (await (await request.get('/open-data/projects.csv')).text()).trim().split('\r\n');
    expect(csv).toHaveLength(all + 1);
  }).toPass();
  const figures = await (await request.get('/open-data/figures.csv')).text();
  expect(figures).not.toMatch(/,(small|secondary),/);
  const grants = (await (await request.get('/open-data/grants.json')).json()) as { grants: { id: string }[] };
  for (const { id } of grants.grants) expect(id).toMatch(/^360G-DEMO-AWD-/);
  expect(await (await request.get('/robots.txt')).text()).toContain('Disallow: /');

  const [hidden] = await database.query<{ place: string }>(`select s.place_name as place from award_sites s where s.precision = 'hidden' and not exists
    (select 1 from award_sites x where x.place_name = s.place_name and x.precision = 'exact') and not exists (select 1 from awards a join organisations o on o.id = a.organisation_id where position(s.place_name in a.title || o.name || a.description) > 0) limit 1`);
  if (hidden) expect(csv.join('\n')).not.toContain(hidden.place);
});
