import { another, hasScript } from '../support/applicant';
import { database, expect, test } from '../support/fixtures';
import { newOrganisation } from '../support/organisations';
import { newStaff } from '../support/submitted';

test('pain 3: two officers invite a new owner for an organisation whose owner cannot be reached; its people are told and object, and it is stopped', async ({ page, browser, signInAs, mailTo, newEmail }, { project }) => {
  const organisation = await newOrganisation(['owner']);
  await database.query('update people set mail_bounced_at = now() where id = $1', [organisation.people[0]?.id]);
  const chair = newEmail();
  const [first, second] = [await newStaff('fund_officer'), await newStaff('fund_officer')];
  await signInAs(page, first.email);
  await page.goto(`/manage/organisations/${organisation.ref}`);
  await page.getByRole('button', { name: 'Invite a new owner' }).click();
  await page.getByLabel('The only owner has left').check();
  await page.getByLabel('Email address of the new owner').fill(first.email);
  await page.getByLabel('What did you do to reach the owner').fill('Telephoned the number on the register, and spoke to the chair.');
  await page.getByRole('button', { name: 'Propose the new owner' }).click();
  await expect(page.getByText('This person works for the fund').first()).toBeVisible();
  await page.getByLabel('Email address of the new owner').fill(chair);
  await page.getByRole('button', { name: 'Propose the new owner' }).click();
  await expect(page.getByText('The new owner is proposed.')).toBeVisible();
  // Whoever proposed it does not confirm it, and reads why.
  await expect(page.getByText('Waits for a second officer')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Confirm the new owner' })).toHaveAttribute('aria-disabled', 'true');

  const other = await another(browser, page, hasScript(project));
  await signInAs(other, second.email);
  await other.goto(`/manage/organisations/${organisation.ref}/owner`);
  await other.getByRole('button', { name: 'Confirm the new owner' }).click();
  await other.getByRole('button', { name: 'Confirm and invite' }).click();
  await expect(other.getByText('The invitation is sent')).toBeVisible();
  await expect(other.getByText('Invited; the link does not work yet')).toBeVisible();
  await mailTo(chair, /may become its owner/);
  await other.context().close();

  await page.goto(`/manage/organisations/${organisation.ref}/owner/withdrawal`);
  await page.getByLabel('Why is it stopped?').fill('The owner telephoned and objected.');
  await page.getByRole('button', { name: 'Stop it' }).click();
  await expect(page.getByText('It is stopped.')).toBeVisible();
  await expect(page.getByText('The owner telephoned and objected.')).toBeVisible();
  await page.getByRole('link', { name: organisation.name, exact: true }).click();
  await expect(page.getByRole('heading', { name: organisation.name })).toBeVisible();
});
