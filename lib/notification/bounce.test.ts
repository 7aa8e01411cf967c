import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { transaction } from '@/db/client';
import { testDatabase } from '@/db/testing/database';
import { member, staffMember } from '@/db/testing/people';
import { startNotify } from '../../e2e/support/notify-stand-in';
import type { Person } from '../access/actor';
import { chooseLanguage, startSession } from '../access/commands';
import { environment } from '../env';
import { newId } from '../id';
import { recordBounce } from './bounce-commands';
import { notify } from './commands';
import { mailDelivery, smtpDelivery } from './delivery';
import { notifyService } from './notify';
import { mailForStaff } from './queries';
import { resendNotification } from './resend-commands';
import { noteBounces, sendNotification } from './send';
import type { MailTemplate } from './templates';

const owner = testDatabase();
const first = { attempt: 1, of: 8 };
let officer: Person;
let stand: Awaited<ReturnType<typeof startNotify>>;
beforeAll(async () => {
  officer = await staffMember(owner, ['fund_officer']);
  stand = await startNotify();
});
afterAll(() => stand.stop());

/** An editor, and the owner of the same organisation. */
async function colleagues() {
  const editor = await member(owner, ['editor']);
  return { editor, boss: await member(owner, ['owner', 'certifier'], editor.memberships[0]?.organisationId) };
}
async function letterTo(email: string, template: MailTemplate = 'decision_ready', secret?: string): Promise<string> {
  await transaction(officer, (tx) => notify(tx, { template, email, locale: 'en', data: { reference: 'DIIF-1', title: 'A project', path: '/apply' }, secret }));
  return (await owner.query<{ id: string }>('select id from notifications where email = $1 order by created_at desc, id desc limit 1', [email]))[0]?.id ?? '';
}
const told = async (template: MailTemplate, email: string) => (await owner.query('select 1 from notifications where template = $1 and email = $2', [template, email])).length;
const bouncedAt = async ({ id }: Person) => (await owner.query<{ at: Date | null }>('select mail_bounced_at as at from people where id = $1', [id]))[0]?.at;
const stateOf = async (id: string) => (await owner.query('select sent_at, failed_at, failure, attempts from notifications where id = $1', [id]))[0];

/** A mail server that refuses each recipient with this code. */
async function refusing(code: number) {
  const server = new SMTPServer({ authOptional: true, disabledCommands: ['STARTTLS'], onRcptTo: (_to, _session, done) => done(Object.assign(new Error('refused'), { responseCode: code })) });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.server.address() as { port: number };
  return { deliver: smtpDelivery({ SMTP_URL: `smtp://127.0.0.1:${port}`, MAIL_FROM: 'Fund <fund@example.org>', ORIGIN: 'https://fund.example.org' }), stop: () => new Promise<void>((done) => server.close(() => done())) };
}
const settings = () => ({ ...environment(), NOTIFY_API_KEY: stand.key, NOTIFY_TEMPLATE_ID: stand.template, NOTIFY_URL: stand.url });

test('550 to RCPT marks the address, tells colleagues and officers once, and is not tried again', async () => {
  const { editor, boss } = await colleagues();
  const server = await refusing(550);
  const [one, another] = [await letterTo(editor.email), await letterTo(editor.email)];
  expect(await sendNotification(one, first, server.deliver)).toBe('bounced');
  expect(await stateOf(one)).toMatchObject({ sent_at: null, failed_at: expect.any(Date), failure: 'EENVELOPE 550', attempts: 1 });
  expect(await bouncedAt(editor)).toBeInstanceOf(Date);
  // The second letter does not even go out.
  expect(await sendNotification(another, first, undefined)).toBe('bounced');
  expect(await stateOf(another)).toMatchObject({ failure: 'ADDRESS_BOUNCES' });
  expect([await told('address_bounced', boss.email), await told('address_bounced', editor.email), await told('address_bounced_officer', officer.email)]).toEqual([1, 0, 1]);
  expect(await owner.query(`select actor_kind from events where name = 'person.mail_bounced' and subject_id = $1`, [editor.id])).toEqual([{ actor_kind: 'system' }]);
  await server.stop();
});

test('450 is a server that is busy: it is tried again, and nobody is marked', async () => {
  const { editor } = await colleagues();
  const server = await refusing(450);
  const id = await letterTo(editor.email);
  await expect(sendNotification(id, first, server.deliver)).rejects.toThrow();
  expect(await stateOf(id)).toMatchObject({ failed_at: null, attempts: 1 });
  expect(await bouncedAt(editor)).toBeNull();
  await server.stop();
});

test('a link to sign in still goes to a marked address; using it takes the mark away', async () => {
  const { editor } = await colleagues();
  await recordBounce(officer, editor.email);
  const link = await letterTo(editor.email, 'sign_in', 'https://fund.example.org/sign-in/link?token=x');
  expect(await sendNotification(link, first, undefined)).toBe('sent');
  await startSession(editor.id, newId(), 'en');
  expect(await bouncedAt(editor)).toBeNull();
  expect(await sendNotification(await letterTo(editor.email), first, undefined)).toBe('sent');
});

