import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { newId } from '../../lib/id';
import { newReference } from '../../lib/reference';
import { database, expect, test } from '../support/fixtures';
import { newStaff, submittedApplication } from '../support/submitted';

/** Logs a request as an officer does, and answers its address. */
async function logged(page: Page, asks: string): Promise<string> {
  await page.goto('/manage/information-requests');
  await page.getByRole('button', { name: 'Log a request' }).click();
  await page.getByLabel('Freedom of Information Act 2000').check();
  await page.getByLabel('Who asks?').fill('Ria Reporter');
  await page.getByLabel('What do they ask for?').fill(asks);
  for (const [label, value] of [['Day', '12'], ['Month', '12'], ['Year', '2025']] as const) await page.getByLabel(label).fill(value);
  await page.getByRole('button', { name: 'Log the request' }).click();
  await expect(page.getByText('15 January 2026')).toBeVisible();
  return new URL(page.url()).pathname;
}

test('an officer logs a request, gathers an application, accepts and adds redactions; another releases it; what was withheld is in none of the files', async ({ page, signInAs }) => {
  const [first, second, one] = [await newStaff('fund_officer'), await newStaff('fund_officer'), await submittedApplication()];
  await database.query(`insert into application_comments (id, application_id, author_id, words) values ($1, $2, $3, 'Write to secret.source@example.org about the Bodger quote')`, [newId(), one.id, first.id]);
  await signInAs(page, first.email);
  const home = await logged(page, `What do you hold about ${one.ref}?`);
  await page.getByRole('button', { name: 'Add what it covers' }).click();
  await page.getByLabel('Reference of an application').fill(one.ref);
  await page.getByRole('button', { name: 'Gather it' }).click();
  await page.getByRole('link', { name: /a comment by an officer/i }).click();
  await expect(page.locator('mark', { hasText: 'secret.source@example.org' })).toBeVisible();
  await page.getByRole('button', { name: 'Accept all that is proposed here' }).click();
  await expect(page.getByText('Recorded.')).toBeVisible();
  await page.getByLabel('Words to withhold').fill('Bodger quote');
  await page.getByLabel('Clause').selectOption({ label: 's.43(2): Prejudice to commercial interests' });
  await page.getByLabel('Reason').fill('The price of somebody who may bid again');
  await page.getByRole('button', { name: 'Withhold it' }).click();
  await expect(page.locator('mark', { hasText: 'Bodger quote' })).toBeVisible();
  // What else the service found is accepted past the pages, item by item being the same.
  await database.query(`update information_redactions set status = 'accepted', decided_by = $1, decided_at = now() where status = 'proposed' and request_id = (select id from information_requests where ref = $2)`, [first.id, home.split('/').at(-1)]);
  await page.goto(`${home}/proposal`);
  await expect(page.getByText('Write to [redacted: s.40(2)] about the [redacted: s.43(2)]')).toBeVisible();
  await page.getByRole('button', { name: 'Ask for its release' }).click();
  await expect(page.getByText('Waiting for a second officer')).toBeVisible();
  await page.goto(`${home}/release`);
  await page.getByLabel('Release it', { exact: true }).check();
  await page.getByRole('button', { name: 'Save the decision' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'a second person must do this one' }).first()).toBeVisible();
  await signInAs(page, second.email);
  await page.goto(`${home}/release`);
  await page.getByLabel('Release it', { exact: true }).check();
  await page.getByRole('button', { name: 'Save the decision' }).click();
  await expect(page.getByRole('heading', { name: 'What was released' })).toBeVisible();
  for (const name of [/PDF/, /plain text/, /CSV/]) {
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name }).click()]);
    const bytes = readFileSync(await download.path());
    expect(bytes.length).toBeGreaterThan(500);
    for (const words of ['secret.source', 'Bodger', 'Ria Reporter']) expect(bytes.includes(Buffer.from(words)), `${name}: ${words}`).toBe(false);
  }
});

