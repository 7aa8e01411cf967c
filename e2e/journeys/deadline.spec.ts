import type { Page } from '@playwright/test';
import { newId } from '../../lib/id';
import { newReference } from '../../lib/reference';
import { database, expect, test } from '../support/fixtures';
import { newStaff } from '../support/submitted';

type Draft = { ref: string; roundId: string; roundRef: string; applicationId: string; editor: string; owner: string };

/** A round of the journey's own with so many minutes left, and an organisation with an unsent draft in it. */
async function draftInRound(minutesLeft: number, openedDaysAgo = 40): Promise<Draft> {
  const [roundId, applicationId, organisation] = [newId(), newId(), newId()];
  const [roundRef, ref] = [newReference('RND'), newReference('DIIF')];
  await database.query(
    `insert into funding_rounds (id, ref, programme_id, nation, title_en, title_cy, opens_at, closes_at, minimum_pence, maximum_pence, question_set_id, criteria, demonstration)
     select $1, $2, programme_id, nation, 'Round of ' || $2::text, 'Rownd ' || $2::text, now() - make_interval(days => $4), now() + make_interval(mins => $3), minimum_pence, maximum_pence, question_set_id, criteria, true
     from funding_rounds order by opens_at desc limit 1`,
    [roundId, roundRef, minutesLeft, openedDaysAgo],
  );
  await database.query(`insert into organisations (id, ref, name, kind, identifier_scheme, identifier, demonstration) values ($1, $2, $3, 'charity', 'DEMO', $4, true)`, [organisation, newReference('ORG'), `Deadline Charity ${ref}`, `DEMO-${ref.slice(5)}`]);
  const person = async (role: string) => {
    const id = newId();
    await database.query(`insert into people (id, email, name, demonstration, created_at) values ($1, $2, $3, true, now() - interval '50 days')`, [id, `${id}@example.org`, `Person ${id.slice(-6)}`]);
    await database.query(`insert into memberships (id, organisation_id, person_id, role, created_at) values ($1, $2, $3, $4, now() - interval '50 days')`, [newId(), organisation, id, role]);
    return { id, email: `${id}@example.org` };
  };
  const [editor, owner] = [await person('editor'), await person('owner')];
  await database.query(
    `insert into applications (id, ref, round_id, organisation_id, question_set_id, created_by, created_at) select $1, $2, $3, $4, question_set_id, $5, now() - interval '30 days' from funding_rounds where id = $3`,
    [applicationId, ref, roundId, organisation, editor.id],
  );
  await database.query(`insert into answers (application_id, name, raw, saved_by) values ($1, 'title', '"Doorways after dark"', $2)`, [applicationId, editor.id]);
  return { ref, roundId, roundRef, applicationId, editor: editor.email, owner: owner.email };
}

