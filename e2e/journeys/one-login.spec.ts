import type { Page } from '@playwright/test';
import { database, expect, test } from '../support/fixtures';

// `npm test` starts a provider beside the service; a service without one has no button.
test.skip(!process.env.OIDC_ISSUER, 'the service was started without an identity provider');

const provider = process.env.OIDC_ISSUER ?? '';
test.beforeEach(async ({ page }) => {
  // The provider's own pages ask for letters from far away.
  await page.route('https://fonts.googleapis.com/**', (route) => route.abort());
});

/** Signs in on the provider's own pages. */
async function atProvider(page: Page, email: string) {
  await expect(page).toHaveURL(new RegExp(`^${provider}/interaction/`));
  await page.locator('input[name=login]').fill(email);
  await page.locator('input[name=password]').fill('any');
  await page.getByRole('button', { name: 'Sign-in' }).click();
  await page.getByRole('button', { name: 'Continue' }).click();
}

test('somebody new signs in with GOV.UK One Login, comes back to where they were going, signs out here and there, and is the same person next time', async ({ page, newEmail }) => {
  const email = newEmail();
  const asked = page.waitForRequest((request) => request.url().startsWith(`${provider}/auth?`));
  await page.goto('/account');
  await page.getByRole('button', { name: 'Sign in with GOV.UK One Login' }).click();
  const query = new URL((await asked).url()).searchParams;
  expect(Object.fromEntries(['vtr', 'scope', 'code_challenge_method', 'response_type'].map((name) => [name, query.get(name)]))).toEqual({ vtr: '["Cl.Cm"]', scope: 'openid email', code_challenge_method: 'S256', response_type: 'code' });
  expect([query.get('state'), query.get('nonce')].every(Boolean)).toBe(true);
  await atProvider(page, email);
  await expect(page.getByText(email).first()).toBeVisible();
  await expect(page).toHaveURL(/\/account$/);
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('heading', { name: 'You are signed out here' })).toBeVisible();
  await page.getByRole('button', { name: 'Sign out of GOV.UK One Login too' }).click();
  await page.getByRole('button', { name: 'Yes, sign me out' }).click();
  await expect(page).toHaveURL(/localhost:\d+\/$/);
  await page.goto('/sign-in');
  await page.getByRole('button', { name: 'Sign in with GOV.UK One Login' }).click();
  await atProvider(page, email);
  await expect(page).toHaveURL(/\/apply$/);
  expect(await database.query('select 1 from people where email = $1', [email])).toHaveLength(1);
});

test('an account that is already here is joined by the link in its mail, and by nothing else; in Welsh the provider is asked in Welsh', async ({ page, newEmail, mailTo }) => {
  const email = newEmail();
  await database.query(`insert into people (id, email, name) values (gen_random_uuid(), $1, 'Already Here')`, [email]);
  const asked = page.waitForRequest((request) => request.url().startsWith(`${provider}/auth?`));
  await page.goto('/cy/sign-in');
  await page.getByRole('button', { name: 'Mewngofnodi â GOV.UK One Login' }).click();
  expect(new URL((await asked).url()).searchParams.get('ui_locales')).toBe('cy');
  await atProvider(page, email);
  await expect(page.getByRole('heading', { name: 'Gwiriwch eich e-bost' })).toBeVisible();
  await page.goto('/account');
  await expect(page.getByRole('heading', { name: 'Sign in or start an account' })).toBeVisible();
  const mail = await mailTo(email, /provider-link/);
  await page.goto(/https?:\/\/\S+provider-link\S+/.exec(mail.text)?.[0] ?? '');
  await page.locator('main').getByRole('button').click();
  await expect(page.getByText(/now signs you in|nawr yn eich mewngofnodi/)).toBeVisible();
  await page.getByRole('button', { name: /GOV.UK One Login/ }).click();
  await expect(page).toHaveURL(/\/apply$/);
  await expect(page.getByText('Already Here').first()).toBeVisible();
  await page.goto('/account');
  await page.getByRole('link', { name: 'Stop signing in with GOV.UK One Login' }).click();
  await expect(page.getByText(`a link that we send to ${email}`)).toBeVisible();
  await page.getByRole('button', { name: 'Stop signing in with GOV.UK One Login' }).click();
  await expect(page.getByText('does not sign you in any more')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Stop signing in with GOV.UK One Login' })).toHaveCount(0);
  expect(await database.query(`select 1 from provider_identities i join people p on p.id = i.person_id where p.email = $1`, [email])).toHaveLength(0);
});

test('whoever cancels there, has no confirmed address, or works for the fund is told what to do, and a link by mail is there', async ({ page }) => {
  await page.goto('/sign-in');
  await page.getByRole('button', { name: 'Sign in with GOV.UK One Login' }).click();
  await page.getByRole('link', { name: 'Cancel' }).click();
  await expect(page.getByText('You did not sign in with GOV.UK One Login')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Send me a link' })).toBeVisible();
  for (const [email, sentence] of [[`unverified-${crypto.randomUUID()}@example.org`, 'has not confirmed your email address'], ['demo.officer1@example.org', 'The fund’s own staff sign in with a link']] as const) {
    await page.goto('/sign-in');
    await page.getByRole('button', { name: 'Sign in with GOV.UK One Login' }).click();
    await atProvider(page, email);
    await expect(page.getByText(sentence).first()).toBeVisible();
    await page.context().clearCookies();
  }
});

test('coming back without having left, or with an answer that is not the provider’s, is told and is no fault of ours', async ({ page, request }) => {
  await page.goto('/api/auth/callback/oidc?code=made-up&state=made-up');
  await expect(page.getByText('Signing in with GOV.UK One Login did not work')).toBeVisible();
  const elsewhere = await request.post('/sign-in/provider', { headers: { origin: 'https://example.org' }, maxRedirects: 0 });
  expect(elsewhere.status()).toBe(403);
});
