import 'server-only';
import { sql } from 'drizzle-orm';
import { read, type Tx } from '@/db/client';
import { rows } from '@/db/rows';
import { type Actor, organisationIds } from '../access/actor';
import { type AssistedMark, assistedMark } from '../assisted/mark';
import { deadlineColumns } from '../deadline/facts';
import { type Deadline, type DeadlineFacts, submittableUntil } from '../deadline/rules';
import { answersUntil } from '../equality/rules';
import type { Raw, RawValue } from '../field';
import type { Bilingual, Locale } from '../locale';
import { inOffered } from '../programme/offered';
import type { QuestionSet } from '../programme/question-set';
import { questionSetOf } from '../programme/queries';
import { answersOf, isOpenConflict, peopleOf } from './commands/lock';
import { lastFrozenOf } from '../clarification/steps';
import { type Frozen, readFrozen } from './frozen';
import { type GrantLimits, statusForApplicant } from './rules';
import type { PublishedDate } from './timeline';
import type { ApplicationStatus } from './workflow';

const mine = (actor: Actor) => sql`a.organisation_id = any (${sql.param(organisationIds(actor))}::uuid[])`;
const roundTitle = sql`jsonb_build_object('en', r.title_en, 'cy', r.title_cy)`;

// The round's terms are one document; a round without a timetable has none in it.
const publishedTimetable = sql`coalesce(to_jsonb(r) -> 'terms' -> 'timetable', '[]')`;

export type ApplicationLine = {
  ref: string; title: string | null; roundTitle: Bilingual; organisationName: string; status: ApplicationStatus; until: Date; submittedAt: Date | null;
};

/** The applications of the actor's organisations, those to be worked on first. */
export const applicationsForMember = (actor: Actor): Promise<ApplicationLine[]> =>
  read(actor, async (tx) => {
    const found = await rows<Omit<ApplicationLine, 'until'> & DeadlineFacts & { decisionNotifiedAt: Date | null }>(tx, sql`
      select a.ref, coalesce(a.title, (select raw #>> '{}' from answers where application_id = a.id and name = 'title')) as title, ${roundTitle} as "roundTitle",
        o.name as "organisationName", a.status, a.submitted_at as "submittedAt", a.decision_notified_at as "decisionNotifiedAt", ${deadlineColumns}
      from applications a join funding_rounds r on r.id = a.round_id join organisations o on o.id = a.organisation_id
      where ${mine(actor)} order by a.submitted_at is not null, a.created_at desc, a.id desc`);
    return found.map((row) => {
      const { ref, title, roundTitle, organisationName, submittedAt } = row;
      return { ref, title, roundTitle, organisationName, submittedAt, status: statusForApplicant(row), until: submittableUntil(row).until };
    });
  });

export type OwnApplication = {
  ref: string; organisationId: string; organisationName: string; organisationRef: string; status: ApplicationStatus;
  round: { ref: string; title: Bilingual };
  deadline: Deadline;
  timetable: PublishedDate[];
  /** The languages its questions are offered in; null: both. */
  languages: Locale[] | null;
  createdAt: Date; decisionNotifiedAt: Date | null;
  set: QuestionSet; answers: Raw; submittedAt: Date | null; withdrawnReason: string | null;
  /** Names of answers between whose two texts somebody must choose. */
  conflicts: string[];
  /** The fund has asked about it since it was submitted. */
  clarified: boolean;
  /** Entered by the fund for somebody who could not. */
  assisted: AssistedMark | null;
  /** Who asked for the sign-off: where there are two people, another one signs. */
  signOffAskedBy: string | null;
  people: number; certifiers: number; now: Date;
  /** An officer trying the round out. */
  rehearsal: boolean;
  /** What it was asked before an officer moved it to newer questions. */
  earlierSet?: QuestionSet;
};
type Row = Omit<OwnApplication, 'round' | 'deadline' | 'set' | 'earlierSet' | 'answers' | 'people' | 'certifiers' | 'now'> & DeadlineFacts & { id: string; questionSetId: string; earlierQuestionSetId: string | null; roundRef: string; roundTitle: Bilingual };