test('an officer looks at a file, which is withheld until they say it goes, and extends the day with the law’s own reason; the log says it in words', async ({ page, signInAs }) => {
  const [officer, one, ref] = [await newStaff('fund_officer'), await submittedApplication(), newReference('FIL')];
  await database.query(
    `insert into attachments (id, ref, application_id, organisation_id, question, name, bytes, received_bytes, sha256, status, uploaded_by, added_at) select $1, $2, a.id, a.organisation_id, 'condition:CND-TEST', 'lease.pdf', 10, 10, $3, 'clean', a.created_by, now() from applications a where a.id = $4`,
    [newId(), ref, 'b'.repeat(64), one.id]);
  await signInAs(page, officer.email);
  const home = await logged(page, 'What do you hold?');
  await page.goto(`${home}/coverage`);
  await page.getByLabel('Reference of an application').fill(one.ref);
  await page.getByRole('button', { name: 'Gather it' }).click();
  await page.getByRole('link', { name: /file 1/ }).click();
  await expect(page.getByText('it is released whole, or withheld whole')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Look at the file' })).toHaveAttribute('href', /\/file$/);
  await page.getByRole('link', { name: /Change redaction/ }).last().click();
  await page.getByLabel('No, it goes out').check();
  await page.getByLabel('Reason').fill('Looked at: a public deed');
  await page.getByRole('button', { name: 'Save the decision' }).click();
  await expect(page.getByText('not withheld')).toBeVisible();
  await page.goto(`${home}/extension`);
  await expect(page.getByText('that day has passed')).toBeVisible();
  await database.query(`update information_requests set received_on = current_date, due_on = current_date + 28 where ref = $1`, [home.split('/').at(-1)]);
  await page.goto(`${home}/extension`);
  await expect(page.getByText('Section 10(3) of the Freedom of Information Act')).toBeVisible();
  await page.getByLabel('Why does it take longer?').fill('The public interest under section 36 is weighed');
  await page.getByRole('button', { name: 'Extend it' }).click();
  await expect(page.getByText('Freedom of Information Act 2000, s.10(3)')).toBeVisible();
  await expect(page.getByText(/Due date extended/)).toBeVisible();
  await page.goto(`/cy${home}`);
  await expect(page.getByText('Records gathered')).toHaveCount(0);
  await expect(page.getByText('Casglwyd cofnodion')).toBeVisible();
});

test('an administrator enters a bank holiday of one year and takes it back', async ({ page, signInAs }) => {
  const admin = await newStaff('administrator');
  await signInAs(page, admin.email);
  await page.goto('/manage');
  await page.getByRole('link', { name: 'Bank holidays for one year' }).click();
  for (const [entry, told] of [['It is a bank holiday', 'Is a bank holiday'], ['It is not one after all: take an entry back', 'Taken back: not a bank holiday']] as const) {
    // A Wednesday of a year that nobody's request reaches.
    for (const [label, value] of [['Day', '12'], ['Month', '3'], ['Year', '2042']] as const) await page.getByLabel(label, { exact: true }).fill(value);
    await page.getByLabel(entry).check();
    await page.getByLabel('Why?').fill(`A trial by ${admin.email}`);
    await page.getByRole('button', { name: 'Record it' }).click();
    await expect(page.getByText('Recorded.')).toBeVisible();
    await expect(page.getByText(told).first()).toBeVisible();
  }
});

test('whoever has a conflict with an application cannot gather it, and does not find a request that covers it', async ({ page, signInAs }) => {
  const [conflicted, other, one] = [await newStaff('fund_officer'), await newStaff('fund_officer'), await submittedApplication()];
  await database.query(`insert into conflict_findings (id, application_id, person_id, kind, outcome, reason, decided_by) values ($1, $2, $3, 'found', 'confirmed', 'A cousin', $4)`, [newId(), one.id, conflicted.id, other.id]);
  await signInAs(page, conflicted.email);
  const home = await logged(page, 'What do you hold?');
  await page.goto(`${home}/coverage`);
  await page.getByLabel('Reference of an application').fill(one.ref);
  await page.getByRole('button', { name: 'Gather it' }).click();
  await expect(page.getByRole('alert').filter({ hasText: /restricted|conflict/i }).first()).toBeVisible();
  await signInAs(page, other.email);
  await page.goto(`${home}/coverage`);
  await page.getByLabel('Reference of an application').fill(one.ref);
  await page.getByRole('button', { name: 'Gather it' }).click();
  await expect(page.getByText('Recorded.')).toBeVisible();
  await signInAs(page, conflicted.email);
  expect((await page.goto(home))?.status()).toBe(404);
});

test('somebody takes what is held of them, in a file to read and one for a computer; an old session must sign in again', async ({ page, signInAs, newEmail }) => {
  const email = newEmail();
  await database.query(`insert into people (id, email, name) values ($1, $2, 'Pat Person')`, [newId(), email]);
  await signInAs(page, email);
  await page.goto('/account');
  await page.getByRole('link', { name: 'Take your data with you' }).click();
  const [json] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Get it for a computer (JSON)' }).click()]);
  const held = JSON.parse(readFileSync(await json.path(), 'utf8'));
  expect(held.person).toMatchObject({ email, name: 'Pat Person' });
  const [pdf] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Get it to read (PDF)' }).click()]);
  expect(readFileSync(await pdf.path()).subarray(0, 5).toString()).toBe('%PDF-');
  await database.query(`update sessions set created_at = now() - interval '1 hour' where person_id = (select id from people where email = $1)`, [email]);
  await page.getByRole('button', { name: 'Get it to read (PDF)' }).click();
  await expect(page.getByText('sign in again before you take your data')).toBeVisible();
  expect(await database.query(`select 1 from events where name = 'person.own_data_taken' and actor_id = (select id from people where email = $1)`, [email])).toHaveLength(2);
});
