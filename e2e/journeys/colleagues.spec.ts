import { another, hasScript } from '../support/applicant';
import { database, expect, test } from '../support/fixtures';
import { newOrganisation } from '../support/organisations';

test('pain 3: an owner changes a role, cancels an invitation and hands the organisation over; a leaver is out at once', async ({ page, browser, signInAs, newEmail }, { project }) => {
  const organisation = await newOrganisation(['owner'], ['editor'], ['editor']);
  const [gwen, hal, noor] = organisation.people;
  if (!gwen || !hal || !noor) throw new Error('three people were made');
  await signInAs(page, gwen.email);
  await page.goto(`/apply/organisations/${organisation.ref}`);
  await page.getByRole('button', { name: 'People and roles' }).click();

  await page.getByRole('link', { name: new RegExp(`Change roles.*${hal.name}`) }).click();
  await expect(page.getByLabel('Editor', { exact: true })).toBeChecked();
  await page.getByLabel('Editor', { exact: true }).uncheck();
  await page.getByRole('button', { name: 'Save the roles' }).click();
  await expect(page.getByRole('link', { name: 'Choose at least one role' })).toBeVisible();
  await page.getByLabel('Certifier', { exact: true }).check();
  await page.getByRole('button', { name: 'Save the roles' }).click();
  await expect(page.getByText('The roles are changed')).toBeVisible();
  await expect(page.getByRole('row', { name: hal.name })).toContainText('Certifier');

  const guest = newEmail();
  await page.getByRole('button', { name: 'Invite somebody' }).click();
  await page.getByLabel('Their email address').fill(guest);
  await page.getByLabel('Editor', { exact: true }).check();
  await page.getByRole('button', { name: 'Send the invitation' }).click();
  await expect(page.getByText(guest)).toBeVisible();
  await page.getByRole('button', { name: 'Cancel an invitation' }).click();
  await page.getByLabel(guest).check();
  await page.getByRole('button', { name: 'Cancel the invitation' }).click();
  await expect(page.getByText('The invitation is cancelled')).toBeVisible();
  await expect(page.getByText(guest)).toHaveCount(0);

  const leaver = await another(browser, page, hasScript(project));
  await signInAs(leaver, noor.email);
  await leaver.goto(`/apply/organisations/${organisation.ref}/people`);
  await expect(leaver.getByText('Only an owner can invite or remove people.')).toBeVisible();
  await page.getByRole('button', { name: 'Remove somebody' }).click();
  await page.getByLabel(noor.name).check();
  await page.getByRole('button', { name: 'Remove this person' }).click();
  await expect(page.getByRole('heading', { name: 'People and roles' })).toBeVisible();
  await expect(page.getByText(noor.name)).toHaveCount(0);
  expect((await leaver.request.get(`/apply/organisations/${organisation.ref}/people`)).status()).toBe(404);

  await page.getByRole('button', { name: 'Hand over ownership' }).click();
  await page.getByLabel(hal.name).check();
  await page.getByRole('button', { name: 'Hand over' }).click();
  await expect(page.getByText('The organisation has its new owner')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Invite somebody' })).toHaveCount(0);
  await expect(page.getByRole('row', { name: hal.name })).toContainText('Certifier, Owner');
  await leaver.context().close();
});

test('pain 10: somebody who changes address keeps everything, and the old address is told', async ({ page, browser, signInAs, mailTo, newEmail }, { project }) => {
  const organisation = await newOrganisation(['owner', 'editor']);
  const [gwen] = organisation.people;
  if (!gwen) throw new Error('one person was made');
  await signInAs(page, gwen.email);
  await page.goto(`/apply/organisations/${organisation.ref}/people`);
  await page.getByRole('link', { name: 'Your own address has changed?' }).click();
  const email = newEmail();
  await page.getByLabel('Your new email address').fill(email);
  await page.getByRole('button', { name: 'Send the link' }).click();
  await expect(page.getByRole('heading', { name: 'Check your new mailbox' })).toBeVisible();
  await mailTo(gwen.email, /asked to change the address/);
  const mail = await mailTo(email, /account\/address\/confirmation/);
  const link = /https?:\/\/\S+\/account\/address\/confirmation\S+/.exec(mail.text)?.[0] ?? '';

  // The link is opened on a telephone where nobody is signed in.
  const telephone = await another(browser, page, hasScript(project));
  await telephone.goto(link);
  await telephone.getByRole('button', { name: 'Use the new address' }).click();
  await expect(telephone.getByRole('heading', { name: 'Your address is changed' })).toBeVisible();
  await mailTo(gwen.email, /has a new address/);
  await page.goto(`/apply/organisations/${organisation.ref}/people`);
  await expect(page.getByRole('cell', { name: email })).toBeVisible();
  expect(await database.query('select id from people where email = $1', [email])).toEqual([{ id: gwen.id }]);

  await telephone.goto(link);
  await telephone.getByRole('button', { name: 'Use the new address' }).click();
  await expect(telephone.getByText(/This link has been used/)).toBeVisible();
  await telephone.context().close();
});
