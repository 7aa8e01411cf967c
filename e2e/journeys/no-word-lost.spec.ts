import { another, box, hasScript, newPerson, openRound, problem, save, startedApplication } from '../support/applicant';
import { database, expect, test } from '../support/fixtures';

test('what is not finished is kept as it was typed', async ({ page, signInAs, newEmail }, { project }) => {
  await newPerson(page, newEmail(), signInAs);
  const address = await startedApplication(page, `Kept ${newEmail().slice(0, 8)}`);
  await page.goto(`${address}/costs`);
  await box(page, 'amount_applied_for').fill('about ten thousand');
  await save(page);
  await expect(problem(page)).toBeVisible();
  if (hasScript(project)) await expect(page.getByRole('status')).toContainText('Saved at');
  await page.goto(`${address}/costs`);
  await expect(box(page, 'amount_applied_for')).toHaveValue('about ten thousand');
  await page.goto(`${address}/title-and-summary`);
  await box(page, 'title').fill('Half a page');
  await page.getByRole('button', { name: 'Save and come back later' }).click();
  await expect(page.getByRole('heading', { name: 'Half a page' })).toBeVisible();
  await expect(page.getByText('In progress')).toHaveCount(2);
});

test('two people writing one answer at once lose nothing: both texts stand side by side, and one is chosen', async ({ page, browser, signInAs, newEmail }, { project }) => {
  const [first, second] = [newEmail(), newEmail()];
  await newPerson(page, first, signInAs);
  const address = await startedApplication(page, `Together ${newEmail().slice(0, 8)}`);
  const colleague = await another(browser, page, hasScript(project));
  await newPerson(colleague, second, signInAs);
  await database.query(
    `insert into memberships (id, organisation_id, person_id, role) select gen_random_uuid(), m.organisation_id, p.id, 'editor' from memberships m join people o on o.id = m.person_id, people p
     where o.email = $1 and m.role = 'owner' and p.email = $2`, [first, second]);
  for (const one of [page, colleague]) await one.goto(`${address}/title-and-summary`);
  await box(page, 'title').fill('Mine');
  await box(page, 'summary').fill('The same in both');
  await save(page);
  await expect(page.getByRole('heading', { name: 'Category and objective' })).toBeVisible();

  await box(colleague, 'title').fill('Theirs');
  await box(colleague, 'summary').fill('The same in both');
  await save(colleague);
  await expect(colleague.getByRole('heading', { name: 'Two versions of “Project title”' })).toBeVisible();
  await expect(colleague.getByRole('heading', { name: /Two versions/ })).toHaveCount(1);
  await expect(box(colleague, 'title')).toHaveValue('Mine');
  await colleague.getByLabel(/The one written by/).check();
  await colleague.getByRole('button', { name: 'Keep this version' }).click();
  await expect(colleague.getByRole('heading', { name: /Two versions/ })).toHaveCount(0);
  await expect(box(colleague, 'title')).toHaveValue('Theirs');
  await page.goto(`${address}/history?answer=title`);
  await expect(page.getByText('Mine', { exact: true })).toBeVisible();
  await colleague.context().close();
});

test('signed out while typing: the words are still there, and are saved after signing in again', async ({ page, signInAs, newEmail }, { project }) => {
  const email = newEmail();
  await newPerson(page, email, signInAs);
  const address = await startedApplication(page, `Signed out ${newEmail().slice(0, 8)}`);
  await page.goto(`${address}/title-and-summary`);
  await box(page, 'title').fill('Typed after the session had ended');
  await box(page, 'summary').fill('And not lost');
  await database.query(`update sessions set expires_at = now() - interval '1 second' where person_id = (select id from people where email = $1)`, [email]);
  await save(page);
  if (hasScript(project)) {
    await expect(page.getByText('You are signed out.').first()).toBeVisible();
    await expect(box(page, 'title')).toHaveValue('Typed after the session had ended');
    await signInAs(page, email);
  } else {
    await expect(page.getByText('You were signed out, and nothing is lost')).toBeVisible();
    await signInAs(page, email);
    await page.goto(new URL(page.url()).searchParams.get('to') ?? '');
    await expect(page.getByText('What you typed is back')).toBeVisible();
    await expect(box(page, 'title')).toHaveValue('Typed after the session had ended');
    await expect(box(page, 'summary')).toHaveValue('And not lost');
  }
  await save(page);
  await expect(page.getByRole('heading', { name: 'Category and objective' })).toBeVisible();
  await page.goto(`${address}/title-and-summary`);
  await expect(box(page, 'title')).toHaveValue('Typed after the session had ended');
  await expect(page.getByText('What you typed is back')).toHaveCount(0);
});

test('after the closing instant nothing is submitted, whatever page was open, and no word is lost', async ({ page, signInAs, newEmail }) => {
  const email = newEmail();
  await newPerson(page, email, signInAs);
  const address = await startedApplication(page, `Late ${newEmail().slice(0, 8)}`);
  // A round of its own that closes while the page is open.
  await database.query(
    `with r as (insert into funding_rounds (id, ref, programme_id, nation, title_en, title_cy, opens_at, closes_at, minimum_pence, maximum_pence, question_set_id, criteria)
       select gen_random_uuid(), 'RND-' || upper(substr(md5(random()::text), 1, 8)), programme_id, nation, 'Closing round', 'Rownd yn cau', opens_at - interval '1 day', now() - interval '1 second', minimum_pence, maximum_pence, question_set_id, criteria
       from funding_rounds where ref = $2 returning id)
     update applications set round_id = (select id from r), status = 'awaiting_sign_off' where ref = $1`, [address.split('/').at(-1), await openRound()]);
  await page.goto(`${address}/submission`);
  await expect(page.getByText(/^This round has closed/)).toBeVisible();
  await page.goto(`${address}/draft`);
  await page.getByRole('button', { name: 'Send back to draft' }).click();
  await expect(page).toHaveURL(address);
  await page.goto(`${address}/title-and-summary`);
  await box(page, 'title').fill('Written too late');
  await page.getByRole('button', { name: 'Save and come back later' }).click();
  await expect(page.getByRole('heading', { name: 'Written too late' })).toBeVisible();
});