async function ownApplication(tx: Tx, actor: Actor, ref: string): Promise<Row | undefined> {
  const [row] = await rows<Row>(tx, sql`
    select a.id, a.ref, a.organisation_id as "organisationId", o.name as "organisationName", o.ref as "organisationRef", a.status,
      a.question_set_id as "questionSetId", a.submitted_at as "submittedAt", a.withdrawn_reason as "withdrawnReason", a.sign_off_asked_by as "signOffAskedBy", a.decision_notified_at as "decisionNotifiedAt",
      a.rehearsal, a.earlier_question_set_id as "earlierQuestionSetId", a.created_at as "createdAt", ${publishedTimetable} as timetable, to_jsonb(r) -> 'terms' -> 'languages' as languages, ${deadlineColumns},
      exists (select 1 from clarifications c where c.application_id = a.id) as clarified, ${assistedMark} as assisted, r.ref as "roundRef", ${roundTitle} as "roundTitle",
      coalesce((select array_agg(distinct v.name) from answer_versions v where v.application_id = a.id and ${isOpenConflict}), '{}') as conflicts
    from applications a join funding_rounds r on r.id = a.round_id join organisations o on o.id = a.organisation_id
    where a.ref = ${ref} and ${mine(actor)}`, { often: true });
  return row;
}

async function shownTo(tx: Tx, now: Date, row: Row, answers: Raw): Promise<OwnApplication> {
  const { id: _, questionSetId, earlierQuestionSetId, roundRef, roundTitle: title, opensAt: _opens, closesAt: _closes, incidentMinutes: _incident, graceMinutes: _grace, extendedUntil: _extended, ...shown } = row;
  const offered = async (id: string) => inOffered((await questionSetOf(tx, id)).definition, row.languages ?? undefined);
  const set = await offered(questionSetId);
  const earlierSet = earlierQuestionSetId ? await offered(earlierQuestionSetId) : undefined;
  const status = statusForApplicant(row);
  return { ...shown, status, round: { ref: roundRef, title }, deadline: submittableUntil(row), set, earlierSet, answers, ...(await peopleOf(tx, row.organisationId)), now };
}

/** An application of one of the actor's organisations, with all its answers. Undefined when it is not theirs. */
export const applicationForMember = (actor: Actor, ref: string): Promise<OwnApplication | undefined> =>
  read(actor, async (tx, now) => {
    const row = await ownApplication(tx, actor, ref);
    return row && shownTo(tx, now, row, await standingAnswers(tx, row));
  });

/** What counts: once it was submitted, the newest frozen copy, whatever somebody is typing for a clarification. */
async function standingAnswers(tx: Tx, row: Row): Promise<Raw> {
  const frozen = row.submittedAt ? await lastFrozenOf(tx, row.id) : undefined;
  return frozen ? frozen.frozen.answers : answersOf(tx, row.id);
}

export type AnswerText = { id: string; raw: RawValue; by: string; at: Date };
/** An answer with two texts: the one that stands, and those that were kept apart. */
export type Conflict = { name: string; version: number; standing: AnswerText; apart: AnswerText[] };
export type ApplicationPage = OwnApplication & { versions: Record<string, number>; openConflicts: Conflict[]; grant: GrantLimits };

/** What a page of questions needs: the answers with their versions, and what was kept apart. Undefined when it is not theirs. */
export const applicationPageForMember = (actor: Actor, ref: string): Promise<ApplicationPage | undefined> =>
  read(actor, async (tx, now) => {
    const found = await pageOfMember(tx, actor, ref, now);
    return found && { ...found.application, answers: found.submittedAnswers ?? found.application.answers };
  });

/** The same for whoever reads more in one go, with what is being typed as the answers. */
export async function pageOfMember(tx: Tx, actor: Actor, ref: string, now: Date): Promise<{ id: string; application: ApplicationPage; submittedAnswers?: Raw } | undefined> {
  const row = await ownApplication(tx, actor, ref);
  if (!row) return undefined;
  // Answers and versions in one statement: a form must not know a version it does not show.
  const [kept, apart, grant] = await Promise.all([
    rows<{ name: string; version: number } & AnswerText>(tx, sql`
      select n.name, n.version, n.name as id, n.raw, p.name as by, n.saved_at as at from answers n join people p on p.id = n.saved_by where n.application_id = ${row.id}`, { often: true }),
    row.conflicts.length === 0 ? [] : keptApart(tx, row.id),
    grantLimits(tx, row.id),
  ]);
  const application = await shownTo(tx, now, row, Object.fromEntries(kept.map(({ name, raw }) => [name, raw ?? undefined])));
  const openConflicts = kept.map(({ name, version, ...standing }) => ({ name, version, standing, apart: apart.filter((one) => one.name === name).toSorted((a, b) => a.at.getTime() - b.at.getTime()) })).filter((one) => one.apart.length > 0);
  return {
    id: row.id, submittedAnswers: row.submittedAt ? await standingAnswers(tx, row) : undefined,
    application: { ...application, grant, versions: Object.fromEntries(kept.map(({ name, version }) => [name, version])), openConflicts },
  };
}

