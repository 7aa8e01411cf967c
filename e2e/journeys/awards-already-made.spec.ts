import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { sampleCsv } from '../../lib/award-import/sample-file';
import { newId } from '../../lib/id';
import { database, expect, test } from '../support/fixtures';

const preparer = 'demo.officer1@example.org';
const confirmer = 'demo.officer2@example.org';
const mark = () => randomUUID().slice(0, 8).toUpperCase();
type Rows = Parameters<typeof sampleCsv>[0];

async function send(page: Page, rows: Rows, name = 'awards.csv') {
  await page.goto('/manage/imports/file');
  await page.getByLabel('CSV or XLSX file').setInputFiles({ name, mimeType: 'text/csv', buffer: sampleCsv(rows) });
  await page.getByRole('button', { name: 'Check the file' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /^File of awards IMP-/ })).toBeVisible();
}

const envelopeOf = async (key: string) => (await database.query<{ left: string }>(`select a.balance_pence as left from accounts a join envelopes e on e.id = a.envelope_id where e.key = $1 and a.kind = 'envelope'`, [key]))[0];
/** An envelope that still has something in it. */
const roomiest = async () => (await database.query<{ key: string; left: string }>(`select e.key, a.balance_pence as left from accounts a join envelopes e on e.id = a.envelope_id where a.kind = 'envelope' and e.nation = 'england' order by a.balance_pence desc limit 1`))[0];

