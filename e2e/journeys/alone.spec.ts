import { expect, test } from '../support/fixtures';
import { answeredDraft, newOrganisation } from '../support/organisations';

test('whoever is alone in their organisation confirms by mail before anything is submitted', async ({ page, signInAs, mailTo }) => {
  const organisation = await newOrganisation(['owner', 'editor', 'certifier']);
  const email = organisation.people[0]?.email ?? '';
  const ref = await answeredDraft(organisation);
  await signInAs(page, email);
  await page.goto(`/apply/applications/${ref}/sign-off`);
  await page.getByRole('button', { name: 'Finish the draft and go on' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Sign and submit' })).toBeVisible();
  await page.getByLabel(/I am authorised to submit this/).check();
  await page.getByLabel(/I am the only person/).check();
  await page.getByRole('button', { name: 'Submit the application' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Confirm that you submit the application' })).toBeVisible();
  await expect(page.getByText('Nothing is submitted yet.')).toBeVisible();
  const { text } = await mailTo(email, new RegExp(`code to submit the application ${ref}`));
  const link = /https?:\S+\/submission\/confirmation\?token=[\w-]+/.exec(text)?.[0] ?? '';
  await page.goto(link);
  await expect(page.getByText('Press the button to submit the application.')).toBeVisible();
  await page.getByRole('button', { name: 'Submit the application' }).click();
  await expect(page.getByText(/Your reference is/)).toBeVisible();
  // The link is used: it leads to the receipt, for the application is there.
  await page.goto(link);
  await expect(page.getByText(/Your reference is/)).toBeVisible();
});
