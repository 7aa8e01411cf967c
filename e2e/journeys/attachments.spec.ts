import { hasScript, newPerson, startedApplication } from '../support/applicant';
import { database, expect, test } from '../support/fixtures';
import { docx, pdf } from '../../db/testing/files';
import type { Page } from '@playwright/test';

/** An application just begun by somebody new, and the page that asks for documents. */
async function documentsPage(page: Page, signInAs: (page: Page, email: string) => Promise<void>, email: string): Promise<{ ref: string; address: string }> {
  await newPerson(page, email, signInAs);
  const address = await startedApplication(page, `Files ${email.slice(0, 8)}`);
  await page.goto(`${address}/documents`);
  return { ref: address.split('/').at(-1) ?? '', address: `${address}/documents` };
}

const accounts = (page: Page) => page.getByRole('region', { name: 'Latest accounts' });
const policy = (page: Page) => page.getByRole('region', { name: 'Safeguarding policy' });
const file = (name: string, buffer: Buffer) => ({ name, mimeType: 'application/octet-stream', buffer });

/** A date that is recent whenever this runs. */
async function fillDate(part: ReturnType<typeof accounts>, monthsAgo = 3) {
  const date = new Date(Date.now() - monthsAgo * 30 * 86_400_000);
  await part.getByLabel('Day').fill(String(date.getUTCDate()));
  await part.getByLabel('Month').fill(String(date.getUTCMonth() + 1));
  await part.getByLabel('Year').fill(String(date.getUTCFullYear()));
}
const upload = (part: ReturnType<typeof accounts>) => part.getByRole('button', { name: 'Upload', exact: true }).click();
const problem = (page: Page, sentence: string | RegExp) => expect(page.getByRole('alert').getByRole('link', { name: sentence })).toBeVisible();

test('a document is uploaded, downloaded, replaced by a newer one and removed, and every version stays', async ({ page, signInAs, newEmail }) => {
  const { ref } = await documentsPage(page, signInAs, newEmail());
  await accounts(page).getByLabel('File', { exact: true }).setInputFiles(file('Accounts Tŷ 2025.pdf', pdf('first')));
  await fillDate(accounts(page));
  await upload(accounts(page));
  await expect(accounts(page).getByRole('listitem').filter({ hasText: 'Accounts Tŷ 2025.pdf' })).toBeVisible();

  await expect(async () => {
    await page.reload();
    await expect(accounts(page).getByText('Not scanned')).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 15_000 });
  const [got] = await Promise.all([page.waitForEvent('download'), accounts(page).getByRole('link', { name: 'Accounts Tŷ 2025.pdf' }).click()]);
  expect(got.suggestedFilename()).toBe('Accounts Tŷ 2025.pdf');

  await expect(accounts(page).getByRole('heading', { name: 'Upload a newer version' })).toBeVisible();
  await accounts(page).getByLabel('File', { exact: true }).setInputFiles(file('Accounts 2026.docx', docx()));
  await fillDate(accounts(page), 1);
  await upload(accounts(page));
  await expect(accounts(page).getByText('version 2')).toBeVisible();
  await accounts(page).getByText('Earlier versions and removed files').click();
  await expect(accounts(page).getByText('Accounts Tŷ 2025.pdf')).toBeVisible();

  await accounts(page).getByRole('button', { name: 'Remove Accounts 2026.docx' }).click();
  await expect(accounts(page).getByText('No file here yet.')).toBeVisible();
  expect(await database.query(`select f.version, f.removed_at is not null as removed from attachments f join applications a on a.id = f.application_id where a.ref = $1 order by f.version`, [ref])).toEqual([{ version: 1, removed: false }, { version: 2, removed: true }]);
});

test('what is wrong with a file is said in a sentence that says what to do, and the date stays in its boxes', async ({ page, signInAs, newEmail }) => {
  await documentsPage(page, signInAs, newEmail());
  await upload(accounts(page));
  await problem(page, 'Choose a file');
  const refused: [string, Buffer, RegExp][] = [
    ['accounts.exe', Buffer.from('MZ program'), /its name must end in \.pdf, \.docx/],
    ['accounts.pdf', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(500)]), /is not what its name says/],
    ['accounts.pdf', pdf().subarray(0, 120), /damaged or not whole/],
    ['accounts.pdf', pdf('x', { encrypted: true }), /protected with a password/],
    ['accounts.pdf', Buffer.alloc(0), /This file is empty/],
    ['accounts.pdf', Buffer.alloc(11_000_000, 1), /too big: it must be 10 MB or smaller/],
  ];
  await fillDate(accounts(page));
  for (const [name, bytes, sentence] of refused) {
    await accounts(page).getByLabel('File', { exact: true }).setInputFiles(file(name, bytes));
    await upload(accounts(page));
    await problem(page, sentence);
    await expect(accounts(page).getByLabel('Year')).not.toHaveValue('');
  }
  await accounts(page).getByLabel('Year').fill('2019');
  await accounts(page).getByLabel('File', { exact: true }).setInputFiles(file('accounts.pdf', pdf()));
  await upload(accounts(page));
  await problem(page, /dated within the last 18 months/);
  await expect(accounts(page).getByText('No file here yet.')).toBeVisible();
});

