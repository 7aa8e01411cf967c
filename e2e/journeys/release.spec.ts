import { createHash } from 'node:crypto';
import type { Page } from '@playwright/test';
import pg from 'pg';
import { newId } from '../../lib/id';
import { newReference } from '../../lib/reference';
import { database, expect, test } from '../support/fixtures';
import { newRecipient } from '../support/recipient';

const drafter = 'demo.officer1@example.org';
const releaser = 'demo.officer2@example.org';

// Each release is worked out against those before it, so these journeys take turns.
const turn = new pg.Client({ connectionString: process.env.E2E_OWNER_URL });
test.beforeAll(async () => {
  await turn.connect();
  await turn.query(`select pg_advisory_lock(hashtext('release journeys'))`);
});
test.afterAll(() => turn.end());
test.describe.configure({ mode: 'serial' });

/** What an accepted return leaves behind: the return and the sums. The return has a journey of its own. */
async function accepted(awardId: string, totals: Record<string, number>) {
  await database.query(
    `insert into outcome_returns (id, ref, award_id, period_end, definition_version, status, totals, created_by, submitted_at, accepted_at)
     select $1, $2, $3, (date_trunc('month', app_now()) - interval '1 day')::date, '2026-1', 'accepted', $4, id, app_now(), app_now() from people where email = $5`,
    [newId(), newReference('OUT'), awardId, JSON.stringify(totals), drafter],
  );
  await database.query(
    `insert into outcome_rollups as sums (scope, key, value, awards)
     select scope, key, value::bigint, 1 from jsonb_each_text($2::jsonb) as t (key, value) cross join unnest(array[$1, 'E12000007', 'fund']) as scope
     on conflict (scope, key) do update set value = sums.value + excluded.value, awards = sums.awards + 1`,
    [awardId, JSON.stringify(totals)],
  );
}

/** Somebody else may accept a return while the figures are worked out; a person tries again, and so does this. */
async function draft(page: Page): Promise<string> {
  await expect(async () => {
    await page.goto('/manage/releases');
    await page.getByRole('button', { name: 'Draft a release' }).click();
    await page.getByRole('button', { name: 'Work out the figures' }).click();
    await expect(page.getByRole('heading', { level: 1, name: /^Release REL-/ })).toBeVisible({ timeout: 60_000 });
  }).toPass({ timeout: 150_000 });
  return new URL(page.url()).pathname;
}

/** As if the code had been given twenty minutes ago, in this session alone. */
async function forgetSecondFactor(page: Page) {
  const token = (await page.context().cookies()).find((cookie) => cookie.name === 'authjs.session-token')?.value ?? '';
  await database.query(`update sessions set mfa_at = mfa_at - interval '20 minutes' where token_hash = $1`, [createHash('sha256').update(token).digest('hex')]);
}

const seenByPublic = (page: Page, name: RegExp) => page.getByRole('row', { name });

test('a second officer releases the figures: the public project page shows them with the threshold and rounding applied, and nothing else', async ({ page, signInAs }) => {
  const { award, awardId, title } = await newRecipient({ published: true });
  await accepted(awardId, { 'people.total': 123, 'activity.attendances': 402, 'ladder.installed.achieved': 57, 'ladder.installed.not_achieved': 62, 'ladder.installed.not_recorded': 4, 'task.open_apps': 0 });

  await signInAs(page, drafter);
  const path = await draft(page);
  await page.getByRole('button', { name: 'Check it for disclosure' }).click();
  await page.getByRole('button', { name: 'Run the check' }).click();
  await expect(page.getByText('The check found no figure that says anything about a few people')).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText('You did the first step, so a second person must do this one')).toBeVisible();
  await page.getByRole('link', { name: `Look at the figures of ${title}` }).click();
  await expect(page.getByRole('row', { name: /Installed the NHS App: not recorded/ })).toContainText('below the threshold');
  await page.goto(`/projects/${award}`);
  await expect(page.getByRole('heading', { level: 1 })).toContainText(title);
  await expect(page.getByText('402')).toHaveCount(0);

  await signInAs(page, releaser);
  await page.goto(path);
  await page.getByRole('button', { name: 'Release it' }).click();
  await page.getByRole('button', { name: 'Release the figures' }).click();
  await expect(page.getByRole('heading', { name: 'There is a problem' })).toBeVisible();
  await page.getByLabel('I have looked at the figures and they may be public').check();
  await page.getByRole('button', { name: 'Release the figures' }).click();
  await expect(page.getByText('Released', { exact: true }).first()).toBeVisible();

  await expect(async () => {
    await page.goto(`/projects/${award}`);
    await expect(seenByPublic(page, /^People/).first()).toContainText('125', { timeout: 1_000 });
  }).toPass({ timeout: 60_000 });
  await expect(seenByPublic(page, /^Attendances/)).toContainText('400');
  await expect(page.getByText(/\b(123|402|57|62)\b/)).toHaveCount(0);
});

test('a release needs a fresh second factor, and one that was released is withdrawn with a reason that everybody can read', async ({ page, signInAs }) => {
  const { awardId } = await newRecipient({ published: true });
  await accepted(awardId, { 'people.total': 250 });
  await signInAs(page, drafter);
  const path = await draft(page);
  await page.getByRole('button', { name: 'Check it for disclosure' }).click();
  await page.getByRole('button', { name: 'Run the check' }).click();
  await expect(page.getByText('The check found no figure')).toBeVisible({ timeout: 30_000 });

  await signInAs(page, releaser);
  await forgetSecondFactor(page);
  await page.goto(`${path}/release`);
  await expect(page.getByRole('link', { name: 'Enter a fresh code' })).toBeVisible();
  await page.getByLabel('I have looked at the figures and they may be public').check();
  await page.getByRole('button', { name: 'Release the figures' }).click();
  await expect(page.getByText('Enter a fresh code from your authenticator app, then try again').first()).toBeVisible();

  await signInAs(page, releaser);
  await page.goto(`${path}/release`);
  await page.getByLabel('I have looked at the figures and they may be public').check();
  await page.getByRole('button', { name: 'Release the figures' }).click();
  await page.getByRole('button', { name: 'Withdraw it' }).click();
  await page.getByLabel('Why?').fill('A return was counted twice.');
  await page.getByRole('button', { name: 'Withdraw it' }).click();
  await expect(page.getByText('A return was counted twice.').first()).toBeVisible();
  await expect(async () => {
    await page.goto('/figures');
    await expect(page.getByText('A return was counted twice.').first()).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 60_000 });
});
