import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { test as base, expect, type Page } from '@playwright/test';
import pg from 'pg';
import { allMail, type Mail } from './service';

export { expect };

/** The owner's connection: for what a journey needs to have happened before it, and for looking past the pages. */
const owner = new pg.Pool({ connectionString: process.env.E2E_OWNER_URL, max: 2 });

export const database = {
  query: async <Row extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<Row[]> => (await owner.query<Row>(text, values)).rows,
};

type Support = {
  /** Signs in as a demonstration person (`demo.officer1@example.org`), with a fresh second factor for staff. Signing in itself has a journey of its own. */
  signInAs: (page: Page, email: string) => Promise<void>;
  /** The newest message to an address that matches, as soon as the worker has sent it. */
  mailTo: (email: string, matching: RegExp) => Promise<Mail>;
  /** A new e-mail address nobody has used. */
  newEmail: () => string;
};

export const test = base.extend<Support>({
  // Every page of every journey keeps to its own policy: a script or a style that the browser refused is a failure.
  page: async ({ page }, use) => {
    const refused: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error' && message.text().includes('Content Security Policy')) refused.push(message.text());
    });
    await use(page);
    expect(refused).toEqual([]);
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern to see which fixtures are wanted
  signInAs: async ({}, use) => {
    await use(async (page, email) => {
      const token = randomBytes(32).toString('base64url');
      await database.query(
        `insert into sessions (token_hash, person_id, expires_at, mfa_at)
         select $1, p.id, now() + interval '2 hours', case when exists (select 1 from staff_roles r where r.person_id = p.id) then now() end from people p where p.email = $2`,
        [createHash('sha256').update(token).digest('hex'), email],
      );
      await page.context().addCookies([{ name: 'authjs.session-token', value: token, url: process.env.E2E_ORIGIN, httpOnly: true, sameSite: 'Lax' }]);
    });
  },
  // biome-ignore lint/correctness/noEmptyPattern: as above
  mailTo: async ({}, use) => {
    await use(async (email, matching) => {
      let found: Mail | undefined;
      await expect
        .poll(() => {
          found = allMail().findLast((mail) => mail.to.includes(email) && matching.test(`${mail.subject}\n${mail.text}`));
          return found !== undefined;
        })
        .toBe(true);
      if (!found) throw new Error('the poll above would have failed');
      return found;
    });
  },
  // biome-ignore lint/correctness/noEmptyPattern: as above
  newEmail: async ({}, use) => {
    await use(() => `${randomUUID()}@example.org`);
  },
});
