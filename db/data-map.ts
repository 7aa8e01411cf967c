import { getTableColumns, getTableName, is, Table } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import * as tables from './schema/tables';

/** What a column holds: personal (about a living person), sensitive (could let somebody in, reach a bank account, or tell of somebody's health), business, or public. */
type Entry = { class: 'personal' | 'sensitive' | 'business' | 'public'; basis: string; retention: string };

const years = 'seven years after the award closes, or after the decision';
const business: Entry = { class: 'business', basis: 'public task', retention: years };
const open: Entry = { class: 'public', basis: 'public task', retention: 'kept' };
const personal: Entry = { class: 'personal', basis: 'public task', retention: years };
/** What somebody needs can say something of their health. */
const needs: Entry = { class: 'sensitive', basis: 'Equality Act 2010, section 20; explicit request of the person', retention: 'one year after it was answered' };
/** A concern may tell of a child's or an adult's harm (Data Protection Act 2018, schedule 1, paragraph 18). */
const concern: Entry = { class: 'sensitive', basis: 'Safeguarding of children and of individuals at risk: Data Protection Act 2018, schedule 1, paragraph 18', retention: 'seven years after the report is closed' };
/** Could reach a bank account: sealed, and for those who pay alone. */
const bank: Entry = { class: 'sensitive', basis: 'public task', retention: years };
const short = (retention: string): Entry => ({ class: 'sensitive', basis: 'public task', retention });

