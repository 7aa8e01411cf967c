import { createHash } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { testDatabase } from '@/db/testing/database';
import { asked, officersAndRound } from '@/db/testing/information';
import { openedPdf, pdfStreams } from '@/db/testing/files';
import { member, staffMember } from '@/db/testing/people';
import { submittedApplication, type TestRound } from '@/db/testing/submitted';
import type { Person } from '../access/actor';
import { startSession } from '../access/commands';
import { newId } from '../id';
import { takeOwnData } from './commands/own';
import { closeRequest, proposeRelease, releaseInformation, sendBack } from './commands/release';
import { acceptProposals, type Asked, coverRecord, decideRedaction, logRequest, withhold } from './commands/working';
import { releasedFile, requestForStaff, requestsForStaff } from './queries';

const owner = testDatabase();
let [olwen, osian, round]: [Person, Person, TestRound] = [] as never; // made before any test
beforeAll(async () => {
  [olwen, osian, round] = await officersAndRound(owner);
});

const secret = { mail: 'wendy.whistle@example.org', phone: '020 7946 0123', words: 'the supplier Bodger and Sons' };

/** An application about which somebody said things that must not go out. */
async function application(said: string, more: { title?: string } = {}): Promise<{ id: string; ref: string; applicant: Person }> {
  const one = await submittedApplication(owner, round, more);
  await owner.query(`insert into application_comments (id, application_id, author_id, words) values ($1, $2, $3, $4)`, [newId(), one.id, olwen.id, said]);
  return one;
}
async function covered(actor: Person, ref: string, more: Partial<Asked> = {}): Promise<string> {
  const request = await logRequest(actor, asked(more), newId());
  await coverRecord(actor, request, ref);
  return request;
}
async function acceptAll(actor: Person, request: string) {
  const found = await requestForStaff(actor, request);
  for (const item of found?.items ?? []) if (found?.redactions.some((one) => one.itemId === item.id && one.status === 'proposed')) await acceptProposals(actor, request, item.number);
  return found;
}

/** Everything a PDF says, its streams opened and its glyphs read by its own maps: one line a font, because a subset's codes are its own. */
function wordsOfPdf(bytes: Buffer): string {
  const streams = pdfStreams(bytes);
  const readings = streams.filter((one) => one.includes('beginbfrange')).map((map) => {
    const letters = [...map.matchAll(/<(\w{4})> <(\w{4})> \[([^\]]*)\]/g)].flatMap(([, from = '', , to = '']) => [...to.matchAll(/<([\w ]+)>/g)].map(([, code = ''], index) => [Number.parseInt(from, 16) + index, Buffer.from(code.replaceAll(' ', ''), 'hex').swap16().toString('utf16le')] as const));
    const by = new Map(letters);
    return streams.map((stream) => [...stream.matchAll(/<((?:\w{4})+)>/g)].map(([, hex = '']) => (hex.match(/\w{4}/g) ?? []).map((code) => by.get(Number.parseInt(code, 16)) ?? '').join('')).join('')).join('\n');
  });
  return [openedPdf(bytes), ...readings].join('\n');
}
const bare = (text: string) => text.toLowerCase().replace(/\s+/g, '');

