import type { Page } from '@playwright/test';
import { another, box, hasScript, newPerson, save, startedApplication } from '../support/applicant';
import { database, expect, test } from '../support/fixtures';
import { newLine } from '../support/line';

const kept = (page: Page) => page.getByText('Not saved yet: kept on this device').first();
const saved = (page: Page) => page.getByRole('status').filter({ hasText: /^Saved at \d\d:\d\d/ });
const typeInto = async (page: Page, name: string, text: string) => {
  await box(page, name).focus();
  await page.keyboard.press('End');
  await page.keyboard.type(text);
};
const answerOf = async (ref: string, name: string) =>
  (await database.query<{ raw: string; version: number }>('select n.raw, n.version from answers n join applications a on a.id = n.application_id where a.ref = $1 and n.name = $2', [ref, name]))[0];
const refOf = (address: string) => new URL(address).pathname.split('/').at(-1) ?? '';
/** Until the page has all its scripts: without what keeps words on the device, nothing of this can be shown. */
const opened = async (page: Page, address: string) => void (await page.goto(address, { waitUntil: 'networkidle' }));
/** What the device holds of anybody's words, as it lies there. */
const onDevice = (page: Page) => page.evaluate(() => Object.entries(localStorage).filter(([name]) => name.startsWith('words:')));
const joins = (first: string, second: string) =>
  database.query(
    `insert into memberships (id, organisation_id, person_id, role) select gen_random_uuid(), m.organisation_id, p.id, 'editor' from memberships m join people o on o.id = m.person_id, people p
     where o.email = $1 and m.role = 'owner' and p.email = $2`, [first, second]);
const signedOut = (email: string) => database.query(`update sessions set expires_at = now() - interval '1 second' where person_id = (select id from people where email = $1)`, [email]);
/** The person's own address, through another line: the cookie is for the host, whatever the port. */
const through = (origin: string, address: string) => `${origin}${new URL(address).pathname}`;

/** Holds the page's scripts back until they are let through, as a slow link does. */
async function slowScripts(page: Page): Promise<{ arrive: () => void }> {
  let arrive = () => {};
  const arrived = new Promise<void>((resolve) => { arrive = resolve; });
  await page.route(/\/_next\/static\/.*\.js/, (route) => arrived.then(() => route.continue()));
  return { arrive };
}

// Not asked of a browser without JavaScript (playwright.config.ts): it keeps nothing on its device, and its journeys are in no-word-lost.spec.ts.

test('what is typed is saved after a pause, and says when; the button then finds nothing new to save', async ({ page, signInAs, newEmail }) => {
  await newPerson(page, newEmail(), signInAs);
  const address = await startedApplication(page, `Pause ${newEmail().slice(0, 8)}`);
  await page.goto(`${address}/title-and-summary`);
  await typeInto(page, 'title', 'Typed, and left alone');
  await expect(kept(page)).toBeVisible();
  await expect(saved(page)).toBeVisible();
  await expect.poll(() => answerOf(refOf(address), 'title')).toMatchObject({ raw: 'Typed, and left alone', version: 1 });
  await expect.poll(() => onDevice(page)).toEqual([]);
  await box(page, 'summary').fill('A summary');
  await save(page);
  await expect(page.getByRole('heading', { name: 'Category and objective' })).toBeVisible();
  expect(await answerOf(refOf(address), 'title')).toMatchObject({ version: 1 });
  await expect.poll(() => onDevice(page)).toEqual([]);
});

test('what is typed over an earlier text while the scripts are still on their way stays, and is saved', async ({ page, signInAs, newEmail }) => {
  await newPerson(page, newEmail(), signInAs);
  const address = await startedApplication(page, `Slow ${newEmail().slice(0, 8)}`);
  await page.goto(`${address}/title-and-summary`);
  await box(page, 'title').fill('Earlier');
  await box(page, 'summary').fill('An earlier text');
  await save(page);
  await expect(page.getByRole('heading', { name: 'Category and objective' })).toBeVisible();

  const slow = await slowScripts(page);
  await page.goto(`${address}/title-and-summary`, { waitUntil: 'commit' });
  await box(page, 'title').fill('Typed early');
  await box(page, 'summary').fill('Typed while the scripts were on their way');
  slow.arrive();
  await expect(saved(page)).toBeVisible();
  await expect(box(page, 'title')).toHaveValue('Typed early');
  await expect(box(page, 'summary')).toHaveValue('Typed while the scripts were on their way');
  expect([await answerOf(refOf(address), 'title'), await answerOf(refOf(address), 'summary')]).toMatchObject([{ raw: 'Typed early' }, { raw: 'Typed while the scripts were on their way' }]);
});

