import { sql } from 'drizzle-orm';
import { check, index, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { takeoverGrounds } from '../../lib/takeover/vocabulary';
import { type TakeoverStatus, takeoverWorkflow } from '../../lib/takeover/workflow';
import { id, instant, oneOf, recordedAt } from './columns';
import { invitations, organisations, people } from './people';

/** A new owner for an organisation whose people cannot be reached: proposed by one officer, confirmed by another, stopped by any. */
export const takeovers = pgTable('takeovers', {
  id: id(),
  organisationId: uuid().notNull().references(() => organisations.id),
  email: text().notNull(),
  ground: text().notNull().$type<(typeof takeoverGrounds)[number]>(),
  /** What was done to reach the owner, and how it is known who the new one is. */
  reason: text().notNull(),
  status: text().notNull().$type<TakeoverStatus>().default('proposed'),
  proposedBy: uuid().notNull().references(() => people.id),
  proposedAt: recordedAt(),
  confirmedBy: uuid().references(() => people.id),
  confirmedAt: instant(),
  invitationId: uuid().references(() => invitations.id),
  stoppedBy: uuid().references(() => people.id),
  stoppedAt: instant(),
  stoppedReason: text(),
}, (t) => [
  index('takeovers_by_organisation').on(t.organisationId),
  uniqueIndex('one_takeover_is_proposed_per_organisation').on(t.organisationId).where(sql`${t.status} = 'proposed'`),
  check('takeover_status_is_known', oneOf(t.status, takeoverWorkflow.states)),
  check('takeover_ground_is_known', oneOf(t.ground, takeoverGrounds)),
  check('new_owner_address_is_lower_case', sql`${t.email} = lower(${t.email})`),
  check('takeover_is_confirmed_by_a_second_person', sql`${t.status} <> 'confirmed' or (${t.confirmedBy} is not null and ${t.confirmedBy} <> ${t.proposedBy} and ${t.invitationId} is not null)`),
  check('takeover_has_a_reason', sql`length(trim(${t.reason})) > 0`),
  check('stopped_takeover_has_a_reason', sql`(${t.status} = 'stopped') = (${t.stoppedBy} is not null and length(trim(${t.stoppedReason})) > 0)`),
]);