test('what was withheld is in no byte of what is released, and its hash is that of the file; the schedule says what and why', async () => {
  const one = await application(`Ask ${secret.mail} or ${secret.phone}; ${secret.words.toUpperCase()} is cheap. Olwen Officer was there.`, { title: 'A plan by the supplier Bodger and Sons' });
  const request = await covered(olwen, one.ref);
  const found = await acceptAll(olwen, request);
  const comment = found?.items.find(({ kind }) => kind === 'comment');
  await withhold(olwen, request, { item: comment?.number ?? 0, words: secret.words, exemption: 's43_2', reason: 'A price, of the supplier Bodger and Sons' });
  await proposeRelease(olwen, request);
  await releaseInformation(osian, request);
  const hashes = (await requestForStaff(olwen, request))?.files ?? [];
  expect(hashes.map(({ name }) => name)).toEqual(['copy.csv', 'copy.pdf', 'copy.txt']);
  for (const name of ['copy.txt', 'copy.csv', 'copy.pdf'] as const) {
    const bytes = (await releasedFile(osian, request, name)) ?? Buffer.alloc(0);
    const text = bare(name === 'copy.pdf' ? wordsOfPdf(bytes) : bytes.toString('utf8'));
    expect(text, name).toContain(bare('A comment by an officer'));
    for (const words of [...Object.values(secret), 'Olwen Officer', 'Bodger', 'Ria Reporter']) expect(text, `${name}: ${words}`).not.toContain(bare(words));
    expect(text, `${name}: a code of ours`).not.toMatch(/(?:application|assessment)\.[a-z_]+\(/);
    // Not the whole mark: a page of the PDF may end inside it, after "[redacted:".
    expect(text, name).toContain('s.43(2)]');
    expect(text, name).toContain('s.40(2)]');
    expect(hashes.find((file) => file.name === name)?.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
  }
  const events = await owner.query<{ name: string; data: object }>(`select e.name, e.data from events e join information_requests q on q.id = e.subject_id where q.ref = $1 order by e.id`, [request]);
  expect(events.map(({ name }) => name.split('.')[1])).toEqual(expect.arrayContaining(['logged', 'gathered', 'proposals_accepted', 'withheld', 'release_proposed', 'released']));
  for (const words of [...Object.values(secret), 'Reporter']) expect(JSON.stringify(events)).not.toContain(words);
});

test('a whole item is withheld, a proposal is removed and then goes out, and the order of things cannot be gone around', async () => {
  const one = await application(`Write to ${secret.mail}`);
  const request = await logRequest(olwen, asked(), newId());
  await expect(proposeRelease(olwen, request)).rejects.toMatchObject({ code: 'nothing_gathered' });
  await coverRecord(olwen, request, one.ref.toLowerCase());
  await expect(coverRecord(olwen, request, one.ref)).rejects.toMatchObject({ code: 'already_covered' });
  await expect(proposeRelease(olwen, request)).rejects.toMatchObject({ code: 'redactions_undecided' });
  const found = await requestForStaff(olwen, request);
  const proposed = found?.redactions.find(({ words }) => words === secret.mail);
  expect(await decideRedaction(olwen, request, { redaction: proposed?.number ?? 0, decision: 'remove', exemption: 's40_2', reason: 'It is on their website' })).toBe(found?.items.find(({ kind }) => kind === 'comment')?.number);
  await acceptAll(olwen, request);
  await withhold(olwen, request, { item: 1, exemption: 's36', reason: 'Free and frank' });
  await expect(withhold(olwen, request, { item: 1, exemption: 's36', reason: 'Free and frank' })).rejects.toMatchObject({ code: 'withheld_already', field: 'words' });
  await proposeRelease(olwen, request);
  await expect(withhold(olwen, request, { item: 1, exemption: 's36', reason: 'Late' })).rejects.toMatchObject({ code: 'wrong_state' });
  await sendBack(osian, request, 'Look again');
  await proposeRelease(olwen, request);
  await releaseInformation(osian, request);
  const text = (await releasedFile(olwen, request, 'copy.txt'))?.toString('utf8') ?? '';
  expect(text).toContain(secret.mail);
  expect(text).toContain('[redacted: s.36]');
  expect(text).toContain('the whole item');
});

test('nobody releases what they proposed: the code says so, the policy wants a fresh second factor, and the database has the last word; two at once release once', async () => {
  const request = await covered(olwen, (await application('Nothing to hide')).ref);
  await acceptAll(olwen, request);
  await proposeRelease(olwen, request);
  await expect(releaseInformation(olwen, request)).rejects.toMatchObject({ code: 'second_person_needed' });
  await expect(releaseInformation({ ...osian, mfaAt: null }, request)).rejects.toMatchObject({ code: 'second_factor_needed' });
  await expect(owner.query(`update information_requests set status = 'released', released_by = proposed_by where ref = $1`, [request])).rejects.toMatchObject({ constraint: 'information_is_released_by_a_second_person' });
  const tries = await Promise.allSettled([releaseInformation(osian, request), releaseInformation(await staffMember(owner, ['fund_officer']), request)]);
  expect(tries.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
});

test('only officers handle one and auditors read it; closing needs a reason and leaves the log', async () => {
  const request = await logRequest(olwen, asked(), newId());
  const auditor = await staffMember(owner, ['auditor']);
  expect((await requestForStaff(auditor, request))?.log.map(({ name }) => name)).toEqual(['logged']);
  await expect(coverRecord(auditor, request, 'DIIF-0000-000')).rejects.toMatchObject({ code: 'not_allowed' });
  for (const role of ['assessor', 'approver', 'finance', 'administrator', 'safeguarding_lead'] as const) {
    const other = await staffMember(owner, [role]);
    expect(await requestsForStaff(other)).toBeUndefined();
    await expect(logRequest(other, asked(), newId())).rejects.toMatchObject({ code: 'not_allowed' });
  }
  await expect(coverRecord(olwen, request, 'DIIF-0000-000')).rejects.toMatchObject({ code: 'no_such_record', field: 'record' });
  await expect(closeRequest(olwen, request, ' ')).rejects.toMatchObject({ code: 'reason_needed' });
  await closeRequest(olwen, request, 'Nothing is held');
  expect(await requestForStaff(olwen, request)).toMatchObject({ status: 'closed', closedReason: 'Nothing is held', dueOn: '2025-10-13' });
});

test('a restricted officer cannot gather the application, nor meet a request that covers it, by list, page, file or audit', async () => {
  const one = await application('Behind the wall');
  const conflicted = await staffMember(owner, ['fund_officer', 'auditor']);
  await owner.query(`insert into conflict_findings (id, application_id, person_id, kind, outcome, reason, decided_by) values ($1, $2, $3, 'found', 'confirmed', 'A cousin', $4)`, [newId(), one.id, conflicted.id, osian.id]);
  const own = await logRequest(conflicted, asked(), newId());
  await expect(coverRecord(conflicted, own, one.ref)).rejects.toMatchObject({ code: 'conflict_of_interest' });
  const [roundRef] = await owner.query<{ ref: string }>('select ref from funding_rounds where id = $1', [round.roundId]);
  await expect(coverRecord(conflicted, own, roundRef?.ref ?? '')).rejects.toMatchObject({ code: 'no_such_record' });
  for (const ref of [await covered(olwen, one.ref), await covered(olwen, roundRef?.ref ?? '')]) {
    expect(await requestForStaff(conflicted, ref)).toBeUndefined();
    expect((await requestsForStaff(conflicted))?.lines.map((line) => line.ref)).not.toContain(ref);
    await expect(closeRequest(conflicted, ref, 'I would like to know')).rejects.toMatchObject({ code: 'not_found' });
    expect(await requestForStaff(olwen, ref)).toBeDefined();
  }
  expect(await requestForStaff(conflicted, own)).toBeDefined();
});

test('subject access gathers of a record only what speaks of the person, and of an account only that person’s', async () => {
  const [pat, quinn] = [await member(owner, ['owner']), await member(owner, ['owner'])];
  const one = await application('Pat Person was late. Ring Quinn Else on 020 7946 0999.');
  await owner.query(`insert into application_comments (id, application_id, author_id, words) values ($1, $2, $3, 'Quinn Else again')`, [newId(), one.id, olwen.id]);
  const request = await logRequest(olwen, asked({ kind: 'subject_access', subjectName: 'Pat Person', subjectEmail: pat.email }), newId());
  await coverRecord(olwen, request, one.ref);
  await expect(coverRecord(olwen, request, quinn.email)).rejects.toMatchObject({ code: 'not_the_subject' });
  await coverRecord(olwen, request, pat.email);
  const found = await requestForStaff(olwen, request);
  expect(found?.items.filter(({ kind }) => kind !== 'person').map(({ body }) => body)).toEqual(['Pat Person was late. Ring Quinn Else on 020 7946 0999.']);
  const account = JSON.stringify(found?.items.filter(({ kind }) => kind === 'person'));
  expect(account).toContain(pat.email);
  expect(account).not.toContain(quinn.email);
  expect(found?.redactions.map(({ words }) => words)).toContain('020 7946 0999');
  expect(found?.redactions.map(({ words }) => words)).not.toContain('Pat Person');
  await expect(logRequest(olwen, asked({ kind: 'subject_access' }), newId())).rejects.toMatchObject({ code: 'subject_needed' });
});

test('somebody takes their own data at once after signing in: theirs alone, without any secret, and recorded', async () => {
  const [pat, quinn] = [{ ...(await member(owner, ['owner'])), mfaAt: null }, await member(owner, ['owner'])];
  await startSession(pat.id, newId(), 'en');
  await owner.query(`insert into notifications (id, template, locale, email, data, secret_encrypted) values ($1, 'sign_in', 'en', $2, '{}', 'a secret'), ($3, 'sign_in', 'en', $4, '{"reference":"other"}', 'other secret')`, [newId(), pat.email, newId(), quinn.email]);
  const now = new Date('2025-09-15T09:00:00Z');
  const { data } = await takeOwnData(pat, now, 'json');
  expect(data.person).toMatchObject({ email: pat.email });
  expect(data.memberships).toHaveLength(1);
  expect([data.sessions.length, data.mail.length]).toEqual([1, 1]);
  for (const other of [quinn.id, quinn.email, quinn.name, 'secret', 'other']) expect(JSON.stringify(data)).not.toContain(other);
  expect(await owner.query(`select data from events where name = 'person.own_data_taken' and actor_id = $1`, [pat.id])).toEqual([{ data: { format: 'json' } }]);
  await expect(takeOwnData(pat, new Date(now.getTime() - 16 * 60_000), 'pdf')).rejects.toMatchObject({ code: 'sign_in_again' });
  await expect(takeOwnData(pat, undefined, 'pdf')).rejects.toMatchObject({ code: 'sign_in_again' });
});

test('a form whose button is pressed twice logs one request, and both answers lead to it', async () => {
  const key = newId();
  const refs = await Promise.all([1, 2].map(() => logRequest(olwen, asked({ asks: 'Pressed twice' }), key)));
  expect(new Set(refs).size).toBe(1);
  expect(await owner.query(`select 1 from information_requests where asks = 'Pressed twice'`)).toHaveLength(1);
});
