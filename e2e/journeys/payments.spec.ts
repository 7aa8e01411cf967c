import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { database, expect, test } from '../support/fixtures';

const finance = 'demo.finance@example.org';
const approver = 'demo.payment@example.org';

type Award = { ref: string; committed: number; disbursed: number };

/** A live award of the demonstration that is shown in public and has something left to pay; another one each time. */
async function anAward(): Promise<Award> {
  const [row] = await database.query<{ ref: string; committed: string; disbursed: string }>(`
    select w.ref, c.balance_pence as committed, coalesce(d.balance_pence, 0) as disbursed
    from awards w join accounts c on c.award_id = w.id and c.kind = 'committed' left join accounts d on d.award_id = w.id and d.kind = 'disbursed' join publications p on p.award_id = w.id
    where w.status = 'live' and w.award_date < current_date - 7 and p.withdrawn_at is null and (p.embargo_until is null or p.embargo_until < app_now()) and c.balance_pence > 500000 and not exists (select 1 from payments y where y.award_id = w.id and y.status = 'recorded') and not exists (select 1 from bank_accounts b where b.award_id = w.id)
    order by random() limit 1`);
  return { ref: row?.ref ?? '', committed: Number(row?.committed), disbursed: Number(row?.disbursed) };
}

async function record(page: Page, award: string, amount: string) {
  await page.goto(`/manage/payments/record?award=${award}`);
  await page.getByLabel('Amount paid').fill(amount);
  const yesterday = new Date(Date.now() - 86_400_000);
  for (const [box, value] of [['Day', yesterday.getUTCDate()], ['Month', yesterday.getUTCMonth() + 1], ['Year', yesterday.getUTCFullYear()]] as const) await page.getByLabel(box, { exact: true }).fill(String(value));
  await page.getByLabel('Where is it written?').fill(`Run ${randomUUID().slice(0, 8)}`);
  await page.getByRole('button', { name: 'Record the payment' }).click();
}

const pounds = (pence: number) => (pence / 100).toLocaleString('en-GB', { style: 'currency', currency: 'GBP' }).replace(/\.00$/, '');

test('finance records a payment made elsewhere, a second person confirms it, and paid and left move, in public too', async ({ page, signInAs }) => {
  const award = await anAward();
  await signInAs(page, finance);
  await record(page, award.ref, '1,234.56');
  await expect(page.getByRole('heading', { level: 1, name: /^Payment PAY-/ })).toBeVisible();
  await expect(page.getByText('You did the first step, so a second person must do this one')).toBeVisible();
  const path = new URL(page.url()).pathname;

  await signInAs(page, approver);
  await page.goto('/manage');
  await page.getByRole('link', { name: /Payments for you to confirm/ }).click();
  await page.getByRole('link', { name: path.split('/').at(-1) ?? '' }).click();
  const effect = page.getByRole('table', { name: 'What it would do to the award' });
  await expect(effect.getByRole('row', { name: /^Paid/ })).toContainText(pounds(award.disbursed + 123_456));
  await expect(effect.getByRole('row', { name: /^Committed/ })).toContainText(pounds(award.committed - 123_456));
  await page.getByRole('button', { name: 'Confirm the payment' }).click();
  await page.getByRole('button', { name: 'Confirm £1,234.56' }).click();
  await expect(page.getByText('Confirmed by')).toBeVisible();

  await expect(async () => {
    await page.goto(`/projects/${award.ref}`);
    await expect(page.getByText(pounds(award.disbursed + 123_456)).first()).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 60_000 });
});

test('more than is left is refused in a sentence that says what is left, and the typed words stay', async ({ page, signInAs }) => {
  const award = await anAward();
  await signInAs(page, finance);
  await record(page, award.ref, ((award.committed + 1) / 100).toFixed(2));
  await expect(page.getByRole('link', { name: `${pounds(award.committed + 1)} is more than the award has left: ${pounds(award.committed)} of its commitment is not yet paid. Check the amount` })).toBeVisible();
  await expect(page.getByLabel('Award reference')).toHaveValue(award.ref);
  await page.getByLabel('Award reference').fill('AWD-2222-222');
  await page.getByLabel('Amount paid').fill('1');
  await page.getByRole('button', { name: 'Record the payment' }).click();
  await expect(page.getByRole('link', { name: /^No award has this reference/ })).toBeVisible();
});

test('a payment approver without a fresh second factor is asked for a code first; a rejected payment moves nothing', async ({ page, signInAs }) => {
  const award = await anAward();
  await signInAs(page, finance);
  await record(page, award.ref, '10');
  await expect(page.getByRole('heading', { level: 1, name: /^Payment PAY-/ })).toBeVisible();
  const path = new URL(page.url()).pathname;
  await signInAs(page, approver);
  await page.goto(`${path}/rejection`);
  const [session] = await page.context().cookies();
  await database.query(`update sessions set mfa_at = now() - interval '16 minutes' where token_hash = encode(sha256($1::bytea), 'hex')`, [session?.value]);
  await page.getByLabel('Why is it rejected?').fill('The run was cancelled');
  await page.getByRole('button', { name: 'Reject the payment' }).click();
  await expect(page.getByText('Enter a fresh code from your authenticator app, then try again').first()).toBeVisible();
  await expect(page.getByLabel('Why is it rejected?')).toHaveValue('The run was cancelled');

  await signInAs(page, approver);
  await page.goto(`${path}/rejection`);
  await page.getByLabel('Why is it rejected?').fill('The run was cancelled');
  await page.getByRole('button', { name: 'Reject the payment' }).click();
  await expect(page.getByText('The run was cancelled')).toBeVisible();
  const [after] = await database.query<{ committed: string }>(`select a.balance_pence as committed from accounts a join awards w on w.id = a.award_id where w.ref = $1 and a.kind = 'committed'`, [award.ref]);
  expect(Number(after?.committed)).toBe(award.committed);
});
