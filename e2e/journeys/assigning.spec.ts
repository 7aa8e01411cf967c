import { newId } from '../../lib/id';
import { newReference } from '../../lib/reference';
import { database, expect, test } from '../support/fixtures';
import { newStaff, submittedApplication } from '../support/submitted';

const officer = 'demo.officer1@example.org';

/** An application in assessment in a round of its own, like the last one: nobody else's journey assigns it. */
async function inOwnRound() {
  const made = await submittedApplication();
  const [round, roundRef, area] = [newId(), newReference('RND'), `area_${made.ref.slice(-3).toLowerCase()}_${newId().slice(-6)}`];
  await database.query(
    `insert into funding_rounds select (jsonb_populate_record(r, jsonb_build_object('id', $1::text, 'ref', $2::text, 'title_en', 'Round of ' || $2::text, 'title_cy', 'Rownd ' || $2::text))).* from funding_rounds r join applications a on a.round_id = r.id where a.id = $3`,
    [round, roundRef, made.id],
  );
  await database.query(`insert into round_categories (id, round_id, key, label_en, label_cy, envelope_id, position) select gen_random_uuid(), $1, $2, 'An area of its own', 'Maes ei hun', envelope_id, 0 from round_categories limit 1`, [round, area]);
  await database.query(`update applications set round_id = $1, category_key = $2, status = 'in_assessment' where id = $3`, [round, area, made.id]);
  return { ...made, roundRef, area };
}

async function expert(area: string) {
  const person = await newStaff('assessor');
  await database.query('insert into assessor_profiles (person_id, areas) values ($1, $2)', [person.id, JSON.stringify([area])]);
  return person;
}

test('a whole round is assigned as it was previewed; one declines, is replaced, and what an assessor writes stays sealed from the other', async ({ page, signInAs, mailTo }) => {
  const { ref, title, roundRef, area } = await inOwnRound();
  const [first, second] = [await expert(area), await expert(area)];
  await signInAs(page, officer);
  await page.goto(`/manage/rounds/${roundRef}/assigning`);
  await expect(page.getByText(`${first.name} (knows about it)`)).toBeVisible();
  await page.getByRole('button', { name: 'Assign as shown' }).click();
  await expect(page.getByRole('heading', { name: 'Assessors were assigned' })).toBeVisible();
  await expect(page.getByText('Done for one application')).toBeVisible();
  await expect(page.getByRole('cell', { name: new RegExp(second.name) })).toBeVisible();

  await signInAs(page, second.email);
  await page.goto(`/manage/assessments/${ref}`);
  await page.getByRole('link', { name: 'Decline this assessment' }).click();
  await page.getByLabel('Why can you not do it?').fill('On leave until after the panel');
  await page.getByRole('button', { name: 'Decline' }).click();
  await expect(page.getByText('You have declined.')).toBeVisible();
  expect((await page.goto(`/manage/assessments/${ref}`))?.status()).toBe(404);

  const third = await expert(area);
  await signInAs(page, officer);
  await page.goto(`/manage/applications/${ref}`);
  await expect(page.getByText('On leave until after the panel')).toBeVisible();
  await page.goto(`/manage/rounds/${roundRef}/assigning`);
  await expect(page.getByText(`${third.name} (knows about it)`)).toBeVisible();
  await page.getByRole('button', { name: 'Assign as shown' }).click();
  await expect(page.getByText('Done for one application')).toBeVisible();

  for (const { email } of [first, third]) {
    await signInAs(page, email);
    await page.goto(`/manage/assessments/${ref}/declaration`);
    await page.getByLabel('No, nothing stands in the way of a fair score').check();
    await page.getByRole('button', { name: 'Declare' }).click();
    await expect(page.getByText('Your declaration is recorded.')).toBeVisible();
  }
  await page.getByRole('link', { name: 'Comments and flags' }).click();
  await page.getByLabel('Comment', { exact: true }).fill('The costs look high to me');
  await page.getByLabel('Omar Officer').check();
  await page.getByRole('button', { name: 'Add the comment' }).click();
  await expect(page.getByText('Your comment is added.')).toBeVisible();
  const letter = await mailTo('demo.officer2@example.org', new RegExp(`You are named in a comment: ${ref}`));
  expect(letter.text).toContain(`/manage/applications/${ref}/comments`);
  expect(letter.text).not.toContain('The costs look high');
  await signInAs(page, first.email);
  await page.goto(`/manage/assessments/${ref}/comments`);
  await expect(page.getByText('Nobody has commented yet.')).toBeVisible();
  await expect(page.getByLabel(third.name)).toHaveCount(0);
  await signInAs(page, 'demo.officer2@example.org');
  await page.goto(`/cy/manage/applications/${ref}/comments`);
  await expect(page.getByText('The costs look high to me')).toBeVisible();
  await expect(page.getByText(title).first()).toBeVisible();
});

