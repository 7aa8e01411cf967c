import { database, expect, test } from '../support/fixtures';
import { newReference } from '../../lib/reference';
import { newRecipient } from '../support/recipient';
import { signingLetter } from '../support/signing';
import { newStaff } from '../support/submitted';

const officer = 'demo.officer1@example.org';

/** The money of a recipient's award as if both had signed: committed out of the winter round's first envelope, which is a real transfer. */
async function committed(award: string): Promise<void> {
  await database.query(`update awards set envelope_id = (select id from envelopes where key = 'winter_category_1') where ref = $1`, [award]);
  await database.query(
    `with declared as materialized (select set_config('app.transaction', 'declared', true)), opened as (
       insert into accounts (id, book, kind, programme_id, envelope_id, award_id) select gen_random_uuid(), 'fund', 'committed', w.programme_id, w.envelope_id, w.id from awards w where w.ref = $1 returning id)
     select 1 from declared, opened`, [award]);
  await database.query(
    `with declared as materialized (select set_config('app.transaction', 'declared', true)), happened as (
       insert into events (id, name, actor_kind, subject_kind, subject_id, data) select gen_random_uuid(), 'award.countersigned', 'system', 'award', id, '{}' from awards where ref = $1 returning id)
     insert into transfers (id, kind, from_account_id, to_account_id, amount_pence, effective_on, event_id, caller_key, made_up)
     select gen_random_uuid(), 'opening_commitment', e.id, c.id, w.amount_awarded_pence, current_date, h.id, 'journey:' || w.ref, true
     from declared, happened h, awards w join accounts c on c.award_id = w.id and c.kind = 'committed' join accounts e on e.envelope_id = w.envelope_id and e.kind = 'envelope' where w.ref = $1`, [award]);
}