test('an officer records a bounce by hand; two at once record one; an applicant records none', async () => {
  const { editor, boss } = await colleagues();
  await expect(recordBounce(editor, boss.email)).rejects.toMatchObject({ code: 'not_allowed' });
  await expect(recordBounce(officer, 'nobody@example.org')).rejects.toMatchObject({ code: 'address_belongs_to_nobody', field: 'email' });
  const results = await Promise.allSettled([recordBounce(officer, boss.email), recordBounce(await staffMember(owner, ['administrator']), boss.email)]);
  expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(await told('address_bounced', editor.email)).toBe(1);
});

test('an organisation whose only owner’s address bounces is shown to officers (peers.md, 10)', async () => {
  const { editor, boss } = await colleagues();
  await recordBounce(officer, boss.email);
  const shown = async (email: string) => (await mailForStaff(officer))?.bounced.find((one) => one.email === email)?.onlyOwner;
  expect(await shown(boss.email)).toBe(true);
  await member(owner, ['owner'], boss.memberships[0]?.organisationId);
  expect(await shown(boss.email)).toBe(false);
  await recordBounce(officer, editor.email);
  expect(await shown(editor.email)).toBe(false);
  expect(await mailForStaff(editor)).toBeUndefined();
});

test('by GOV.UK Notify: subject and text in its one template, our id as its reference; tried again, it is not sent twice', async () => {
  const { editor } = await colleagues();
  const id = await letterTo(editor.email);
  const deliver = mailDelivery(settings());
  expect(await sendNotification(id, first, deliver)).toBe('sent');
  expect(stand.taken.filter((one) => one.reference === id)).toEqual([{ email: editor.email, subject: 'There is a decision on your application DIIF-1', body: expect.stringContaining('“A project”'), reference: id }]);
  // It took the letter, and we never heard so.
  await owner.query('update notifications set sent_at = null where id = $1', [id]);
  expect(await sendNotification(id, { attempt: 2, of: 8 }, deliver)).toBe('sent');
  expect(stand.taken.filter((one) => one.reference === id)).toHaveLength(1);
});

test('Notify reads Markdown: a title that looks like it arrives as it was typed, and the page’s address whole', async () => {
  const { editor } = await colleagues();
  await transaction(officer, (tx) => notify(tx, { template: 'decision_ready', email: editor.email, locale: 'en', data: { reference: 'DIIF-1', title: '[a](b)\n# x', path: '/apply/a_b' } }));
  const [letter] = await owner.query<{ id: string }>('select id from notifications where email = $1', [editor.email]);
  await sendNotification(letter?.id ?? '', first, mailDelivery(settings()));
  const body = stand.taken.find(({ reference }) => reference === letter?.id)?.body ?? '';
  expect(body).toContain(`“\\[a\\](b)\n\\# x”`);
  expect(body).toContain('/apply/a_b\n');
});

test('Notify’s permanent failure marks the address later, once; the letter is not sent again as it is', async () => {
  const { editor, boss } = await colleagues();
  const id = await letterTo(editor.email);
  await sendNotification(id, first, mailDelivery(settings()));
  stand.fails.add(id);
  const notifier = notifyService(settings());
  expect(await noteBounces((await notifier?.permanentFailures()) ?? [])).toBe(1);
  expect(await noteBounces((await notifier?.permanentFailures()) ?? [])).toBe(0);
  expect(await noteBounces(['not one of ours'])).toBe(0);
  expect(await stateOf(id)).toMatchObject({ failure: 'permanent-failure', failed_at: expect.any(Date) });
  expect([await bouncedAt(editor), await told('address_bounced', boss.email)]).toEqual([expect.any(Date), 1]);
  await expect(resendNotification(officer, id)).rejects.toMatchObject({ code: 'mail_not_failed' });
});

test('Notify refuses what is no address at once, and asks for patience when it is busy; no error keeps the key or the address', async () => {
  for (const [start, code, gone] of [['no-such-address', 'NOTIFY_NOT_AN_ADDRESS', true], ['busy', 'NOTIFY_429', false]] as const) {
    const id = await letterTo(`${start}-${newId()}@example.org`);
    const sending = sendNotification(id, first, mailDelivery(settings()));
    if (gone) expect(await sending).toBe('bounced');
    else await expect(sending).rejects.toThrow('GOV.UK Notify did not take it');
    expect(await stateOf(id)).toMatchObject({ failure: code, failed_at: gone ? expect.any(Date) : null });
  }
});

test('mail is in the language its person signed in in, until they choose one', async () => {
  const { editor } = await colleagues();
  const languageNow = async () => (await owner.query<{ locale: string }>('select locale from notifications where id = $1', [await letterTo(editor.email)]))[0]?.locale;
  expect(await languageNow()).toBe('en');
  await startSession(editor.id, newId(), 'cy');
  expect(await languageNow()).toBe('cy');
  await chooseLanguage(editor, 'en');
  await startSession(editor.id, newId(), 'cy');
  expect(await languageNow()).toBe('en');
});
