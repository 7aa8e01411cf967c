import type { Page } from '@playwright/test';
import { newId } from '../../lib/id';
import { newReference } from '../../lib/reference';
import { another, box, hasScript, save } from '../support/applicant';
import { database, expect, test } from '../support/fixtures';
import { newStaff } from '../support/submitted';

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const follow = (page: Page, name: string) => page.getByRole('link', { name, exact: true }).click();

async function fillDate(page: Page, name: string, [day, month, year]: [string, string, string]) {
  for (const [part, value] of Object.entries({ day, month, year })) await box(page, `${name}.${part}`).or(page.locator(`[name="${name}.${part}"]`)).first().fill(value);
}

/** Scotland's open round again, for one journey: its own questions, which nobody else's journey changes. */
async function ownOpenRound(): Promise<string> {
  const [ref, set] = [newReference('RND'), newId()];
  await database.query(
    `with s as (insert into question_sets (id, key, version, definition) select $1::uuid, $1::text, 1, q.definition from question_sets q join funding_rounds r on r.question_set_id = q.id where r.title_en like 'Scotland small grants%'),
      r as (insert into funding_rounds (id, ref, programme_id, nation, title_en, title_cy, opens_at, closes_at, minimum_pence, maximum_pence, question_set_id, criteria, scale_max, terms)
        select gen_random_uuid(), $2, programme_id, nation, 'Journey round', 'Rownd daith', now() - interval '30 days', now() + interval '2 days', minimum_pence, maximum_pence, $1, criteria, scale_max, terms from funding_rounds where title_en like 'Scotland small grants%' returning id)
    insert into round_categories (id, round_id, key, label_en, label_cy, envelope_id, position)
      select gen_random_uuid(), r.id, c.key, c.label_en, c.label_cy, c.envelope_id, c.position from r, round_categories c where c.round_id = (select id from funding_rounds where title_en like 'Scotland small grants%')`,
    [set, ref],
  );
  return ref;
}

/** Somebody of a new organisation with a draft in the round. */
async function draftIn(round: string): Promise<{ email: string; application: string }> {
  const [person, organisation, application] = [newId(), newId(), newReference('DIIF')];
  const email = `${person}@example.org`;
  await database.query('insert into people (id, email, name, demonstration) values ($1, $2, $3, true)', [person, email, 'Journey Editor']);
  await database.query(`insert into organisations (id, ref, name, kind, identifier_scheme, identifier, demonstration) values ($1, $2, 'Journey Charity (demo)', 'charity', 'DEMO', $3, true)`, [organisation, newReference('ORG'), `DEMO-${organisation}`]);
  await database.query(`insert into memberships (id, organisation_id, person_id, role) values ($1, $2, $3, 'editor')`, [newId(), organisation, person]);
  await database.query(`insert into applications (id, ref, round_id, organisation_id, question_set_id, created_by) select $1, $2, r.id, $3, r.question_set_id, $4 from funding_rounds r where r.ref = $5`, [newId(), application, organisation, person, round]);
  return { email, application };
}

test('an officer sets up a round, walks an applicant’s whole way through it, and makes it public', async ({ page, signInAs, browser }, { project }) => {
  const officer = await newStaff('fund_officer');
  await signInAs(page, officer.email);
  await page.goto('/manage/rounds');
  await press(page, 'Set up a round');
  await page.getByLabel('Title in English').fill('Journey islands round');
  await page.getByLabel('Title in Welsh').fill('Rownd ynysoedd');
  await page.getByLabel('Scotland', { exact: true }).check();
  await fillDate(page, 'opensOn', ['25', '10', '2026']);
  await page.getByLabel('Opens at').fill('01:30');
  await fillDate(page, 'closesOn', ['1', '3', '2030']);
  await page.getByLabel('Smallest grant').fill('10,000');
  await page.getByLabel('Largest grant').fill('50,000');
  await press(page, 'Make the draft');
  // That night the clocks go back: the hour comes twice, and a guess about a deadline would be worse than a question.
  await expect(page.getByRole('link', { name: /That time comes twice that night/ })).toBeVisible();
  await fillDate(page, 'opensOn', ['1', '2', '2030']);
  await page.getByLabel('Opens at').fill('09:00');
  await press(page, 'Make the draft');
  await expect(page.getByRole('heading', { name: 'Journey islands round' })).toBeVisible();
  await expect(page.getByText('add at least one category, with the envelope it is paid from')).toBeVisible();
  const ref = new URL(page.url()).pathname.split('/').at(-1) ?? '';

  await follow(page, 'Categories and their pots');
  for (const [row, [en, cy, envelope]] of ([['Resource', 'Adnoddau', 'scotland_resource'], ['Capital', 'Cyfalaf', 'scotland_capital']] as const).entries()) {
    await box(page, `categories.${row}.en`).fill(en);
    await box(page, `categories.${row}.cy`).fill(cy);
    await box(page, `categories.${row}.envelope`).selectOption(envelope);
  }
  await press(page, 'Save');
  await follow(page, 'Criteria, weights and scale');
  await box(page, 'scaleMax').fill('4');
  for (const [name, value] of Object.entries({ en: 'Need', cy: 'Angen', guidanceEn: 'Is there a need?', guidanceCy: 'A oes angen?', weight: '1' })) await box(page, `criteria.0.${name}`).fill(value);
  await press(page, 'Save');
  await expect(page.getByText('Before it can be rehearsed or scheduled:')).toHaveCount(0);
  expect((await page.request.get(`/rounds/${ref}`)).status()).toBe(404);

  await press(page, 'Rehearse it');
  await press(page, 'Start a rehearsal');
  await expect(page.getByText('This is a rehearsal.')).toBeVisible();
  await rehearse(page);
  await page.goto(`/manage/rounds/${ref}/rehearsal`);
  await press(page, 'The rehearsal went well');
  await expect(page.getByText('The rehearsal is done. The round can be scheduled.')).toBeVisible();
  await press(page, 'Schedule it');
  await press(page, 'Schedule and make public');
  await expect(page.getByText('The round is scheduled, and public.')).toBeVisible();

  const visitor = await another(browser, page, hasScript(project));
  await visitor.goto(`/rounds/${ref}`);
  await expect(visitor.getByRole('heading', { name: /Journey islands round/ })).toBeVisible();
  await expect(visitor.getByText('1 February 2030 at 09:00 (London time)')).toBeVisible();
  await visitor.goto(`/cy/rounds/${ref}`);
  await expect(visitor.getByRole('heading', { name: /Rownd ynysoedd/ })).toBeVisible();
  // The officers' queue knows nothing of the rehearsal.
  await page.goto('/manage/applications?search=rehearsed+from+end');
  await expect(page.getByRole('link', { name: /Rehearsed from end to end/ })).toHaveCount(0);
});

