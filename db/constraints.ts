import { Refusal, type RefusalCode } from '../lib/refusal';

/**
 * What each constraint says to a person, and on which field. A constraint that no person can run into has no sentence:
 * breaking it is a bug, and is loud.
 */
export const constraintSentences: Record<string, { code: RefusalCode; field?: string }> = {
  account_is_not_overdrawn: { code: 'not_enough_money', field: 'amount' },
  virement_needs_consent: { code: 'virement_needs_consent' },
  approver_is_not_recommender: { code: 'own_recommendation' },
  conflicts_are_declared_this_year: { code: 'declare_conflicts_first' },
  conflicts_are_declared_once_a_year: { code: 'already_declared' },
  restriction_is_not_lifted_by_its_person: { code: 'own_conflict' },
  conflict_is_not_judged_by_its_person: { code: 'own_conflict' },
  person_decides_once: { code: 'already_decided' },
  payment_approver_is_not_claimant: { code: 'second_person_needed' },
  import_is_confirmed_by_a_second_person: { code: 'second_person_needed' },
  figures_are_released_by_a_second_person: { code: 'second_person_needed' },
  return_is_accepted_by_another_person: { code: 'second_person_needed' },
  countersigner_is_not_signatory: { code: 'second_person_needed' },
  organisation_identifier_is_registered_once: { code: 'organisation_already_registered', field: 'identifier' },
  membership_is_held_once: { code: 'already_a_member', field: 'email' },
  deadline_is_changed_by_a_second_person: { code: 'second_person_needed' },
  takeover_is_confirmed_by_a_second_person: { code: 'second_person_needed' },
  one_takeover_is_proposed_per_organisation: { code: 'takeover_under_way' },
  staff_role_is_held_once: { code: 'staff_role_already_held', field: 'role' },
  assessor_is_assigned_once: { code: 'already_assigned', field: 'assessor' },
  file_is_imported_once: { code: 'file_already_imported', field: 'file' },
  payment_is_recorded_once: { code: 'payment_already_recorded', field: 'amount' },
  one_return_is_accepted_per_period: { code: 'return_already_accepted' },
  one_return_is_open_per_award: { code: 'return_already_open' },
  comment_says_something: { code: 'reason_needed', field: 'words' },
  flag_has_a_reason: { code: 'reason_needed', field: 'reason' },
  settled_flag_has_an_outcome: { code: 'reason_needed', field: 'outcome' },
  ended_assignment_has_a_reason: { code: 'reason_needed', field: 'reason' },
  score_has_a_written_reason: { code: 'reason_needed', field: 'reason' },
  attachment_is_replaced_once: { code: 'changed_meanwhile' },
  organisation_is_not_merged: { code: 'organisation_was_merged' },
  register_file_is_loaded_once: { code: 'register_already_loaded', field: 'file' },
  people_email_unique: { code: 'address_in_use' },
  transfer_is_posted_once: { code: 'already_done' },
  one_clarification_is_open_per_application: { code: 'clarification_is_open' },
  paper_signature_is_confirmed_by_a_second_person: { code: 'second_person_needed' },
  withdrawn_clarification_has_a_reason: { code: 'reason_needed', field: 'reason' },
  withdrawn_application_has_a_reason: { code: 'reason_needed', field: 'reason' },
  round_closes_after_it_opens: { code: 'round_closes_first', field: 'closesOn' },
  round_limits_are_in_order: { code: 'round_limits_crossed', field: 'maximum' },
  scenario_is_named_once: { code: 'scenario_name_taken', field: 'name' },
  adopted_scenario_stands: { code: 'scenario_is_adopted' },
  adopted_scenario_has_a_reason: { code: 'reason_needed', field: 'reason' },
  letter_of_a_kind_is_sent_once: { code: 'already_notified' },
  called_off_batch_has_a_reason: { code: 'reason_needed', field: 'reason' },
  feedback_is_asked_for_once: { code: 'feedback_already_asked' },
  idempotency_keys_actor_id_purpose_key_pk: { code: 'already_done' },
};

/** The refusal for a database error, if its constraint has a sentence. Drizzle keeps the driver's error as `cause`. */
export function refusalFromDatabase(error: unknown): Refusal | undefined {
  const { constraint, cause } = error as { constraint?: string; cause?: unknown };
  if (!constraint) return cause ? refusalFromDatabase(cause) : undefined;
  const known = constraintSentences[constraint];
  return known && new Refusal(known.code, {}, known.field);
}
