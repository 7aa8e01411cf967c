import 'server-only';
import { sql } from 'drizzle-orm';
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
import type { Criterion, QuestionSet } from '../programme/question-set';
import { word } from '../words';
import { factLines, type Gathered, type HeadingKey, itemWriter } from './gathered';
import { decidingItems } from './gathering-deciding';
import type { ItemKind } from './vocabulary';

type Head = { ref: string; title: string; organisation: string; identifier: string; status: string; amountPence: number | null; submittedAt: Date; sift: string | null; checks: string | null; frozen: string | null; questions: QuestionSet; criteria: Criterion[] };

/** What is held of one application, its labels in the language of the answer. Names of assessors and officers are not gathered: what they wrote stands under what they are. */
export async function applicationItems(tx: Tx, id: string, locale: Locale, now: Date): Promise<Gathered[]> {
  const [one] = await rows<Head>(tx, sql`
    select a.ref, a.title, o.name as organisation, case when starts_with(o.identifier, o.identifier_scheme) then o.identifier else o.identifier_scheme || ' ' || o.identifier end as identifier, a.status, a.amount_applied_for_pence as "amountPence", a.submitted_at as "submittedAt", a.sift_reason as sift, a.due_diligence as checks,
      (select s.frozen from submissions s where s.application_id = a.id order by s.number desc limit 1) as frozen, q.definition as questions, r.criteria
    from applications a join organisations o on o.id = a.organisation_id join question_sets q on q.id = a.question_set_id join funding_rounds r on r.id = a.round_id where a.id = ${id}`);
  if (!one) return [];
  const item = itemWriter(locale, one.ref, id);
  const asked = answersOf(one, locale).flatMap(({ question, text }) => item('answer', 'answer', [text], { question }));
  const said = (await saidOf(tx, id)).flatMap((part) => item(part.kind, part.heading, saidLines(locale, part, one.criteria), { number: part.number ?? 0 }));
  const mail = (await mailOf(tx, one.ref)).flatMap((letter) => item('letter', 'mail', [letter.body], { date: formatInstant(letter.at, locale), subject: letter.subject }));
  return [
    ...item('record', 'application', factLines(locale, { title: one.title, organisation: `${one.organisation} (${one.identifier})`, state: word(locale, `state.application.${one.status}`), amountAppliedFor: formatMoney(one.amountPence ?? 0), submitted: formatInstant(one.submittedAt, locale) })),
    ...asked, ...item('sift', 'sift', [one.sift]), ...item('check', 'checks', [one.checks]), ...said, ...mail,
    ...(await decidingItems(tx, { id, ref: one.ref }, locale, now)),
    ...item('event', 'events', await eventsOf(tx, id, locale)),
  ];
}

/** Answers that hold a bank account never leave, whoever asks. */
const isBank = (name: string) => /bank|sort_?code|account_?n/i.test(name);

function answersOf({ frozen, questions }: Head, locale: Locale): { question: string; text: string }[] {
  if (!frozen) return [];
  const asked = saidAnswers(locale, questions, readFrozen(frozen).answers).flatMap((section) => section.questions);
  return asked.filter(({ name, said }) => said.kind !== 'nothing' && !isBank(name)).map(({ question, said }) => ({ question, text: blocksOf(said).map(blockText).join('\n\n') }));
}

type Mark = { criterion: string; score: number; reason: string };
type Said = { kind: ItemKind; heading: HeadingKey; number: number | null; outcome: string | null; line: string | null; marks: Mark[] | null };

function saidLines(locale: Locale, { kind, outcome, line, marks }: Said, criteria: readonly Criterion[]): (string | null)[] {
  const label = (key: string) => criteria.find((one) => one.key === key)?.label[locale] ?? key;
  if (marks) return marks.map(({ criterion, score, reason }) => `${label(criterion)}: ${score}. ${reason}`);
  if (kind === 'flag') return [line, ...factLines(locale, { outcome })];
  const place = kind === 'decision' ? 'records.decision.decision' : 'assessment.recommendation.outcome.options';
  return [...factLines(locale, { outcome: outcome && inWords(locale, place, outcome) }), line];
}

/** What the fund's people wrote. Row security keeps sealed scores sealed: before the panel opens they are held by nobody who could disclose them. */
const saidOf = (tx: Tx, id: string): Promise<Said[]> =>
  rows(tx, sql`
    with assessors as (select s.id, row_number() over (order by s.assigned_at, s.id)::int as n from assignments s where s.application_id = ${id} and s.status = 'scored')
    select kind, heading, n as number, outcome, line, marks from (
      select 1 as part, c.asked_at as at, 'clarification' as kind, 'clarification' as heading, null::int as n, null as outcome, q.name || ': ' || q.asks as line, null::jsonb as marks from clarifications c join clarification_questions q on q.clarification_id = c.id where c.application_id = ${id}
      union all select 2, null, 'score', 'scores', a.n, null, null, jsonb_agg(jsonb_build_object('criterion', x.criterion, 'score', x.score, 'reason', x.reason) order by x.criterion) from assessors a join scores x on x.assignment_id = a.id group by a.n
      union all select 3, null, 'moderation', 'moderation', null, null, null, jsonb_agg(jsonb_build_object('criterion', m.criterion, 'score', m.score, 'reason', m.reason) order by m.criterion) from moderations m where m.application_id = ${id} having count(*) > 0
      union all select 4, m.written_at, 'comment', case when exists (select 1 from staff_roles r where r.person_id = m.author_id and r.role = 'assessor') then 'commentOfAssessor' when exists (select 1 from staff_roles r where r.person_id = m.author_id and r.role = 'approver') then 'commentOfApprover' else 'commentOfOfficer' end, null, null, m.words, null
        from application_comments m where m.application_id = ${id}
      union all select 5, f.raised_at, 'flag', 'flag', null, f.outcome, f.reason, null from application_flags f where f.application_id = ${id}
      union all select 6, r.recommended_at, 'recommendation', 'recommendation', null, r.outcome, r.reason, null from recommendations r where r.application_id = ${id}
      union all select 7, d.decided_at, 'decision', 'decision', null, d.outcome, d.reason, null from decisions d where d.application_id = ${id}) said
    order by part, at, heading, n, line`);

/** What was written to people about it, without the address it went to. */
async function mailOf(tx: Tx, ref: string): Promise<{ at: Date; subject: string; body: string }[]> {
  const found = await rows<{ template: MailTemplate; locale: Locale; data: Record<string, string | number>; at: Date }>(tx, sql`
    select template, locale, data, created_at as at from notifications where coalesce(data ->> 'reference', data ->> 'ref') = ${ref} order by created_at, id limit 200`);
  return found.map(({ template, locale, data, at }) => ({ at, ...letterOf(template, locale, data, { origin: environment().ORIGIN, contact: environment().CONTACT_EMAIL }) }));
}

async function eventsOf(tx: Tx, id: string, locale: Locale): Promise<string[]> {
  const found = await rows<{ name: string; at: Date; by: string }>(tx, sql`
    select e.name, e.at, case when e.actor_kind = 'system' then 'service' when exists (select 1 from staff_roles r where r.person_id = e.actor_id) then 'fund' else 'applicant' end as by
    from events e where e.subject_id = ${id} order by e.at, e.id`);
  return found.map(({ name, at, by }) => `${formatInstant(at, locale)}: ${eventName(locale, name)} (${word(locale, `law.held.by.${by}`)})`);
}
