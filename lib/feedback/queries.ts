import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import { read } from '@/db/client';
import { rows } from '@/db/rows';
import { organisationIds, type Person } from '../access/actor';
import { may } from '../access/policy';
import { londonDate } from '../dates';
import type { Refusal } from '../refusal';
import { whyNotAskForFeedback } from './rules';

export type OwnFeedback = { ref: string; title: string; until: string | null; question: string | null; askedAt: Date | null; dueOn: string | null; answer: string | null; answeredAt: Date | null; /** Why it cannot be asked for now. */ whyNot?: Refusal };

/** What can be asked about an organisation's own application, was asked, and was answered. Undefined where it is not theirs. */
export const feedbackForMember = (actor: Person, ref: string): Promise<OwnFeedback | undefined> =>
  read(actor, async (tx, now) => {
    const [found] = await rows<OwnFeedback>(tx, sql`
      select a.ref, coalesce(a.title, a.ref) as title, (select max(l.feedback_until) from letters l where l.application_id = a.id) as until,
        f.question, f.asked_at as "askedAt", f.due_on as "dueOn", f.answer, f.answered_at as "answeredAt"
      from applications a left join feedback_requests f on f.application_id = a.id where a.ref = ${ref} and a.submitted_at is not null and a.organisation_id = any (${sql.param(organisationIds(actor))}::uuid[])`);
    return found && { ...found, whyNot: whyNotAskForFeedback({ until: found.until, asked: found.question !== null }, now) };
  });

export type FeedbackLine = {
  ref: string; application: string; title: string; organisation: string; roundRef: string; question: string; askedBy: string; askedAt: Date; dueOn: string; late: boolean; answer: string | null; answeredBy: string | null; answeredAt: Date | null;
};

const list = (actor: Person, where: SQL, limit: number): Promise<FeedbackLine[]> =>
  read(actor, async (tx, now) =>
    rows<FeedbackLine>(tx, sql`
      select f.ref, a.ref as application, coalesce(a.title, a.ref) as title, o.name as organisation, r.ref as "roundRef", f.question, p.name as "askedBy", f.asked_at as "askedAt", f.due_on as "dueOn",
        f.answered_at is null and f.due_on < ${londonDate(now)} as late, f.answer, q.name as "answeredBy", f.answered_at as "answeredAt"
      from feedback_requests f join applications a on a.id = f.application_id join organisations o on o.id = a.organisation_id join funding_rounds r on r.id = a.round_id join people p on p.id = f.asked_by left join people q on q.id = f.answered_by
      where ${where} order by f.answered_at is not null, f.due_on, f.ref limit ${limit}`));

const onAPage = 50;

/** What applicants have asked about decisions, those that wait first and the soonest due before them, fifty at a time. Undefined for whoever may not read it. */
export const feedbackForStaff = async (actor: Person, page = 1): Promise<{ lines: FeedbackLine[]; more: boolean } | undefined> => {
  if (!may(actor, 'feedback.read', null)) return undefined;
  const lines = await list(actor, sql`true`, onAPage * page + 1);
  return { lines: lines.slice(onAPage * (page - 1), onAPage * page), more: lines.length > onAPage * page };
};

export const feedbackRequestForStaff = async (actor: Person, ref: string): Promise<FeedbackLine | undefined> => (may(actor, 'feedback.read', null) ? (await list(actor, sql`f.ref = ${ref}`, 1))[0] : undefined);
