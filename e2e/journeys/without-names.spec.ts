import { newId } from '../../lib/id';
import { newReference } from '../../lib/reference';
import { siftAndAssign } from '../support/assessing';
import { database, expect, test } from '../support/fixtures';
import { newStaff, type Submitted, submittedApplication } from '../support/submitted';

/** An application in a round of its own that is read without names; the copied answers are given its organisation's name. */
async function withoutNames(): Promise<Submitted & { other: string }> {
  const [made, other] = [await submittedApplication(), await submittedApplication()];
  const [round, roundRef] = [newId(), newReference('RND')];
  await database.query(
    `insert into funding_rounds select (jsonb_populate_record(r, jsonb_build_object('id', $1::text, 'ref', $2::text, 'title_en', 'Round of ' || $2::text, 'title_cy', 'Rownd ' || $2::text,
       'terms', coalesce(r.terms, '{}') || '{"assessing": {"each": 2, "days": 14, "anonymous": true}}'))).* from funding_rounds r join applications a on a.round_id = r.id where a.id = $3`,
    [round, roundRef, made.id],
  );
  await database.query(`insert into round_categories (id, round_id, key, label_en, label_cy, envelope_id, position) select gen_random_uuid(), $1, a.category_key, 'An area of its own', 'Maes ei hun', (select envelope_id from round_categories limit 1), 0 from applications a where a.id = $2`, [round, made.id]);
  await database.query(`update applications set round_id = $1 where id = any ($2)`, [round, [made.id, other.id]]);
  await database.query(
    `insert into submissions (id, application_id, number, frozen, sha256, certified_by) select $1, application_id, 2, jsonb_set(frozen::jsonb, '{answers,summary}', to_jsonb('At ' || $2::text || ' we begin'))::text, sha256, certified_by from submissions where application_id = $3 and number = 1`,
    [newId(), made.organisation, made.id],
  );
  return { ...made, other: other.organisation };
}

test('an assessor reads without names: declares among everybody who applied, scores, and meets the applicant once sealed', async ({ page, signInAs, mailTo }) => {
  const [first, second] = [await newStaff('assessor'), await newStaff('assessor')];
  const { ref, title, organisation, other } = await withoutNames();
  const bare = organisation.replace(' (demo)', '');
  await signInAs(page, 'demo.officer1@example.org');
  await siftAndAssign(page, ref, [first, second]);
  expect((await mailTo(first.email, new RegExp(ref))).text).not.toContain(title);

  await signInAs(page, first.email);
  const nameless = async (path: string) => {
    await page.goto(path);
    expect(await page.content()).not.toContain(bare);
  };
  await nameless('/manage/assessments');
  await nameless(`/manage/assessments/${ref}`);
  await page.goto(`/manage/assessments/${ref}/declaration`);
  await expect(page.getByRole('heading', { name: 'Do you know anybody who applied?' })).toBeVisible();
  await expect(page.getByRole('listitem').filter({ hasText: other })).toBeVisible();
  await page.getByLabel('Those you have an interest in').fill('Nobody of that name');
  await page.getByRole('button', { name: 'Declare' }).click();
  await expect(page.getByText('is not in the list').first()).toBeVisible();
  await page.getByLabel('Those you have an interest in').fill(other);
  await page.getByLabel('What your interest is').fill('My sister works there');
  await page.getByRole('button', { name: 'Declare' }).click();
  await expect(page.getByText('Your declaration is recorded.')).toBeVisible();
  await expect(page.getByText('This round is read without names.', { exact: false })).toBeVisible();
  await expect(page.getByText('At […] we begin')).toBeVisible();
  for (const step of ['', '/scores', '/comments', '/decline', '/declaration']) await nameless(`/manage/assessments/${ref}${step}`);

  await page.goto(`/manage/assessments/${ref}/scores`);
  for (const box of await page.getByLabel(/: score$/).all()) await box.fill('4');
  for (const box of await page.getByLabel(/: reason$/).all()) await box.fill('Shown with figures');
  await page.getByRole('button', { name: 'Seal my scores' }).click();
  await expect(page.getByText('Your scores are sealed.')).toBeVisible();
  await expect(page.getByText(organisation).first()).toBeVisible();
  await page.goto(`/cy/manage/assessments/${ref}`);
  await expect(page.getByText(`At ${organisation} we begin`)).toBeVisible();
});

test('an officer says that a round is read without names, and that an answer tells who applied', async ({ page, signInAs }) => {
  const [draft] = await database.query<{ ref: string }>(`select ref from funding_rounds where status = 'draft' order by opens_at limit 1`);
  await signInAs(page, 'demo.officer1@example.org');
  await page.goto(`/manage/rounds/${draft?.ref}/assessing`);
  await page.getByRole('group', { name: 'Do assessors read without names?' }).getByLabel('No', { exact: true }).check();
  await expect(page.getByText('Only people whose sole role is assessor', { exact: false })).toBeVisible();
  await page.goto(`/manage/question-sets/${draft?.ref}/questions/title`);
  await expect(page.getByRole('group', { name: /Does the answer say who the applicant is/ })).toBeVisible();
});