/** The few pages of the questions that every round has, then the signature. */
async function rehearse(page: Page) {
  const home = page.url();
  const fill = async (link: string, work: () => Promise<void>) => {
    await page.goto(home);
    await follow(page, link);
    await expect(page).not.toHaveURL(home);
    const asked = page.url();
    await work();
    await save(page);
    await expect(page).not.toHaveURL(asked);
  };
  await fill('Title and summary', async () => {
    await box(page, 'title').fill('Rehearsed from end to end');
    await box(page, 'summary').fill('Nothing of this is real.');
  });
  await fill('Category', () => page.getByLabel('Resource', { exact: true }).check());
  await fill('Places', async () => {
    await box(page, 'lead_region').selectOption('S92000003');
    await box(page, 'sites.0.place').fill('Stornoway');
    await box(page, 'sites.0.region').selectOption('S92000003');
  });
  await fill('Dates', async () => {
    await fillDate(page, 'planned_start_date', ['1', '4', '2030']);
    await fillDate(page, 'planned_end_date', ['31', '3', '2031']);
  });
  await fill('Costs', () => box(page, 'amount_applied_for').fill('12,000'));
  await page.goto(`${home}/sign-off`);
  await press(page, 'Finish the draft and go on');
  await expect(page.getByRole('heading', { level: 1, name: 'Sign and submit' })).toBeVisible();
  await page.getByLabel(/I am authorised to submit this/).check();
  await page.getByLabel(/I am the only person/).check();
  await press(page, 'Submit the application');
  await expect(page.getByText(/Your reference is/)).toBeVisible();
}

test('a question without a use is not published; published, it reaches drafts when an officer says so, and the applicant sees what changed', async ({ page, signInAs, browser }, { project }) => {
  const officer = await newStaff('fund_officer');
  const round = await ownOpenRound();
  const { email, application } = await draftIn(round);
  await signInAs(page, officer.email);
  await page.goto(`/manage/question-sets/${round}`);
  await page.getByRole('link', { name: 'Add a question Title and summary' }).click();
  await page.getByLabel('Longer text, with a word limit').check();
  await page.getByLabel('Short name').fill('partners_plan');
  await page.getByLabel('The question in English').fill('How will you work with others?');
  await press(page, 'Add it, and go on');
  await expect(page.getByRole('heading', { name: 'How will you work with others?' })).toBeVisible();
  await page.getByLabel('The question in Welsh').fill('Sut byddwch chi’n gweithio gydag eraill?');
  await page.getByLabel('Why it is asked, in English').fill('Work with others is scored');
  await page.getByLabel('Why it is asked, in Welsh').fill('Caiff gwaith gydag eraill ei sgorio');
  await page.getByLabel('Most words').fill('80');
  await press(page, 'Save the question');
  await press(page, 'Check and publish these questions');
  await expect(page.getByRole('button', { name: 'Publish as a new version' })).toHaveCount(0);
  await page.getByRole('link', { name: /“How will you work with others\?” is used by nobody/ }).click();
  await page.getByLabel('Who uses the answer, in English').fill('Assessors');
  await page.getByLabel('Who uses the answer, in Welsh').fill('Aseswyr');
  await press(page, 'Save the question');
  await press(page, 'Check and publish these questions');
  await press(page, 'Publish as a new version');
  await expect(page.getByText('The questions are published.')).toBeVisible();

  const applicant = await another(browser, page, hasScript(project));
  await signInAs(applicant, email);
  await applicant.goto(`/apply/applications/${application}`);
  await expect(applicant.getByText('The fund has changed the questions')).toHaveCount(0);

  await page.goto(`/manage/rounds/${round}`);
  await follow(page, 'Move started applications to the newest questions');
  await press(page, 'Move one draft');
  await expect(page.getByText('The drafts now have the newest questions.')).toBeVisible();
  await applicant.goto(`/apply/applications/${application}`);
  await expect(applicant.getByText('New: How will you work with others?')).toBeVisible();
  await applicant.getByText('See old and new side by side').first().click();
  await expect(applicant.getByRole('cell', { name: /How will you work with others\?.*80 words/ })).toBeVisible();
});

