import type { Page } from '@playwright/test';
import { newId } from '../../lib/id';
import { database, expect, test } from '../support/fixtures';
import { newStaff, submittedApplication } from '../support/submitted';

async function declareYear(page: Page, choice: string) {
  await page.goto('/manage/conflicts/declaration');
  await page.getByLabel(choice).check();
  await page.getByLabel('I will declare at once whatever comes up during the year').check();
  await page.getByRole('button', { name: 'Declare' }).click();
  await expect(page.getByText('Your declaration for this year is recorded.')).toBeVisible();
}

const assign = async (id: string, assessor: string, officer: string, status = 'assigned') =>
  database.query('insert into assignments (id, application_id, assessor_id, status, assigned_by) select $1, $2, $3, $4, p.id from people p where p.email = $5', [newId(), id, assessor, status, officer]);

test('an assessor who has not declared this year is told so, cannot begin, declares that there is nothing, and begins', async ({ page, signInAs }) => {
  const [officer, assessor] = [await newStaff('fund_officer'), await newStaff('assessor', false)];
  const one = await submittedApplication();
  await database.query(`update applications set status = 'in_assessment' where id = $1`, [one.id]);
  await assign(one.id, assessor.id, officer.email);
  await signInAs(page, assessor.email);
  await page.goto('/manage');
  await expect(page.getByRole('link', { name: /Your conflicts of interest to declare for this year/ })).toBeVisible();
  await page.goto(`/manage/assessments/${one.ref}/declaration`);
  await page.getByLabel('No, nothing stands in the way of a fair score').check();
  await page.getByRole('button', { name: 'Declare' }).click();
  await expect(page.getByText('You have not declared your conflicts of interest for this financial year.').first()).toBeVisible();
  await signInAs(page, officer.email);
  await page.goto('/manage/conflicts');
  await expect(page.getByRole('row', { name: new RegExp(assessor.name) }).getByText('Not yet')).toBeVisible();
  await signInAs(page, assessor.email);
  await declareYear(page, 'I have no conflict of interest');
  await page.goto(`/manage/assessments/${one.ref}/declaration`);
  await page.getByLabel('No, nothing stands in the way of a fair score').check();
  await page.getByRole('button', { name: 'Declare' }).click();
  await expect(page.getByText('Your declaration is recorded.')).toBeVisible();
});

test('an officer declares a conflict: the application is restricted everywhere, in both languages, until another officer opens it with a reason', async ({ page, signInAs }) => {
  const [conflicted, other] = [await newStaff('fund_officer'), await newStaff('fund_officer')];
  const one = await submittedApplication();
  await signInAs(page, conflicted.email);
  await page.goto(`/manage/applications/${one.ref}`);
  await expect(page.getByRole('heading', { name: one.title })).toBeVisible();
  await page.goto('/manage/conflicts/new');
  await page.getByLabel('An organisation').check();
  await page.getByLabel('Name of the organisation or person').fill(one.organisation);
  await page.getByLabel('What is the conflict?').fill('My sister is its treasurer');
  await page.getByRole('button', { name: 'Declare the conflict' }).click();
  await expect(page.getByText('What it touches is restricted for you from now on.')).toBeVisible();

  for (const place of ['', '/sift', '/moderation', '/conflicts', '/conflicts/lifting', '/clarification']) {
    await page.goto(`/manage/applications/${one.ref}${place}`);
    await expect(page.getByRole('heading', { name: 'Restricted' })).toBeVisible();
    await expect(page.getByText(one.title)).toHaveCount(0);
  }
  await page.goto(`/cy/manage/applications/${one.ref}`);
  await expect(page.getByRole('heading', { name: 'Wedi’i gyfyngu' })).toBeVisible();
  await page.goto(`/manage/applications?search=${encodeURIComponent(one.title)}`);
  await expect(page.getByText('No applications')).toHaveCount(0);
  await expect(page.getByText(one.title, { exact: true })).toHaveCount(0);
  await expect(page.getByRole('listitem').filter({ hasText: one.ref })).toContainText('restricted');

  await signInAs(page, other.email);
  await page.goto(`/manage/applications/${one.ref}/conflicts`);
  await expect(page.getByRole('row', { name: new RegExp(conflicted.name) })).toContainText('My sister is its treasurer');
  await page.getByRole('button', { name: 'Open it to somebody again' }).click();
  await page.getByLabel(conflicted.name).check();
  await page.getByRole('button', { name: 'Open it again' }).click();
  await expect(page.getByText('Write why it is fair').first()).toBeVisible();
  await page.getByLabel('Why is it fair?').fill('The sister left before the round opened');
  await page.getByRole('button', { name: 'Open it again' }).click();
  await expect(page.getByText('It is open to them again.')).toBeVisible();
  await signInAs(page, conflicted.email);
  await page.goto(`/manage/applications/${one.ref}`);
  await expect(page.getByRole('heading', { name: one.title })).toBeVisible();
});