test('the same scores open twice: neither text is lost, and one is chosen before sealing', async ({ page, context, signInAs }) => {
  const { ref, area } = await inOwnRound();
  const [first, second] = [await expert(area), await expert(area)];
  for (const { id } of [first, second]) {
    await database.query(`insert into assignments (id, application_id, assessor_id, status, assigned_by) select gen_random_uuid(), a.id, $1, 'declared_clear', p.id from applications a, people p where a.ref = $2 and p.email = $3`, [id, ref, officer]);
  }
  await signInAs(page, first.email);
  await page.goto(`/manage/assessments/${ref}/scores`);
  await expect(page.getByText('Freedom of Information Act').first()).toBeVisible();
  const other = await context.newPage();
  await other.goto(`/manage/assessments/${ref}/scores`);
  await page.getByLabel(/: reason$/).first().fill('Written in the first window');
  await page.getByRole('button', { name: 'Save and come back later' }).click();
  await expect(page.getByText('Nobody else can see what you typed').first()).toBeVisible();
  await other.getByLabel(/: reason$/).first().fill('Written in the second window');
  await other.getByRole('button', { name: 'Save and come back later' }).click();
  const choice = other.getByRole('region', { name: /^Two texts/ });
  await expect(choice.getByText('Written in the first window')).toBeVisible();
  await expect(choice.getByText('Written in the second window')).toBeVisible();
  await choice.getByLabel(/^Keep the one saved/).check();
  await choice.getByRole('button', { name: 'Keep this text' }).click();
  await expect(other.getByRole('region', { name: /^Two texts/ })).toHaveCount(0);
  await expect(other.getByLabel(/: reason$/).first()).toHaveValue('Written in the second window');
  await other.close();
});

test('a flag stops an application until it is resolved; what takes people at risk passes the sift once safeguarding is answered', async ({ page, signInAs }, { project }) => {
  const { id, ref } = await submittedApplication();
  await database.query(
    `insert into submissions (id, application_id, number, frozen, sha256, certified_by)
     select gen_random_uuid(), application_id, 2, jsonb_set(frozen::jsonb, '{answers,people_at_risk}', '"yes"')::text, sha256, certified_by from submissions where application_id = $1`, [id]);
  await signInAs(page, officer);
  await page.goto(`/manage/applications/${ref}/comments`);
  await page.getByRole('button', { name: 'Raise the flag' }).click();
  await expect(page.getByRole('heading', { name: 'There is a problem' })).toBeVisible();
  // Of two forms on a page, only a script can tell the title that one came back.
  if (project.name === 'with JavaScript') await expect(page).toHaveTitle(/^Error: /);
  await page.getByLabel('What needs to be seen to?').fill('Two applications share an address');
  await page.getByRole('button', { name: 'Raise the flag' }).click();
  await expect(page.getByText('The flag is raised.')).toBeVisible();
  await page.getByRole('link', { name: /^FLG-/ }).click();
  await page.getByLabel('Stop the application').check();
  await page.getByLabel('What did you find?').fill('We ask before we go on');
  await page.getByRole('button', { name: 'Record', exact: true }).click();
  await expect(page.getByText('The flag is settled.')).toBeVisible();
  await page.goto(`/manage/applications/${ref}/sift`);
  await expect(page.getByText('A flag has stopped this application')).toBeVisible();
  await page.goto(`/manage/applications/${ref}/comments`);
  await page.getByRole('link', { name: /^FLG-/ }).click();
  await page.getByLabel('Resolve the flag').check();
  await page.getByLabel('What did you find?').fill('They share a building');
  await page.getByRole('button', { name: 'Record', exact: true }).click();
  await expect(page.getByText('The flag is settled.')).toBeVisible();

  await page.goto(`/manage/applications/${ref}/sift`);
  await page.getByLabel('Yes', { exact: true }).check();
  await page.getByRole('button', { name: 'Record the sift' }).click();
  await expect(page.getByText('Check the safeguarding policy and its lead first').first()).toBeVisible();
  await page.goto(`/manage/applications/${ref}/safeguarding`);
  for (const group of [/Is there a policy/, /Does it name/]) await page.getByRole('group', { name: group }).getByLabel('Yes').check();
  await page.getByLabel('What you found').fill('Reviewed in May; the lead is named');
  await page.getByRole('button', { name: 'Record what you found' }).click();
  await expect(page.getByText('What you found of safeguarding is recorded.')).toBeVisible();
  await page.goto(`/manage/applications/${ref}/sift`);
  await page.getByLabel('Yes', { exact: true }).check();
  await page.getByRole('button', { name: 'Record the sift' }).click();
  await expect(page.getByText('The sift is recorded.')).toBeVisible();
});