test('a file with mistakes is handed back: each by row and column with the remedy, and marked up to download', async ({ page, signInAs }) => {
  await signInAs(page, preparer);
  await send(page, [{ title: `Right ${mark()}` }, { title: `Wrong ${mark()}`, amountAwarded: '#REF!', places: 'Sunderland; 12 High Street' }, { title: `Right ${mark()}` }]);
  const errors = page.getByRole('table', { name: 'Errors' });
  await expect(errors.getByRole('row')).toHaveCount(3);
  await expect(errors.getByRole('row', { name: /Row 3, column “Amount awarded”/ })).toContainText(/#REF!.*The spreadsheet could not work this cell out\. Type the value over the formula\./);
  await expect(errors.getByRole('row', { name: /Row 3, column “Delivery places”/ })).toContainText('“12 High Street” is not in the list of towns');
  await expect(page.getByText('Nothing was posted.')).toBeVisible();

  const marked = await page.context().request.get(`${new URL(page.url()).pathname}/problems.csv`);
  const lines = (await marked.text()).split('\r\n');
  expect(marked.headers()['content-disposition']).toContain('attachment');
  expect(lines[0]).toMatch(/,Problems$/);
  expect(lines[2]).toContain('Error in “Amount awarded” (#REF!)');
  expect(lines[3]).toMatch(/,$/);
});

test('awards already made come in whole when a second person confirms, cite the file, and each recipient takes over by mail', async ({ page, signInAs, mailTo, newEmail }) => {
  const [organisation, contact, envelope] = [mark(), newEmail(), await roomiest()];
  await signInAs(page, preparer);
  await send(page, [
    { title: `Library ${organisation}`, organisationName: `Journey Trust ${organisation}`, identifier: `DEMO-${organisation}`, envelope: envelope?.key, amountAwarded: '100.50', contactEmail: contact },
    { title: `Hub ${organisation}`, organisationName: `Journey Trust ${organisation}`, identifier: `DEMO-${organisation}`, envelope: envelope?.key, amountAwarded: '£200', contactEmail: contact, places: '' },
  ]);
  await expect(page.getByRole('table', { name: 'What it would do to each envelope' }).getByRole('row').nth(1)).toContainText('£300.50');
  await expect(page.getByText('You did the first step, so a second person must do this one')).toBeVisible();
  const path = new URL(page.url()).pathname;

  await signInAs(page, confirmer);
  await page.goto(path);
  await page.getByRole('button', { name: 'Confirm and post' }).click();
  await page.getByRole('button', { name: 'Post 2 awards' }).click();
  await expect(page.getByRole('table', { name: '2 awards were posted' })).toBeVisible();
  const posted = await database.query(`select t.kind, t.note, w.status, w.origin, (select count(*)::int from agreements g where g.award_id = w.id) as signatures
    from awards w join organisations o on o.id = w.organisation_id join accounts a on a.award_id = w.id join transfers t on t.to_account_id = a.id where o.identifier = $1`, [`DEMO-${organisation}`]);
  expect(posted).toHaveLength(2);
  for (const row of posted) expect(row).toMatchObject({ kind: 'opening_commitment', status: 'live', origin: 'import', signatures: 0, note: expect.stringMatching(/awards\.csv, SHA-256 [0-9a-f]{64}/) });

  await page.goto(`${path}/invitations`);
  await page.getByRole('button', { name: 'Invite the one contact who was not asked yet' }).click();
  await expect(page.getByText('Every contact in the file has been asked.')).toBeVisible();
  const mail = await mailTo(contact, /Take over your grant/);
  const link = /https?:\/\/\S+\/sign-in\/invitation\S+/.exec(mail.text)?.[0] ?? '';
  await database.query('insert into people (id, email, name, demonstration) values ($1, $2, $3, true)', [newId(), contact, `Recipient ${organisation}`]);
  await signInAs(page, contact);
  await page.goto(link);
  await page.getByRole('button', { name: 'Join' }).click();
  await expect(page.getByText(`Library ${organisation}`)).toBeVisible();
});

test('a file that does not fit its envelope is refused whole, in a sentence that says what is left', async ({ page, signInAs }) => {
  const envelope = await roomiest();
  const over = (Number(envelope?.left) / 100 + 1_000_000).toFixed(2);
  const organisation = mark();
  await signInAs(page, preparer);
  await send(page, [{ title: `Too much ${organisation}`, identifier: `DEMO-${organisation}`, envelope: envelope?.key, amountAwarded: over }]);
  await expect(page.getByText('Does not fit')).toBeVisible();
  const path = new URL(page.url()).pathname;
  await signInAs(page, confirmer);
  await page.goto(`${path}/confirmation`);
  await expect(page.getByText(/^The 1 award of this file for .* comes? to £.*, but it has £.* left\. Nothing was posted/)).toBeVisible();
  expect(await database.query('select 1 from organisations where identifier = $1', [`DEMO-${organisation}`])).toHaveLength(0);
  expect(Number((await envelopeOf(envelope?.key ?? ''))?.left)).toBeGreaterThanOrEqual(0);
});

test('the template that is handed out is one that is read', async ({ page, signInAs }) => {
  await signInAs(page, preparer);
  const template = await page.context().request.get('/manage/imports/template.xlsx');
  expect(template.status()).toBe(200);
  await page.goto('/manage/imports/file');
  await page.getByLabel('CSV or XLSX file').setInputFiles({ name: 'awards.xlsx', mimeType: 'application/octet-stream', buffer: await template.body() });
  await page.getByRole('button', { name: 'Check the file' }).click();
  await expect(page.getByRole('row', { name: /Sheet “Awards”/ })).toContainText('There are headings but no award below them. Add a row for each award.');
});

test('a devolved contributor reports an award with its source, and another of the same nation confirms it; the fund’s money does not move', async ({ page, signInAs }) => {
  const [title, today] = [`Devices ${mark()}`, new Date()];
  await signInAs(page, 'demo.scotland1@example.org');
  await page.goto('/manage/devolved/award');
  const day = async (name: string, date: Date) => {
    const boxes = page.getByRole('group', { name });
    for (const [box, value] of [['Day', date.getUTCDate()], ['Month', date.getUTCMonth() + 1], ['Year', date.getUTCFullYear()]] as const) await boxes.getByLabel(box).fill(String(value));
  };
  await page.getByLabel('Organisation that receives it').fill('Clyde Journey Trust');
  await page.getByRole('radio', { name: 'Charity' }).check();
  await page.getByLabel('Register it is on').selectOption('DEMO');
  await page.getByLabel('Its number on that register').fill('DEMO-CLYDE-JOURNEY');
  await page.getByLabel('Title of the project').fill(title);
  await page.getByLabel('What is it for?').fill('Tablets on loan');
  await page.getByLabel('Amount awarded').fill('12.34');
  const earlier = new Date(today.getTime() - 5 * 86_400_000);
  for (const name of ['Award date', 'Planned start', 'Of which day is it?']) await day(name, earlier);
  await day('Planned end', today);
  await page.getByLabel('Where does this come from?').fill('Register of the journey');
  await page.getByLabel('Towns where it is delivered').fill('Glasgow; Cardiff');
  await page.getByRole('button', { name: 'Report the award' }).click();
  await expect(page.getByRole('link', { name: '“Cardiff” is in another nation. Write towns of the nation that reports' })).toBeVisible();
  await expect(page.getByLabel('Title of the project')).toHaveValue(title);
  await page.getByLabel('Towns where it is delivered').fill('Glasgow');
  await page.getByRole('button', { name: 'Report the award' }).click();
  await expect(page.getByText('You did the first step, so a second person must do this one')).toBeVisible();
  const path = new URL(page.url()).pathname;

  await signInAs(page, 'demo.wales1@example.org');
  expect((await page.goto(path))?.status()).toBe(404);
  await signInAs(page, 'demo.scotland2@example.org');
  await page.goto(path);
  await page.getByRole('button', { name: 'Confirm and post' }).click();
  await page.getByRole('button', { name: 'Post the award' }).click();
  await expect(page.getByRole('table', { name: 'One award was posted' })).toContainText(title);
  const [award] = await database.query(`select w.status, w.envelope_id, i.source, (select array_agg(kind) from accounts where award_id = w.id) as accounts from awards w join imports i on i.id = w.import_id where w.title = $1`, [title]);
  expect(award).toEqual({ status: 'reported', envelope_id: null, source: 'Register of the journey', accounts: ['memorandum_award'] });
});
