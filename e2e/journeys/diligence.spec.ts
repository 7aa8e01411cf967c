import { database, expect, test } from '../support/fixtures';
import { newStaff, recommendedApplication } from '../support/submitted';

test('checks before an award: a red stops it, a second officer lifts it, and the subsidy’s timer runs until it is entered', async ({ page, signInAs }) => {
  const [officer, second, approver] = [await newStaff('fund_officer'), await newStaff('fund_officer'), await newStaff('approver')];
  const { id, ref } = await recommendedApplication('demo.officer1@example.org', { pounds: 99_000 });

  await signInAs(page, officer.email);
  await page.goto(`/manage/applications/${ref}`);
  await page.getByRole('link', { name: 'Due diligence', exact: true }).first().click();
  await expect(page.getByRole('heading', { name: 'Due diligence', level: 1 })).toBeVisible();
  await expect(page.getByText('Nothing in these checks stands against an award.')).toBeVisible();
  await page.getByRole('link', { name: 'Accounts' }).click();
  await expect(page.getByText('No register that is loaded can tell of this number.')).toBeVisible();
  await page.getByLabel('Red: no award until a second officer lifts it').check();
  await page.getByRole('button', { name: 'Record your judgement' }).click();
  await expect(page.getByRole('heading', { name: 'There is a problem' })).toBeVisible();
  await page.getByRole('textbox', { name: 'Notes' }).fill('The accounts for two years are missing');
  await page.getByRole('button', { name: 'Record your judgement' }).click();
  await expect(page.getByText('Your judgement is recorded.')).toBeVisible();
  await expect(page.getByRole('table').getByText('The accounts for two years are missing')).toBeVisible();
  // Whoever set it does not lift it.
  await page.getByRole('link', { name: 'Lift this red' }).click();
  await expect(page.getByText('You judged this red, so another officer has to lift it.')).toBeVisible();

  await page.goto(`/manage/applications/${ref}/due-diligence/subsidy`);
  await page.getByLabel('A subsidy under no scheme').check();
  await page.getByLabel('Green: nothing stands against an award').check();
  await page.getByRole('button', { name: 'Record your judgement' }).click();
  await expect(page.getByText('Enter the scheme’s number, or where the assessment is kept').first()).toBeVisible();
  await page.getByLabel('Reference').fill('Assessment 31');
  await page.getByRole('button', { name: 'Record your judgement' }).click();
  await expect(page.getByText('Your judgement is recorded.')).toBeVisible();

  await signInAs(page, approver.email);
  await page.goto(`/manage/applications/${ref}/approval`);
  await expect(page.getByText(`${ref}: the check “Accounts” is red.`).first()).toBeVisible();
  await page.getByLabel('Reason').fill('As recommended');
  await page.getByRole('button', { name: 'Approve' }).click();
  await expect(page.getByRole('heading', { name: 'There is a problem' })).toBeVisible();
  await expect(page.getByRole('alert').getByText(/the check “Accounts” is red/)).toBeVisible();

  await signInAs(page, second.email);
  await page.goto('/manage');
  await page.getByRole('link', { name: /Applications stopped by a red/ }).click();
  await expect(page.getByRole('heading', { name: 'Due diligence, subsidies and bank details' })).toBeVisible();
  await page.getByRole('link', { name: ref }).click();
  await page.getByRole('link', { name: 'Lift this red' }).click();
  await page.getByLabel('Why can an award be made all the same?').fill('Both accounts came by mail today');
  await page.getByRole('button', { name: 'Lift it' }).click();
  await expect(page.getByText('The red is lifted.')).toBeVisible();
  await expect(page.getByText('Red, lifted')).toBeVisible();

  await signInAs(page, approver.email);
  await page.goto(`/manage/applications/${ref}/approval`);
  await page.getByLabel('Reason').fill('As recommended');
  await page.getByRole('button', { name: 'Approve' }).click();
  await expect(page.getByText('Approved. The money is earmarked')).toBeVisible();
  const [award] = await database.query<{ ref: string; today: string }>(`select ref, award_date::text as today from awards where application_id = $1`, [id]);
  if (!award) throw new Error('it is awarded');

  await signInAs(page, officer.email);
  await page.goto(`/manage/awards/${award.ref}`);
  await expect(page.getByText(/: \d\d days left/)).toBeVisible();
  await page.getByRole('link', { name: 'Record the entry' }).click();
  await page.getByLabel('Reference in the subsidy database').fill('SA9001');
  const [year = '', month = '', day = ''] = award.today.split('-').map((part) => String(Number(part)));
  for (const [label, value] of [['Day', day], ['Month', month], ['Year', year]] as const) await page.getByLabel(label, { exact: true }).fill(value);
  await page.getByRole('button', { name: 'Record the entry' }).click();
  await expect(page.getByText('The entry is recorded.')).toBeVisible();
  await expect(page.getByText(/SA9001, on/)).toBeVisible();
});

test('a round says which checks it cannot do without', async ({ page, signInAs }) => {
  const officer = await newStaff('fund_officer');
  const [round] = await database.query<{ ref: string }>(`select ref from funding_rounds where status = 'draft' order by opens_at limit 1`);
  await signInAs(page, officer.email);
  await page.goto(`/manage/rounds/${round?.ref}`);
  await page.getByRole('link', { name: 'Checks this round cannot do without' }).click();
  await page.getByLabel('Governing document and bank evidence').setChecked(true);
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('are saved.')).toBeVisible();
  await expect(page.getByLabel('Governing document and bank evidence')).toBeChecked();
});
