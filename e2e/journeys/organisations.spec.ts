import { another, hasScript } from '../support/applicant';
import { database, expect, test } from '../support/fixtures';
import { answeredDraft, newOrganisation } from '../support/organisations';
import { newStaff } from '../support/submitted';

test('an officer merges an organisation that was registered twice; its people find their application in the other, and its name is still found', async ({ page, browser, signInAs, mailTo }, { project }) => {
  const [kept, duplicate] = [await newOrganisation(['owner']), await newOrganisation(['owner', 'editor'])];
  const ref = await answeredDraft(duplicate);
  const officer = await newStaff('fund_officer');
  await signInAs(page, officer.email);
  await page.goto('/manage');
  await page.getByRole('link', { name: 'Organisations', exact: true }).click();
  await page.getByLabel('Name, number or reference').fill(duplicate.identifier);
  await page.getByRole('button', { name: 'Search' }).click();
  await page.getByRole('link', { name: duplicate.ref }).click();
  await page.getByRole('button', { name: 'Merge it into another' }).click();
  await page.getByLabel('Reference of the organisation that is kept').fill('ORG-NONE-222');
  await page.getByRole('button', { name: 'See what moves' }).click();
  await expect(page.getByRole('link', { name: 'No organisation has this reference' })).toBeVisible();
  await page.getByLabel('Reference of the organisation that is kept').fill(kept.ref);
  await page.getByRole('button', { name: 'See what moves' }).click();
  await expect(page.getByRole('heading', { name: `What moves from ${duplicate.ref} to ${kept.ref}` })).toBeVisible();
  await expect(page.getByText(ref)).toBeVisible();
  // Whoever owned the duplicate does not own the other by it.
  await expect(page.getByText(`${duplicate.people[0]?.name}: Editor`)).toBeVisible();
  await page.getByRole('button', { name: 'Merge the two' }).click();
  await expect(page.getByRole('link', { name: 'Write how you know that they are one and the same' })).toBeVisible();
  await page.getByLabel('How do you know that they are one and the same?').fill('Both named the same charity number on the telephone.');
  await page.getByRole('button', { name: 'Merge the two' }).click();
  await expect(page.getByText('The two are merged')).toBeVisible();

  await page.goto(`/manage/organisations?search=${encodeURIComponent(duplicate.name)}`);
  await expect(page.getByRole('row', { name: kept.ref })).toContainText(`found as ${duplicate.name}`);
  await mailTo(duplicate.people[0]?.email ?? '', /now belongs to/);

  const applicant = await another(browser, page, hasScript(project));
  await signInAs(applicant, duplicate.people[0]?.email ?? '');
  await applicant.goto(`/apply/applications/${ref}`);
  await expect(applicant.getByText(`For ${kept.name}`)).toBeVisible();
  await applicant.context().close();
});

test('an organisation whose only owner cannot be reached is shown to officers, and a name is corrected', async ({ page, signInAs }) => {
  const organisation = await newOrganisation(['owner']);
  await database.query('update people set mail_bounced_at = now() where id = $1', [organisation.people[0]?.id]);
  const officer = await newStaff('fund_officer');
  await signInAs(page, officer.email);
  await page.goto('/manage/organisations');
  await page.getByLabel('Only those whose owner cannot be reached by mail').check();
  await page.getByLabel('Name, number or reference').fill(organisation.name);
  await page.getByRole('button', { name: 'Search' }).click();
  await page.getByRole('link', { name: organisation.ref }).click();
  await expect(page.getByText('Mail to its only owner comes back for good')).toBeVisible();
  await page.getByRole('button', { name: 'Correct its name or number' }).click();
  await page.getByLabel('Name of the organisation').fill(`${organisation.name} and Friends`);
  await page.getByLabel('Town of the main office').fill('Newport');
  await page.getByLabel('Why is it corrected?').fill('Renamed on its register.');
  await page.getByRole('button', { name: 'Save the correction' }).click();
  // There are three Newports.
  await page.getByLabel('Newport, Wales').check();
  await page.getByRole('button', { name: 'Save the correction' }).click();
  await expect(page.getByText('The correction is saved')).toBeVisible();
  await expect(page.getByText('Newport, Wales (Newport)')).toBeVisible();
  await expect(page.getByRole('heading', { name: `${organisation.name} and Friends` })).toBeVisible();
  await expect(page.getByRole('row', { name: /Renamed on its register/ })).toContainText(organisation.name);
});

test('an organisation registered before says the town of its main office; an editor is told who may', async ({ page, signInAs }, { project }) => {
  const organisation = await newOrganisation(['owner']);
  const [founder] = organisation.people;
  await signInAs(page, founder?.email ?? '');
  await page.goto(`/apply/organisations/${organisation.ref}`);
  await expect(page.getByText('Not given yet')).toBeVisible();
  await page.getByRole('link', { name: 'Add the town of the main office' }).click();
  await page.getByRole('button', { name: 'Save the town' }).click();
  await expect(page.getByRole('link', { name: 'Enter the town of the main office' })).toBeVisible();
  if (hasScript(project)) {
    await page.getByLabel('Town of the main office').fill('Sunderlan');
    await expect(page.getByRole('listbox')).toBeVisible();
    // Typed whole, nothing is left to offer, and the list does not stand over the button.
    await page.getByLabel('Town of the main office').fill('Sunderland');
    await expect(page.getByRole('listbox')).toBeHidden();
  }
  await page.getByLabel('Town of the main office').fill('Sundreland');
  await page.getByRole('button', { name: 'Save the town' }).click();
  await page.getByRole('radio', { name: 'Sunderland', exact: true }).check();
  await page.getByRole('button', { name: 'Save the town' }).click();
  await expect(page.getByRole('heading', { name: organisation.name })).toBeVisible();
  await expect(page.getByText('Sunderland', { exact: true })).toBeVisible();
  await database.query(`update memberships set role = 'editor' where person_id = $1`, [founder?.id]);
  await page.goto(`/apply/organisations/${organisation.ref}/place`);
  await expect(page.getByText('Only a certifier or an owner of the organisation can change this.')).toBeVisible();
});

test('an administrator loads a dated register; a file with a wrong row is refused with the row', async ({ page, signInAs }) => {
  const mark = crypto.randomUUID().slice(0, 8).toUpperCase();
  await signInAs(page, 'demo.admin@example.org');
  await page.goto('/manage/registers');
  await page.getByRole('button', { name: 'Load a register' }).click();
  const send = async (text: string) => {
    await page.getByLabel('Which register is it?').selectOption('DEMO');
    for (const [part, value] of [['Day', '1'], ['Month', '11'], ['Year', '2025']] as const) await page.getByLabel(part, { exact: true }).fill(value);
    await page.getByLabel('No', { exact: true }).check();
    await page.getByLabel('The file').setInputFiles({ name: `register-${mark}.csv`, mimeType: 'text/csv', buffer: Buffer.from(text) });
    await page.getByRole('button', { name: 'Load the register' }).click();
  };
  await send(`number,name,status,last accounts\nDEMO-${mark},Trust ${mark},registered,31/02/2025\n`);
  await expect(page.getByRole('link', { name: /Row 2 has “31\/02\/2025” where a date should be/ })).toBeVisible();
  await send(`number,name,status,last accounts\nDEMO-${mark},Trust ${mark},registered,31/03/2025\n`);
  await expect(page.getByText('The register is loaded.')).toBeVisible();
  await expect(page.getByRole('row', { name: new RegExp(`register-${mark}`) })).toContainText('1 November 2025');
});
