import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { changeKinds, reminderStages } from '../../lib/deadline/vocabulary';
import { deadlineChangeWorkflow } from '../../lib/deadline/workflow';
import { applications } from './applications';
import { decidedByTwo, id, instant, oneOf, recordedAt } from './columns';
import { people } from './people';
import { fundingRounds } from './programme';

/** What moves a deadline: grace after a round's closing, an extension for one application, an incident of the service. Proposed by one officer, decided by another. */
export const deadlineChanges = pgTable('deadline_changes', {
  id: id(),
  ref: text().notNull().unique(),
  kind: text().notNull().$type<(typeof changeKinds)[number]>(),
  status: text().notNull().$type<(typeof deadlineChangeWorkflow.states)[number]>().default('proposed'),
  roundId: uuid().references(() => fundingRounds.id),
  applicationId: uuid().references(() => applications.id),
  /** Of grace after the closing, or that an incident adds to it. */
  minutes: integer(),
  until: instant(),
  beganAt: instant(),
  endedAt: instant(),
  reason: text().notNull(),
  ...decidedByTwo(() => people.id),
}, (t) => [
  index('deadline_changes_by_application').on(t.applicationId),
  index('deadline_changes_by_round').on(t.roundId),
  check('deadline_change_kind_is_known', oneOf(t.kind, changeKinds)),
  check('deadline_change_status_is_known', oneOf(t.status, deadlineChangeWorkflow.states)),
  check('deadline_is_changed_by_a_second_person', sql`${t.status} <> 'confirmed' or (${t.decidedBy} is not null and ${t.decidedBy} <> ${t.proposedBy})`),
  check('deadline_change_has_a_reason', sql`length(trim(${t.reason})) > 0`),
  check('grace_is_of_a_round', sql`(${t.kind} = 'grace') = (${t.roundId} is not null)`),
  check('extension_is_of_an_application', sql`(${t.kind} = 'extension') = (${t.applicationId} is not null and ${t.until} is not null)`),
  check('incident_has_a_beginning_and_an_end', sql`(${t.kind} = 'incident') = (${t.beganAt} is not null and ${t.endedAt} is not null and ${t.endedAt} > ${t.beganAt})`),
  check('deadline_change_is_in_minutes', sql`${t.kind} = 'extension' or coalesce(${t.minutes}, -1) >= 0`),
]);

/** Which rounds an incident extended, as it was found when it was confirmed: a round edited later does not change it. */
export const roundExtensions = pgTable('round_extensions', {
  changeId: uuid().notNull().references(() => deadlineChanges.id),
  roundId: uuid().notNull().references(() => fundingRounds.id),
  minutes: integer().notNull(),
  at: recordedAt(),
}, (t) => [primaryKey({ columns: [t.changeId, t.roundId] }), index('round_extensions_by_round').on(t.roundId)]);

/** Mail about a deadline, once each: a deadline that is moved is another one. */
export const deadlineReminders = pgTable('deadline_reminders', {
  applicationId: uuid().notNull().references(() => applications.id),
  personId: uuid().notNull().references(() => people.id),
  stage: text().notNull().$type<(typeof reminderStages)[number]>(),
  until: instant().notNull(),
  at: recordedAt(),
}, (t) => [primaryKey({ columns: [t.applicationId, t.personId, t.stage, t.until] }), check('reminder_stage_is_known', oneOf(t.stage, reminderStages))]);
