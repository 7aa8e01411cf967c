import { newId } from '../../lib/id';
import { newReference } from '../../lib/reference';
import { database, expect, test } from '../support/fixtures';
import { newStaff } from '../support/submitted';

test('whoever signs in on Welsh pages gets Welsh mail, until they choose a language of their own', async ({ page, mailTo, newEmail }) => {
  const email = newEmail();
  const language = async () => (await database.query<{ locale: string }>('select locale from people where email = $1', [email]))[0]?.locale;
  await page.goto('/cy/sign-in');
  await page.getByRole('textbox').fill(email);
  await page.getByRole('button', { name: 'Anfonwch ddolen ataf' }).click();
  const mail = await mailTo(email, /sign-in\/link/);
  expect(mail.subject).toBe('Eich dolen i fewngofnodi');
  await page.goto(/https?:\/\/\S+\/sign-in\/link\S+/.exec(mail.text)?.[0] ?? '');
  await page.getByRole('main').getByRole('button').click();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect.poll(language).toBe('cy');

  await page.getByRole('link', { name: 'Eich cyfrif' }).click();
  await expect(page.getByLabel('Cymraeg')).toBeChecked();
  await page.getByLabel('English (Saesneg)').check();
  await page.getByRole('button', { name: 'Cadw' }).click();
  await expect(page.getByText('Daw eich post yn yr iaith hon o hyn ymlaen.')).toBeVisible();
  expect(await language()).toBe('en');
});

test('officers read every message in both languages', async ({ page, signInAs }) => {
  await signInAs(page, 'demo.officer1@example.org');
  await page.goto('/manage/mail');
  await page.getByRole('link', { name: 'Read what every message says' }).click();
  const opened = (summary: string) => page.locator('summary').filter({ hasText: new RegExp(`^\\s*${summary}\\s*$`) });
  await opened('Invitation').click();
  await expect(page.getByText('You are invited to work for Example Community Trust', { exact: true })).toBeVisible();
  await opened('Deadline near').click();
  await expect(page.getByText('2 ddiwrnod ar ôl i gyflwyno: DIIF-2345-678')).toBeVisible();
});

test('an address that bounces is marked by an officer; colleagues are told, and the only owner is seen to be out of reach', async ({ page, signInAs, mailTo }) => {
  const [organisation, mark] = [newId(), newId().slice(-8)];
  await database.query(`insert into organisations (id, ref, name, kind, identifier_scheme, identifier, demonstration) values ($1, $2, $3, 'charity', 'DEMO', $4, true)`, [organisation, newReference('ORG'), `Post Charity ${mark}`, `DEMO-${mark}`]);
  const person = async (role: string) => {
    const id = newId();
    await database.query('insert into people (id, email, name, demonstration) values ($1, $2, $3, true)', [id, `${id}@example.org`, `${role} ${mark}`]);
    await database.query('insert into memberships (id, organisation_id, person_id, role) values ($1, $2, $3, $4)', [newId(), organisation, id, role]);
    return `${id}@example.org`;
  };
  const [owner, editor] = [await person('owner'), await person('editor')];
  const officer = await newStaff('fund_officer');
  await signInAs(page, officer.email);
  await page.goto('/manage/mail');
  await page.getByRole('link', { name: 'Record an address that bounces' }).click();
  await page.getByLabel('Email address that does not work').fill('nobody-here@example.org');
  await page.getByRole('button', { name: 'Mark the address' }).click();
  await expect(page.getByText('Nobody here has this address').first()).toBeVisible();
  await page.getByLabel('Email address that does not work').fill(owner);
  await page.getByRole('button', { name: 'Mark the address' }).click();
  await expect(page.getByRole('row', { name: new RegExp(`owner ${mark}.*Its only owner`) })).toBeVisible();
  await mailTo(editor, new RegExp(`Mail does not reach your colleague owner ${mark}`));
  await mailTo(officer.email, new RegExp(`Post Charity ${mark}`));
});
