import { createHash } from 'node:crypto';
import type { Page } from '@playwright/test';
import { another, box, hasScript, newPerson, openRound, save, saveAndGoOn, startedApplication } from '../support/applicant';
import { expect, test } from '../support/fixtures';

async function fillProject(page: Page, address: string) {
  await page.goto(`${address}/title-and-summary`);
  await box(page, 'title').fill('Doorways online');
  await box(page, 'summary').fill('Sessions in libraries.');
  await save(page);
  await page.getByLabel(/Category 1/).check();
  await page.getByLabel(/New knowledge/).check();
  await saveAndGoOn(page);
  await page.goto(`${address}/who-it-is-for`);
  await page.getByLabel(/through skills/).check();
  await page.getByLabel('Older people').check();
  await box(page, 'people_to_reach').fill('120');
  await save(page);
  await box(page, 'challenge').fill('Nobody shows them how.');
  await box(page, 'outcomes').fill('They can.');
  await saveAndGoOn(page);
  await page.goto(`${address}/digital-skills`);
  await box(page, 'digital_skills').fill('Essential skills.');
  await page.getByLabel('Yes').check();
  await save(page);
  // Only asked because of the answer before.
  await box(page, 'nhs_app_activity').fill('Installing it together.');
  await save(page);
}

async function fillDelivery(page: Page, address: string) {
  await page.goto(`${address}/where`);
  await box(page, 'lead_region').selectOption('North East');
  await box(page, 'sites.0.place').fill('Gateshead');
  await box(page, 'sites.0.region').selectOption('North East');
  await save(page);
  await box(page, 'working_together').fill('We meet every month.');
  await save(page);
  for (const [name, date] of [['planned_start_date', ['1', '2', '2027']], ['planned_end_date', ['1', '1', '2027']], ['milestones.0.due', ['1', '3', '2027']]] as const) {
    for (const [index, part] of ['day', 'month', 'year'].entries()) await box(page, `${name}.${part}`).fill(date[index] ?? '');
  }
  await box(page, 'milestones.0.milestone').fill('First session');
  await save(page);
  await expect(page.getByRole('link', { name: 'The end date must not be before the start date' })).toBeVisible();
  await box(page, 'planned_end_date.month').fill('6');
  await save(page);
  await expect(page.getByRole('heading', { name: 'Doorways online' })).toBeVisible();
}

async function fillCosts(page: Page, address: string) {
  await page.goto(`${address}/costs`);
  await box(page, 'amount_applied_for').fill('£30,000');
  for (const [row, line, nature, amount] of [[0, 'Tutors', 'Resource', '15,000'], [1, 'Room', 'Resource', '5,000'], [2, 'Tablets', 'Capital', '9,000']] as const) {
    await box(page, `budget.${row}.line`).fill(line);
    await box(page, `budget.${row}.nature`).selectOption(nature);
    await box(page, `budget.${row}.amount`).fill(amount);
  }
  await save(page);
  await expect(page.getByRole('link', { name: /add up to £29,000, but you are applying for £30,000/ })).toBeVisible();
  // A row more, with and without JavaScript, and nothing typed is lost by it.
  await page.getByRole('button', { name: /Add another row/ }).click();
  await expect(box(page, 'budget.2.line')).toHaveValue('Tablets');
  await box(page, 'budget.3.line').fill('Travel');
  await box(page, 'budget.3.nature').selectOption('Resource');
  await box(page, 'budget.3.amount').fill('1000');
  await save(page);
  await box(page, 'value_for_money').fill('Volunteers give the hours.');
  await save(page);
}

async function fillAssurance(page: Page, address: string) {
  await page.goto(`${address}/learning-and-legacy`);
  await box(page, 'evaluation').fill('We count each person once.');
  await box(page, 'sustainability').fill('Volunteers stay.');
  await save(page);
  await box(page, 'safeguarding').fill('Two at each session.');
  await page.getByRole('group', { name: /children or adults at risk/ }).getByLabel('No').check();
  await page.getByRole('group', { name: /safeguarding policy/ }).getByLabel('Yes').check();
  await save(page);
  await page.getByRole('checkbox').check();
  await save(page);
}
test('anybody reads every question and checks whether they could be funded, without signing in', async ({ page }) => {
  const ref = await openRound();
  await page.goto('/rounds');
  await page.getByRole('link', { name: /winter round/ }).click();
  expect(new URL(page.url()).pathname).toBe(`/rounds/${ref}`);
  await expect(page.getByText('Text of up to 150 words')).toBeVisible();
  await expect(page.getByText('An amount from £25,000 to £500,000')).toBeVisible();
  await expect(page.getByText('Only asked if you answer “Yes” to “Will you help people to use the NHS App?”')).toBeVisible();
  expect(await page.locator('script').count()).toBe(0);

  await page.getByRole('link', { name: 'Check whether you could be funded' }).click();
  await page.getByRole('button', { name: 'See the result' }).click();
  await expect(page.getByRole('link', { name: 'Choose who would apply' })).toBeVisible();
  await page.getByLabel('A charity').check();
  await page.getByRole('group', { name: /own nation/ }).getByLabel('Yes').check();
  await page.getByLabel('How much would you apply for?').fill('20,000');
  await page.getByRole('group', { name: /focus area/ }).getByLabel('Yes').check();
  await page.getByRole('group', { name: /groups of people/ }).getByLabel('Yes').check();
  await page.getByRole('button', { name: 'See the result' }).click();
  await expect(page.getByRole('heading', { name: 'This round would not fund it' })).toBeVisible();
  await expect(page.getByText('you would ask for less than £25,000')).toBeVisible();
  await page.getByRole('link', { name: 'Change the answers' }).click();
  await expect(page.getByLabel('A charity')).toBeChecked();
  await page.getByLabel('How much would you apply for?').fill('30,000');
  await page.getByRole('button', { name: 'See the result' }).click();
  await expect(page.getByRole('heading', { name: 'You could apply' })).toBeVisible();
});

