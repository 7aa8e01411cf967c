import { expect, test } from '../support/fixtures';
import { newRecipient } from '../support/recipient';
import { newStaff } from '../support/submitted';

test('bank details: given by a certifier, confirmed by a second person after a call, seen whole by those who pay, and stopped by whoever did not ask', async ({ page, signInAs, mailTo }) => {
  const [officer, finance] = [await newStaff('fund_officer'), await newStaff('finance')];
  const { certifier, editor, award } = await newRecipient();

  await signInAs(page, editor);
  await page.goto(`/apply/awards/${award}/bank-details`);
  await expect(page.getByText('Only a certifier of your organisation can give or change bank details.')).toBeVisible();

  await signInAs(page, certifier);
  await page.goto(`/apply/awards/${award}`);
  await page.getByRole('link', { name: 'Bank details' }).click();
  await page.getByRole('button', { name: 'Give bank details' }).click();
  await page.getByLabel('Name on the account').fill('Digital Friends');
  await page.getByLabel('Sort code').fill('00-11');
  await page.getByLabel('Account number').fill('12345678');
  await page.getByRole('button', { name: 'Send the bank details' }).click();
  await expect(page.getByRole('heading', { name: 'There is a problem' })).toBeVisible();
  await page.getByLabel('Sort code').fill('00-11-22');
  await page.getByRole('button', { name: 'Send the bank details' }).click();
  await expect(page.getByText('The bank details are sent.')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Account ending in 5678' })).toBeVisible();
  await expect(page.getByText('12345678')).toHaveCount(0);
  const letter = await mailTo(certifier, new RegExp(`Bank details of ${award}`));
  expect(letter.text).toContain('ending in 5678');
  expect(letter.text).toContain(`/apply/awards/${award}/bank-details/objection`);

  await signInAs(page, finance.email);
  await page.goto('/manage');
  await page.getByRole('link', { name: /Bank details for a second person to confirm/ }).click();
  await page.getByRole('link', { name: award }).click();
  await page.getByRole('link', { name: 'Show the whole account' }).click();
  await expect(page.getByText('00-11-22')).toBeVisible();
  await expect(page.getByText('That you looked at this is recorded')).toBeVisible();

  await signInAs(page, officer.email);
  await page.goto(`/manage/awards/${award}`);
  await page.getByRole('link', { name: 'Bank details', exact: true }).click();
  await expect(page.getByRole('link', { name: 'Show the whole account' })).toHaveCount(0);
  await page.getByRole('link', { name: 'Confirm after calling back' }).click();
  await page.getByLabel('Whom did you call').fill('The chair, on the number of the register: 5678');
  await page.getByLabel('No', { exact: true }).check();
  await page.getByRole('button', { name: 'Confirm the bank details' }).click();
  await expect(page.getByText('The cooling-off has begun.')).toBeVisible();
  await expect(page.getByText('Not made: only the format of the numbers was checked')).toBeVisible();

  await signInAs(page, editor);
  await page.goto(`/apply/awards/${award}/bank-details/objection`);
  await page.getByLabel('What is not right?').fill('None of us asked for this');
  await page.getByRole('button', { name: 'Stop it' }).click();
  await expect(page.getByText('Nothing is paid to this account')).toBeVisible();
  await expect(page.getByText('Stopped', { exact: true }).first()).toBeVisible();
});

test('bank details from paper are typed by one officer and confirmed by another', async ({ page, signInAs }) => {
  const officer = await newStaff('fund_officer');
  const { award } = await newRecipient();
  await signInAs(page, officer.email);
  await page.goto(`/manage/awards/${award}/bank-details`);
  await page.getByRole('link', { name: 'Enter bank details from paper' }).click();
  await page.getByLabel('Name on the account').fill('Digital Friends');
  await page.getByLabel('Sort code').fill('001122');
  await page.getByLabel('Account number').fill('00345678');
  await page.getByLabel('Which paper').fill('Letter of the chair, signed, by post');
  await page.getByRole('button', { name: 'Enter the bank details' }).click();
  await expect(page.getByText('a second officer confirms them')).toBeVisible();
  await page.getByRole('link', { name: 'Confirm after calling back' }).click();
  await expect(page.getByText('You asked for these bank details, so somebody else confirms them.')).toBeVisible();
});