test('HHS #3811, “80% of the time uploads fail”: a lost connection is waited out, and the file goes on where it stopped', async ({ page, signInAs, newEmail }, { project }) => {
  const { ref } = await documentsPage(page, signInAs, newEmail());
  const long = pdf('line '.repeat(500_000));
  if (hasScript(project)) {
    // The line is cut whenever a second piece is on its way, twice, after it has been seen to be cut.
    let cuts = 2;
    await page.route('**/pieces?offset=*', (route) => {
      if (!route.request().url().endsWith('offset=0') && cuts > 0) {
        cuts -= 1;
        return route.abort('connectionreset');
      }
      return route.continue();
    });
  }
  await accounts(page).getByLabel('File', { exact: true }).setInputFiles(file('long accounts.pdf', long));
  await fillDate(accounts(page));
  await upload(accounts(page));
  if (hasScript(project)) {
    await expect(accounts(page).getByText('The connection was lost. What was sent is kept')).toBeVisible();
    await expect(accounts(page).getByRole('progressbar', { name: 'Progress of the upload' })).toBeVisible();
  }
  await expect(accounts(page).getByRole('listitem').filter({ hasText: 'long accounts.pdf' })).toBeVisible();
  const [kept] = await database.query<{ bytes: number }>(`select f.bytes::int as bytes from attachments f join applications a on a.id = f.application_id where a.ref = $1 and f.added_at is not null`, [ref]);
  expect(kept?.bytes).toBe(long.length);
});

test('an upload is cancelled and nothing of it stays; or given up on a lost line and taken up again after the page was closed', async ({ page, signInAs, newEmail }, { project }) => {
  const { ref, address } = await documentsPage(page, signInAs, newEmail());
  const states = () => database.query<{ status: string }>(`select f.status from attachments f join applications a on a.id = f.application_id where a.ref = $1 order by f.id`, [ref]).then((rows) => rows.map(({ status }) => status));
  const long = file('policy.pdf', pdf('line '.repeat(500_000)));
  const choose = async () => {
    await policy(page).getByLabel('File', { exact: true }).setInputFiles(long);
    await fillDate(policy(page));
    await upload(policy(page));
  };
  if (hasScript(project)) {
    let cut = true;
    await page.route('**/pieces?offset=*', (route) => (cut && !route.request().url().endsWith('offset=0') ? route.abort('connectionreset') : route.continue()));
    await choose();
    await expect(policy(page).getByText('The connection was lost')).toBeVisible();
    await policy(page).getByRole('button', { name: 'Cancel the upload', exact: true }).click();
    await expect(policy(page).getByText('The upload of policy.pdf is cancelled')).toBeVisible();
    expect(await states()).toEqual(['cancelled']);
    await choose();
    await expect(policy(page).getByText('The connection was lost')).toBeVisible();
    await page.goto(address);
    await expect(policy(page).getByText(/The upload of policy.pdf is not finished/)).toBeVisible();
    cut = false;
    await choose();
  } else {
    // Without a script nothing is taken up again, so an upload that stopped is cancelled with a button.
    await database.query(`insert into attachments (id, ref, application_id, organisation_id, question, name, bytes, received_bytes, uploaded_by) select gen_random_uuid(), 'FIL-' || left(gen_random_uuid()::text, 8), id, organisation_id, 'safeguarding_document', 'stopped.pdf', 100, 50, created_by from applications where ref = $1`, [ref]);
    await page.goto(address);
    await policy(page).getByRole('button', { name: 'Cancel the upload of stopped.pdf' }).click();
    await expect(policy(page).getByText('stopped.pdf')).toHaveCount(0);
    await choose();
  }
  await expect(policy(page).getByRole('listitem').filter({ hasText: 'policy.pdf' })).toBeVisible();
  expect((await states()).filter((status) => status === 'uploading')).toEqual([]);
});

test('officers and assessors see what was sent, with its scan and its hash; nobody else does', async ({ page, signInAs }) => {
  const [sent] = await database.query<{ application: string; file: string; sha256: string }>(
    `select a.ref as application, f.ref as file, f.sha256 from attachments f join applications a on a.id = f.application_id join assignments s on s.application_id = a.id join people p on p.id = s.assessor_id
     where p.email = 'demo.assessor1@example.org' and s.status = 'declared_clear' and f.question = 'accounts' limit 1`,
  );
  if (!sent) throw new Error('the demonstration has an application with files, declared clear by its assessor');
  await signInAs(page, 'demo.officer1@example.org');
  await page.goto(`/manage/applications/${sent.application}`);
  const files = page.getByRole('region', { name: 'Files sent with it' });
  await expect(files.getByText(sent.sha256)).toBeVisible();
  await expect(files.getByText('Not scanned').first()).toBeVisible();
  const [got] = await Promise.all([page.waitForEvent('download'), files.getByRole('link', { name: 'Accounts.pdf' }).click()]);
  expect(got.suggestedFilename()).toBe('Accounts.pdf');

  await signInAs(page, 'demo.assessor1@example.org');
  await page.goto(`/manage/assessments/${sent.application}`);
  await expect(files.getByRole('link', { name: 'Safeguarding policy.pdf' })).toBeVisible();
  for (const email of ['demo.assessor2@example.org', 'demo.applicant1@example.org', 'demo.finance@example.org']) {
    await signInAs(page, email);
    expect((await page.request.get(`/attachments/${sent.file}`)).status(), email).toBe(404);
  }
});

test('a file of a question can be uploaded in Welsh too', async ({ page, signInAs, newEmail }) => {
  const { address } = await documentsPage(page, signInAs, newEmail());
  const { pathname } = new URL(address);
  await page.goto(`/cy${pathname}`);
  const part = page.getByRole('region', { name: 'Polisi diogelu' });
  await part.getByLabel('Ffeil', { exact: true }).setInputFiles(file('polisi.txt', Buffer.from('polisi')));
  await part.getByRole('button', { name: 'Llwytho i fyny', exact: true }).click();
  await expect(page.getByRole('alert').getByRole('link', { name: /Ni dderbynnir y math hwn o ffeil/ })).toBeVisible();
});
