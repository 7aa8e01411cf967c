import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { transaction } from '@/db/client';
import { testDatabase } from '@/db/testing/database';
import { member } from '@/db/testing/people';
import { cy } from '../../messages/cy';
import type { Person } from '../access/actor';
import { notify } from './commands';
import { letterOf, namesIn } from './letter';
import { mailTemplates, mailValues } from './templates';

const owner = testDatabase();
let gwen: Person;
beforeAll(async () => {
  gwen = await member(owner, ['owner']);
  await owner.query(`update people set locale = 'cy', locale_chosen = true where id = $1`, [gwen.id]);
});

test.each(mailTemplates)('%s reaches somebody who chose Welsh in Welsh, whatever its sender says', async (template) => {
  const data = Object.fromEntries(mailValues[template].map((name) => [name, `y ${name}`]));
  for (const locale of ['en', undefined] as const) {
    await transaction({ kind: 'system', as: 'worker' }, (tx) => notify(tx, { template, email: gwen.email, ...(locale ? { locale } : {}), data: (language) => ({ ...data, language, path: '/apply' }) }));
  }
  const written = await owner.query<{ locale: 'en' | 'cy'; data: Record<string, string> }>('select locale, data from notifications where template = $1 and email = $2', [template, gwen.email]);
  expect(written.map((one) => [one.locale, one.data.language])).toEqual([['cy', 'cy'], ['cy', 'cy']]);
  const { subject, body } = letterOf(template, 'cy', written[0]?.data ?? {}, { origin: 'https://fund.example.org', contact: 'c@example.org', link: 'https://fund.example.org/cy/x' });
  const first = cy.mail[template].body.split('\n\n')[0] ?? '';
  if (namesIn(first).length === 0) expect(body).toContain(first);
  expect(`${subject}${body}`).not.toContain('{');
});

const files = (folder: string): string[] => readdirSync(folder, { withFileTypes: true }).flatMap((one) => (one.isDirectory() ? files(join(folder, one.name)) : [join(folder, one.name)]));

test('no sender of mail words a date, a title or a place in one language only', () => {
  const senders = files('lib').filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts')).map((file) => ({ file, source: readFileSync(file, 'utf8') })).filter(({ source }) => /\bnotify\(tx,/.test(source));
  expect(senders.length).toBeGreaterThan(10);
  for (const { file, source } of senders) expect(source.match(/\b(format\w+|words?)\([^()]*'(en|cy)'\)/g), file).toBeNull();
});
