import { decidingRound } from '../support/deciding';
import { database, expect, test } from '../support/fixtures';
import { newStaff } from '../support/submitted';

const awarded = async (refs: readonly string[]) => Number((await database.query<{ n: string }>('select count(*) as n from awards w join applications a on a.id = w.application_id where a.ref = any ($1)', [refs]))[0]?.n);

test('a round is decided: a line, a pin, an exclusion, a part, adopted whole and approved together', async ({ page, signInAs }, info) => {
  const [officer, approver] = [await newStaff('fund_officer'), await newStaff('approver')];
  const round = await decidingRound(officer.email, 4, 30_000);
  const [first, second, third, fourth] = round.applications;
  if (!first || !second || !third || !fourth) throw new Error('there are four');

  await signInAs(page, officer.email);
  await page.goto(`/manage/rounds/${round.ref}`);
  await page.getByRole('link', { name: 'Decide this round' }).click();
  await expect(page.getByText('4 moderated applications are waiting for a recommendation')).toBeVisible();
  await page.getByRole('link', { name: 'Rules of the round' }).click();
  await page.getByLabel('Of what').first().selectOption('region');
  await page.getByLabel('Only this one').first().fill('E12000003');
  await page.getByLabel('At least so many projects').first().fill('1');
  await page.getByRole('button', { name: 'Save the rules' }).click();
  await expect(page.getByText('The rules are saved.')).toBeVisible();

  await page.getByRole('button', { name: 'Start a scenario' }).click();
  await expect(page.getByRole('heading', { name: 'Start a scenario' })).toBeVisible();
  await page.getByRole('button', { name: 'Start' }).click();
  await expect(page.getByRole('heading', { name: 'There is a problem' })).toBeVisible();
  await page.getByLabel('Name').fill('The first two');
  await page.getByRole('button', { name: 'Start' }).click();
  await expect(page.getByText('The scenario is started.')).toBeVisible();
  await expect(page.getByText('Broken')).toBeVisible();

  await page.getByLabel('The line stands after number').fill('2');
  if (info.project.name === 'with JavaScript') await expect(page.getByText('Above the line: 2, £60,000.')).toBeVisible();
  await page.getByLabel('How many after it are in reserve').fill('1');
  await page.getByRole('button', { name: 'Save the line' }).click();
  await expect(page.getByText('Saved.', { exact: true })).toBeVisible();
  await expect(page.getByText('Above the line: 2, £60,000. In reserve: 1. Not recommended: 1.')).toBeVisible();
  await expect(page.getByText('Kept')).toBeVisible();

  // With a script a choice is made where it stands and counts at once; without one it has a page of its own.
  const scripted = info.project.name === 'with JavaScript';
  const choose = page.getByRole('button', { name: scripted ? 'Apply' : 'Save', exact: true });
  await page.getByRole('link', { name: `Change ${second.ref}` }).click();
  await page.getByLabel('Exclude it').check();
  await choose.click();
  await expect(scripted ? page.getByText('Say why it is pinned or excluded') : page.getByRole('heading', { name: 'There is a problem' })).toBeVisible();
  await page.getByLabel('Reason, if it is pinned or excluded').fill('Funded elsewhere for the same work');
  await choose.click();
  await expect(page.getByText('Excluded: Funded elsewhere for the same work')).toBeVisible();
  await page.getByRole('link', { name: `Change ${fourth.ref}` }).click();
  await page.getByLabel('Pin it in').check();
  await page.getByLabel('Reason, if it is pinned or excluded').fill('The only one in its district');
  await page.getByLabel('Amount, if it is funded in part').fill('25,000');
  await choose.click();
  await expect(page.getByText('Above the line: 2, £55,000. In reserve: 1. Not recommended: 1.')).toBeVisible();
  if (scripted) {
    await expect(page.getByText('Choices not saved yet: 2.')).toBeVisible();
    await page.getByRole('button', { name: 'Save the line' }).click();
    await expect(page.getByText('Choices not saved yet')).toBeHidden();
    await page.reload();
    await expect(page.getByText('Above the line: 2, £55,000. In reserve: 1. Not recommended: 1.')).toBeVisible();
  }

  await page.getByRole('button', { name: 'Share it' }).click();
  await expect(page.getByRole('heading', { name: 'Share this scenario' })).toBeVisible();
  await page.getByRole('button', { name: 'Share it' }).click();
  await expect(page.getByText('The scenario is shared.')).toBeVisible();
  await page.goto(`/manage/rounds/${round.ref}/decision/comparison`);
  await expect(page.getByRole('row', { name: 'Amount above the line £55,000' })).toBeVisible();
  await page.goto(`/manage/rounds/${round.ref}/decision`);
  await page.getByRole('link', { name: 'The first two' }).click();
  await page.getByRole('button', { name: 'Adopt it' }).click();
  await expect(page.getByText('2 recommended for £55,000, 1 in reserve, 1 not recommended')).toBeVisible();
  await page.getByLabel('Why this one').fill('The panel agreed on it');
  await page.getByRole('button', { name: 'Adopt and post the recommendations' }).click();
  await expect(page.getByText('Adopted. Every recommendation is posted.')).toBeVisible();
  await page.goto(`/manage/rounds/${round.ref}/decision/reserves`);
  await expect(page.getByRole('row', { name: new RegExp(`1 ${third.ref}.*Proposed next`) })).toBeVisible();

  await signInAs(page, approver.email);
  await page.goto(`/manage/rounds/${round.ref}/decision`);
  await page.getByRole('button', { name: 'Approve together' }).click();
  await expect(page.getByRole('heading', { name: 'Approve together', level: 1 })).toBeVisible();
  await expect(page.getByText('Ticked: 2, £55,000.')).toBeVisible();
  if (scripted) {
    // The sums follow the ticks.
    await page.getByRole('checkbox', { name: new RegExp(fourth.ref) }).uncheck();
    await expect(page.getByText('Ticked: 1, £30,000.')).toBeVisible();
    await page.getByRole('checkbox', { name: new RegExp(fourth.ref) }).check();
  }
  await page.getByRole('button', { name: 'Approve together' }).click();
  await expect(page.getByRole('heading', { name: 'There is a problem' })).toBeVisible();
  await page.getByLabel('The senior officer responsible’s').check();
  await page.getByLabel('Their name').fill('Sam Example');
  for (const [label, value] of [['Day', '12'], ['Month', '9'], ['Year', '2025']] as const) await page.getByLabel(label, { exact: true }).fill(value);
  await page.getByLabel('Reference of the document').fill('SUB-2025-041');
  await page.getByLabel('Reason', { exact: true }).fill('As the senior officer decided');
  await page.getByRole('button', { name: 'Approve together' }).click();
  await expect(page.getByText('Approved together. The money is set aside.')).toBeVisible();
  await expect(page.getByRole('row', { name: /Senior officer responsible: Sam Example.*SUB-2025-041.*2 £55,000/ })).toBeVisible();
  expect(await awarded([first.ref, fourth.ref])).toBe(2);
  expect(await awarded([second.ref, third.ref])).toBe(0);
});