async function fillDate(page: Page, name: string, on: Date) {
  const parts = Object.fromEntries(new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', day: 'numeric', month: 'numeric', year: 'numeric' }).formatToParts(on).map((part) => [part.type, part.value]));
  for (const part of ['day', 'month', 'year']) await page.locator(`[id="${name}.${part}"]`).fill(parts[part] ?? '');
}

test('more time for one application takes a reason and two officers; then its people may submit, and are told by mail', async ({ page, signInAs, mailTo }) => {
  const draft = await draftInRound(-60);
  const [one, other] = [await newStaff('fund_officer'), await newStaff('fund_officer')];
  await signInAs(page, draft.editor);
  await page.goto(`/apply/applications/${draft.ref}`);
  await expect(page.getByText('The time to submit ended')).toBeVisible();
  await expect(page.getByText(/It is \d\d:\d\d:\d\d in London/)).toBeVisible();

  await signInAs(page, one.email);
  await page.goto('/manage/deadlines');
  await page.getByLabel('Reference of the application').fill(draft.ref.toLowerCase());
  await page.getByRole('button', { name: 'Find the application' }).click();
  await expect(page.getByRole('heading', { name: `More time for application ${draft.ref}` })).toBeVisible();
  await expect(page.getByText('Doorways after dark')).toHaveCount(0);
  await page.getByLabel('Why does this application need more time?').fill('Their office was flooded');
  await page.getByLabel('Until what time on that day?').fill('5 pm');
  await fillDate(page, 'date', new Date(Date.now() + 3 * 86_400_000));
  await page.getByRole('button', { name: 'Propose it' }).click();
  await expect(page.getByText(/Enter a time of the 24-hour clock/).first()).toBeVisible();
  await expect(page.getByLabel('Why does this application need more time?')).toHaveValue('Their office was flooded');
  await page.getByLabel('Until what time on that day?').fill('17:00');
  await page.getByRole('button', { name: 'Propose it' }).click();
  await expect(page.getByText('You did the first step, so a second person must do this one')).toBeVisible();
  const change = page.url().split('/').at(-1) ?? '';

  await signInAs(page, other.email);
  await page.goto('/manage/deadlines');
  await page.getByRole('link', { name: change }).click();
  await expect(page.getByText('Their office was flooded')).toBeVisible();
  await page.getByRole('button', { name: 'Confirm it' }).click();
  await page.getByRole('button', { name: 'Confirm it' }).click();
  await expect(page.getByText('Confirmed', { exact: true })).toBeVisible();

  await signInAs(page, draft.editor);
  await page.goto(`/apply/applications/${draft.ref}`);
  await expect(page.getByText(/Your application has been given more time: you can submit it until .* at 17:00:00/)).toBeVisible();
  await page.getByText('What happens at that second').click();
  await expect(page.getByText('At 17:00:00 exactly it is too late.')).toBeVisible();
  await mailTo(draft.owner, /More time for your application/);
});

test('an incident of the service moves the closing for everybody who was writing; rejected, nothing moves', async ({ page, signInAs, mailTo }) => {
  // So long ago that no round but this journey's was open: others have drafts whose minutes they count.
  const draft = await draftInRound(60 * 24 * 20, 400);
  const [one, other] = [await newStaff('fund_officer'), await newStaff('fund_officer')];
  const propose = async (reason: string) => {
    await signInAs(page, one.email);
    await page.goto('/manage/incidents/new');
    await fillDate(page, 'beganOn', new Date(Date.now() - 398 * 86_400_000));
    await page.getByLabel('Time it began').fill('10:00');
    await fillDate(page, 'endedOn', new Date(Date.now() - 398 * 86_400_000));
    await page.getByLabel('Time it ended').fill('12:00');
    await page.getByLabel('By how many minutes').fill('120');
    await page.getByLabel('What happened?').fill(reason);
    await page.getByRole('button', { name: 'Record it' }).click();
    await expect(page.getByText('Waits', { exact: true })).toBeVisible();
    return page.url().split('/').at(-1) ?? '';
  };
  const refused = await propose('A short pause');
  await signInAs(page, other.email);
  const secondTab = await page.context().newPage();
  await secondTab.goto(`/manage/deadlines/${refused}/rejection`);
  await secondTab.getByLabel('Why?').fill('Once more');
  await page.goto(`/manage/deadlines/${refused}`);
  await page.getByRole('link', { name: 'Reject it instead' }).click();
  await page.getByLabel('Why?').fill('Nobody lost time');
  await page.getByRole('button', { name: 'Reject it' }).click();
  await expect(page.getByText('Nobody lost time')).toBeVisible();
  // Sent again from where it still stood open: whoever has JavaScript is told in the form, the others on the page that says how it was decided.
  await secondTab.getByRole('button', { name: 'Reject it' }).click();
  await expect(secondTab.getByText(/has been decided already|Nobody lost time/).first()).toBeVisible();
  await secondTab.close();

  const change = await propose('The database was away');
  await signInAs(page, other.email);
  await page.goto(`/manage/deadlines/${change}/confirmation`);
  await page.getByRole('button', { name: 'Confirm it' }).click();
  await expect(page.getByText(`Round of ${draft.roundRef}`)).toBeVisible();
  await signInAs(page, draft.editor);
  await page.goto(`/apply/applications/${draft.ref}`);
  await expect(page.getByText('The closing was moved for everybody')).toBeVisible();
  // The worker looks each minute.
  await expect.poll(async () => (await database.query('select 1 from deadline_reminders where application_id = $1', [draft.applicationId])).length, { timeout: 75_000 }).toBeGreaterThan(0);
  await mailTo(draft.editor, /More time for Round of/);
});

test('before the end its people are reminded; after it the draft comes back as a file, behind a sign-in', async ({ page, signInAs, mailTo, request }) => {
  const [near, over] = [await draftInRound(120), await draftInRound(-1)];
  await expect.poll(async () => (await database.query('select 1 from deadline_reminders where application_id = any ($1)', [[near.applicationId, over.applicationId]])).length, { timeout: 75_000 }).toBe(3);
  const reminder = await mailTo(near.editor, /3 hours left to submit/);
  expect(reminder.text).toContain(`/apply/applications/${near.ref}`);
  const back = await mailTo(over.owner, /to keep/);
  const address = new URL(/https?:\/\/\S+\/answers\.txt/.exec(back.text)?.[0] ?? '').pathname;
  expect((await request.get(address, { maxRedirects: 0 })).status()).toBe(307);
  await signInAs(page, over.owner);
  const file = await page.context().request.get(address);
  expect(file.headers()['content-disposition']).toContain(`${over.ref}.txt`);
  expect(await file.text()).toContain('Doorways after dark');
  await signInAs(page, near.owner);
  expect((await page.context().request.get(address)).status()).toBe(404);
});

test('grace after the closing is told to everybody, and in Welsh', async ({ page, signInAs }) => {
  const draft = await draftInRound(60 * 24 * 30);
  const [one, other] = [await newStaff('fund_officer'), await newStaff('fund_officer')];
  await signInAs(page, one.email);
  await page.goto(`/manage/rounds/${draft.roundRef}/grace`);
  await page.getByRole('button', { name: 'Propose it' }).click();
  await expect(page.getByRole('heading', { name: 'There is a problem' })).toBeVisible();
  await page.getByLabel('Minutes of grace').fill('15');
  await page.getByLabel('Why?').fill('The last step takes a moment');
  await page.getByRole('button', { name: 'Propose it' }).click();
  await expect(page.getByText('15 minutes after the closing')).toBeVisible();
  const path = new URL(page.url()).pathname;
  await signInAs(page, other.email);
  await page.goto(`${path}/confirmation`);
  await page.getByRole('button', { name: 'Confirm it' }).click();
  await expect(page.getByText('Confirmed', { exact: true })).toBeVisible();
  await signInAs(page, draft.editor);
  await page.goto(`/apply/applications/${draft.ref}`);
  await expect(page.getByText('After that we still take what reaches us until')).toBeVisible();
  await page.goto(`/cy/apply/applications/${draft.ref}`);
  await expect(page.getByText('Ar ôl hynny rydym yn dal i dderbyn')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Beth sy\'n digwydd nesaf' })).toBeVisible();
});