test('two people in one answer, then in different ones, while one goes offline and returns', async ({ page, browser, signInAs, newEmail }, { project }) => {
  const [first, second] = [newEmail(), newEmail()];
  await newPerson(page, first, signInAs);
  const address = await startedApplication(page, `Offline ${newEmail().slice(0, 8)}`);
  const colleague = await another(browser, page, hasScript(project));
  await newPerson(colleague, second, signInAs);
  await joins(first, second);
  for (const one of [page, colleague]) await opened(one, `${address}/title-and-summary`);

  await colleague.context().setOffline(true);
  await typeInto(colleague, 'title', 'Theirs, typed on a train');
  await expect(colleague.getByText('The service cannot be reached')).toBeVisible();
  await typeInto(page, 'title', 'Mine');
  await expect(saved(page)).toBeVisible();
  await colleague.context().setOffline(false);
  await expect(colleague.getByText(/Somebody else saved “Project title” meanwhile/)).toBeVisible();
  await colleague.goto(`${address}/title-and-summary`);
  await expect(colleague.getByRole('heading', { name: 'Two versions of “Project title”' })).toBeVisible();
  await expect(colleague.getByText('Theirs, typed on a train')).toBeVisible();
  await colleague.getByLabel(/The one written by/).check();
  await colleague.getByRole('button', { name: 'Keep this version' }).click();
  await expect(box(colleague, 'title')).toHaveValue('Theirs, typed on a train');

  await page.goto(`${address}/title-and-summary`);
  await colleague.context().setOffline(true);
  await typeInto(colleague, 'summary', 'A summary from the train');
  await typeInto(page, 'title', ', and mine');
  await expect(saved(page)).toBeVisible();
  await colleague.context().setOffline(false);
  await expect(saved(colleague)).toBeVisible();
  expect(await answerOf(refOf(address), 'title')).toMatchObject({ raw: 'Theirs, typed on a train, and mine' });
  expect(await answerOf(refOf(address), 'summary')).toMatchObject({ raw: 'A summary from the train' });
  await page.goto(`${address}/title-and-summary`);
  await expect(page.getByRole('heading', { name: /Two versions/ })).toHaveCount(0);
  await colleague.context().close();
});

test('the session ends while somebody types: the words wait on the device, and go when they are signed in again', async ({ page, signInAs, newEmail }) => {
  const email = newEmail();
  await newPerson(page, email, signInAs);
  const address = await startedApplication(page, `Expired ${newEmail().slice(0, 8)}`);
  await page.goto(`${address}/title-and-summary`);
  await signedOut(email);
  await typeInto(page, 'title', 'Typed after the session had ended');
  await expect(page.getByRole('status').filter({ hasText: 'You are signed out.' })).toContainText('Not saved yet: kept on this device');
  // The tab is closed and opened again: nothing of the page is left but what the device keeps.
  await page.goto('about:blank');
  await signInAs(page, email);
  await page.goto(address);
  await expect.poll(() => answerOf(refOf(address), 'title')).toMatchObject({ raw: 'Typed after the session had ended' });
  await expect.poll(() => onDevice(page)).toEqual([]);
  await page.goto(`${address}/title-and-summary`);
  await expect(box(page, 'title')).toHaveValue('Typed after the session had ended');
});

test('on a shared computer nobody else reads or sends what the device keeps', async ({ page, signInAs, newEmail }) => {
  const [first, second] = [newEmail(), newEmail()];
  await newPerson(page, first, signInAs);
  const address = await startedApplication(page, `Shared ${newEmail().slice(0, 8)}`);
  const line = await newLine(process.env.E2E_ORIGIN ?? '');
  const titled = `${through(line.origin, address)}/title-and-summary`;
  await opened(page, titled);
  line.down();
  await typeInto(page, 'title', 'Confidential words');
  await expect(kept(page)).toBeVisible();
  await expect.poll(async () => (await onDevice(page)).length).toBe(1);
  expect(JSON.stringify(await onDevice(page))).not.toContain('Confidential');
  await page.goto('about:blank');
  // Their session ends with them: the page's last try, still on its way when the line is back, would save the words as their writer's own.
  await signedOut(first);
  line.up();
  await newPerson(page, second, signInAs);
  await joins(first, second);
  await page.goto(titled);
  await expect(box(page, 'title')).toHaveValue('');
  await typeInto(page, 'summary', 'Words of the second person');
  await expect(saved(page)).toBeVisible();
  expect(await answerOf(refOf(address), 'title')).toBeUndefined();
  await signInAs(page, first);
  await page.goto(titled);
  await expect(box(page, 'title')).toHaveValue('Confidential words');
  await expect(box(page, 'summary')).toHaveValue('Words of the second person');
  await line.stop();
});

test('a tab left open sends nothing under the name of whoever signs in next', async ({ page, signInAs, newEmail }) => {
  const [first, second] = [newEmail(), newEmail()];
  await newPerson(page, first, signInAs);
  const address = await startedApplication(page, `Tab ${newEmail().slice(0, 8)}`);
  await page.goto(`${address}/title-and-summary`);
  await newPerson(page, second, signInAs);
  await joins(first, second);
  await typeInto(page, 'title', 'Whose words?');
  await expect(page.getByText(/Somebody else has signed in on this device/)).toBeVisible();
  expect(await answerOf(refOf(address), 'title')).toBeUndefined();
  await signInAs(page, first);
  await typeInto(page, 'title', ' Mine');
  await expect(saved(page)).toBeVisible();
  expect(await answerOf(refOf(address), 'title')).toMatchObject({ raw: 'Whose words? Mine' });
});