test('somebody who may not change a scenario still tries the line, and a conflicted person meets one word', async ({ page, signInAs }) => {
  const officer = await newStaff('fund_officer');
  const round = await decidingRound(officer.email, 2, 30_000);
  await signInAs(page, 'demo.auditor@example.org');
  const [shared] = await database.query<{ path: string }>(`select r.ref || '/decision/' || s.ref as path from scenarios s join funding_rounds r on r.id = s.round_id where s.name = 'The first four' and s.shared`);
  await page.goto(`/cy/manage/rounds/${shared?.path}`);
  await page.getByLabel('Mae’r llinell yn sefyll ar ôl rhif').fill('1');
  await page.getByRole('button', { name: 'Cyfrifo' }).click();
  await expect(page).toHaveURL(/line=1/);
  await expect(page.getByText(/Uwchben y llinell: 1, £/)).toBeVisible();

  const [one] = round.applications;
  await database.query(`insert into assignments (id, application_id, assessor_id, status, conflict_reason, assigned_by) select gen_random_uuid(), a.id, $2, 'conflicted', 'A cousin', $2 from applications a where a.ref = $1`, [one?.ref, officer.id]);
  await signInAs(page, officer.email);
  await page.goto(`/manage/rounds/${round.ref}/decision`);
  await expect(page.getByRole('heading', { level: 1, name: 'Restricted' })).toBeVisible();
  await expect(page.getByText(one?.ref ?? '')).toHaveCount(0);
});
