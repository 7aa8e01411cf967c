import { codeAt } from '../../lib/access/totp';
import { secretOf } from '../../demo/people';
import { database, expect, test } from '../support/fixtures';

test('a link by mail signs in once; a mail scanner that opens it uses nothing up', async ({ page, request, mailTo, newEmail, baseURL }) => {
  const email = newEmail();
  await page.goto('/sign-in');
  await page.getByLabel('Email address').fill(email);
  await page.getByRole('button', { name: 'Send me a link' }).click();
  await expect(page.getByRole('heading', { name: 'Check your mail' })).toBeVisible();

  const mail = await mailTo(email, /sign-in\/link/);
  const link = /https?:\/\/\S+\/sign-in\/link\S+/.exec(mail.text)?.[0] ?? '';
  expect((await request.get(link)).ok()).toBe(true);
  const callback = `${baseURL}/api/auth/callback/link?${new URL(link).searchParams}`;
  expect((await request.get(callback, { maxRedirects: 0 })).status()).toBe(405);

  await page.goto(link);
  await page.getByRole('button', { name: 'Sign in now' }).click();
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible();
  expect(new URL(page.url()).pathname).toBe('/apply');

  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('link', { name: 'Sign in' })).toBeVisible();
  await page.goto(link);
  await page.getByRole('button', { name: 'Sign in now' }).click();
  await expect(page.getByText('That link could not be used')).toBeVisible();
});

test('an address that is none is told so on its field, and keeps what was typed', async ({ page }) => {
  await page.goto('/sign-in');
  await page.getByLabel('Email address').fill('gwen at example');
  await page.getByRole('button', { name: 'Send me a link' }).click();
  await expect(page.getByRole('heading', { name: 'There is a problem' })).toBeVisible();
  await expect(page.getByLabel('Email address')).toHaveValue('gwen at example');
  await expect(page).toHaveTitle(/^Error: /);
});

test('staff give a code from their authenticator, and a code works once', async ({ page }, { project }) => {
  // Each project signs in as somebody else: a code of one person works once in half a minute.
  const email = project.name.startsWith('without') ? 'demo.auditor@example.org' : 'demo.admin@example.org';
  const name = project.name.startsWith('without') ? 'Audrey Auditor' : 'Ada Administrator';
  await page.goto('/sign-in/demonstration');
  await page.getByRole('button', { name: `Sign in as ${name}` }).click();
  await expect(page.getByRole('heading', { name: 'Enter your code' })).toBeVisible();
  await page.getByLabel('Code', { exact: true }).fill('000000');
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('heading', { name: 'There is a problem' })).toBeVisible();

  const [clock] = await database.query<{ now: Date }>('select now() as now');
  const code = codeAt(secretOf(email), clock?.now ?? new Date(0));
  await page.getByLabel('Code', { exact: true }).fill(code);
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.waitForURL(/\/manage/);
  await page.goto('/sign-in/code');
  await page.getByLabel('Code', { exact: true }).fill(code);
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByText('That code is not right, or has been used').first()).toBeVisible();
});

test('somebody new to the fund makes their key by a button, never by looking at the page, and their first code lets them in', async ({ page, signInAs, newEmail }) => {
  const email = newEmail();
  await database.query(`with p as (insert into people (id, email, name) values (gen_random_uuid(), $1, 'New Auditor') returning id)
    insert into staff_roles (id, person_id, role) select gen_random_uuid(), id, 'auditor' from p`, [email]);
  await signInAs(page, email);
  const theirs = 'person_id = (select id from people where email = $1)';
  await database.query(`update sessions set mfa_at = null where ${theirs}`, [email]);
  await database.query(`delete from second_factors where ${theirs}`, [email]);
  await page.goto('/manage');
  await expect(page.getByRole('heading', { name: 'Set up your authenticator app' })).toBeVisible();
  expect(await database.query(`select 1 from second_factors where ${theirs}`, [email])).toEqual([]);
  await page.getByRole('button', { name: 'Make my key' }).click();
  await expect(page.getByRole('img', { name: 'QR code for your authenticator app' })).toBeVisible();
  const secret = (await page.locator('code').textContent())?.replaceAll(' ', '') ?? '';
  const [clock] = await database.query<{ now: Date }>('select now() as now');
  await page.getByLabel('Code', { exact: true }).fill(codeAt(secret, clock?.now ?? new Date(0)));
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.waitForURL(/\/manage/);
});

test('somebody whose role is taken away is out at the next page', async ({ page, signInAs, newEmail }) => {
  // Somebody of their own: no other journey may find a colleague gone.
  const email = newEmail();
  await database.query(`with p as (insert into people (id, email, name) values (gen_random_uuid(), $1, 'Leaving Auditor') returning id)
    insert into staff_roles (id, person_id, role) select gen_random_uuid(), id, 'auditor' from p`, [email]);
  await signInAs(page, email);
  await page.goto('/manage');
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible();
  await database.query('update staff_roles set removed_at = now() where person_id = (select id from people where email = $1)', [email]);
  await page.goto('/manage');
  expect(new URL(page.url()).pathname).toBe('/apply');
});

test('the language is switched without a script, and stays', async ({ page }) => {
  await page.goto('/sign-in');
  await page.getByRole('link', { name: 'Cymraeg' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Mewngofnodi neu ddechrau cyfrif');
  expect(await page.locator('html').getAttribute('lang')).toBe('cy');
  await page.getByRole('link', { name: 'English' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sign in or start an account');
});