test('a change of an award: asked for by the recipient, proposed, approved, accepted and confirmed, and the amount follows everywhere', async ({ page, signInAs, mailTo }) => {
  const { certifier, award } = await newRecipient({ published: true });
  await committed(award);
  const approver = await newStaff('approver');

  await signInAs(page, certifier);
  await page.goto(`/apply/awards/${award}`);
  await page.getByRole('link', { name: 'Ask for a change' }).click();
  await expect(page.getByRole('heading', { name: 'Ask for a change to your award' })).toBeVisible();
  await page.getByLabel('Why does it change?').fill('Two more groups asked to come');
  await page.getByRole('button', { name: 'Ask the fund' }).click();
  await expect(page.getByRole('heading', { name: 'There is a problem' })).toBeVisible();
  await page.getByLabel('Amount of the whole award').fill('52,500');
  await page.getByRole('button', { name: 'Ask the fund' }).click();
  await expect(page.getByText('The fund has what you ask for.')).toBeVisible();

  await signInAs(page, officer);
  await page.goto(`/manage/awards/${award}`);
  await page.getByRole('link', { name: 'Look at what the recipient asks for' }).click();
  await expect(page.getByText('Two more groups asked to come').first()).toBeVisible();
  await page.getByRole('button', { name: 'Propose the change' }).click();
  await expect(page.getByText('Another person approves it next')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Approve' })).toHaveAttribute('aria-disabled', 'true');
  const variation = page.url().match(/VAR-[0-9A-Z-]+/)?.[0] ?? '';

  await signInAs(page, approver.email);
  await page.goto(`/manage/variations/${variation}/approval`);
  await expect(page.getByText('£52,500').first()).toBeVisible();
  await page.getByLabel('Reason').fill('Good value');
  await page.getByRole('button', { name: 'Approve the change' }).click();
  await expect(page.getByText('Approved.', { exact: true })).toBeVisible();

  await signInAs(page, certifier);
  await page.goto(`/apply/awards/${award}/variation`);
  await expect(page.getByText('The grant was up to £50,000 and becomes up to £52,500.')).toBeVisible();
  await page.getByRole('link', { name: 'Accept the change' }).or(page.getByRole('button', { name: 'Accept the change' })).click();
  await page.getByLabel('I have read the change').check();
  await page.getByLabel('Your full name').fill('Hal Certifier');
  await page.getByRole('button', { name: 'Accept the change' }).click();
  await expect(page.getByRole('heading', { name: 'Confirm that you accept the change' })).toBeVisible();
  const { code, link } = await signingLetter(mailTo, certifier, award, 'accept the change to');
  await page.getByLabel('Code from the mail').fill(code === '123 456' ? '123 457' : '123 456');
  await page.getByRole('button', { name: 'Accept the change' }).click();
  await expect(page.getByText('That is not the code in the newest mail').first()).toBeVisible();
  await page.getByLabel('Code from the mail').fill(code);
  await page.getByRole('button', { name: 'Accept the change' }).click();
  await expect(page.getByText('Accepted. Your agreement is changed from now on.')).toBeVisible();
  await page.goto(`/apply/awards/${award}`);
  await expect(page.getByText('£52,500').first()).toBeVisible();
  await expect.poll(async () => (await page.request.get(`/projects/${award}`)).text(), { timeout: 60_000 }).toContain('£52,500');
  await page.goto(link);
  await expect(page.getByText('There is no change to answer.')).toBeVisible();
  await signInAs(page, officer);
  await page.goto(`/manage/variations/${variation}`);
  await expect(page.getByText('By a code sent to their own address')).toBeVisible();
});

test('what is not used goes back: an officer proposes, another person approves', async ({ page, signInAs }) => {
  const { award, awardId } = await newRecipient();
  await committed(award);
  const approver = await newStaff('approver');
  await signInAs(page, officer);
  await page.goto(`/manage/awards/${award}/unused`);
  await page.getByLabel('Amount to release').fill('10,000');
  await page.getByLabel('Why is it not used?').fill('The second site never opened');
  await page.getByRole('button', { name: 'Propose the release' }).click();
  await expect(page.getByText('Another person approves it next')).toBeVisible();
  const variation = page.url().match(/VAR-[0-9A-Z-]+/)?.[0] ?? '';
  await signInAs(page, approver.email);
  await page.goto(`/manage/variations/${variation}/approval`);
  await page.getByLabel('Reason').fill('Agreed');
  await page.getByRole('button', { name: 'Approve the change' }).click();
  await expect(page.getByText('In effect').first()).toBeVisible();
  const [row] = await database.query<{ left: string }>(`select balance_pence as left from accounts where award_id = $1 and kind = 'committed'`, [awardId]);
  expect(Number(row?.left)).toBe(40_000_00);
});

test('money between envelopes: finance proposes, an approver confirms, and capital stays capital without a consent', async ({ page, signInAs }) => {
  const approver = await newStaff('approver');
  const mark = newReference('VIR');
  await signInAs(page, 'demo.finance@example.org');
  await page.goto('/manage/ledger/virements/new');
  await page.getByLabel('From which envelope?').selectOption('winter_category_3');
  await page.getByLabel('To which envelope?').selectOption('winter_category_1');
  await page.getByLabel('Amount').fill('1');
  await page.getByLabel('Why?').fill(`Demand ${mark}`);
  await page.getByRole('button', { name: 'Propose the virement' }).click();
  await expect(page.getByRole('heading', { name: 'There is a problem' })).toBeVisible();
  await page.getByLabel('From which envelope?').selectOption('winter_category_2');
  await page.getByRole('button', { name: 'Propose the virement' }).click();
  await expect(page).toHaveURL(/\/virements\/VIR-[\w-]+/);
  await expect(page.getByText(`Demand ${mark}`)).toBeVisible();
  const path = new URL(page.url()).pathname;
  await signInAs(page, approver.email);
  await page.goto(`${path}/confirmation`);
  await page.getByRole('button', { name: 'Confirm the virement' }).click();
  await expect(page.getByText('Confirmed').first()).toBeVisible();
});

test('an approver’s own limit: entered by an administrator, confirmed by an approver whom it is not about', async ({ page, signInAs }) => {
  const [junior, approver] = [await newStaff('approver'), await newStaff('approver')];
  const [row] = await database.query<{ id: string; code: string }>(`select p.id, g.code from people p, grant_programmes g where p.email = $1 order by g.code limit 1`, [junior.email]);
  await signInAs(page, 'demo.admin@example.org');
  await page.goto('/manage/delegations');
  await expect(page.getByRole('heading', { name: 'Delegation' })).toBeVisible();
  await page.goto(`/manage/delegations/new?programme=${row?.code}&person=${row?.id}`);
  await page.getByLabel('Amount').fill('20,000');
  const day = page.getByRole('group', { name: 'From which day?' });
  await day.getByLabel('Day').fill('1');
  await day.getByLabel('Month').fill('4');
  await day.getByLabel('Year').fill('2025');
  await page.getByLabel('Reference of the letter').fill('Letter 9');
  await page.getByLabel('Why?').fill('New in post');
  await page.getByRole('button', { name: 'Enter' }).click();
  await expect(page.getByText('Letter 9')).toBeVisible();
  const path = new URL(page.url()).pathname;
  await signInAs(page, junior.email);
  await page.goto(path);
  await expect(page.getByRole('button', { name: 'Confirm' })).toHaveAttribute('aria-disabled', 'true');
  await signInAs(page, approver.email);
  await page.goto(`${path}/confirmation`);
  await page.getByRole('button', { name: 'Confirm the limit' }).click();
  await expect(page.getByText('Confirmed').first()).toBeVisible();
});
