import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { rows } from '@/db/rows';
import { readFrozen } from '../application/frozen';
import { blocksOf } from '../application/printed';
import { saidAnswers } from '../application/said';
import { formatInstant } from '../dates';
import { eventName, inWords } from '../decision-record/event-words';
import { blockText } from '../document/plain-text';
import { environment } from '../env';
import { formatMoney } from '../money';
import type { Locale } from '../locale';
import { letterOf } from '../notification/letter';
import type { MailTemplate } from '../notification/templates';
import type { QuestionSet } from '../programme/question-set';
import { word } from '../words';
import { type Gathered, textOf } from './gathered';
import type { ItemKind } from './vocabulary';

type Head = { ref: string; title: string; organisation: string; identifier: string; status: string; amountPence: number | null; submittedAt: Date; sift: string | null; checks: string | null; frozen: string | null; questions: QuestionSet };

/** What is held of one application. Names of assessors and officers are not gathered: what they wrote stands under what they are. */
export async function applicationItems(tx: Tx, id: string): Promise<Gathered[]> {
  const [one] = await rows<Head>(tx, sql`
    select a.ref, a.title, o.name as organisation, o.identifier_scheme || ' ' || o.identifier as identifier, a.status, a.amount_applied_for_pence as "amountPence", a.submitted_at as "submittedAt", a.sift_reason as sift, a.due_diligence as checks,
      (select s.frozen from submissions s where s.application_id = a.id order by s.number desc limit 1) as frozen, q.definition as questions
    from applications a join organisations o on o.id = a.organisation_id join question_sets q on q.id = a.question_set_id where a.id = ${id}`);
  if (!one) return [];
  const item = (kind: ItemKind, heading: string, lines: readonly (string | null)[]) => textOf({ kind, heading: `${one.ref}: ${heading}`, lines, applicationId: id });
  return [
    ...item('record', 'the application', [`Title: ${one.title}`, `Organisation: ${one.organisation} (${one.identifier})`, `State: ${word('en', `state.application.${one.status}`)}`, `Amount applied for: ${formatMoney(one.amountPence ?? 0)}`, `Submitted: ${formatInstant(one.submittedAt, 'en')}`]),
    ...answersOf(one).flatMap(({ question, text }) => item('answer', question, [text])),
    ...item('sift', 'the sift', [one.sift]),
    ...item('check', 'due diligence', [one.checks]),
    ...(await saidOf(tx, id)).flatMap(({ kind, heading, code, line }) => item(kind, heading, [code ? `${codeInWords(kind, code, one)}${line}` : line])),
    ...(await lettersOf(tx, one.ref)).flatMap((letter) => item('letter', `letter of ${formatInstant(letter.at, 'en')}: ${letter.subject}`, [letter.body])),
    ...item('event', 'what happened', await eventsOf(tx, id)),
  ];
}

/** Answers that hold a bank account never leave, whoever asks. */
const isBank = (name: string) => /bank|sort_?code|account_?n/i.test(name);

const askedOf = ({ frozen, questions }: Pick<Head, 'frozen' | 'questions'>) => (frozen ? saidAnswers('en', questions, readFrozen(frozen).answers).flatMap((section) => section.questions) : []);

function answersOf({ frozen, questions }: Head): { question: string; text: string }[] {
  return askedOf({ frozen, questions }).filter(({ name, said }) => said.kind !== 'nothing' && !isBank(name)).map(({ question, said }) => ({ question, text: blocksOf(said).map(blockText).join('\n\n') }));
}

type Said = { kind: ItemKind; heading: string; /** An outcome, or the name of the question that was asked about. */ code: string | null; line: string };

const outcomes: Partial<Record<ItemKind, string>> = { recommendation: 'assessment.recommendation.outcome.options', decision: 'records.decision.decision' };

