import { box, saveAndGoOn } from '../support/applicant';
import { database, expect, test } from '../support/fixtures';
import { answeredDraft, newOrganisation } from '../support/organisations';
import { newStaff, submittedApplication } from '../support/submitted';
import { newId } from '../../lib/id';
import { newReference } from '../../lib/reference';

test('before sign-off, an applicant runs the fund’s own checks, and puts right what they find', async ({ page, signInAs }) => {
  const organisation = await newOrganisation(['owner', 'editor', 'certifier']);
  const ref = await answeredDraft(organisation);
  await database.query(`update answers set raw = '{"day": "1", "month": "12", "year": "2025"}' where name = 'planned_start_date' and application_id = (select id from applications where ref = $1)`, [ref]);
  const file = newId();
  const officer = await newStaff('fund_officer');
  // The register knows it under another name, and as removed. A part of a register: nobody else's journey is in it.
  await database.query(`insert into register_files (id, scheme, as_at, whole, file_name, sha256, entries, loaded_by) values ($1::uuid, 'DEMO', '2026-11-01', false, 'part.csv', $1::text, 1, $2)`, [file, officer.id]);
  await database.query(`insert into register_entries (file_id, identifier, name, status, last_accounts_on) values ($1, $2, 'Another Name', 'removed', '2020-03-31')`, [file, organisation.identifier]);
  await signInAs(page, organisation.people[0]?.email ?? '');
  await page.goto(`/apply/applications/${ref}`);
  await page.getByRole('link', { name: 'Check it yourself first' }).click();
  await expect(page.getByRole('heading', { name: 'To put right' })).toBeVisible();
  await expect(page.getByText('gave the organisation’s status on 1 November 2026 as “removed”')).toBeVisible();
  await expect(page.getByText('The last accounts on the register are for the year to 31 March 2020')).toBeVisible();
  await expect(page.getByText('The register calls this number “Another Name”')).toBeVisible();
  await expect(page.getByText('The project’s start, 1 December 2025, is in the past')).toBeVisible();

  await page.getByRole('listitem').filter({ hasText: 'is in the past' }).getByRole('link').click();
  const year = String(new Date().getFullYear() + 1);
  for (const name of ['planned_start_date', 'planned_end_date']) await box(page, `${name}.year`).fill(year);
  for (const [name, month] of [['planned_start_date', '6'], ['planned_end_date', '8']] as const) await box(page, `${name}.month`).fill(month);
  await saveAndGoOn(page);
  await page.goto(`/apply/applications/${ref}/checks`);
  await expect(page.getByText('is in the past')).toHaveCount(0);
  // The milestones are as they were: the next thing to look at.
  await expect(page.getByText('outside the project’s own dates')).toBeVisible();

  await page.goto(`/cy/apply/applications/${ref}/checks`);
  await expect(page.getByRole('heading', { name: 'Gwiriwch ef eich hun yn gyntaf' })).toBeVisible();
});

test('pain 12: missing, old and unscanned documents are found before sign-off, each with the way to its question', async ({ page, signInAs }) => {
  const organisation = await newOrganisation(['owner', 'editor', 'certifier']);
  const ref = await answeredDraft(organisation);
  await database.query(`update answers set raw = null where name in ('accounts', 'safeguarding_document') and application_id = (select id from applications where ref = $1)`, [ref]);
  await signInAs(page, organisation.people[0]?.email ?? '');
  await page.goto(`/apply/applications/${ref}/checks`);
  const missing = page.getByRole('listitem').filter({ hasText: 'No file is attached for “Latest accounts”' });
  await missing.getByRole('link', { name: 'Go to “Documents”' }).click();
  // Attached when it was recent enough; the draft has waited since, and the scanner has not come yet.
  await expect(page.getByRole('region', { name: 'Latest accounts' })).toBeVisible();
  const [id, file] = [newId(), newReference('FIL')];
  await database.query(
    `insert into attachments (id, ref, application_id, organisation_id, question, name, bytes, received_bytes, sha256, dated_on, status, uploaded_by, added_at)
     select $1, $2, a.id, a.organisation_id, 'accounts', 'accounts.pdf', 10, 10, repeat('a', 64), (now() - interval '3 years')::date, 'waiting', $3, now() from applications a where a.ref = $4`,
    [id, file, organisation.people[0]?.id, ref],
  );
  await database.query(
    `insert into answers (application_id, name, raw, version, saved_by) select id, 'accounts', $1, 1, $2 from applications where ref = $3 on conflict (application_id, name) do update set raw = excluded.raw`,
    [JSON.stringify([{ file, name: 'accounts.pdf', bytes: '10', sha256: 'a'.repeat(64) }]), organisation.people[0]?.id, ref],
  );
  await page.goto(`/apply/applications/${ref}/checks`);
  await expect(missing).toHaveCount(0);
  await expect(page.getByText(/“accounts\.pdf”, attached for “Latest accounts”, is dated .*, more than 18 months ago/)).toBeVisible();
  await expect(page.getByText('“accounts.pdf”, attached for “Latest accounts”, still waits for the virus scanner')).toBeVisible();
  await expect(page.getByText('No file is attached for “Safeguarding policy”')).toBeVisible();
  await page.goto(`/cy/apply/applications/${ref}/checks`);
  await expect(page.getByText('Nid oes ffeil wedi’i hatodi ar gyfer “Polisi diogelu”')).toBeVisible();
});

