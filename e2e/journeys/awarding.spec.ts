import { database, expect, test } from '../support/fixtures';
import { awardOf, offered } from '../support/offered';
import { signingLetter } from '../support/signing';
import { newStaff, recommendedApplication } from '../support/submitted';

const officer = 'demo.officer1@example.org';

/** What is left in the envelope an application is paid from, in pence. */
async function left(applicationId: string): Promise<number> {
  const [row] = await database.query<{ left: string }>(
    `select x.balance_pence as left from applications a join round_categories c on c.round_id = a.round_id and c.key = a.category_key
     join accounts x on x.envelope_id = c.envelope_id and x.kind = 'envelope' where a.id = $1`, [applicationId]);
  return Number(row?.left);
}

test('from the approval to the public page: approved, told, signed, countersigned, published', async ({ page, signInAs, mailTo }) => {
  const [approver, countersigner] = [await newStaff('approver'), await newStaff('approver')];
  const { id, ref, title, certifier } = await recommendedApplication(officer);

  await signInAs(page, approver.email);
  await page.goto('/manage');
  await expect(page.getByRole('link', { name: /Recommendations for you to decide/ })).toBeVisible();
  await page.goto(`/manage/applications/${ref}/approval`);
  const money = page.getByRole('table', { name: /now and after this approval of £40,000/ });
  await expect(money.getByRole('row', { name: /^Left/ })).toBeVisible();
  await page.getByLabel('Reason').fill('As recommended');
  await page.getByRole('button', { name: 'Approve' }).click();
  await expect(page.getByText('Approved. The money is earmarked')).toBeVisible();
  const award = await awardOf(id);

  await signInAs(page, certifier);
  expect((await page.goto(`/apply/awards/${award}`))?.status()).toBe(404);
  await page.goto('/apply');
  await expect(page.getByText('Being assessed').first()).toBeVisible();

  await signInAs(page, officer);
  await page.goto(`/manage/applications/${ref}/notification`);
  await page.getByRole('button', { name: 'Tell the applicant' }).click();
  await expect(page.getByText('The applicant has been told.')).toBeVisible();

  await signInAs(page, certifier);
  await page.goto(`/apply/awards/${award}`);
  await expect(page.getByText('The fund offers you £40,000')).toBeVisible();
  await page.getByRole('button', { name: 'Sign the agreement' }).or(page.getByRole('link', { name: 'Sign the agreement' })).click();
  await page.getByRole('button', { name: 'Sign the agreement' }).click();
  await expect(page.getByRole('heading', { name: 'There is a problem' })).toBeVisible();
  await page.getByLabel('I have read the agreement').check();
  await page.getByLabel('Your full name').fill('Hal Certifier');
  await page.getByRole('button', { name: 'Sign the agreement' }).click();
  await page.getByLabel('Code from the mail').fill((await signingLetter(mailTo, certifier, award)).code);
  await page.getByRole('button', { name: 'Sign the agreement' }).click();
  await expect(page.getByText('You have signed the agreement.')).toBeVisible();

  await signInAs(page, countersigner.email);
  await page.goto(`/manage/awards/${award}/countersignature`);
  await expect(page.getByText(/Hal Certifier/)).toBeVisible();
  await page.getByRole('button', { name: 'Countersign and commit the money' }).click();
  await expect(page.getByText('The money is committed and the award is live.')).toBeVisible();

  await signInAs(page, officer);
  await page.goto(`/manage/awards/${award}/publication`);
  await page.getByLabel('Summary in English').fill('Sessions at the library for people who are new to it.');
  await page.getByRole('button', { name: 'Publish' }).click();
  await expect(page.getByText('The publication decision is recorded.')).toBeVisible();

  await expect(async () => {
    await page.goto(`/projects/${award}`);
    await expect(page.getByRole('heading', { name: title })).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 60_000 });
  await expect(page.getByText('Sessions at the library for people who are new to it.')).toBeVisible();
});

test('an approval without a fresh second factor is refused, says where to give one, and keeps the words', async ({ page, signInAs }) => {
  const approver = await newStaff('approver');
  const { ref } = await recommendedApplication(officer);
  await signInAs(page, approver.email);
  await database.query(`update sessions set mfa_at = now() - interval '20 minutes' where person_id = $1`, [approver.id]);
  await page.goto(`/manage/applications/${ref}/approval`);
  await page.getByLabel('Reason').fill('A reason worth keeping');
  await page.getByRole('button', { name: 'Approve' }).click();
  await expect(page.getByText('Enter a fresh code from your authenticator app, then try again').first()).toBeVisible();
  await expect(page.getByLabel('Reason')).toHaveValue('A reason worth keeping');
  await expect(page.getByRole('link', { name: /Enter a code/ })).toHaveAttribute('href', `/sign-in/code?to=${encodeURIComponent(`/manage/applications/${ref}/approval`)}`);
});

test('an award that does not fit is refused in a sentence that says what is left', async ({ page, signInAs }) => {
  const approver = await newStaff('approver');
  const { id, ref } = await recommendedApplication(officer, { pounds: 499_000, category: 'category_3' });
  const leftNow = (await left(id)) / 100;
  await signInAs(page, approver.email);
  await page.goto(`/manage/applications/${ref}/approval`);
  await page.getByLabel('Reason').fill('As recommended');
  await page.getByRole('button', { name: 'Approve' }).click();
  await expect(page.getByText(`£499,000 does not fit: Winter round category 3, capital (made up) has £${leftNow.toLocaleString('en-GB')} left`).first()).toBeVisible();
  expect(await awardOf(id)).toBe('');
});

test('over £100,000 a second approver decides, and the first cannot do it twice', async ({ page, signInAs }) => {
  const [first, second] = [await newStaff('approver'), await newStaff('approver')];
  const { id, ref } = await recommendedApplication(officer, { pounds: 101_000 });
  for (const [approver, said] of [[first, 'A second approver’s decision is needed'], [second, 'Approved. The money is earmarked']] as const) {
    await signInAs(page, approver.email);
    await page.goto(`/manage/applications/${ref}/approval`);
    await page.getByLabel('Reason').fill('As recommended');
    await page.getByRole('button', { name: 'Approve' }).click();
    await expect(page.getByText(said)).toBeVisible();
    if (approver === first) {
      await page.goto(`/manage/applications/${ref}/approval`);
      await expect(page.getByText('You have already decided this application')).toBeVisible();
    }
  }
  expect(await awardOf(id)).toMatch(/^AWD-/);
});

test('a recipient declines with a reason, and the money goes back', async ({ page, signInAs }) => {
  const { id, ref, certifier } = await recommendedApplication(officer, { pounds: 26_000 });
  const award = await offered(page, signInAs, officer, { id, ref });

  await signInAs(page, certifier);
  await page.goto(`/apply/awards/${award}`);
  await page.getByRole('link', { name: 'Decline the award' }).click();
  await page.getByLabel('Why do you decline?').fill('Our partner left');
  await page.getByRole('button', { name: 'Decline the award' }).click();
  await expect(page.getByText('You have declined the award.')).toBeVisible();
  const [money] = await database.query<{ held: string; released: string }>(
    `select coalesce(sum(x.balance_pence), 0) as held, (select sum(t.amount_pence) from transfers t where t.kind = 'release' and t.from_account_id = any (array_agg(x.id))) as released
     from accounts x join awards w on w.id = x.award_id where w.ref = $1`, [award]);
  expect({ held: Number(money?.held), released: Number(money?.released) }).toEqual({ held: 0, released: 26_000_00 });
});
