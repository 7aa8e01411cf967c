import 'server-only';
import { createHash } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { rows } from '@/db/rows';
import { applications } from '@/db/schema/applications';
import { letters } from '@/db/schema/letters';
import type { Person } from '../access/actor';
import { type LockedApplication, membersToTell } from '../assessment/steps';
import { record } from '../event/commands';
import { notify } from '../notification/commands';
import { Refusal, refuseIf } from '../refusal';
import { letterBytes } from './compose';
import { letterDrafts, letterSettingsOf } from './facts';
import { letterKindOf, whyNotComplete, whyNotSend } from './rules';
import type { LetterKind } from './vocabulary';

/**
 * Sends the one letter that an application's state asks for, inside the caller's transaction and once it is locked: the letter is frozen, what
 * it tells is the applicant's to see from the commit on, an offer's days begin to count, and everybody of the organisation is told that a
 * letter waits. A place in reserve is told and decides nothing; of any other, the caller records `application.decision_notified`.
 * Refuses `not_decided_yet`, `already_notified`, `stopped_by_flag`, `letter_not_complete`.
 */
export async function sendLetter(tx: Tx, actor: Person, application: LockedApplication, { now, batchId, expected }: { now: Date; batchId?: string; expected?: LetterKind }): Promise<void> {
  const sent = await rows<{ kind: LetterKind }>(tx, sql`select kind from letters where application_id = ${application.id}`);
  if (expected && letterKindOf(application.status) !== expected) throw new Refusal('letter_is_another_now');
  refuseIf(whyNotSend(application, sent.map(({ kind }) => kind)));
  const [draft] = await letterDrafts(tx, await letterSettingsOf(tx, application.roundId), sql`a.id = ${application.id}`, { now, limit: 1 });
  if (!draft) throw new Refusal('not_decided_yet');
  refuseIf(whyNotComplete(draft.lacks));
  const { facts: { kind, language, feedbackUntil, date, answerBy }, written } = draft;
  const sha256 = createHash('sha256').update(letterBytes(written)).digest('hex');
  const feedback = (kind === 'decline' || kind === 'ineligible') && feedbackUntil > date ? feedbackUntil : null;
  await tx.insert(letters).values({ applicationId: application.id, kind, language, textEn: written.en, textCy: written.cy, sha256, batchId, sentBy: actor.id, sentAt: now, feedbackUntil: feedback });
  await record(tx, actor, 'letter.sent', { kind: 'application', id: application.id }, { kind, language, sha256, ref: application.ref });
  const award = kind === 'reserve' ? undefined : await tellDecision(tx, application, { now, answerBy });
  await mailLetter(tx, application, kind, award);
}

/** From now on the decision is the applicant's to see, and they have so many days to answer an offer. */
async function tellDecision(tx: Tx, { id, status, version }: LockedApplication, { now, answerBy }: { now: Date; answerBy: string }): Promise<{ ref: string } | undefined> {
  await tx.update(applications).set({ decisionNotifiedAt: now, version: version + 1 }).where(eq(applications.id, id));
  const [award] = status === 'successful' ? await rows<{ ref: string }>(tx, sql`update awards set offer_open_until = ${answerBy}::date where application_id = ${id} returning ref`) : [];
  return award;
}

async function mailLetter(tx: Tx, { organisationId, ref, title }: LockedApplication, kind: LetterKind, award: { ref: string } | undefined): Promise<void> {
  const template = kind === 'reserve' ? 'reserve_letter' : 'decision_ready';
  for (const { email, certifier } of await membersToTell(tx, organisationId)) {
    await notify(tx, { template, email, data: { reference: ref, title, path: `/apply/applications/${ref}/letter` } });
    if (award && certifier) await notify(tx, { template: 'award_offered', email, data: { reference: award.ref, title, path: `/apply/awards/${award.ref}` } });
  }
}
