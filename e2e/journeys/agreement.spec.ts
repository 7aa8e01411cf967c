import type { Page } from '@playwright/test';
import { pdf } from '../../db/testing/files';
import { expect, test } from '../support/fixtures';
import { offered } from '../support/offered';
import { askToSign, signingLetter } from '../support/signing';
import { newStaff, recommendedApplication } from '../support/submitted';

async function setCondition(page: Page, ref: string, requirement: string) {
  await page.goto(`/manage/applications/${ref}/conditions`);
  await page.getByLabel('What must be so').fill(requirement);
  await page.getByLabel('Before the first payment').check();
  await page.getByRole('button', { name: 'Set the condition' }).click();
  await expect(page.getByText('The condition is set.')).toBeVisible();
}

test('an award with a condition: in the agreement, signed by the letter’s link, committed, shown to be met, live', async ({ page, signInAs, mailTo }) => {
  const [officer, countersigner] = [await newStaff('fund_officer'), await newStaff('approver')];
  const { id, ref, certifier } = await recommendedApplication('demo.officer1@example.org');
  await signInAs(page, officer.email);
  await setCondition(page, ref, 'An insurance certificate');
  const award = await offered(page, signInAs, officer.email, { id, ref });

  await signInAs(page, certifier);
  await page.goto(`/apply/awards/${award}`);
  await expect(page.getByText('An insurance certificate (before the first payment)')).toBeVisible();
  await askToSign(page, award, 'Hal Certifier');
  const { link } = await signingLetter(mailTo, certifier, award);
  await page.goto(link);
  await expect(page.getByText('Press the button to sign the agreement')).toBeVisible();
  await page.getByRole('button', { name: 'Sign the agreement' }).click();
  await expect(page.getByText('You have signed the agreement.')).toBeVisible();
  await page.goto(link);
  await expect(page.getByText('It is: Signed by the recipient')).toBeVisible();

  await signInAs(page, countersigner.email);
  await page.goto(`/manage/awards/${award}/countersignature`);
  await expect(page.getByText('One condition before the first payment is open.')).toBeVisible();
  await page.getByRole('button', { name: 'Countersign and commit the money' }).click();
  await expect(page.getByText('the award goes live when the conditions before the first payment are met')).toBeVisible();

  await signInAs(page, certifier);
  await page.goto(`/apply/awards/${award}`);
  await page.getByRole('link', { name: 'An insurance certificate' }).click();
  await page.getByLabel('File', { exact: true }).setInputFiles({ name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('No certificate') });
  await page.getByRole('button', { name: 'Attach' }).click();
  await expect(page.getByRole('heading', { name: 'There is a problem' })).toBeVisible();
  await page.getByLabel('File', { exact: true }).setInputFiles({ name: 'another-policy.pdf', mimeType: 'application/pdf', buffer: pdf('A mistake') });
  await page.getByRole('button', { name: 'Attach' }).click();
  await expect(page.getByText('The file is attached.')).toBeVisible();
  await page.getByRole('link', { name: 'Remove another-policy.pdf' }).click();
  await page.getByRole('button', { name: 'Remove the file' }).click();
  await expect(page.getByText('The file is removed.')).toBeVisible();
  await expect(page.getByText('another-policy.pdf')).toHaveCount(0);
  await page.getByLabel('File', { exact: true }).setInputFiles({ name: 'certificate.pdf', mimeType: 'application/pdf', buffer: pdf('Insured') });
  await page.getByRole('button', { name: 'Attach' }).click();
  await expect(page.getByText('The file is attached.')).toBeVisible();
  await page.getByRole('button', { name: 'Send to the fund' }).click();
  await expect(page.getByText('Sent. An officer looks at it next.')).toBeVisible();

  await signInAs(page, officer.email);
  await page.goto(`/manage/awards/${award}`);
  await page.getByRole('link', { name: 'An insurance certificate' }).click();
  await expect(page.getByText('certificate.pdf')).toBeVisible();
  await page.getByLabel('It is met').check();
  await page.getByLabel('Reason').fill('Valid until 2027');
  await page.getByRole('button', { name: 'Record' }).click();
  await expect(page.getByText('The condition is met.')).toBeVisible();

  await signInAs(page, certifier);
  await page.goto(`/apply/awards/${award}/agreement`);
  const papers = page.getByRole('table', { name: 'PDFs of the agreement' });
  await expect(papers.getByRole('row', { name: /Signed for both/ })).toContainText('The same, byte for byte');
  await expect(page.getByText('Unchanged: the text still gives this SHA-256')).toBeVisible();
  const file = await page.request.get(`/apply/awards/${award}/agreement/countersigned.pdf`);
  expect([file.status(), file.headers()['content-type'], (await file.body()).subarray(0, 5).toString()]).toEqual([200, 'application/pdf', '%PDF-']);
  await page.goto(`/apply/awards/${award}`);
  await expect(page.getByText('Both have signed: this award is live.')).toBeVisible();
});

test('a wrong code signs nothing, a changed agreement is read again, and the last day of an offer is moved once', async ({ page, signInAs, mailTo }) => {
  const officer = await newStaff('fund_officer');
  const { id, ref, certifier } = await recommendedApplication('demo.officer1@example.org');
  const award = await offered(page, signInAs, officer.email, { id, ref });

  await signInAs(page, certifier);
  await askToSign(page, award, 'Hal Certifier');
  const { code } = await signingLetter(mailTo, certifier, award);
  await page.getByLabel('Code from the mail').fill(code === '123 456' ? '123 457' : '123 456');
  await page.getByRole('button', { name: 'Sign the agreement' }).click();
  await expect(page.getByRole('heading', { name: 'There is a problem' })).toBeVisible();
  await expect(page.getByText('That is not the code in the newest mail').first()).toBeVisible();

  await signInAs(page, officer.email);
  await setCondition(page, ref, 'A safeguarding policy');
  await page.goto(`/manage/awards/${award}`);
  await page.getByRole('link', { name: 'Move the last day of the offer' }).click();
  const day = new Date(Date.now() + 80 * 86_400_000);
  await page.getByLabel('Day').fill(String(day.getUTCDate()));
  await page.getByLabel('Month').fill(String(day.getUTCMonth() + 1));
  await page.getByLabel('Year').fill(String(day.getUTCFullYear()));
  await page.getByLabel('Reason').fill('Their trustees meet later');
  await page.getByRole('button', { name: 'Move the last day' }).click();
  await expect(page.getByText('The last day of the offer is moved.')).toBeVisible();
  await page.goto(`/manage/awards/${award}/extension`);
  await expect(page.getByText('An offer’s last day is moved once, while it is open.')).toBeVisible();

  await signInAs(page, certifier);
  await page.goto(`/apply/awards/${award}/acceptance/confirmation`);
  await expect(page.getByText('There is no code to enter.')).toBeVisible();
  await expect(page.goto(`/cy/apply/awards/${award}/acceptance`)).resolves.toBeTruthy();
  await expect(page.getByText('A safeguarding policy (before the first payment)')).toBeVisible();
});