test('an officer sees the same checks on what was sent', async ({ page, signInAs }) => {
  const officer = await newStaff('fund_officer');
  const { id, ref } = await submittedApplication();
  await database.query(
    `insert into submissions (id, application_id, number, frozen, sha256, certified_by)
     select gen_random_uuid(), application_id, 2, jsonb_set(frozen::jsonb, '{answers,planned_start_date}', '{"day": "1", "month": "12", "year": "2025"}')::text, sha256, certified_by from submissions where application_id = $1`, [id]);
  await signInAs(page, officer.email);
  await page.goto(`/manage/applications/${ref}`);
  await expect(page.getByRole('heading', { name: 'Checks' })).toBeVisible();
  await expect(page.getByRole('row', { name: /The project’s start, 1 December 2025, is in the past/ })).toBeVisible();
});

test('answers are copied from an earlier application, question by question, and what is written stays', async ({ page, signInAs }) => {
  const organisation = await newOrganisation(['owner', 'editor']);
  const earlier = await answeredDraft(organisation);
  const ref = await answeredDraft(organisation, { answered: false });
  await signInAs(page, organisation.people[0]?.email ?? '');
  await page.goto(`/apply/applications/${ref}/title-and-summary`);
  await box(page, 'title').fill('A title of its own');
  await page.getByRole('button', { name: 'Save and come back later' }).click();
  await page.getByRole('link', { name: 'Copy answers from an earlier application' }).click();
  await page.getByRole('button', { name: 'See what can be copied' }).click();
  await expect(page.getByText(`What will be copied from ${earlier}`)).toBeVisible();
  await expect(page.getByText('You have answered this here: yours stays')).toHaveCount(1);
  await page.getByRole('button', { name: 'Copy these answers' }).click();
  await expect(page.getByRole('heading', { name: 'A title of its own' })).toBeVisible();
  await expect(page.getByText(/^1\d of 1\d pages finished/)).toBeVisible();
  // Two applications of one organisation in a round are found.
  await page.goto(`/apply/applications/${ref}/checks`);
  await expect(page.getByText(`Your organisation has another application in this round: ${earlier}`)).toBeVisible();
});

test('everything can be taken away as files, by its own people only', async ({ page, signInAs }) => {
  const organisation = await newOrganisation(['owner', 'editor']);
  const ref = await answeredDraft(organisation);
  await signInAs(page, organisation.people[0]?.email ?? '');
  await page.goto(`/apply/applications/${ref}`);
  const text = await page.request.get((await page.getByRole('link', { name: 'Your answers as plain text' }).getAttribute('href')) ?? '');
  expect(text.headers()['content-disposition']).toContain(`${ref}.txt`);
  expect(await text.text()).toMatch(/Essential Digital Skills[\s\S]*Total: £/);
  const csv = await (await page.request.get((await page.getByRole('link', { name: 'Your answers as a spreadsheet' }).getAttribute('href')) ?? '')).text();
  expect(csv).toContain('Section,Page,Question,Name,Answer');
  await page.goto(`/apply/organisations/${organisation.ref}`);
  const href = (await page.getByRole('link', { name: /Everything the fund holds/ }).getAttribute('href')) ?? '';
  const everything = await (await page.request.get(href)).json();
  expect(everything).toMatchObject({ organisation: { ref: organisation.ref }, applications: [{ ref, status: 'draft', attachments: [], clarifications: [] }] });
  expect(everything.applications[0].versions.length).toBeGreaterThan(20);
  await signInAs(page, (await newOrganisation(['owner'])).people[0]?.email ?? '');
  expect((await page.request.get(href)).status()).toBe(404);
});
