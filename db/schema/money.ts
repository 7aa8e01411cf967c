import { sql } from 'drizzle-orm';
import { check, date, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { type ConfirmationWay, confirmationWays } from '../../lib/access/confirmation';
import type { Terms } from '../../lib/variation/rules';
import { openVariationStates, variationKinds } from '../../lib/variation/vocabulary';
import { variationWorkflow, type VariationStatus } from '../../lib/variation/workflow';
import { twoPersonWorkflow, type TwoPersonStatus } from '../../lib/virement/workflow';
import { awards } from './awards';
import { decidedByTwo, id, instant, oneOf, pence, recordedAt } from './columns';
import { people } from './people';
import { envelopes, grantProgrammes } from './programme';

/** A change of an award's terms, or what of it is not used and goes back. What it was before and what it becomes stand side by side. */
export const variations = pgTable('variations', {
  id: id(),
  ref: text().notNull().unique(),
  awardId: uuid().notNull().references(() => awards.id),
  kind: text().notNull().$type<(typeof variationKinds)[number]>(),
  status: text().notNull().$type<VariationStatus>(),
  reason: text().notNull(),
  fromPence: pence().notNull(),
  toPence: pence().notNull(),
  before: jsonb().notNull().$type<Terms>(),
  after: jsonb().notNull().$type<Terms>(),
  /** A certifier of the recipient, where the recipient asked for it. */
  askedBy: uuid().references(() => people.id),
  askedReason: text(),
  askedAt: instant(),
  proposedBy: uuid().references(() => people.id),
  proposedAt: instant(),
  /** The change to the agreement as it is offered: frozen when it is approved. */
  addendum: text(),
  addendumSha256: text(),
  approvedAt: instant(),
  acceptedBy: uuid().references(() => people.id),
  acceptedName: text(),
  acceptedAt: instant(),
  /** How the certifier confirmed it; none where it was accepted before that was asked for. */
  confirmedBy: text().$type<ConfirmationWay>(),
  effectiveAt: instant(),
  endedBy: uuid().references(() => people.id),
  endedReason: text(),
  endedAt: instant(),
  createdAt: recordedAt(),
  version: integer().notNull().default(1),
}, (t) => [
  index('variations_by_award').on(t.awardId, t.createdAt),
  uniqueIndex('one_variation_is_open_per_award').on(t.awardId).where(oneOf(t.status, openVariationStates)),
  check('variation_kind_is_known', oneOf(t.kind, variationKinds)),
  check('variation_status_is_known', oneOf(t.status, variationWorkflow.states)),
  check('variation_amount_is_not_negative', sql`${t.toPence} >= 0 and (${t.kind} = 'unused' or ${t.toPence} > 0)`),
  check('what_is_released_is_less', sql`${t.kind} <> 'unused' or ${t.toPence} < ${t.fromPence}`),
  check('variation_has_a_reason', sql`length(trim(${t.reason})) > 0`),
  check('variation_is_asked_or_proposed', sql`${t.askedBy} is not null or ${t.proposedBy} is not null`),
  check('offered_variation_has_an_addendum', sql`${t.status} <> 'approved' or (${t.addendum} is not null and ${t.addendumSha256} is not null)`),
  check('ended_variation_has_a_reason', sql`${t.status} not in ('refused', 'declined', 'withdrawn') or coalesce(length(trim(${t.endedReason})), 0) > 0`),
  check('acceptance_is_confirmed_in_a_known_way', sql`${t.confirmedBy} is null or ${oneOf(t.confirmedBy, confirmationWays)}`),
]);

/** Each approver's own approval of a variation, with what the whole award comes to. */
export const variationApprovals = pgTable('variation_approvals', {
  variationId: uuid().notNull().references(() => variations.id),
  awardId: uuid().notNull().references(() => awards.id),
  approvedBy: uuid().notNull().references(() => people.id),
  proposedBy: uuid().notNull().references(() => people.id),
  toPence: pence().notNull(),
  reason: text().notNull(),
  approvedAt: recordedAt(),
}, (t) => [primaryKey({ columns: [t.variationId, t.approvedBy] }), check('variation_approver_is_not_proposer', sql`${t.approvedBy} <> ${t.proposedBy}`)]);

/** Money moved from one envelope to another by two people; across nations or years, or from capital to resource, with somebody's consent from outside. */
export const virements = pgTable('virements', {
  id: id(),
  ref: text().notNull().unique(),
  programmeId: uuid().notNull().references(() => grantProgrammes.id),
  fromEnvelopeId: uuid().notNull().references(() => envelopes.id),
  toEnvelopeId: uuid().notNull().references(() => envelopes.id),
  amountPence: pence().notNull(),
  reason: text().notNull(),
  consentBy: text(),
  consentDocument: text(),
  consentOn: date(),
  status: text().notNull().$type<TwoPersonStatus>().default('proposed'),
  ...decidedByTwo(() => people.id),
}, (t) => [
  index('virements_by_time').on(t.proposedAt, t.id),
  check('virement_status_is_known', oneOf(t.status, twoPersonWorkflow.states)),
  check('virement_amount_is_positive', sql`${t.amountPence} > 0`),
  check('virement_changes_envelope', sql`${t.fromEnvelopeId} <> ${t.toEnvelopeId}`),
  check('virement_is_confirmed_by_a_second_person', sql`${t.status} <> 'confirmed' or (${t.decidedBy} is not null and ${t.decidedBy} <> ${t.proposedBy})`),
  check('consent_is_whole', sql`(${t.consentBy} is null) = (${t.consentDocument} is null) and (${t.consentBy} is null) = (${t.consentOn} is null)`),
  check('rejected_virement_has_a_reason', sql`${t.status} <> 'rejected' or coalesce(length(trim(${t.rejectedReason})), 0) > 0`),
]);

/** How far one approver's word reaches: of a programme for everybody (no person), or of one person. Added to and never edited; the newest in effect counts. */
export const delegations = pgTable('delegations', {
  id: id(),
  ref: text().notNull().unique(),
  programmeId: uuid().notNull().references(() => grantProgrammes.id),
  personId: uuid().references(() => people.id),
  /** None: this person has no limit of their own any more, and the programme's holds. */
  limitPence: pence(),
  fromOn: date().notNull(),
  /** The letter it is written in. */
  document: text().notNull(),
  reason: text().notNull(),
  status: text().notNull().$type<TwoPersonStatus>().default('proposed'),
  ...decidedByTwo(() => people.id),
}, (t) => [
  index('delegations_in_effect').on(t.programmeId, t.personId, t.fromOn),
  check('delegation_status_is_known', oneOf(t.status, twoPersonWorkflow.states)),
  check('delegation_limit_is_not_negative', sql`${t.limitPence} >= 0`),
  check('programme_delegation_has_a_limit', sql`${t.personId} is not null or ${t.limitPence} is not null`),
  check('delegation_names_its_document', sql`length(trim(${t.document})) > 0 and length(trim(${t.reason})) > 0`),
  check('delegation_is_confirmed_by_somebody_else', sql`${t.status} <> 'confirmed' or (${t.decidedBy} is not null and ${t.decidedBy} <> ${t.proposedBy} and ${t.decidedBy} is distinct from ${t.personId})`),
  check('rejected_delegation_has_a_reason', sql`${t.status} <> 'rejected' or coalesce(length(trim(${t.rejectedReason})), 0) > 0`),
]);
