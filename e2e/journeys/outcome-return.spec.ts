import type { Page } from '@playwright/test';
import { sampleRegister } from '../../lib/outcome-return/sample-register';
import { database, expect, test } from '../support/fixtures';
import { newRecipient, sumsOf } from '../support/recipient';

const scripted = (project: { name: string }) => !project.name.startsWith('without');
const officer = 'demo.officer1@example.org';

/** Starts a return up to the month before this one; answers its address. */
async function startReturn(page: Page, award: string): Promise<string> {
  await page.goto(`/apply/awards/${award}/outcome-returns`);
  await page.getByLabel('Which month does it run up to?').selectOption({ index: 2 });
  await page.getByRole('button', { name: 'Start the return' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /^Totals up to/ })).toBeVisible();
  return new URL(page.url()).pathname;
}

const box = (page: Page, label: string) => page.getByLabel(label, { exact: true });
/** Where there is a script, the page is the script's once the helper has come. */
async function ready(page: Page, project: { name: string }) {
  if (scripted(project)) await expect(page.getByText('Nothing of this file leaves your device')).toBeVisible();
}
async function save(page: Page) {
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText(/^Saved at \d\d:\d\d/).first()).toBeVisible();
}
async function send(page: Page) {
  await page.getByRole('button', { name: 'Save and check' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Check and send the return' })).toBeVisible();
  await page.getByLabel(/I have checked these totals/).check();
  await page.getByRole('button', { name: 'Send the return' }).click();
  await expect(page.getByText('These totals have been sent in')).toBeVisible();
}
async function accept(page: Page, ref: string) {
  await page.goto(`/manage/outcome-returns/${ref}`);
  await page.getByRole('button', { name: 'Accept this return' }).click();
  await page.getByRole('button', { name: 'Accept the return' }).click();
  await expect(page.getByText('It is not waiting for a decision')).toBeVisible();
}
const refOf = (path: string) => path.split('/').at(-1) ?? '';

test('totals are saved as they are typed, put right, sent by a certifier, sent back, sent again and accepted, and the sums move', async ({ page, signInAs }, { project }) => {
  const { certifier, editor, award, awardId } = await newRecipient();
  await signInAs(page, editor);
  const path = await startReturn(page, award);
  await ready(page, project);
  await box(page, 'People').fill('about forty');
  await box(page, 'Attendances').fill('1,120');
  await save(page);
  await expect(page.getByRole('link', { name: /“about forty” is not a whole number/ })).toBeVisible();
  await page.goto(path);
  await expect(box(page, 'People')).toHaveValue('about forty');
  await expect(box(page, 'Attendances')).toHaveValue('1,120');
  await expect(page).toHaveTitle(/^Error: Totals up to/);

  await ready(page, project);
  await box(page, 'People').fill('240');
  await page.getByLabel('Counted: each person once').check();
  await page.getByRole('row', { name: /Installed the NHS App/ }).getByLabel(/Not applicable/).fill('0');
  await page.getByRole('row', { name: /Installed the NHS App/ }).getByLabel(/: Achieved/).fill('180');
  await page.getByRole('button', { name: 'Save and check' }).click();
  await expect(page.getByText(/Only a certifier of Digital Friends/)).toBeVisible();
  await expect(page.getByText(/the four answers add up to 180 of 240 people/)).toBeVisible();

  await signInAs(page, certifier);
  await page.goto(path);
  await send(page);

  await signInAs(page, officer);
  await page.goto(`/manage/outcome-returns/${refOf(path)}`);
  await page.getByRole('button', { name: 'Ask for changes' }).click();
  await page.getByRole('button', { name: 'Send it back' }).click();
  await expect(page.getByRole('heading', { name: 'There is a problem' })).toBeVisible();
  await page.getByLabel('What should be changed, and why?').fill('Please add the people whose step was not recorded.');
  await page.getByRole('button', { name: 'Send it back' }).click();
  await expect(page.getByText('Changes requested').first()).toBeVisible();

  await signInAs(page, certifier);
  await page.goto(path);
  await expect(page.getByText('Please add the people whose step was not recorded.')).toBeVisible();
  await ready(page, project);
  await page.getByRole('row', { name: /Installed the NHS App/ }).getByLabel(/Not recorded/).fill('60');
  await send(page);

  await signInAs(page, officer);
  await accept(page, refOf(path));
  expect(await sumsOf(awardId)).toEqual({ 'people.total': 240, 'activity.attendances': 1120, 'ladder.installed.achieved': 180, 'ladder.installed.not_applicable': 0, 'ladder.installed.not_recorded': 60 });

  await signInAs(page, certifier);
  await page.goto(`/apply/awards/${award}/outcome-returns`);
  await page.getByLabel('Which month does it run up to?').selectOption({ index: 1 });
  await page.getByRole('button', { name: 'Start the return' }).click();
  await ready(page, project);
  await expect(page.getByRole('row', { name: /^People/ }).first()).toContainText('240');
  await box(page, 'People').fill('239');
  await page.getByLabel('Counted: each person once').check();
  await save(page);
  await expect(page.getByRole('link', { name: /239 is below the 240 already accepted/ })).toBeVisible();
});

test('signed out while typing totals: the figures come back after signing in again', async ({ page, signInAs }, { project }) => {
  const { certifier, award } = await newRecipient();
  await signInAs(page, certifier);
  const path = await startReturn(page, award);
  await ready(page, project);
  await box(page, 'People').fill('77');
  await database.query(`update sessions set expires_at = now() - interval '1 second' where person_id = (select id from people where email = $1)`, [certifier]);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText(/You (are|were) signed out/)).toBeVisible();
  await signInAs(page, certifier);
  if (!scripted(project)) await page.goto(path);
  await expect(box(page, 'People')).toHaveValue('77');
  await save(page);
  await page.goto(path);
  await expect(box(page, 'People')).toHaveValue('77');
});

test('an attendance register is counted in the browser: no name, birth date or row of it is ever sent', async ({ page, signInAs }, { project }) => {
  const { certifier, award, awardId } = await newRecipient();
  await signInAs(page, certifier);
  const path = await startReturn(page, award);
  await ready(page, project);
  const register = sampleRegister({ people: 40, sessions: 6, duplicates: 2, errors: 2, seed: 11 });
  const sent: string[] = [];
  page.on('request', (request) => sent.push(`${request.url()}\n${JSON.stringify(request.headers())}\n${request.postDataBuffer()?.toString('utf8') ?? ''}`));
  const socketed: string[] = [];
  page.on('websocket', (socket) => socket.on('framesent', ({ payload }) => socketed.push(String(payload))));

  const chooser = page.getByLabel('Drop the file here, or choose it');
  await chooser.setInputFiles({ name: 'register.csv', mimeType: 'text/csv', buffer: Buffer.from(register) });
  const problems = page.getByRole('table', { name: /Rows to put right/ });
  await expect(problems.getByRole('row', { name: /Row \d+, column “Session date”/ })).toContainText('This is not a date');
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Download the register with its problems marked' }).click()]);
  expect(download.suggestedFilename()).toBe('register-marked.csv');

  const mended = sampleRegister({ people: 40, sessions: 6, duplicates: 2, seed: 11 });
  await chooser.setInputFiles({ name: 'register.csv', mimeType: 'text/csv', buffer: Buffer.from(mended) });
  await expect(page.getByText('People: 42. Attendances:')).toBeVisible();
  const pairs = page.getByRole('group', { name: /Similar names and the same date of birth/ });
  await expect(pairs).toHaveCount(2);
  await pairs.nth(0).getByLabel('The same person').check();
  await pairs.nth(1).getByLabel('The same person').check();
  await expect(page.getByText('People: 40. Attendances:')).toBeVisible();
  await page.getByRole('button', { name: 'Put these totals into the boxes' }).click();
  await expect(box(page, 'People')).toHaveValue('40');
  await save(page);
  await send(page);

  expect(sent.length).toBeGreaterThan(0);
  const secrets = mended.split('\r\n').slice(1).flatMap((line) => line.split(',').slice(2, 5)).filter((cell) => cell.length > 3);
  for (const text of [...sent, ...socketed]) {
    for (const secret of new Set([...secrets, 'Digital drop-in', 'register.csv'])) expect(text.includes(secret) || text.includes(encodeURIComponent(secret)), secret).toBe(false);
  }
  await signInAs(page, officer);
  await accept(page, refOf(path));
  expect(await sumsOf(awardId)).toMatchObject({ 'people.total': 40, 'activity.sessions': 6 });
});

test('a file with references is counted by the server, which refuses one with names and keeps neither', async ({ page, signInAs }, { project }) => {
  const { certifier, award } = await newRecipient();
  await signInAs(page, certifier);
  const path = await startReturn(page, award);
  if (scripted(project)) await page.goto(`${path}/count`);
  else await page.getByRole('link', { name: 'Count from a file without using JavaScript' }).click();
  const give = async (text: string) => {
    await page.getByLabel('Register with references, without names').setInputFiles({ name: 'register.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
    await page.getByRole('button', { name: 'Count this file' }).click();
  };
  await give(sampleRegister({ people: 12, seed: 5 }));
  await expect(page.getByText('This column seems to hold names').first()).toBeVisible();
  await give('Reference,Date\r\nP1,31/02/2026\r\n');
  await expect(page.getByText('Row 2, column “Date”, “31/02/2026”: This is not a date').first()).toBeVisible();
  await give(sampleRegister({ people: 12, seed: 5, names: false }));
  await expect(page.getByText('The boxes below are filled from your register')).toBeVisible();
  await expect(box(page, 'People')).toHaveValue('12');
  await expect(page.getByLabel('Counted: each person once')).toBeChecked();
});

test('two people typing at once: nothing is overwritten, and both figures are shown', async ({ page, signInAs, browser }, { project }) => {
  const { certifier, editor, award } = await newRecipient();
  await signInAs(page, certifier);
  const path = await startReturn(page, award);
  await ready(page, project);
  const context = await browser.newContext({ javaScriptEnabled: scripted(project) });
  const other = await context.newPage();
  await signInAs(other, editor);
  await other.goto(path);
  await ready(other, project);
  await box(other, 'People').fill('44');
  await save(other);
  await box(page, 'People').fill('41');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('Somebody else saved this page while you were working')).toBeVisible();
  await expect(box(page, 'People')).toHaveValue('41');
  await expect(page.getByText('Saved by somebody else: 44')).toBeVisible();
  await save(page);
  await page.goto(path);
  await expect(box(page, 'People')).toHaveValue('41');
  await context.close();
});