test('a file of questions that is wrong is answered with each place that is wrong, and what is exported can be imported', async ({ page, signInAs }) => {
  const officer = await newStaff('fund_officer');
  const round = await ownOpenRound();
  await signInAs(page, officer.email);
  await page.goto(`/manage/question-sets/${round}/file`);
  const exported = await (await page.request.get(`/manage/question-sets/${round}/export.json`)).text();
  const schema = await (await page.request.get('/question-set.schema.json')).json();
  expect(schema).toMatchObject({ type: 'object', required: ['sections'] });
  const file = (text: string) => ({ name: 'questions.json', mimeType: 'application/json', buffer: Buffer.from(text) });
  await page.getByLabel('File', { exact: true }).setInputFiles(file(exported.replace('"why"', '"wy"')));
  await press(page, 'Import');
  await expect(page.getByText(/sections\[0\]\.pages\[0\]\.questions\[0\]\.why: is missing/).first()).toBeVisible();
  await page.getByLabel('File', { exact: true }).setInputFiles(file(exported));
  await press(page, 'Import');
  await expect(page.getByText('The questions were imported into a draft.')).toBeVisible();
});

test('a visitor takes a round home as a tagged PDF and as plain text, in both languages', async ({ page }) => {
  await page.goto('/rounds');
  await page.getByRole('link', { name: 'Scotland small grants round (demonstration)' }).first().click();
  await expect(page.getByRole('heading', { name: 'When decisions are made' })).toBeVisible();
  await expect(page.getByText('£10,000 to £50,000').first()).toBeVisible();
  const pdf = await page.request.get((await page.getByRole('link', { name: 'PDF', exact: true }).getAttribute('href')) ?? '');
  expect(pdf.headers()['content-type']).toBe('application/pdf');
  const bytes = (await pdf.body()).toString('latin1');
  expect(bytes.startsWith('%PDF-1.7')).toBe(true);
  for (const part of ['/StructTreeRoot', '/MarkInfo', '/Lang (en-GB)', '/Outlines']) expect(bytes).toContain(part);
  const plain = (await page.getByRole('link', { name: 'plain text', exact: true }).getAttribute('href')) ?? '';
  expect(await (await page.request.get(plain)).text()).toContain('Why we ask');
  expect(await (await page.request.get(`/cy${plain}`)).text()).toContain('Grantiau bach yr Alban, adnoddau');
});

test('a receipt can be kept as a tagged PDF that bears the fingerprint', async ({ page, signInAs }) => {
  await signInAs(page, 'demo.recipient2@example.org');
  const [own] = await database.query<{ ref: string }>(`select a.ref from applications a join memberships m on m.organisation_id = a.organisation_id join people p on p.id = m.person_id where p.email = 'demo.recipient2@example.org' and a.submitted_at is not null order by a.submitted_at limit 1`);
  await page.goto(`/apply/applications/${own?.ref}/receipt`);
  const link = page.getByRole('link', { name: 'Download the receipt and the copy to read and print (PDF)' });
  const pdf = await page.request.get((await link.getAttribute('href')) ?? '');
  expect(pdf.headers()['content-disposition']).toContain(`${own?.ref}-1.pdf`);
  expect((await pdf.body()).toString('latin1')).toContain('/StructTreeRoot');
});

test('a round’s own condition is asked before sign-in, and its reason is said', async ({ page }) => {
  const [round] = await database.query<{ ref: string }>(`select ref from funding_rounds where title_en like 'Scotland small grants%'`);
  await page.goto(`/check-eligibility?round=${round?.ref}`);
  await page.getByLabel('A charity').check();
  await page.getByLabel('How much would you apply for?').fill('20,000');
  for (const name of ['inNation', 'focusArea', 'group', 'own_other_grant']) await page.locator(`input[name="${name}"][value="yes"]`).check();
  await press(page, 'See the result');
  await expect(page.getByText('another public grant already pays for the same work')).toBeVisible();
});