/** Every table, and the columns in it that are not like the rest. A house test fails on a table that is missing here. */
const map: Record<string, { rest: Entry; columns?: Record<string, Entry> }> = {
  people: { rest: personal },
  sessions: { rest: short('twelve hours; swept within a week'), columns: { person_id: personal } },
  kept_words: { rest: short('until they are sent; a week at most'), columns: { person_id: personal } },
  sign_in_links: { rest: short('ten minutes; swept within a day') },
  address_changes: { rest: short('one day'), columns: { person_id: personal, email: personal } },
  provider_identities: { rest: personal },
  provider_links: { rest: short('one hour'), columns: { person_id: personal, subject: personal } },
  second_factors: { rest: short('while the person holds a role') },
  staff_roles: { rest: business, columns: { person_id: personal, granted_by: personal } },
  organisations: { rest: business },
  organisation_names: { rest: business, columns: { recorded_by: personal } },
  assessor_profiles: { rest: personal },
  score_draft_versions: { rest: short('until the scores are sealed') },
  bulk_runs: { rest: business, columns: { made_by: personal } },
  application_comments: { rest: business, columns: { author_id: personal, mentions: personal } },
  application_flags: { rest: business, columns: { raised_by: personal, allocated_to: personal, changed_by: personal } },
  saved_views: { rest: { ...business, retention: 'while the person holds a role' }, columns: { owner_id: personal } },
  application_words: { rest: business },
  safeguarding_checks: { rest: business, columns: { checked_by: personal } },
  safeguarding_reports: { rest: concern },
  safeguarding_steps: { rest: concern, columns: { done_by: personal } },
  register_files: { rest: business, columns: { loaded_by: personal } },
  register_entries: { rest: { ...open, retention: 'until a later file of the register is loaded, and a year more' } },
  memberships: { rest: business, columns: { person_id: personal } },
  invitations: { rest: business, columns: { email: personal, token_hash: short('fourteen days'), invited_by: personal } },
  takeovers: { rest: business, columns: { email: personal, reason: personal, proposed_by: personal, confirmed_by: personal, stopped_by: personal, stopped_reason: personal } },
  rate_limits: { rest: short('one hour') },
  grant_programmes: { rest: open },
  published_allocations: { rest: open },
  envelopes: { rest: open },
  funding_rounds: { rest: open },
  round_categories: { rest: open },
  question_sets: { rest: open },
  variations: { rest: business, columns: { asked_by: personal, proposed_by: personal, accepted_by: personal, accepted_name: personal, ended_by: personal } },
  variation_approvals: { rest: business, columns: { approved_by: personal, proposed_by: personal } },
  virements: { rest: business, columns: { consent_by: personal, proposed_by: personal, decided_by: personal } },
  delegations: { rest: business, columns: { person_id: personal, proposed_by: personal, decided_by: personal } },
  scenarios: { rest: business, columns: { created_by: personal, adopted_by: personal } },
  decision_rules: { rest: business, columns: { changed_by: personal } },
  reserve_places: { rest: business },
  approval_batches: { rest: business, columns: { authority_name: personal, approved_by: personal } },
  approval_batch_items: { rest: business },
  deadline_changes: { rest: business, columns: { reason: personal, proposed_by: personal, decided_by: personal } },
  round_extensions: { rest: open },
  deadline_reminders: { rest: business, columns: { person_id: personal } },
  question_drafts: { rest: { ...business, retention: 'until the questions are published' }, columns: { saved_by: personal } },
  accounts: { rest: business },
  transfers: { rest: business, columns: { author_id: personal } },
  applications: { rest: business, columns: { created_by: personal, sign_off_asked_by: personal } },
  answers: { rest: business, columns: { raw: personal, saved_by: personal } },
  answer_versions: { rest: business, columns: { raw: personal, saved_by: personal } },
  submissions: { rest: business, columns: { frozen: personal, certified_by: personal, signed_on_paper_by: personal } },
  attachments: { rest: business, columns: { name: personal, uploaded_by: personal, removed_by: personal } },
  assignments: { rest: business, columns: { assessor_id: personal, conflict_reason: personal, assigned_by: personal } },
  scores: { rest: business },
  score_drafts: { rest: { ...business, retention: 'until the scores are sealed' } },
  moderations: { rest: business, columns: { moderated_by: personal } },
  recommendations: { rest: business, columns: { recommended_by: personal } },
  decisions: { rest: business, columns: { recommended_by: personal, decided_by: personal } },
  diligence_checks: { rest: business, columns: { checked_by: personal } },
  diligence_liftings: { rest: business, columns: { lifted_by: personal } },
  register_answers: { rest: business, columns: { asked_by: personal } },
  diligence_rules: { rest: business, columns: { changed_by: personal } },
  subsidy_entries: { rest: business, columns: { recorded_by: personal } },
  bank_accounts: { rest: business, columns: { last_digits: bank, fingerprint: bank, paper: personal, called_back: personal, asked_by: personal, confirmed_by: personal, stopped_by: personal, stopped_reason: personal } },
  bank_account_secrets: { rest: bank, columns: { award_id: business, key_version: business } },
  awards: { rest: business, columns: { offer_extended_by: personal } },
  award_sites: { rest: business },
  agreements: { rest: business, columns: { signed_by: personal, countersigned_by: personal, countersigned_name: personal } },
  agreement_versions: { rest: business, columns: { signed_by: personal, signed_name: personal } },
  agreement_papers: { rest: business },
  confirmations: { rest: short('thirty minutes; swept within a day'), columns: { person_id: personal, said: personal } },
  award_conditions: { rest: business, columns: { set_by: personal, answer: personal, answered_by: personal, ruled_by: personal, waiver_proposed_by: personal } },
  offer_reminders: { rest: business },
  publications: { rest: open, columns: { published_by: personal } },
  publication_versions: { rest: open },
  imports: { rest: business, columns: { file: personal, rows: personal, created_by: personal, confirmed_by: personal } },
  payments: { rest: business, columns: { recorded_by: personal, confirmed_by: personal } },
  outcome_returns: { rest: business, columns: { saved_by: personal, created_by: personal, submitted_by: personal, accepted_by: personal } },
  outcome_return_versions: { rest: business, columns: { saved_by: personal } },
  outcome_rollups: { rest: business },
  releases: { rest: open, columns: { drafted_by: personal, released_by: personal } },
  release_figures: { rest: open, columns: { value: business, suppressed: business, held: business, basis: business } },
  events: { rest: business, columns: { actor_id: personal } },
  clarifications: { rest: business, columns: { asked_by: personal, withdrawn_by: personal } },
  clarification_questions: { rest: business },
  // Counts alone, which are no longer about anybody: hidden when small, and read by officers only.
  equality_counts: { rest: { class: 'business', basis: 'equality of opportunity (Data Protection Act 2018, schedule 1, paragraph 8)', retention: years } },
  adjustment_requests: { rest: needs, columns: { ref: business, due_on: business, asked_at: business, answered_at: business } },
  assisted_applications: { rest: business, columns: { helped_by: personal, certifier_name: personal, certifier_email: personal, paper_recorded_by: personal, paper_confirmed_by: personal } },
  conflict_declarations: { rest: personal, columns: { id: business, financial_year: business } },
  conflicts: { rest: personal, columns: { id: business, ref: business } },
  conflict_findings: { rest: personal, columns: { id: business, application_id: business, kind: business, outcome: business } },
  award_liftings: { rest: personal, columns: { id: business, award_id: business } },
  conflict_liftings: { rest: personal, columns: { id: business, application_id: business } },
  conflict_reminders: { rest: business, columns: { person_id: personal } },
  // The log of requests stays, so that the same question is answered the same.
  information_requests: { rest: business, columns: { asked_by: personal, contact: personal, asks: personal, subject_name: personal, subject_email: personal, subject_person_id: personal, logged_by: personal, proposed_by: personal, released_by: personal, closed_by: personal } },
  information_scopes: { rest: business, columns: { added_by: personal } },
  information_items: { rest: business, columns: { body: personal } },
  information_redactions: { rest: business, columns: { words: personal, decided_by: personal } },
  information_files: { rest: business },
  information_extensions: { rest: business, columns: { extended_by: personal } },
  bank_holiday_entries: { rest: business, columns: { entered_by: personal } },
  deciding_history: { rest: business, columns: { said: personal } },
  round_statements: { rest: business, columns: { words: personal, stated_by: personal } },
  event_seals: { rest: business },
  letter_settings: { rest: business, columns: { changed_by: personal } },
  letter_paragraphs: { rest: business, columns: { text_en: personal, text_cy: personal, written_by: personal } },
  letter_batches: { rest: business, columns: { proposed_by: personal, called_off_by: personal } },
  letter_batch_items: { rest: business },
  letters: { rest: business, columns: { text_en: personal, text_cy: personal, sent_by: personal } },
  feedback_requests: { rest: business, columns: { asked_by: personal, question: personal, answer: personal, answered_by: personal } },
  complaints: { rest: { ...business, retention: 'seven years after it was answered' }, columns: { made_by: personal, recorded_by: personal, name: personal, contact: personal, what: personal, wanted: personal, reviewer_id: personal, allocated_by: personal, reasons: personal, put_right: personal } },
  audit_checkpoints: { rest: business },
  idempotency_keys: { rest: { ...business, retention: 'thirty days' }, columns: { actor_id: personal } },
  notifications: { rest: { ...business, retention: 'one year' }, columns: { email: personal, data: personal, secret_encrypted: short('until it is sent') } },
  demonstration_mail: { rest: { ...open, retention: 'while the demonstration runs' } },
  installation: { rest: open },
};

/** docs/data-map.csv: every column of every table. Throws for a table nobody has classified. */
export function dataMap(): string {
  const lines = Object.values(tables as Record<string, unknown>)
    .filter((table): table is PgTable => is(table, Table))
    .map((table) => ({ name: getTableName(table), columns: Object.keys(getTableColumns(table)).map(snake) }))
    .sort((a, b) => a.name.localeCompare(b.name))
    .flatMap(({ name, columns }) => {
      const known = map[name];
      if (!known) throw new Error(`db/data-map.ts says nothing of the table ${name}`);
      return columns.map((column) => {
        const entry = known.columns?.[column] ?? known.rest;
        return [name, column, entry.class, entry.basis, entry.retention].map((cell) => (/[",]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',');
      });
    });
  return `table,column,class,basis,retention\n${lines.join('\n')}\n`;
}

const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