/** Nobody outside the fund knows its codes: an outcome goes out in words, and a question as it was asked. */
function codeInWords(kind: ItemKind, code: string, head: Head): string {
  const place = outcomes[kind];
  return place ? inWords('en', place, code) : (askedOf(head).find(({ name }) => name === code)?.question ?? code);
}

/** A criterion as the round calls it. */
const criterion = (id: string, key: SQL) => sql`coalesce((select k -> 'label' ->> 'en' from applications a join funding_rounds r on r.id = a.round_id cross join jsonb_array_elements(r.criteria) k where a.id = ${id} and k ->> 'key' = ${key}), ${key})`;

/** What the fund's people wrote. Row security keeps sealed scores sealed: before the panel opens they are held by nobody who could disclose them. */
const saidOf = (tx: Tx, id: string): Promise<Said[]> =>
  rows(tx, sql`
    with assessors as (select s.id, row_number() over (order by s.assigned_at, s.id) as n from assignments s where s.application_id = ${id} and s.status = 'scored')
    select kind, heading, code, line from (
      select 1 as part, c.asked_at as at, 'clarification' as kind, 'a question to the applicant' as heading, q.name as code, ': ' || q.asks as line from clarifications c join clarification_questions q on q.clarification_id = c.id where c.application_id = ${id}
      union all select 2, null, 'score', 'scores of assessor ' || a.n, null, string_agg(${criterion(id, sql`x.criterion`)} || ': ' || x.score || '. ' || x.reason, E'\n' order by x.criterion) from assessors a join scores x on x.assignment_id = a.id group by a.n
      union all select 3, null, 'moderation', 'the panel’s scores', null, string_agg(${criterion(id, sql`m.criterion`)} || ': ' || m.score || '. ' || m.reason, E'\n' order by m.criterion) from moderations m where m.application_id = ${id} having count(*) > 0
      union all select 4, m.written_at, 'comment', 'a comment by ' || case when exists (select 1 from staff_roles r where r.person_id = m.author_id and r.role = 'assessor') then 'an assessor' when exists (select 1 from staff_roles r where r.person_id = m.author_id and r.role = 'approver') then 'an approver' else 'an officer' end, null, m.words
        from application_comments m where m.application_id = ${id}
      union all select 5, f.raised_at, 'flag', 'a flag', null, f.reason || coalesce(E'\nOutcome: ' || f.outcome, '') from application_flags f where f.application_id = ${id}
      union all select 6, r.recommended_at, 'recommendation', 'the recommendation', r.outcome, '. ' || r.reason from recommendations r where r.application_id = ${id}
      union all select 7, d.decided_at, 'decision', 'the decision', d.outcome, '. ' || d.reason from decisions d where d.application_id = ${id}) said
    order by part, at, heading, line`);

/** What was written to people about it, without the address it went to. */
async function lettersOf(tx: Tx, ref: string): Promise<{ at: Date; subject: string; body: string }[]> {
  const found = await rows<{ template: MailTemplate; locale: Locale; data: Record<string, string | number>; at: Date }>(tx, sql`
    select template, locale, data, created_at as at from notifications where coalesce(data ->> 'reference', data ->> 'ref') = ${ref} order by created_at, id limit 200`);
  return found.map(({ template, locale, data, at }) => ({ at, ...letterOf(template, locale, data, { origin: environment().ORIGIN, contact: environment().CONTACT_EMAIL }) }));
}

async function eventsOf(tx: Tx, id: string): Promise<string[]> {
  const found = await rows<{ name: string; at: Date; by: string }>(tx, sql`
    select e.name, e.at, case when e.actor_kind = 'system' then 'the service' when exists (select 1 from staff_roles r where r.person_id = e.actor_id) then 'the fund' else 'the applicant' end as by
    from events e where e.subject_id = ${id} order by e.at, e.id`);
  return found.map(({ name, at, by }) => `${formatInstant(at, 'en')}: ${eventName('en', name)} (${by})`);
}
