import { createHash } from 'node:crypto';
import { unzipped } from '../../db/testing/zip';
import { decidingRound } from '../support/deciding';
import { database, expect, test } from '../support/fixtures';
import { newStaff, recommendedApplication, submittedApplication } from '../support/submitted';

test('an auditor reads why: the record of a decision is rebuilt byte for byte, as page, PDF and JSON, and as known on a date', async ({ page, signInAs }) => {
  const [officer, approver] = [await newStaff('fund_officer'), await newStaff('approver')];
  const { ref } = await recommendedApplication(officer.email);
  const path = `/manage/applications/${ref}/decision-record`;
  await signInAs(page, officer.email);
  await page.goto(`/manage/applications/${ref}`);
  await page.getByRole('link', { name: 'Decision record' }).click();
  await expect(page.getByText('It has not been decided yet, so nothing has been kept.')).toBeVisible();

  await signInAs(page, approver.email);
  await page.goto(`/manage/applications/${ref}/approval`);
  await page.getByLabel('Reason').fill('As recommended');
  await page.getByRole('button', { name: 'Approve' }).click();
  await expect(page.getByText('Approved. The money is earmarked')).toBeVisible();

  await signInAs(page, 'demo.auditor@example.org');
  await page.goto(path);
  await expect(page.getByText('the record is the same, byte for byte')).toBeVisible();
  await page.getByRole('link', { name: 'As it was when it was decided' }).click();
  await expect(page.getByRole('link', { name: 'As it is known now' })).toBeVisible();
  const before = await page.getByRole('table', { name: /^Envelope/ }).getByRole('row', { name: /^Set aside/ }).innerText();
  expect(before).toMatch(/£/);
  await expect(page.getByText('Approved whole').first()).toBeVisible();

  const json = await page.request.get(`${path}.json?knownOn=decision`);
  const [kept] = await database.query<{ sha256: string }>(`select e.data ->> 'sha256' as sha256 from events e join applications a on a.id = e.subject_id where a.ref = $1 and e.name = 'assessment.record_kept'`, [ref]);
  expect(createHash('sha256').update(await json.body()).digest('hex')).toBe(kept?.sha256);
  const pdf = await page.request.get(`${path}.pdf?knownOn=decision`);
  expect(pdf.headers()['content-type']).toBe('application/pdf');
  expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-');
  expect((await page.request.get(`${path}.json?knownOn=yesterday`)).status()).toBe(404);

  await page.getByLabel('Day').fill('31');
  await page.getByLabel('Month').fill('2');
  await page.getByLabel('Year').fill('2025');
  await page.getByRole('button', { name: 'Show it' }).click();
  await expect(page.getByRole('heading', { name: 'There is a problem' })).toBeVisible();
  await page.getByLabel('Day').fill('1');
  await page.getByRole('button', { name: 'Show it' }).click();
  await expect(page.getByText('Nothing was known of it on that day.')).toBeVisible();
});

