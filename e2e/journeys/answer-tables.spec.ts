import { box, hasScript, newPerson, problem, save, startedApplication } from '../support/applicant';
import { expect, test } from '../support/fixtures';

test('a budget adds up in capital, resource and total, as one types or once it is saved', async ({ page, signInAs, newEmail }, { project }) => {
  await newPerson(page, newEmail(), signInAs);
  const address = await startedApplication(page, `Budget ${newEmail().slice(0, 8)}`);
  await page.goto(`${address}/costs`);
  await box(page, 'amount_applied_for').fill('30,000');
  await box(page, 'budget.0.line').fill('Tutors');
  await box(page, 'budget.0.nature').selectOption('resource');
  await box(page, 'budget.0.amount').fill('20,000');
  await box(page, 'budget.1.line').fill('Tablets');
  await box(page, 'budget.1.nature').selectOption('capital');
  await box(page, 'budget.1.amount').fill('8,000.50');
  if (!hasScript(project)) {
    await save(page);
    await expect(problem(page)).toBeVisible();
  }
  const sums = page.locator('.app-sums');
  await expect(sums.locator('dd')).toHaveText(['£20,000', '£8,000.50', '£28,000.50']);
  await expect(sums.locator('p')).toHaveText('The total is £1,999.50 less than the amount you are applying for, £30,000');
  await box(page, 'budget.1.amount').fill('10,000');
  if (hasScript(project)) {
    await expect(sums.locator('p')).toHaveText('The total is the amount you are applying for');
    await expect(sums.locator('[aria-live]')).toHaveText('Total: £30,000. The total is the amount you are applying for');
    await box(page, 'amount_applied_for').fill('600,000');
    await expect(sums.locator('p')).toHaveText('The total is £570,000 less than the amount you are applying for, £600,000');
    await box(page, 'amount_applied_for').fill('30,000');
  }
  await save(page);
  await expect(page.getByRole('heading', { name: 'Value for money' })).toBeVisible();
  await page.goto(`/cy${new URL(address).pathname}/costs`);
  await expect(page.locator('.app-sums p')).toHaveText('Y cyfanswm yw’r swm rydych yn ymgeisio amdano');
});

test('a place is picked by typing it, and one that is nearly a place is asked about once', async ({ page, signInAs, newEmail }, { project }) => {
  await newPerson(page, newEmail(), signInAs);
  const address = await startedApplication(page, `Places ${newEmail().slice(0, 8)}`);
  await page.goto(`${address}/where`, { waitUntil: 'networkidle' });
  await box(page, 'lead_region').selectOption({ label: 'London' });
  if (hasScript(project)) {
    const first = box(page, 'sites.0.place');
    await first.pressSequentially('tower ham');
    await expect(page.getByRole('option', { name: 'Tower Hamlets, London' })).toBeVisible();
    await expect(first).toHaveAttribute('aria-expanded', 'true');
    await first.press('ArrowDown');
    await first.press('Enter');
    await expect(first).toHaveValue('Tower Hamlets');
    await expect(first).toHaveAttribute('aria-expanded', 'false');
    await expect(box(page, 'sites.0.region')).toHaveValue('E12000007');
  } else {
    await box(page, 'sites.0.place').fill('Tower Hamlets');
    await box(page, 'sites.0.region').selectOption({ label: 'London' });
  }
  await box(page, 'sites.1.place').fill('Leds');
  await box(page, 'sites.1.region').selectOption({ label: 'Yorkshire and The Humber' });
  await box(page, 'sites.2.place').fill('Online');
  await save(page);
  await expect(page.getByRole('link', { name: 'Row 2: choose which place you mean by “Leds”, or keep what you typed' })).toBeVisible();
  const meant = page.getByRole('group', { name: 'Which place do you mean?' });
  await expect(meant.getByLabel('None of these: keep “Leds”')).toBeChecked();
  await meant.getByLabel('Leeds', { exact: true }).check();
  await save(page);
  await expect(page.getByRole('heading', { name: 'Partners', exact: true })).toBeVisible();
  await page.goto(`${address}/where`);
  await expect(box(page, 'sites.1.place')).toHaveValue('Leeds');
  await expect(box(page, 'sites.2.place')).toHaveValue('Online');

  // Whoever means it is not asked again.
  await box(page, 'sites.1.place').fill('Leds');
  await save(page);
  await expect(problem(page)).toBeVisible();
  await save(page);
  await expect(page.getByRole('heading', { name: 'Partners', exact: true })).toBeVisible();
});