/** A category's pot is what was published for it; where nothing was, the round has none to compare with. */
async function grantLimits(tx: Tx, applicationId: string): Promise<GrantLimits> {
  const [found] = await rows<GrantLimits>(tx, sql`
    select r.minimum_pence as "minimumPence", r.maximum_pence as "maximumPence",
      coalesce((select jsonb_object_agg(c.key, p.amount_pence) from round_categories c join envelopes e on e.id = c.envelope_id
        join lateral (select amount_pence from published_allocations where item = e.pot order by published_on desc limit 1) p on true where c.round_id = r.id), '{}') as pots
    from applications a join funding_rounds r on r.id = a.round_id where a.id = ${applicationId}`, { often: true });
  if (!found) throw new Error('an application must have its round');
  return found;
}

/** The latest text of each form that was kept apart and not yet chosen between. */
const keptApart = (tx: Tx, applicationId: string) =>
  rows<{ name: string } & AnswerText>(tx, sql`
    select distinct on (v.name, v.saved_with) v.name, v.id, v.raw, p.name as by, v.saved_at as at
    from answer_versions v join people p on p.id = v.saved_by
    where v.application_id = ${applicationId} and ${isOpenConflict} order by v.name, v.saved_with, v.id desc`);

export type AnswerVersion = AnswerText & { version: number; conflict: boolean; chosen: boolean };

const versionsOnAPage = 50;

/** Every text one answer ever had, newest first, fifty at a time after the version `after`. Undefined when the application is not theirs. */
export const answerHistoryForMember = (actor: Actor, ref: string, name: string, after?: string): Promise<{ application: OwnApplication; versions: AnswerVersion[]; more: boolean } | undefined> =>
  read(actor, async (tx, now) => {
    const row = await ownApplication(tx, actor, ref);
    if (!row) return undefined;
    const versions = await rows<AnswerVersion>(tx, sql`
      select v.id, v.raw, p.name as by, v.saved_at as at, v.version, v.conflict, v.chosen from answer_versions v join people p on p.id = v.saved_by
      where v.application_id = ${row.id} and v.name = ${name} and ${after ? sql`v.id < ${after}` : sql`true`} order by v.id desc limit ${versionsOnAPage + 1}`);
    return { application: await shownTo(tx, now, row, await answersOf(tx, row.id)), versions: versions.slice(0, versionsOnAPage), more: versions.length > versionsOnAPage };
  });

export type SubmissionReceipt = {
  ref: string; status: ApplicationStatus; number: number; frozen: Frozen; text: string; sha256: string; submittedAt: Date; certifiedBy: string; set: QuestionSet; roundTitle: Bilingual;
  /** Every version there is, the newest first: a clarification adds one, and none is ever lost. */
  numbers: number[];
  /** Whether the questions about the person, kept apart from the application, are still open for its round. */
  equalityOpen: boolean;
};

/** The latest frozen copy, or the one of a number, for ever. Undefined before submission, and when it is not theirs. */
export const receiptForMember = (actor: Actor, ref: string, number?: number): Promise<SubmissionReceipt | undefined> =>
  read(actor, async (tx, now) => {
    const [row] = await rows<Omit<SubmissionReceipt, 'frozen' | 'set' | 'equalityOpen'> & { questionSetId: string; decisionNotifiedAt: Date | null; closesAt: Date }>(tx, sql`
      select a.ref, a.status, a.decision_notified_at as "decisionNotifiedAt", r.closes_at as "closesAt", a.question_set_id as "questionSetId", ${roundTitle} as "roundTitle",
        s.number, array(select number from submissions n where n.application_id = a.id order by number desc) as numbers, s.frozen as text, s.sha256, s.submitted_at as "submittedAt", coalesce(s.signed_on_paper_by, p.name) as "certifiedBy"
      from submissions s join applications a on a.id = s.application_id join funding_rounds r on r.id = a.round_id join people p on p.id = s.certified_by
      where a.ref = ${ref} and ${mine(actor)} and ${number === undefined ? sql`true` : sql`s.number = ${number}`} order by s.number desc limit 1`);
    if (!row) return undefined;
    const { questionSetId, decisionNotifiedAt, closesAt, ...receipt } = row;
    const set = (await questionSetOf(tx, questionSetId)).definition;
    return { ...receipt, equalityOpen: now < answersUntil({ closesAt }), status: statusForApplicant({ status: row.status, decisionNotifiedAt }), frozen: readFrozen(row.text), set };
  });