test('the audit pack of a round: what is held, what is not, and what the fund says itself', async ({ page, signInAs }) => {
  const officer = await newStaff('fund_officer');
  const round = await decidingRound(officer.email, 2, 30_000);
  await signInAs(page, officer.email);
  await page.goto(`/manage/rounds/${round.ref}`);
  await page.getByRole('link', { name: 'Audit pack' }).click();
  await expect(page.getByRole('heading', { name: '10. Training' })).toBeVisible();
  await expect(page.getByText('Not held here: records of training of those who run the scheme.')).toBeVisible();
  await page.getByRole('button', { name: 'Record what the fund says' }).or(page.getByRole('link', { name: 'Record what the fund says' })).click();
  await page.getByRole('button', { name: 'Record it' }).click();
  await expect(page.getByRole('heading', { name: 'There is a problem' })).toBeVisible();
  await page.getByLabel('Under which requirement?').selectOption('senior_officer');
  await page.getByLabel('What does the fund say?').fill('The director of the programme, since 1 April 2025');
  for (const [name, value] of [['Day', '1'], ['Month', '4'], ['Year', '2025']] as const) await page.getByLabel(name).fill(value);
  await page.getByRole('button', { name: 'Record it' }).click();
  await expect(page.getByText('What the fund says is recorded.')).toBeVisible();
  await expect(page.getByText('The director of the programme, since 1 April 2025')).toBeVisible();
  const csv = await (await page.request.get(`/manage/rounds/${round.ref}/audit-pack/applications.csv`)).text();
  for (const { ref } of round.applications) expect(csv).toContain(ref);
  const records = await (await page.request.get(`/manage/rounds/${round.ref}/audit-pack/decision-records.jsonl`)).text();
  expect(records.trim().split('\n')).toHaveLength(2);
  expect((await page.request.get(`/manage/rounds/${round.ref}/audit-pack/other.csv`)).status()).toBe(404);

  const href = await page.getByRole('button', { name: 'Download everything (ZIP)' }).getAttribute('href');
  const archive = await page.request.get(href ?? '');
  expect(archive.headers()['content-type']).toBe('application/zip');
  const files = unzipped(await archive.body());
  const sums = (files.get('SHA256SUMS')?.text.toString() ?? '').trim().split('\n');
  expect(sums).toHaveLength(files.size - 1);
  for (const line of sums) expect(createHash('sha256').update(files.get(line.slice(66))?.text ?? '').digest('hex'), line).toBe(line.slice(0, 64));
  for (const { ref } of round.applications) expect(files.get(`decision-records/${ref}.json`)?.text.toString()).toContain(ref);
  const [sealed] = await database.query<{ sha256: string }>(`select e.data ->> 'manifestSha256' as sha256 from events e join funding_rounds r on r.id = e.subject_id where r.ref = $1 and e.name = 'round.audit_pack_sealed'`, [round.ref]);
  expect(sealed?.sha256).toBe(sums.at(-1)?.slice(0, 64));
});

test('a question in Parliament is answered by region, by lead or delivery, as a table, a sentence and a file', async ({ page, signInAs }) => {
  await signInAs(page, 'demo.auditor@example.org');
  await page.goto('/manage');
  await page.getByRole('link', { name: 'Answer a question in Parliament' }).click();
  await page.getByLabel('Which place').selectOption('delivery');
  await page.getByRole('button', { name: 'Show the answer' }).click();
  const answer = page.getByRole('table', { name: 'Region: Where it is delivered' });
  await expect(answer.getByRole('row', { name: /^Yorkshire and The Humber/ })).toBeVisible();
  await expect(page.getByText(/Every round: as at .* bids had been submitted/)).toBeVisible();
  await expect(page.getByText('A bid counts whole in every place where it is delivered')).toBeVisible();
  const href = await page.getByRole('link', { name: 'Download this answer as CSV' }).getAttribute('href');
  const lines = (await (await page.request.get(href ?? '')).text()).split('\r\n');
  const total = await answer.getByRole('row', { name: /^All, each bid once/ }).innerText();
  expect(total).toContain(lines.find((line) => line.startsWith('"All, each bid once"'))?.split(',')[2] ?? 'no total');
  await page.getByLabel('By', { exact: true }).selectOption('district');
  await page.getByRole('button', { name: 'Show the answer' }).click();
  await expect(page.getByRole('table', { name: 'District: Where it is delivered' })).toBeVisible();
  await expect(page.getByText('the eleven councils of today')).toBeVisible();

  // A lead stands where its organisation is, told in the reader's language; what is no town of the list is not told.
  const [here, nowhere] = [await submittedApplication(), await submittedApplication()];
  const placed = (ref: string, place: string, region: string | null) =>
    database.query('update organisations set place = $2, place_region = $3 where id = (select organisation_id from applications where ref = $1)', [ref, place, region]);
  await placed(here.ref, 'Lerwick', 'S92000003');
  await placed(nowhere.ref, '4 Secret Street', null);
  await page.getByLabel('Which place').selectOption('lead');
  await page.getByRole('button', { name: 'Show the answer' }).click();
  const leads = page.getByRole('table', { name: 'District: Where the lead is' });
  await expect(leads.getByRole('row', { name: /^Shetland Islands \(Scotland\)/ })).toBeVisible();
  await expect(page.getByText('Secret Street')).toHaveCount(0);

  // Omar is restricted in the winter round, so he is told no sum of it.
  await signInAs(page, 'demo.officer2@example.org');
  await page.goto('/manage/parliament?level=region&basis=lead');
  await expect(page.getByText('These figures cannot be shown to you.')).toBeVisible();
});