test('a conflict found after the scores were sealed sets them aside, and the officer who assigned is asked for somebody else', async ({ page, signInAs, mailTo }) => {
  const [officer, assessor] = [await newStaff('fund_officer'), await newStaff('assessor')];
  const one = await submittedApplication();
  await database.query(`update applications set status = 'in_assessment' where id = $1`, [one.id]);
  await assign(one.id, assessor.id, officer.email, 'scored');
  await signInAs(page, officer.email);
  await page.goto(`/manage/applications/${one.ref}`);
  await page.getByRole('link', { name: 'Conflicts of interest' }).click();
  await page.getByRole('button', { name: 'Record a conflict you found' }).click();
  await page.getByLabel(assessor.name).check();
  await page.getByLabel('What is the conflict, and how do you know?').fill('Was paid by them in May, says their accounts');
  await page.getByRole('button', { name: 'Restrict the application' }).click();
  await expect(page.getByText('The decision is recorded.')).toBeVisible();
  await mailTo(officer.email, new RegExp(`needs another assessor: ${one.ref}`));
  const [row] = await database.query<{ status: string }>('select status from assignments where application_id = $1', [one.id]);
  expect(row?.status).toBe('conflicted');
  await signInAs(page, assessor.email);
  await page.goto(`/manage/assessments/${one.ref}`);
  await expect(page.getByRole('heading', { name: 'Restricted' })).toBeVisible();
});

test('a suggestion of the service is dismissed with a reason, and not suggested again', async ({ page, signInAs }) => {
  const [officer, assessor] = [await newStaff('fund_officer'), await newStaff('assessor')];
  const one = await submittedApplication();
  const domain = `${newId().slice(-10)}.example`;
  await database.query('update people set email = $2 where email = $1', [one.certifier, `certifier@${domain}`]);
  await database.query('update people set email = $2 where id = $1', [assessor.id, `assessor@${domain}`]);
  await signInAs(page, officer.email);
  await page.goto(`/manage/applications/${one.ref}/conflicts`);
  await expect(page.getByRole('row', { name: new RegExp(assessor.name) })).toContainText(domain);
  await page.getByRole('button', { name: 'Confirm or dismiss a suggestion' }).click();
  await page.getByLabel(new RegExp(assessor.name)).check();
  await page.getByLabel('There is no conflict').check();
  await page.getByLabel('Reason').fill('A host of a thousand charities');
  await page.getByRole('button', { name: 'Record the decision' }).click();
  await expect(page.getByText('The decision is recorded.')).toBeVisible();
  await expect(page.getByText('The service suggests nobody.')).toBeVisible();
  await expect(page.getByRole('row', { name: new RegExp(assessor.name) })).toContainText('Dismissed');
});

test('somebody ends a conflict with a date: it stays listed', async ({ page, signInAs }) => {
  const officer = await newStaff('fund_officer');
  await signInAs(page, officer.email);
  await page.goto('/manage/conflicts/new');
  await page.getByLabel('A person').check();
  await page.getByLabel('Name of the organisation or person').fill('A former colleague');
  await page.getByLabel('What is the conflict?').fill('We fell out over a grant');
  await page.getByRole('button', { name: 'Declare the conflict' }).click();
  await expect(page.getByText('The conflict is declared.')).toBeVisible();
  await page.getByRole('link', { name: /End the conflict with A former colleague/ }).click();
  const now = new Date(Date.now());
  const london = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', day: 'numeric', month: 'numeric', year: 'numeric' }).format(now).split('/');
  for (const [index, part] of ['Day', 'Month', 'Year'].entries()) await page.getByLabel(part).fill(london[index] ?? '');
  await page.getByRole('button', { name: 'Record the end' }).click();
  await expect(page.getByText('The conflict has an end date.')).toBeVisible();
  await expect(page.getByRole('row', { name: /A former colleague/ }).first()).toBeVisible();
});