test('a visitor reports a concern in confidence; a safeguarding lead reads it, and an officer finds nothing', async ({ page, signInAs }) => {
  const mark = newId().slice(-8);
  await page.goto('/safeguarding');
  await page.getByRole('link', { name: 'Report it in confidence here' }).click();
  await page.getByRole('button', { name: 'Send in confidence' }).click();
  await expect(page.getByRole('heading', { name: 'There is a problem' })).toBeVisible();
  await page.getByLabel('No', { exact: true }).check();
  await page.getByLabel(/Which organisation or project/).fill(`A made-up project ${mark}`);
  await page.getByLabel(/What happened/).fill('Somebody was left alone');
  await page.getByRole('button', { name: 'Send in confidence' }).click();
  await expect(page.getByRole('heading', { name: 'Your report has been sent' })).toBeVisible();
  const ref = /SAF-\w{4}-\w{3}/.exec(await page.locator('main').innerText())?.[0] ?? '';
  await signInAs(page, officer);
  expect((await page.goto(`/manage/safeguarding/${ref}`))?.status()).toBe(404);
  await signInAs(page, 'demo.safeguarding@example.org');
  await page.goto('/manage/safeguarding');
  await page.getByRole('link', { name: ref }).click();
  await expect(page.getByText(`A made-up project ${mark}`)).toBeVisible();
  await page.getByLabel('What did you do?').fill('Rang the project');
  await page.getByLabel('Yes', { exact: true }).check();
  await page.getByRole('button', { name: 'Record' }).click();
  await expect(page.getByText('It is recorded.')).toBeVisible();
  expect(await database.query(`select 1 from events e join safeguarding_reports r on r.id = e.subject_id where r.ref = $1 and e.name = 'safeguarding.read'`, [ref])).not.toHaveLength(0);
});

test('the queue is searched in the answers, ordered, and kept under a name; many pass the sift at once with a report', async ({ page, signInAs }) => {
  const own = await newStaff('fund_officer');
  const [able, late] = [await inOwnRound(), await submittedApplication()];
  await database.query(`update applications set round_id = (select id from funding_rounds where ref = $1), category_key = $2 where id = $3`, [able.roundRef, able.area, late.id]);
  await database.query(`update applications set status = 'submitted' where ref = $1`, [able.ref]);
  await signInAs(page, own.email);
  await page.goto(`/manage/applications?round=${able.roundRef}&order=largest&search=volunteers&within=answers`);
  await expect(page.getByRole('link', { name: able.ref })).toBeVisible();
  await page.getByRole('link', { name: 'Save this view' }).click();
  await page.getByLabel('Name').fill('Mine to sift');
  await page.getByRole('button', { name: 'Save the view' }).click();
  await expect(page.getByText('The view is saved.')).toBeVisible();
  await page.goto('/manage/applications');
  await page.getByRole('link', { name: 'Mine to sift' }).click();
  await expect(page.getByRole('link', { name: late.ref })).toBeVisible();
  await page.getByRole('link', { name: 'Pass many through the sift' }).click();
  for (const { ref } of [able, late]) await page.getByLabel(new RegExp(ref)).check();
  // Somebody sifts one of them meanwhile.
  await database.query(`update applications set status = 'ineligible', sift_reason = 'A private person' where ref = $1`, [late.ref]);
  await page.getByRole('button', { name: 'Pass them to assessment' }).click();
  await expect(page.getByText('Done for one application', { exact: true })).toBeVisible();
  await expect(page.getByText('Not done for one application')).toBeVisible();
  await expect(page.getByText(/This cannot be done at this stage/)).toBeVisible();
});