test('from registering an organisation to the receipt: an editor writes, an invited certifier signs and submits', async ({ page, browser, signInAs, mailTo, newEmail }, { project }) => {
  await newPerson(page, newEmail(), signInAs);
  const name = `Doorways ${newEmail().slice(0, 8)}`;
  const address = await startedApplication(page, name);
  const ref = address.split('/').at(-1) ?? '';

  await fillProject(page, address);
  await fillDelivery(page, address);
  await fillCosts(page, address);
  await fillAssurance(page, address);
  await expect(page.getByText('14 of 14 pages finished')).toBeVisible();

  await page.getByRole('link', { name: 'Who works on it, and inviting colleagues' }).click();
  await page.getByRole('button', { name: 'Invite somebody' }).click();
  const certifierEmail = newEmail();
  await page.getByLabel('Their email address').fill(certifierEmail);
  await page.getByLabel('Certifier', { exact: true }).check();
  await page.getByRole('button', { name: 'Send the invitation' }).click();
  await expect(page.getByText(certifierEmail)).toBeVisible();

  const invitation = await mailTo(certifierEmail, /sign-in\/invitation/);
  const certifier = await another(browser, page, hasScript(project));
  await newPerson(certifier, certifierEmail, signInAs);
  await certifier.goto(/https?:\/\/\S+\/sign-in\/invitation\S+/.exec(invitation.text)?.[0] ?? '');
  await certifier.getByRole('button', { name: 'Join' }).click();
  await expect(certifier.getByRole('link', { name: 'Doorways online' })).toBeVisible();

  await page.goto(`${address}/check-answers`);
  await page.getByRole('button', { name: 'Go on to sign-off' }).click();
  await page.getByRole('button', { name: 'Ask for sign-off' }).click();
  await mailTo(certifierEmail, new RegExp(`sign-off[^]*${ref}`));

  await certifier.goto(`${address}/title-and-summary`);
  await expect(certifier.getByText('waits for a certifier')).toBeVisible();
  await certifier.goto(`${address}/submission`);
  await certifier.getByRole('button', { name: 'Submit the application' }).click();
  await expect(certifier.getByRole('link', { name: /Tick the box to confirm that you may submit this/ })).toBeVisible();
  await certifier.getByRole('checkbox').check();
  await certifier.getByRole('button', { name: 'Submit the application' }).click();
  await expect(certifier.getByRole('heading', { name: 'Application submitted' })).toBeVisible();
  await mailTo(certifierEmail, new RegExp(`receipt[^]*${ref}|${ref}[^]*receipt`));

  // The editor has the same copy, and it is what was hashed.
  await page.goto(`${address}/receipt`);
  const copy = await page.request.get(`${address}/receipt/copy`);
  await expect(page.getByText(createHash('sha256').update(await copy.body()).digest('hex'))).toBeVisible();
  await page.goto(`${address}/submission`);
  await expect(page.getByRole('heading', { name: 'Application submitted' })).toBeVisible();
  await certifier.context().close();
});

test('somebody of another organisation finds nothing', async ({ page, browser, signInAs, newEmail }, { project }) => {
  await newPerson(page, newEmail(), signInAs);
  const address = await startedApplication(page, `Private ${newEmail().slice(0, 8)}`);
  const stranger = await another(browser, page, hasScript(project));
  await newPerson(stranger, newEmail(), signInAs);
  for (const step of ['', '/title-and-summary', '/check-answers', '/submission', '/history?answer=title', '/receipt/copy']) {
    expect((await stranger.request.get(`${address}${step}`)).status(), step).toBe(404);
  }
  await stranger.context().close();
});
