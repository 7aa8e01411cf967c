import { sql } from 'drizzle-orm';
import { boolean, check, date, index, integer, jsonb, pgTable, primaryKey, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { applicationWorkflow, type ApplicationStatus } from '../../lib/application/workflow';
import type { KeptApart } from '../../lib/assessment/draft-rules';
import { assignmentWorkflow, type AssignmentStatus } from '../../lib/assessment/workflow';
import { authorities, type Authority } from '../../lib/decision/vocabulary';
import type { Raw, RawValue } from '../../lib/field';
import { id, instant, oneOf, pence, recordedAt, wordsKept } from './columns';
import { organisations, people } from './people';
import { fundingRounds, questionSets } from './programme';

/** Belongs to the organisation, never to a login. */
export const applications = pgTable('applications', {
  id: id(),
  ref: text().notNull().unique(),
  roundId: uuid().notNull().references(() => fundingRounds.id),
  organisationId: uuid().notNull().references(() => organisations.id),
  questionSetId: uuid().notNull().references(() => questionSets.id),
  /** The questions it was asked before an officer moved it to newer ones: the applicant is shown what changed. */
  earlierQuestionSetId: uuid().references(() => questionSets.id),
  /** An officer trying the round out: in no queue, no count, no figure and no mail. */
  rehearsal: boolean().notNull().default(false),
  status: text().notNull().$type<ApplicationStatus>().default('draft'),
  /** Facts copied from the answers when it is submitted, for lists, search and ranking. */
  title: text(),
  categoryKey: text(),
  leadRegion: text(),
  amountAppliedForPence: pence(),
  /** The words of title, organisation and reference, kept by a trigger: one index finds an application by any of them. */
  searchWords: wordsKept().notNull().default(''),
  siftReason: text(),
  /** What was looked at about the organisation before the decision, and found. */
  dueDiligence: text(),
  panelOpenedAt: instant(),
  /** Until then the applicant sees "being assessed", whatever was decided. */
  decisionNotifiedAt: instant(),
  createdBy: uuid().notNull().references(() => people.id),
  createdAt: recordedAt(),
  /** Who finished it and asked for sign-off: where there are two people, another one signs. */
  signOffAskedBy: uuid().references(() => people.id),
  submittedAt: instant(),
  withdrawnReason: text(),
  version: integer().notNull().default(1),
}, (t) => [
  check('withdrawn_application_has_a_reason', sql`${t.status} <> 'withdrawn' or coalesce(length(trim(${t.withdrawnReason})), 0) > 0`),
  check('due_diligence_has_findings', sql`${t.status} <> 'due_diligence' or coalesce(length(trim(${t.dueDiligence})), 0) > 0`),
  check('application_status_is_known', oneOf(t.status, applicationWorkflow.states)),
  index('applications_by_organisation').on(t.organisationId),
  index('applications_queue').on(t.roundId, t.status, t.submittedAt, t.id),
  index('applications_queue_of_round').on(t.roundId, t.submittedAt, t.id),
  index('applications_queue_of_status').on(t.status, t.submittedAt, t.id),
  // Partial, so that the index alone tells how many there are.
  index('applications_queue_of_all').on(t.submittedAt, t.id).where(sql`${t.submittedAt} is not null and not ${t.rehearsal}`),
  index('applications_by_amount').on(sql`coalesce(${t.amountAppliedForPence}, 0)`, t.id),
  index('applications_of_status_by_amount').on(t.status, sql`coalesce(${t.amountAppliedForPence}, 0)`, t.id),
  index('applications_of_round_by_amount').on(t.roundId, sql`coalesce(${t.amountAppliedForPence}, 0)`, t.id),
  index('applications_by_search_words').using('gin', t.searchWords),
  index('applications_waiting').on(t.status).where(sql`${t.submittedAt} is not null and not ${t.rehearsal}`),
  index('applications_to_notify').on(t.submittedAt, t.id).where(sql`${t.decisionNotifiedAt} is null and ${t.status} in ('ineligible', 'successful', 'unsuccessful')`),
]);

/** What was typed, as it was typed: an answer that is not yet right is still an answer. */
export const answers = pgTable('answers', {
  applicationId: uuid().notNull().references(() => applications.id),
  name: text().notNull(),
  raw: jsonb().$type<RawValue>(),
  version: integer().notNull().default(1),
  /** The open form that saved it: its own later saves are never stale. */
  savedWith: text(),
  savedBy: uuid().notNull().references(() => people.id),
  savedAt: recordedAt(),
}, (t) => [primaryKey({ columns: [t.applicationId, t.name] })]);

/** Every text an answer ever had, and the texts a stale save brought (`conflict`), which overwrote nothing. */
export const answerVersions = pgTable('answer_versions', {
  id: id(),
  applicationId: uuid().notNull().references(() => applications.id),
  name: text().notNull(),
  raw: jsonb().$type<RawValue>(),
  version: integer().notNull(),
  conflict: boolean().notNull().default(false),
  /** Somebody saw the texts of a conflict side by side and chose this one: the conflict is over. */
  chosen: boolean().notNull().default(false),
  savedWith: text(),
  /** How many keys that form had counted when it sent this. What it sent earlier and arrives later is older, and overwrites nothing. */
  savedOrder: integer().notNull().default(0),
  savedBy: uuid().notNull().references(() => people.id),
  savedAt: recordedAt(),
}, (t) => [
  index('answer_versions_by_answer').on(t.applicationId, t.name, t.version),
  // However often an answer was saved, those that were kept apart are found at once.
  index('answer_versions_kept_apart').on(t.applicationId, t.name, t.savedWith).where(sql`${t.conflict}`),
]);

/** The frozen copy that counts. A clarification adds one, and never edits one. */
export const submissions = pgTable('submissions', {
  id: id(),
  applicationId: uuid().notNull().references(() => applications.id),
  number: integer().notNull(),
  /** Canonical JSON text: what was hashed, byte for byte. */
  frozen: text().notNull(),
  /** What sums over every round need of it, kept apart: reading five thousand whole copies takes ten times as long. */
  facts: jsonb().generatedAlwaysAs(sql`frozen::jsonb -> 'facts'`),
  sha256: text().notNull(),
  certifiedBy: uuid().notNull().references(() => people.id),
  /** Who signed a paper declaration, where nobody could sign here: `certifiedBy` is then the officer who confirmed it. */
  signedOnPaperBy: text(),
  submittedAt: recordedAt(),
}, (t) => [unique('submission_is_numbered_once').on(t.applicationId, t.number)]);

export const assignments = pgTable('assignments', {
  id: id(),
  applicationId: uuid().notNull().references(() => applications.id),
  assessorId: uuid().notNull().references(() => people.id),
  status: text().notNull().$type<AssignmentStatus>().default('assigned'),
  conflictReason: text(),
  assignedBy: uuid().notNull().references(() => people.id),
  assignedAt: recordedAt(),
  declaredAt: instant(),
  scoredAt: instant(),
  /** London date by which the scores are asked for; the worker reminds by it. */
  dueOn: date(),
  remindedAt: instant(),
  /** Why the assessor declined, or why an officer took it away again. */
  endedReason: text(),
  endedBy: uuid().references(() => people.id),
  endedAt: instant(),
}, (t) => [
  check('ended_assignment_has_a_reason', sql`${t.status} not in ('declined', 'withdrawn') or length(trim(coalesce(${t.endedReason}, ''))) > 0`),
  // Once at a time: whoever declined, was relieved or had a conflict that was lifted can be asked again, and the earlier row stays as it was.
  uniqueIndex('assessor_is_assigned_once').on(t.applicationId, t.assessorId).where(sql`${t.status} in ('assigned', 'declared_clear', 'scored')`),
  index('assignments_by_assessor').on(t.assessorId, t.status),
  check('assignment_status_is_known', oneOf(t.status, assignmentWorkflow.states)),
  check('conflict_has_a_reason', sql`${t.status} <> 'conflicted' or length(${t.conflictReason}) > 0`),
]);

/** Sealed until the panel opens: row security lets nobody but its assessor read it before. */
export const scores = pgTable('scores', {
  assignmentId: uuid().notNull().references(() => assignments.id),
  criterion: text().notNull(),
  score: integer().notNull(),
  reason: text().notNull(),
}, (t) => [
  primaryKey({ columns: [t.assignmentId, t.criterion] }),
  check('score_has_a_written_reason', sql`length(trim(${t.reason})) > 0`),
  check('score_is_not_negative', sql`${t.score} >= 0`),
]);

/** What an assessor has typed and not yet sealed; row security shows it to nobody else, ever. */
export const scoreDrafts = pgTable('score_drafts', {
  assignmentId: uuid().primaryKey().references(() => assignments.id),
  raw: jsonb().notNull().$type<Raw>(),
  version: integer().notNull().default(1),
  /** The texts a stale save brought: it overwrote nothing, and both are shown until one is chosen. */
  apart: jsonb().notNull().$type<KeptApart[]>().default([]),
  savedAt: recordedAt(),
});

export const moderations = pgTable('moderations', {
  applicationId: uuid().notNull().references(() => applications.id),
  criterion: text().notNull(),
  score: integer().notNull(),
  reason: text().notNull(),
  moderatedBy: uuid().notNull().references(() => people.id),
  moderatedAt: recordedAt(),
}, (t) => [
  primaryKey({ columns: [t.applicationId, t.criterion] }),
  check('moderated_score_has_a_written_reason', sql`length(trim(${t.reason})) > 0`),
]);

/** One row a recommendation; the latest counts. */
export const recommendations = pgTable('recommendations', {
  id: id(),
  applicationId: uuid().notNull().references(() => applications.id),
  outcome: text().notNull().$type<'recommended' | 'reserve' | 'not_recommended'>(),
  amountRecommendedPence: pence(),
  reason: text().notNull(),
  recommendedBy: uuid().notNull().references(() => people.id),
  recommendedAt: recordedAt(),
}, (t) => [
  index('recommendations_by_application').on(t.applicationId),
  check('recommendation_outcome_is_known', oneOf(t.outcome, ['recommended', 'reserve', 'not_recommended'])),
]);

/** An approval, or the decision to refuse. Over the programme's band, two people approve: two rows. */
export const decisions = pgTable('decisions', {
  id: id(),
  applicationId: uuid().notNull().references(() => applications.id),
  outcome: text().notNull().$type<'approved' | 'refused'>(),
  amountApprovedPence: pence(),
  reason: text().notNull(),
  recommendedBy: uuid().notNull().references(() => people.id),
  decidedBy: uuid().notNull().references(() => people.id),
  decidedAt: recordedAt(),
  /** Whose decision it carries out; the approver's own within their delegation where it says nothing else. */
  authority: text().notNull().default('approver').$type<'approver' | Authority>(),
  authorityName: text(),
  authorityOn: date(),
  authorityDocument: text(),
}, (t) => [
  check('decision_authority_is_known', oneOf(t.authority, ['approver', ...authorities])),
  check('decision_of_another_names_its_document', sql`${t.authority} = 'approver' or coalesce(length(trim(${t.authorityName})), 0) > 0 and ${t.authorityOn} is not null and coalesce(length(trim(${t.authorityDocument})), 0) > 0`),
  unique('person_decides_once').on(t.applicationId, t.decidedBy),
  check('approver_is_not_recommender', sql`${t.decidedBy} <> ${t.recommendedBy}`),
  check('decision_outcome_is_known', oneOf(t.outcome, ['approved', 'refused'])),
]);