test('the server dies in the middle of a save: each word is there once, whether or not the save had arrived', async ({ page, signInAs, newEmail }) => {
  const email = newEmail();
  await newPerson(page, email, signInAs);
  const address = await startedApplication(page, `Killed ${newEmail().slice(0, 8)}`);
  const line = await newLine(process.env.E2E_ORIGIN ?? '');
  await page.goto(`${through(line.origin, address)}/title-and-summary`);
  line.cutNext('before');
  await typeInto(page, 'title', 'Cut before it arrived');
  await expect.poll(() => line.cuts()).toBe(1);
  await expect(saved(page)).toBeVisible();
  await expect.poll(() => answerOf(refOf(address), 'title')).toMatchObject({ raw: 'Cut before it arrived', version: 1 });

  line.cutNext('after');
  await typeInto(page, 'title', ', and after');
  await expect.poll(() => line.cuts()).toBe(2);
  await expect.poll(() => answerOf(refOf(address), 'title')).toMatchObject({ raw: 'Cut before it arrived, and after', version: 2 });
  await expect.poll(() => onDevice(page)).toEqual([]);
  expect(await answerOf(refOf(address), 'title')).toMatchObject({ version: 2 });

  line.down();
  await typeInto(page, 'title', ', and while it was down');
  await expect(page.getByText('The service cannot be reached')).toBeVisible();
  await save(page);
  await expect(page.getByRole('heading', { name: 'There is a problem' })).toBeVisible();
  await page.goto('about:blank');
  line.up();
  await page.goto(through(line.origin, address));
  await expect.poll(() => answerOf(refOf(address), 'title')).toMatchObject({ raw: 'Cut before it arrived, and after, and while it was down', version: 3 });
  await line.stop();
});

test('the round closes while somebody types: every word is saved, and what came too late to be saved is shown', async ({ page, signInAs, newEmail }) => {
  await newPerson(page, newEmail(), signInAs);
  const address = await startedApplication(page, `Closing ${newEmail().slice(0, 8)}`);
  await page.goto(`${address}/title-and-summary`);
  await typeInto(page, 'title', 'Before');
  await expect(saved(page)).toBeVisible();
  await database.query(
    `with r as (insert into funding_rounds (id, ref, programme_id, nation, title_en, title_cy, opens_at, closes_at, minimum_pence, maximum_pence, question_set_id, criteria)
       select gen_random_uuid(), 'RND-' || upper(substr(md5(random()::text), 1, 8)), programme_id, nation, 'Closing round', 'Rownd yn cau', opens_at - interval '1 day', now() - interval '1 second', minimum_pence, maximum_pence, question_set_id, criteria
       from funding_rounds where id = (select round_id from applications where ref = $1) returning id)
     update applications set round_id = (select id from r) where ref = $1`, [refOf(address)]);
  await typeInto(page, 'title', ', and after the closing instant');
  await expect.poll(() => answerOf(refOf(address), 'title'), { timeout: 10_000 }).toMatchObject({ raw: 'Before, and after the closing instant' });

  // A colleague has asked for sign-off, so the draft takes no more words: they are not lost either.
  await database.query(`update applications set status = 'awaiting_sign_off' where ref = $1`, [refOf(address)]);
  await typeInto(page, 'title', ' and more');
  await expect(page.getByRole('status').filter({ hasText: 'Not saved yet: kept on this device' })).toBeVisible();
  await page.goto('about:blank');
  await page.goto(address);
  const banner = page.getByRole('region', { name: 'Words on this device that are not saved' });
  await expect(banner).toContainText('Before, and after the closing instant and more');
  await banner.getByRole('button', { name: 'Remove it from this device' }).click();
  await expect(banner).toHaveCount(0);
  expect(await onDevice(page)).toEqual([]);
});

test('what is pasted from Word arrives as plain words, and is never cut', async ({ page, signInAs, newEmail }) => {
  await newPerson(page, newEmail(), signInAs);
  const address = await startedApplication(page, `Pasted ${newEmail().slice(0, 8)}`);
  await page.goto(`${address}/title-and-summary`);
  await box(page, 'summary').focus();
  const pasted = `“Smart” words:\r\n•\tFirst\r\n•\tSec\u200bond\r\n${'long '.repeat(3_000).trim()}`;
  await box(page, 'summary').evaluate((element, text) => {
    const brought = new DataTransfer();
    brought.setData('text/plain', text);
    brought.setData('text/html', '<b>markup</b>');
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: brought, bubbles: true, cancelable: true }));
  }, pasted);
  const plain = `“Smart” words:\n- First\n- Second\n${'long '.repeat(3_000).trim()}`;
  await expect(box(page, 'summary')).toHaveValue(plain);
  await expect(page.getByText(/too many\. Nothing will be cut/).first()).toBeVisible();
  await expect(saved(page)).toBeVisible();
  expect(await answerOf(refOf(address), 'summary')).toMatchObject({ raw: plain });
});
