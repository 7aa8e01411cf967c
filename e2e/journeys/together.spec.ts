import { database, expect, test } from '../support/fixtures';
import { newStaff, recommendedApplication, submittedApplication } from '../support/submitted';

const officer = 'demo.officer1@example.org';

test('an officer ticks some, sees what would happen, leaves one out and moves the rest; the report says what was done', async ({ page, signInAs }) => {
  const colleague = await newStaff('fund_officer');
  const [one, other] = [await recommendedApplication(colleague.email), await recommendedApplication(colleague.email)];
  await signInAs(page, officer);
  for (const { ref, title } of [one, other]) {
    await page.goto(`/manage/applications?search=${encodeURIComponent(title)}`);
    await page.getByLabel(`Choose ${ref}`).check();
  }
  // One that is ticked goes with what is ticked beside it: the address names both.
  await page.goto(`/manage/applications/together?move=due_diligence&refs=${one.ref}&refs=${other.ref}`);
  await expect(page.getByRole('heading', { name: 'Move these to due diligence' })).toBeVisible();
  await page.getByLabel(`${other.ref}, ${other.title}`).uncheck();
  await page.getByRole('button', { name: 'Move them to due diligence' }).click();
  await expect(page.getByText('Write a reason').first()).toBeVisible();
  await page.getByLabel('What due diligence found so far').fill('Both registers agree');
  await page.getByRole('button', { name: 'Move them to due diligence' }).click();
  await expect(page.getByRole('heading', { name: 'Moved to due diligence' })).toBeVisible();
  await expect(page.getByText('Done for one application')).toBeVisible();
  const states = await database.query<{ status: string }>('select status from applications where id = any ($1) order by id', [[one.id, other.id].sort()]);
  expect(states.map(({ status }) => status).sort()).toEqual(['due_diligence', 'recommended']);
});

test('all that a filter finds is previewed; what cannot go along says why, and assessors are asked as shown', async ({ page, signInAs }) => {
  const [first, second] = [await newStaff('assessor'), await newStaff('assessor')];
  const one = await submittedApplication();
  await database.query(`update applications set status = 'in_assessment' where id = $1`, [one.id]);
  for (const { id } of [first, second]) await database.query(`insert into assessor_profiles (person_id, areas, at_once) select $1, jsonb_build_array(category_key), 20 from applications where id = $2`, [id, one.id]);
  await signInAs(page, officer);
  await page.goto(`/manage/applications?search=${encodeURIComponent(one.title)}`);
  await page.getByLabel('What to do with several at once').selectOption({ label: 'Open the panel' });
  await page.getByRole('button', { name: 'Preview for all this filter finds (1)' }).click();
  await expect(page.getByText('None of them can go along now.')).toBeVisible();
  await expect(page.getByRole('table', { name: 'These cannot go along' })).toContainText(one.ref);
  await page.goto(`/manage/applications?search=${encodeURIComponent(one.title)}`);
  await page.getByLabel(`Choose ${one.ref}`).check();
  await page.getByLabel('What to do with several at once').selectOption({ label: 'Assign assessors' });
  await page.getByRole('button', { name: 'Preview for those ticked' }).click();
  await expect(page.getByRole('heading', { name: 'Assign assessors to these' })).toBeVisible();
  await expect(page.getByRole('table', { name: 'What will happen' })).toContainText(one.ref);
  await page.getByRole('button', { name: 'Assign as shown' }).click();
  await expect(page.getByRole('heading', { name: 'Assessors were assigned' })).toBeVisible();
  const [made] = await database.query<{ n: number }>('select count(*)::int as n from assignments where application_id = $1', [one.id]);
  expect(made?.n).toBe(2);
});
