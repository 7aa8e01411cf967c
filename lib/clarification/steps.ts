import 'server-only';
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { rows } from '@/db/rows';
import { type Frozen, readFrozen } from '../application/frozen';
import type { QuestionSet } from '../programme/question-set';
import { type Asked, type Clarification, isOverdue, sideBySide } from './rules';

export type OpenClarification = { id: string; status: 'asked'; dueOn: string; aboutNumber: number; askedBy: string; questions: Asked[] };

/** The request that waits for an answer, if one does. Lock the application first. */
export async function openClarificationOf(tx: Tx, applicationId: string): Promise<OpenClarification | undefined> {
  const [found] = await rows<OpenClarification>(tx, sql`
    select c.id, c.status, c.due_on as "dueOn", c.about_number as "aboutNumber", c.asked_by as "askedBy",
      (select json_agg(json_build_object('name', q.name, 'asks', q.asks) order by q.position) from clarification_questions q where q.clarification_id = c.id) as questions
    from clarifications c where c.application_id = ${applicationId} and c.status = 'asked'`);
  return found;
}

/** The newest frozen copy, with its number. */
export async function lastFrozenOf(tx: Tx, applicationId: string): Promise<{ number: number; frozen: Frozen } | undefined> {
  const [found] = await rows<{ number: number; text: string }>(tx, sql`select number, frozen as text from submissions where application_id = ${applicationId} order by number desc limit 1`);
  return found && { number: found.number, frozen: readFrozen(found.text) };
}

export async function questionSetIdOf(tx: Tx, applicationId: string): Promise<string> {
  const [found] = await rows<{ id: string }>(tx, sql`select question_set_id as id from applications where id = ${applicationId}`);
  if (!found) throw new Error('a locked application is there');
  return found.id;
}

/** The address of the officer who asked, if they still work for the fund. */
export async function personToTell(tx: Tx, personId: string): Promise<string | undefined> {
  const [found] = await rows<{ email: string }>(tx, sql`select email from people where id = ${personId}`);
  return found?.email;
}

type Row = Omit<Clarification, 'answers' | 'overdue'> & { questions: Asked[]; before: string; after: string | null };

/** Every request for clarification of an application, newest first. Nothing that the applicant has typed and not sent is in it. */
export async function clarificationsOf(tx: Tx, now: Date, applicationId: string, set: QuestionSet): Promise<Clarification[]> {
  const found = await rows<Row>(tx, sql`
    select c.status, c.due_on as "dueOn", c.asked_at as "askedAt", c.answered_at as "answeredAt", c.withdrawn_at as "withdrawnAt", c.withdrawn_reason as "withdrawnReason",
      c.about_number as "aboutNumber", c.answer_number as "answerNumber", b.frozen as before, n.frozen as after,
      case when c.entered_by is not null then json_build_object('by', c.said_by, 'on', c.said_on, 'kept', c.said_kept, 'officer', (select name from people where id = c.entered_by)) end as said,
      (select json_agg(json_build_object('name', q.name, 'asks', q.asks) order by q.position) from clarification_questions q where q.clarification_id = c.id) as questions
    from clarifications c join submissions b on b.application_id = c.application_id and b.number = c.about_number
      left join submissions n on n.application_id = c.application_id and n.number = c.answer_number
    where c.application_id = ${applicationId} order by c.asked_at desc, c.id desc`);
  return found.map(({ questions, before, after, ...one }) => ({
    ...one, overdue: isOverdue(one, now), answers: sideBySide(set, questions, readFrozen(before).answers, after === null ? undefined : readFrozen(after).answers),
  }));
}
