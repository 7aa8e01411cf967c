import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { database, expect, test } from '../support/fixtures';
import { newStaff } from '../support/submitted';

async function start(page: Page, email: string | undefined): Promise<string> {
  await page.goto('/manage/assisted');
  await page.getByRole('button', { name: 'Enter an application for somebody' }).click();
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'There is a problem' })).toBeVisible();
  await page.getByRole('group', { name: 'Which round?' }).getByLabel(/winter round/).check();
  await page.getByLabel(/^Name of a new organisation/).fill(`Knitting Circle ${randomUUID().slice(0, 6)}`);
  await page.getByLabel(/^What kind of organisation is it/).selectOption('charity');
  await page.getByLabel(/^Which register is it on/).selectOption('DEMO');
  await page.getByLabel(/^Town of the main office/).fill('Sunderland');
  await page.getByLabel(/^Registered number or code/).fill(`DEMO-${randomUUID().slice(0, 8).toUpperCase()}`);
  await page.getByLabel('Who signs for the organisation?').fill('Mair Post');
  if (email) await page.getByLabel(/^Their email address/).fill(email);
  await page.getByLabel('By telephone').check();
  await page.getByLabel('Day').fill('1');
  await page.getByLabel('Month').fill('9');
  await page.getByLabel('Year').fill('2025');
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await expect(page.getByText('pages finished')).toBeVisible();
  return page.url().split('/').at(-1) ?? '';
}

/** The rest of the answers, past the pages: typing them is shown by the journey of applying. */
async function answerAll(ref: string) {
  await database.query(
    `insert into answers (application_id, name, raw, saved_by) select a.id, x.name, x.raw, a.created_by
     from applications a, (select s.frozen::jsonb -> 'answers' as all_of_it from submissions s join applications o on o.id = s.application_id
       where s.number = 1 and not o.rehearsal and o.question_set_id = (select question_set_id from applications where ref = $1) order by o.submitted_at limit 1) f,
       jsonb_each(f.all_of_it) x(name, raw) where a.ref = $1
     on conflict (application_id, name) do nothing`,
    [ref],
  );
}

test('an officer enters an application for somebody without an address; a second officer confirms the signed paper; it is marked on every view', async ({ page, signInAs }) => {
  const [officer, second] = [await newStaff('fund_officer'), await newStaff('fund_officer')];
  await signInAs(page, officer.email);
  const ref = await start(page, undefined);
  await expect(page.getByText('The fund entered this application for somebody')).toBeVisible();
  await page.getByRole('link', { name: 'Title and summary' }).click();
  await page.locator('[id="title"]').fill('Wool and wifi');
  await page.getByRole('button', { name: 'Save and come back later' }).click();
  await expect(page.getByText('In progress')).toBeVisible();
  await answerAll(ref);
  await page.goto(`/manage/assisted/${ref}/signature`);
  await page.getByRole('button', { name: 'Ask for the signature' }).click();
  await expect(page.getByText('Print the answers, have the declaration signed')).toBeVisible();
  await page.getByRole('link', { name: 'Record the signed paper declaration' }).click();
  await page.getByLabel('Day').fill('2');
  await page.getByLabel('Month').fill('9');
  await page.getByLabel('Year').fill('2025');
  await page.getByLabel('Where is the paper kept?').fill('Cabinet 3');
  await page.getByRole('button', { name: 'Record it' }).click();
  await expect(page.getByText('kept: Cabinet 3')).toBeVisible();
  await page.getByRole('link', { name: 'Confirm the signed paper and submit' }).click();
  await expect(page.getByText('so a second person must do this one')).toBeVisible();

  await signInAs(page, second.email);
  await page.goto(`/manage/assisted/${ref}/confirmation`);
  await page.getByLabel('I have seen the signed declaration').check();
  await page.getByRole('button', { name: 'Confirm and submit' }).click();
  await page.getByRole('link', { name: 'See the submitted application' }).click();
  await expect(page.getByText(`${officer.name} helped.`)).toBeVisible();
  await expect(page.getByText('They agreed by telephone on 1 September 2025.')).toBeVisible();
  await expect(page.getByText(/by Mair Post/)).toBeVisible();
  await page.goto(`/manage/applications?search=${ref}`);
  await expect(page.getByText('Entered by the fund')).toBeVisible();
});

test('with an address its certifier signs by the mailed link', async ({ page, signInAs, mailTo, newEmail }) => {
  const email = newEmail();
  await signInAs(page, (await newStaff('fund_officer')).email);
  const ref = await start(page, email);
  await answerAll(ref);
  await page.goto(`/manage/assisted/${ref}/signature`);
  await page.getByRole('button', { name: 'Ask for the signature' }).click();
  await expect(page.getByText(`A link to sign was mailed to ${email}`)).toBeVisible();
  const link = /https?:\S+token=\S+/.exec((await mailTo(email, /Please sign/)).text)?.[0] ?? '';
  await database.query('insert into people (id, email, name) values (gen_random_uuid(), $1, $2)', [email, 'Mair Post']);
  await signInAs(page, email);
  await page.goto(new URL(link).pathname + new URL(link).search);
  await page.getByRole('button', { name: 'Join' }).click();
  await expect(page).not.toHaveURL(/invitation/);
  await page.goto(`/apply/applications/${ref}/submission`);
  await expect(page.getByText('The fund entered this application for somebody')).toBeVisible();
  for (const box of await page.getByRole('checkbox').all()) await box.check();
  await page.getByRole('button', { name: 'Submit the application' }).click();
  // The only person here confirms again, by the letter that has just gone out.
  await expect(page.getByText('Nothing is submitted yet.')).toBeVisible();
  const confirming = /https?:\S+\/submission\/confirmation\?token=[\w-]+/.exec((await mailTo(email, new RegExp(`code to submit the application ${ref}`))).text)?.[0] ?? '';
  await page.goto(confirming);
  await page.getByRole('button', { name: 'Submit the application' }).click();
  await expect(page.getByRole('heading', { name: 'Application submitted' })).toBeVisible();
  await expect(page.getByText('Entered by the fund')).toBeVisible();
});
