CREATE TABLE "agreement_papers" (
	"award_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"kind" text NOT NULL,
	"text_sha256" text NOT NULL,
	"pdf_sha256" text NOT NULL,
	"drawn_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "agreement_papers_award_id_number_kind_pk" PRIMARY KEY("award_id","number","kind"),
	CONSTRAINT "paper_kind_is_known" CHECK ("agreement_papers"."kind" in ('offered', 'signed', 'countersigned')),
	CONSTRAINT "paper_has_its_hash" CHECK ("agreement_papers"."pdf_sha256" ~ '^[0-9a-f]{64}$')
);
--> statement-breakpoint
CREATE TABLE "agreement_versions" (
	"award_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"text" text NOT NULL,
	"sha256" text NOT NULL,
	"offered_at" timestamp with time zone NOT NULL,
	"signed_by" uuid,
	"signed_name" text,
	"signed_at" timestamp with time zone,
	"confirmed_by" text,
	"replaced_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "agreement_versions_award_id_number_pk" PRIMARY KEY("award_id","number"),
	CONSTRAINT "earlier_signature_was_confirmed" CHECK ("agreement_versions"."confirmed_by" is null or "agreement_versions"."confirmed_by" in ('mail_code', 'mail_link', 'second_factor'))
);
--> statement-breakpoint
CREATE TABLE "award_conditions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"ref" text NOT NULL,
	"application_id" uuid NOT NULL,
	"requirement" text NOT NULL,
	"needed_by" text NOT NULL,
	"due_on" date,
	"status" text DEFAULT 'open' NOT NULL,
	"set_by" uuid NOT NULL,
	"set_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"answer" text,
	"answered_by" uuid,
	"answered_at" timestamp with time zone,
	"ruling" text,
	"ruled_by" uuid,
	"ruled_at" timestamp with time zone,
	"waiver_reason" text,
	"waiver_proposed_by" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "award_conditions_ref_unique" UNIQUE("ref"),
	CONSTRAINT "condition_is_set_once" UNIQUE("application_id","requirement"),
	CONSTRAINT "condition_status_is_known" CHECK ("award_conditions"."status" in ('open', 'answered', 'met', 'waived')),
	CONSTRAINT "condition_time_is_known" CHECK ("award_conditions"."needed_by" in ('before_signing', 'before_payment', 'by_date')),
	CONSTRAINT "condition_by_date_has_its_date" CHECK (("award_conditions"."needed_by" = 'by_date') = ("award_conditions"."due_on" is not null)),
	CONSTRAINT "condition_says_something" CHECK (length(trim("award_conditions"."requirement")) > 0),
	CONSTRAINT "ruled_condition_has_a_reason" CHECK ("award_conditions"."status" not in ('met', 'waived') or (length(trim("award_conditions"."ruling")) > 0 and "award_conditions"."ruled_by" is not null)),
	CONSTRAINT "condition_is_waived_by_a_second_person" CHECK ("award_conditions"."status" <> 'waived' or ("award_conditions"."waiver_proposed_by" is not null and "award_conditions"."waiver_proposed_by" <> "award_conditions"."ruled_by"))
);
--> statement-breakpoint
CREATE TABLE "confirmations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"purpose" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"sha256" text NOT NULL,
	"said" text NOT NULL,
	"token_hash" text NOT NULL,
	"code_hash" text NOT NULL,
	"sent_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	CONSTRAINT "confirmations_tokenHash_unique" UNIQUE("token_hash"),
	CONSTRAINT "confirmation_purpose_is_known" CHECK ("confirmations"."purpose" in ('award.accept', 'variation.accept', 'application.submit'))
);
--> statement-breakpoint
CREATE TABLE "offer_reminders" (
	"award_id" uuid NOT NULL,
	"open_until" date NOT NULL,
	"days_before" integer NOT NULL,
	"reminded_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "offer_reminders_award_id_open_until_days_before_pk" PRIMARY KEY("award_id","open_until","days_before")
);
--> statement-breakpoint
CREATE TABLE "award_liftings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"award_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"lifted_by" uuid NOT NULL,
	"lifted_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "award_lifting_has_a_reason" CHECK (length(trim("award_liftings"."reason")) > 0),
	CONSTRAINT "award_is_not_opened_by_its_person" CHECK ("award_liftings"."lifted_by" <> "award_liftings"."person_id")
);
--> statement-breakpoint
CREATE TABLE "delegations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"ref" text NOT NULL,
	"programme_id" uuid NOT NULL,
	"person_id" uuid,
	"limit_pence" bigint,
	"from_on" date NOT NULL,
	"document" text NOT NULL,
	"reason" text NOT NULL,
	"status" text DEFAULT 'proposed' NOT NULL,
	"proposed_by" uuid NOT NULL,
	"proposed_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	"rejected_reason" text,
	CONSTRAINT "delegations_ref_unique" UNIQUE("ref"),
	CONSTRAINT "delegation_status_is_known" CHECK ("delegations"."status" in ('proposed', 'confirmed', 'rejected')),
	CONSTRAINT "delegation_limit_is_not_negative" CHECK ("delegations"."limit_pence" >= 0),
	CONSTRAINT "programme_delegation_has_a_limit" CHECK ("delegations"."person_id" is not null or "delegations"."limit_pence" is not null),
	CONSTRAINT "delegation_names_its_document" CHECK (length(trim("delegations"."document")) > 0 and length(trim("delegations"."reason")) > 0),
	CONSTRAINT "delegation_is_confirmed_by_somebody_else" CHECK ("delegations"."status" <> 'confirmed' or ("delegations"."decided_by" is not null and "delegations"."decided_by" <> "delegations"."proposed_by" and "delegations"."decided_by" is distinct from "delegations"."person_id")),
	CONSTRAINT "rejected_delegation_has_a_reason" CHECK ("delegations"."status" <> 'rejected' or coalesce(length(trim("delegations"."rejected_reason")), 0) > 0)
);
--> statement-breakpoint
CREATE TABLE "variation_approvals" (
	"variation_id" uuid NOT NULL,
	"award_id" uuid NOT NULL,
	"approved_by" uuid NOT NULL,
	"proposed_by" uuid NOT NULL,
	"to_pence" bigint NOT NULL,
	"reason" text NOT NULL,
	"approved_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "variation_approvals_variation_id_approved_by_pk" PRIMARY KEY("variation_id","approved_by"),
	CONSTRAINT "variation_approver_is_not_proposer" CHECK ("variation_approvals"."approved_by" <> "variation_approvals"."proposed_by")
);
--> statement-breakpoint
CREATE TABLE "variations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"ref" text NOT NULL,
	"award_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"status" text NOT NULL,
	"reason" text NOT NULL,
	"from_pence" bigint NOT NULL,
	"to_pence" bigint NOT NULL,
	"before" jsonb NOT NULL,
	"after" jsonb NOT NULL,
	"asked_by" uuid,
	"asked_reason" text,
	"asked_at" timestamp with time zone,
	"proposed_by" uuid,
	"proposed_at" timestamp with time zone,
	"addendum" text,
	"addendum_sha256" text,
	"approved_at" timestamp with time zone,
	"accepted_by" uuid,
	"accepted_name" text,
	"accepted_at" timestamp with time zone,
	"confirmed_by" text,
	"effective_at" timestamp with time zone,
	"ended_by" uuid,
	"ended_reason" text,
	"ended_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "variations_ref_unique" UNIQUE("ref"),
	CONSTRAINT "variation_kind_is_known" CHECK ("variations"."kind" in ('terms', 'unused')),
	CONSTRAINT "variation_status_is_known" CHECK ("variations"."status" in ('asked', 'proposed', 'approved', 'in_effect', 'refused', 'declined', 'withdrawn')),
	CONSTRAINT "variation_amount_is_not_negative" CHECK ("variations"."to_pence" >= 0 and ("variations"."kind" = 'unused' or "variations"."to_pence" > 0)),
	CONSTRAINT "what_is_released_is_less" CHECK ("variations"."kind" <> 'unused' or "variations"."to_pence" < "variations"."from_pence"),
	CONSTRAINT "variation_has_a_reason" CHECK (length(trim("variations"."reason")) > 0),
	CONSTRAINT "variation_is_asked_or_proposed" CHECK ("variations"."asked_by" is not null or "variations"."proposed_by" is not null),
	CONSTRAINT "offered_variation_has_an_addendum" CHECK ("variations"."status" <> 'approved' or ("variations"."addendum" is not null and "variations"."addendum_sha256" is not null)),
	CONSTRAINT "ended_variation_has_a_reason" CHECK ("variations"."status" not in ('refused', 'declined', 'withdrawn') or coalesce(length(trim("variations"."ended_reason")), 0) > 0),
	CONSTRAINT "acceptance_is_confirmed_in_a_known_way" CHECK ("variations"."confirmed_by" is null or "variations"."confirmed_by" in ('mail_code', 'mail_link', 'second_factor'))
);
--> statement-breakpoint
CREATE TABLE "virements" (
	"id" uuid PRIMARY KEY NOT NULL,
	"ref" text NOT NULL,
	"programme_id" uuid NOT NULL,
	"from_envelope_id" uuid NOT NULL,
	"to_envelope_id" uuid NOT NULL,
	"amount_pence" bigint NOT NULL,
	"reason" text NOT NULL,
	"consent_by" text,
	"consent_document" text,
	"consent_on" date,
	"status" text DEFAULT 'proposed' NOT NULL,
	"proposed_by" uuid NOT NULL,
	"proposed_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	"rejected_reason" text,
	CONSTRAINT "virements_ref_unique" UNIQUE("ref"),
	CONSTRAINT "virement_status_is_known" CHECK ("virements"."status" in ('proposed', 'confirmed', 'rejected')),
	CONSTRAINT "virement_amount_is_positive" CHECK ("virements"."amount_pence" > 0),
	CONSTRAINT "virement_changes_envelope" CHECK ("virements"."from_envelope_id" <> "virements"."to_envelope_id"),
	CONSTRAINT "virement_is_confirmed_by_a_second_person" CHECK ("virements"."status" <> 'confirmed' or ("virements"."decided_by" is not null and "virements"."decided_by" <> "virements"."proposed_by")),
	CONSTRAINT "consent_is_whole" CHECK (("virements"."consent_by" is null) = ("virements"."consent_document" is null) and ("virements"."consent_by" is null) = ("virements"."consent_on" is null)),
	CONSTRAINT "rejected_virement_has_a_reason" CHECK ("virements"."status" <> 'rejected' or coalesce(length(trim("virements"."rejected_reason")), 0) > 0)
);
--> statement-breakpoint
CREATE TABLE "bank_holiday_entries" (
	"id" uuid PRIMARY KEY NOT NULL,
	"on_date" date NOT NULL,
	"proclaimed" boolean NOT NULL,
	"reason" text NOT NULL,
	"entered_by" uuid NOT NULL,
	"entered_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "bank_holiday_entry_has_a_reason" CHECK (length(trim("bank_holiday_entries"."reason")) > 0)
);
--> statement-breakpoint
CREATE TABLE "information_extensions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"request_id" uuid NOT NULL,
	"clause" text NOT NULL,
	"reason" text NOT NULL,
	"from_due" date NOT NULL,
	"to_due" date NOT NULL,
	"extended_by" uuid NOT NULL,
	"extended_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "extension_clause_is_known" CHECK ("information_extensions"."clause" in ('s10_3', 'r7_1', 'art12_3')),
	CONSTRAINT "information_extension_has_a_reason" CHECK (length(trim("information_extensions"."reason")) > 0),
	CONSTRAINT "information_is_due_later_when_extended" CHECK ("information_extensions"."to_due" > "information_extensions"."from_due")
);
--> statement-breakpoint
CREATE TABLE "information_files" (
	"request_id" uuid NOT NULL,
	"name" text NOT NULL,
	"bytes" "bytea" NOT NULL,
	"sha256" text NOT NULL,
	"made_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "information_files_request_id_name_pk" PRIMARY KEY("request_id","name"),
	CONSTRAINT "information_file_name_is_known" CHECK ("information_files"."name" in ('copy.pdf', 'copy.txt', 'copy.csv'))
);
--> statement-breakpoint
CREATE TABLE "information_items" (
	"id" uuid PRIMARY KEY NOT NULL,
	"request_id" uuid NOT NULL,
	"scope_id" uuid NOT NULL,
	"application_id" uuid,
	"number" integer NOT NULL,
	"kind" text NOT NULL,
	"heading" text NOT NULL,
	"body" text NOT NULL,
	"file_ref" text,
	"file_sha256" text,
	CONSTRAINT "information_item_is_numbered_once" UNIQUE("request_id","number"),
	CONSTRAINT "information_file_item_has_its_hash" CHECK (("information_items"."kind" = 'file') = ("information_items"."file_ref" is not null and "information_items"."file_sha256" is not null)),
	CONSTRAINT "information_item_kind_is_known" CHECK ("information_items"."kind" in ('record', 'answer', 'sift', 'check', 'score', 'moderation', 'recommendation', 'decision', 'comment', 'flag', 'clarification', 'letter', 'agreement', 'payment', 'event', 'person', 'feedback', 'complaint', 'variation', 'condition', 'decision_record', 'file'))
);
--> statement-breakpoint
CREATE TABLE "information_redactions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"request_id" uuid NOT NULL,
	"item_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"kind" text NOT NULL,
	"whole" boolean DEFAULT false NOT NULL,
	"words" text DEFAULT '' NOT NULL,
	"exemption" text NOT NULL,
	"reason" text NOT NULL,
	"status" text DEFAULT 'proposed' NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	CONSTRAINT "redaction_is_numbered_once" UNIQUE("request_id","number"),
	CONSTRAINT "redaction_exemption_is_known" CHECK ("information_redactions"."exemption" in ('s21', 's22', 's31', 's36', 's38', 's40_2', 's41', 's42', 's43_2', 'r12_4d', 'r12_4e', 'r12_5b', 'r12_5e', 'r12_5f', 'r13', 'sch2_16', 'sch2_19', 'sch2_22')),
	CONSTRAINT "redaction_kind_is_known" CHECK ("information_redactions"."kind" in ('email', 'phone', 'postcode', 'name', 'officer', 'file')),
	CONSTRAINT "redaction_status_is_known" CHECK ("information_redactions"."status" in ('proposed', 'accepted', 'removed')),
	CONSTRAINT "redaction_has_a_reason" CHECK (length(trim("information_redactions"."reason")) > 0),
	CONSTRAINT "redaction_is_decided_by_somebody" CHECK (("information_redactions"."status" = 'proposed') = ("information_redactions"."decided_by" is null))
);
--> statement-breakpoint
CREATE TABLE "information_requests" (
	"id" uuid PRIMARY KEY NOT NULL,
	"ref" text NOT NULL,
	"kind" text NOT NULL,
	"status" text DEFAULT 'open' NOT NULL,
	"asked_by" text NOT NULL,
	"contact" text,
	"asks" text NOT NULL,
	"locale" text DEFAULT 'en' NOT NULL,
	"received_on" date NOT NULL,
	"due_on" date NOT NULL,
	"subject_name" text,
	"subject_email" text,
	"subject_person_id" uuid,
	"logged_by" uuid NOT NULL,
	"logged_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"proposed_by" uuid,
	"proposed_at" timestamp with time zone,
	"released_by" uuid,
	"released_at" timestamp with time zone,
	"sent_back_reason" text,
	"closed_by" uuid,
	"closed_reason" text,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "information_requests_ref_unique" UNIQUE("ref"),
	CONSTRAINT "information_request_kind_is_known" CHECK ("information_requests"."kind" in ('foi', 'eir', 'subject_access')),
	CONSTRAINT "information_request_status_is_known" CHECK ("information_requests"."status" in ('open', 'awaiting_release', 'released', 'closed')),
	CONSTRAINT "information_request_language_is_known" CHECK ("information_requests"."locale" in ('en', 'cy')),
	CONSTRAINT "subject_access_names_its_person" CHECK ("information_requests"."kind" <> 'subject_access' or length(trim(coalesce("information_requests"."subject_name", ''))) > 0),
	CONSTRAINT "information_is_released_by_a_second_person" CHECK ("information_requests"."status" <> 'released' or ("information_requests"."released_by" is not null and "information_requests"."proposed_by" is not null and "information_requests"."released_by" <> "information_requests"."proposed_by")),
	CONSTRAINT "closed_information_request_has_a_reason" CHECK ("information_requests"."status" <> 'closed' or ("information_requests"."closed_by" is not null and length(trim(coalesce("information_requests"."closed_reason", ''))) > 0))
);
--> statement-breakpoint
CREATE TABLE "information_scopes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"request_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"record" text NOT NULL,
	"application_id" uuid,
	"award_id" uuid,
	"round_id" uuid,
	"added_by" uuid NOT NULL,
	"added_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "request_covers_it_once" UNIQUE("request_id","record"),
	CONSTRAINT "information_scope_kind_is_known" CHECK ("information_scopes"."kind" in ('application', 'award', 'round', 'person'))
);
--> statement-breakpoint
CREATE TABLE "complaints" (
	"id" uuid PRIMARY KEY NOT NULL,
	"ref" text NOT NULL,
	"application_id" uuid NOT NULL,
	"made_by" uuid,
	"recorded_by" uuid,
	"name" text NOT NULL,
	"contact" text NOT NULL,
	"what" text NOT NULL,
	"wanted" text,
	"made_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"due_on" date NOT NULL,
	"reviewer_id" uuid,
	"allocated_by" uuid,
	"allocated_at" timestamp with time zone,
	"outcome" text,
	"reasons" text,
	"put_right" text,
	"answered_at" timestamp with time zone,
	CONSTRAINT "complaints_ref_unique" UNIQUE("ref"),
	CONSTRAINT "complaint_says_something" CHECK (length(trim("complaints"."what")) > 0),
	CONSTRAINT "complaint_is_made_or_recorded" CHECK (("complaints"."made_by" is null) <> ("complaints"."recorded_by" is null)),
	CONSTRAINT "complaint_outcome_is_known" CHECK ("complaints"."outcome" is null or "complaints"."outcome" in ('upheld', 'partly_upheld', 'not_upheld')),
	CONSTRAINT "complaint_is_answered_with_reasons" CHECK (("complaints"."outcome" is null) = ("complaints"."answered_at" is null) and ("complaints"."outcome" is null or ("complaints"."reviewer_id" is not null and coalesce(length(trim("complaints"."reasons")), 0) > 0)))
);
--> statement-breakpoint
CREATE TABLE "feedback_requests" (
	"id" uuid PRIMARY KEY NOT NULL,
	"ref" text NOT NULL,
	"application_id" uuid NOT NULL,
	"asked_by" uuid NOT NULL,
	"asked_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"question" text NOT NULL,
	"due_on" date NOT NULL,
	"answer" text,
	"answered_by" uuid,
	"answered_at" timestamp with time zone,
	CONSTRAINT "feedback_requests_ref_unique" UNIQUE("ref"),
	CONSTRAINT "feedback_is_asked_for_once" UNIQUE("application_id"),
	CONSTRAINT "feedback_asks_something" CHECK (length(trim("feedback_requests"."question")) > 0),
	CONSTRAINT "answered_feedback_has_an_answer" CHECK (("feedback_requests"."answered_at" is null) = ("feedback_requests"."answered_by" is null) and ("feedback_requests"."answered_at" is null or coalesce(length(trim("feedback_requests"."answer")), 0) > 0))
);
--> statement-breakpoint
CREATE TABLE "letter_batch_items" (
	"batch_id" uuid NOT NULL,
	"application_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"outcome" text,
	"problem" text,
	"done_at" timestamp with time zone,
	CONSTRAINT "letter_batch_items_batch_id_application_id_pk" PRIMARY KEY("batch_id","application_id"),
	CONSTRAINT "batch_item_kind_is_known" CHECK ("letter_batch_items"."kind" in ('offer', 'reserve', 'decline', 'ineligible')),
	CONSTRAINT "batch_item_outcome_is_known" CHECK ("letter_batch_items"."outcome" is null or "letter_batch_items"."outcome" in ('sent', 'not_sent')),
	CONSTRAINT "unsent_letter_has_a_reason" CHECK (("letter_batch_items"."outcome" is not distinct from 'not_sent') = ("letter_batch_items"."problem" is not null))
);
--> statement-breakpoint
CREATE TABLE "letter_batches" (
	"id" uuid PRIMARY KEY NOT NULL,
	"ref" text NOT NULL,
	"round_id" uuid NOT NULL,
	"send_at" timestamp with time zone NOT NULL,
	"status" text DEFAULT 'proposed' NOT NULL,
	"proposed_by" uuid NOT NULL,
	"proposed_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"called_off_by" uuid,
	"called_off_at" timestamp with time zone,
	"called_off_reason" text,
	"finished_at" timestamp with time zone,
	CONSTRAINT "letter_batches_ref_unique" UNIQUE("ref"),
	CONSTRAINT "letter_batch_status_is_known" CHECK ("letter_batches"."status" in ('proposed', 'called_off', 'sent')),
	CONSTRAINT "called_off_batch_has_a_reason" CHECK (("letter_batches"."status" = 'called_off') = ("letter_batches"."called_off_at" is not null) and ("letter_batches"."called_off_at" is null or coalesce(length(trim("letter_batches"."called_off_reason")), 0) > 0))
);
--> statement-breakpoint
CREATE TABLE "letter_paragraphs" (
	"application_id" uuid PRIMARY KEY NOT NULL,
	"text_en" text NOT NULL,
	"text_cy" text NOT NULL,
	"written_by" uuid NOT NULL,
	"written_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "letter_settings" (
	"round_id" uuid PRIMARY KEY NOT NULL,
	"texts" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"reasons" boolean DEFAULT true NOT NULL,
	"scores" boolean DEFAULT true NOT NULL,
	"bilingual" boolean DEFAULT false NOT NULL,
	"feedback_days" integer DEFAULT 28 NOT NULL,
	"changed_by" uuid NOT NULL,
	"changed_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "feedback_days_are_not_negative" CHECK ("letter_settings"."feedback_days" between 0 and 365)
);
--> statement-breakpoint
CREATE TABLE "letters" (
	"id" uuid PRIMARY KEY NOT NULL,
	"application_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"language" text NOT NULL,
	"text_en" text,
	"text_cy" text,
	"sha256" text NOT NULL,
	"batch_id" uuid,
	"sent_by" uuid NOT NULL,
	"sent_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"feedback_until" date,
	CONSTRAINT "letter_of_a_kind_is_sent_once" UNIQUE("application_id","kind"),
	CONSTRAINT "letter_kind_is_known" CHECK ("letters"."kind" in ('offer', 'reserve', 'decline', 'ineligible')),
	CONSTRAINT "letter_has_the_texts_of_its_language" CHECK ("letters"."language" in ('en', 'cy', 'both') and ("letters"."language" = 'cy') = ("letters"."text_en" is null) and ("letters"."language" = 'en') = ("letters"."text_cy" is null))
);
--> statement-breakpoint
CREATE TABLE "bank_account_secrets" (
	"bank_account_id" uuid PRIMARY KEY NOT NULL,
	"award_id" uuid NOT NULL,
	"key_version" integer NOT NULL,
	"sealed" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "bank_accounts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"ref" text NOT NULL,
	"award_id" uuid NOT NULL,
	"status" text DEFAULT 'asked' NOT NULL,
	"last_digits" text NOT NULL,
	"fingerprint" text NOT NULL,
	"paper" text,
	"asked_by" uuid NOT NULL,
	"asked_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"called_back" text,
	"payee_checked" boolean,
	"confirmed_by" uuid,
	"confirmed_at" timestamp with time zone,
	"takes_effect_at" timestamp with time zone,
	"in_force_at" timestamp with time zone,
	"stopped_by" uuid,
	"stopped_at" timestamp with time zone,
	"stopped_reason" text,
	CONSTRAINT "bank_accounts_ref_unique" UNIQUE("ref"),
	CONSTRAINT "bank_account_status_is_known" CHECK ("bank_accounts"."status" in ('asked', 'confirmed', 'in_force', 'replaced', 'stopped')),
	CONSTRAINT "bank_account_is_confirmed_by_a_second_person" CHECK ("bank_accounts"."confirmed_by" <> "bank_accounts"."asked_by"),
	CONSTRAINT "bank_account_is_confirmed_after_a_call" CHECK (("bank_accounts"."confirmed_at" is null) = ("bank_accounts"."confirmed_by" is null) and ("bank_accounts"."confirmed_at" is null or (length(trim("bank_accounts"."called_back")) > 0 and "bank_accounts"."payee_checked" is not null and "bank_accounts"."takes_effect_at" >= "bank_accounts"."confirmed_at"))),
	CONSTRAINT "bank_account_in_force_was_confirmed" CHECK ("bank_accounts"."status" not in ('confirmed', 'in_force', 'replaced') or "bank_accounts"."confirmed_at" is not null),
	CONSTRAINT "stopped_bank_account_has_a_reason" CHECK (("bank_accounts"."status" = 'stopped') = ("bank_accounts"."stopped_by" is not null and length(trim("bank_accounts"."stopped_reason")) > 0)),
	CONSTRAINT "bank_account_shows_four_digits" CHECK ("bank_accounts"."last_digits" ~ '^[0-9]{4}$')
);
--> statement-breakpoint
CREATE TABLE "diligence_checks" (
	"id" uuid PRIMARY KEY NOT NULL,
	"application_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"number" integer NOT NULL,
	"rating" text NOT NULL,
	"notes" text NOT NULL,
	"register" jsonb,
	"subsidy" text,
	"reference" text,
	"fraud" jsonb,
	"checked_by" uuid NOT NULL,
	"checked_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "check_is_numbered_once" UNIQUE("application_id","kind","number"),
	CONSTRAINT "check_kind_is_known" CHECK ("diligence_checks"."kind" in ('identity', 'accounts', 'duplicates', 'governing', 'subsidy', 'fraud')),
	CONSTRAINT "check_rating_is_known" CHECK ("diligence_checks"."rating" in ('green', 'amber', 'red')),
	CONSTRAINT "amber_and_red_have_notes" CHECK ("diligence_checks"."rating" = 'green' or length(trim("diligence_checks"."notes")) > 0),
	CONSTRAINT "subsidy_is_decided_by_its_check" CHECK (("diligence_checks"."kind" = 'subsidy') = ("diligence_checks"."subsidy" is not null)),
	CONSTRAINT "subsidy_decision_is_known" CHECK ("diligence_checks"."subsidy" is null or "diligence_checks"."subsidy" in ('not_a_subsidy', 'minimal', 'scheme', 'individual')),
	CONSTRAINT "subsidy_names_its_reference" CHECK (coalesce("diligence_checks"."subsidy", '') not in ('scheme', 'individual') or coalesce(length(trim("diligence_checks"."reference")), 0) > 0),
	CONSTRAINT "fraud_is_scored_by_its_check" CHECK (("diligence_checks"."kind" = 'fraud') = ("diligence_checks"."fraud" is not null))
);
--> statement-breakpoint
CREATE TABLE "diligence_liftings" (
	"check_id" uuid PRIMARY KEY NOT NULL,
	"application_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"lifted_by" uuid NOT NULL,
	"lifted_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "lifting_has_a_reason" CHECK (length(trim("diligence_liftings"."reason")) > 0)
);
--> statement-breakpoint
CREATE TABLE "diligence_rules" (
	"round_id" uuid PRIMARY KEY NOT NULL,
	"mandatory" jsonb NOT NULL,
	"changed_by" uuid NOT NULL,
	"changed_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "register_answers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"application_id" uuid NOT NULL,
	"answer" jsonb NOT NULL,
	"asked_by" uuid NOT NULL,
	"asked_at" timestamp with time zone DEFAULT app_now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "subsidy_entries" (
	"id" uuid PRIMARY KEY NOT NULL,
	"award_id" uuid NOT NULL,
	"reference" text NOT NULL,
	"uploaded_on" date NOT NULL,
	"recorded_by" uuid NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "subsidy_entry_has_a_reference" CHECK (length(trim("subsidy_entries"."reference")) > 0)
);
--> statement-breakpoint
CREATE TABLE "deciding_history" (
	"sequence" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "deciding_history_sequence_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"application_id" uuid NOT NULL,
	"source" text NOT NULL,
	"row_key" text NOT NULL,
	"said" jsonb NOT NULL,
	"at" timestamp with time zone DEFAULT app_now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "round_statements" (
	"id" uuid PRIMARY KEY NOT NULL,
	"round_id" uuid NOT NULL,
	"requirement" text NOT NULL,
	"words" text NOT NULL,
	"reference" text,
	"dated_on" date NOT NULL,
	"stated_by" uuid NOT NULL,
	"stated_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "statement_requirement_is_known" CHECK ("round_statements"."requirement" in ('senior_officer', 'governance', 'advice_panel', 'business_case', 'competition', 'agreement', 'risk', 'performance', 'review', 'training')),
	CONSTRAINT "statement_says_something" CHECK (length(trim("round_statements"."words")) > 0)
);
--> statement-breakpoint
CREATE TABLE "provider_identities" (
	"issuer" text NOT NULL,
	"subject" text NOT NULL,
	"person_id" uuid NOT NULL,
	"linked_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "provider_identities_issuer_subject_pk" PRIMARY KEY("issuer","subject")
);
--> statement-breakpoint
CREATE TABLE "provider_links" (
	"id" uuid PRIMARY KEY NOT NULL,
	"token_hash" text NOT NULL,
	"issuer" text NOT NULL,
	"subject" text NOT NULL,
	"person_id" uuid NOT NULL,
	"asked_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	CONSTRAINT "provider_links_tokenHash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
ALTER TABLE "assignments" DROP CONSTRAINT "assessor_is_assigned_once";--> statement-breakpoint
ALTER TABLE "bulk_runs" DROP CONSTRAINT "bulk_run_kind_is_known";--> statement-breakpoint
ALTER TABLE "awards" DROP CONSTRAINT "award_status_is_known";--> statement-breakpoint
ALTER TABLE "awards" DROP CONSTRAINT "award_amount_is_positive";--> statement-breakpoint
DROP INDEX "applications_queue_of_all";--> statement-breakpoint
ALTER TABLE "applications" ADD COLUMN "search_words" "tsvector" DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "applications" DROP COLUMN "search_text";--> statement-breakpoint
ALTER TABLE "decisions" ADD COLUMN "authority" text DEFAULT 'approver' NOT NULL;--> statement-breakpoint
ALTER TABLE "decisions" ADD COLUMN "authority_name" text;--> statement-breakpoint
ALTER TABLE "decisions" ADD COLUMN "authority_on" date;--> statement-breakpoint
ALTER TABLE "decisions" ADD COLUMN "authority_document" text;--> statement-breakpoint
ALTER TABLE "submissions" ADD COLUMN "facts" jsonb GENERATED ALWAYS AS (frozen::jsonb -> 'facts') STORED;--> statement-breakpoint
ALTER TABLE "agreements" ADD COLUMN "confirmed_by" text;--> statement-breakpoint
ALTER TABLE "agreements" ADD COLUMN "number" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "agreements" ADD COLUMN "countersigned_name" text;--> statement-breakpoint
ALTER TABLE "awards" ADD COLUMN "offer_extended_reason" text;--> statement-breakpoint
ALTER TABLE "awards" ADD COLUMN "offer_extended_by" uuid;--> statement-breakpoint
ALTER TABLE "awards" ADD COLUMN "offer_extended_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "organisations" ADD COLUMN "place" text;--> statement-breakpoint
ALTER TABLE "organisations" ADD COLUMN "place_region" text;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "provider_token" text;--> statement-breakpoint
ALTER TABLE "agreement_papers" ADD CONSTRAINT "agreement_papers_award_id_awards_id_fk" FOREIGN KEY ("award_id") REFERENCES "public"."awards"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreement_versions" ADD CONSTRAINT "agreement_versions_award_id_awards_id_fk" FOREIGN KEY ("award_id") REFERENCES "public"."awards"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreement_versions" ADD CONSTRAINT "agreement_versions_signed_by_people_id_fk" FOREIGN KEY ("signed_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "award_conditions" ADD CONSTRAINT "award_conditions_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "award_conditions" ADD CONSTRAINT "award_conditions_set_by_people_id_fk" FOREIGN KEY ("set_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "award_conditions" ADD CONSTRAINT "award_conditions_answered_by_people_id_fk" FOREIGN KEY ("answered_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "award_conditions" ADD CONSTRAINT "award_conditions_ruled_by_people_id_fk" FOREIGN KEY ("ruled_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "award_conditions" ADD CONSTRAINT "award_conditions_waiver_proposed_by_people_id_fk" FOREIGN KEY ("waiver_proposed_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "confirmations" ADD CONSTRAINT "confirmations_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offer_reminders" ADD CONSTRAINT "offer_reminders_award_id_awards_id_fk" FOREIGN KEY ("award_id") REFERENCES "public"."awards"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "award_liftings" ADD CONSTRAINT "award_liftings_award_id_awards_id_fk" FOREIGN KEY ("award_id") REFERENCES "public"."awards"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "award_liftings" ADD CONSTRAINT "award_liftings_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "award_liftings" ADD CONSTRAINT "award_liftings_lifted_by_people_id_fk" FOREIGN KEY ("lifted_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delegations" ADD CONSTRAINT "delegations_programme_id_grant_programmes_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."grant_programmes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delegations" ADD CONSTRAINT "delegations_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delegations" ADD CONSTRAINT "delegations_proposed_by_people_id_fk" FOREIGN KEY ("proposed_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delegations" ADD CONSTRAINT "delegations_decided_by_people_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "variation_approvals" ADD CONSTRAINT "variation_approvals_variation_id_variations_id_fk" FOREIGN KEY ("variation_id") REFERENCES "public"."variations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "variation_approvals" ADD CONSTRAINT "variation_approvals_award_id_awards_id_fk" FOREIGN KEY ("award_id") REFERENCES "public"."awards"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "variation_approvals" ADD CONSTRAINT "variation_approvals_approved_by_people_id_fk" FOREIGN KEY ("approved_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "variation_approvals" ADD CONSTRAINT "variation_approvals_proposed_by_people_id_fk" FOREIGN KEY ("proposed_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "variations" ADD CONSTRAINT "variations_award_id_awards_id_fk" FOREIGN KEY ("award_id") REFERENCES "public"."awards"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "variations" ADD CONSTRAINT "variations_asked_by_people_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "variations" ADD CONSTRAINT "variations_proposed_by_people_id_fk" FOREIGN KEY ("proposed_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "variations" ADD CONSTRAINT "variations_accepted_by_people_id_fk" FOREIGN KEY ("accepted_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "variations" ADD CONSTRAINT "variations_ended_by_people_id_fk" FOREIGN KEY ("ended_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "virements" ADD CONSTRAINT "virements_programme_id_grant_programmes_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."grant_programmes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "virements" ADD CONSTRAINT "virements_from_envelope_id_envelopes_id_fk" FOREIGN KEY ("from_envelope_id") REFERENCES "public"."envelopes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "virements" ADD CONSTRAINT "virements_to_envelope_id_envelopes_id_fk" FOREIGN KEY ("to_envelope_id") REFERENCES "public"."envelopes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "virements" ADD CONSTRAINT "virements_proposed_by_people_id_fk" FOREIGN KEY ("proposed_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "virements" ADD CONSTRAINT "virements_decided_by_people_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bank_holiday_entries" ADD CONSTRAINT "bank_holiday_entries_entered_by_people_id_fk" FOREIGN KEY ("entered_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "information_extensions" ADD CONSTRAINT "information_extensions_request_id_information_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."information_requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "information_extensions" ADD CONSTRAINT "information_extensions_extended_by_people_id_fk" FOREIGN KEY ("extended_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "information_files" ADD CONSTRAINT "information_files_request_id_information_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."information_requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "information_items" ADD CONSTRAINT "information_items_request_id_information_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."information_requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "information_items" ADD CONSTRAINT "information_items_scope_id_information_scopes_id_fk" FOREIGN KEY ("scope_id") REFERENCES "public"."information_scopes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "information_items" ADD CONSTRAINT "information_items_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "information_redactions" ADD CONSTRAINT "information_redactions_request_id_information_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."information_requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "information_redactions" ADD CONSTRAINT "information_redactions_item_id_information_items_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."information_items"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "information_redactions" ADD CONSTRAINT "information_redactions_decided_by_people_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "information_requests" ADD CONSTRAINT "information_requests_subject_person_id_people_id_fk" FOREIGN KEY ("subject_person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "information_requests" ADD CONSTRAINT "information_requests_logged_by_people_id_fk" FOREIGN KEY ("logged_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "information_requests" ADD CONSTRAINT "information_requests_proposed_by_people_id_fk" FOREIGN KEY ("proposed_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "information_requests" ADD CONSTRAINT "information_requests_released_by_people_id_fk" FOREIGN KEY ("released_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "information_requests" ADD CONSTRAINT "information_requests_closed_by_people_id_fk" FOREIGN KEY ("closed_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "information_scopes" ADD CONSTRAINT "information_scopes_request_id_information_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."information_requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "information_scopes" ADD CONSTRAINT "information_scopes_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "information_scopes" ADD CONSTRAINT "information_scopes_award_id_awards_id_fk" FOREIGN KEY ("award_id") REFERENCES "public"."awards"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "information_scopes" ADD CONSTRAINT "information_scopes_round_id_funding_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."funding_rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "information_scopes" ADD CONSTRAINT "information_scopes_added_by_people_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "complaints" ADD CONSTRAINT "complaints_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "complaints" ADD CONSTRAINT "complaints_made_by_people_id_fk" FOREIGN KEY ("made_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "complaints" ADD CONSTRAINT "complaints_recorded_by_people_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "complaints" ADD CONSTRAINT "complaints_reviewer_id_people_id_fk" FOREIGN KEY ("reviewer_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "complaints" ADD CONSTRAINT "complaints_allocated_by_people_id_fk" FOREIGN KEY ("allocated_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feedback_requests" ADD CONSTRAINT "feedback_requests_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feedback_requests" ADD CONSTRAINT "feedback_requests_asked_by_people_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feedback_requests" ADD CONSTRAINT "feedback_requests_answered_by_people_id_fk" FOREIGN KEY ("answered_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letter_batch_items" ADD CONSTRAINT "letter_batch_items_batch_id_letter_batches_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."letter_batches"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letter_batch_items" ADD CONSTRAINT "letter_batch_items_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letter_batches" ADD CONSTRAINT "letter_batches_round_id_funding_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."funding_rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letter_batches" ADD CONSTRAINT "letter_batches_proposed_by_people_id_fk" FOREIGN KEY ("proposed_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letter_batches" ADD CONSTRAINT "letter_batches_called_off_by_people_id_fk" FOREIGN KEY ("called_off_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letter_paragraphs" ADD CONSTRAINT "letter_paragraphs_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letter_paragraphs" ADD CONSTRAINT "letter_paragraphs_written_by_people_id_fk" FOREIGN KEY ("written_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letter_settings" ADD CONSTRAINT "letter_settings_round_id_funding_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."funding_rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letter_settings" ADD CONSTRAINT "letter_settings_changed_by_people_id_fk" FOREIGN KEY ("changed_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letters" ADD CONSTRAINT "letters_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letters" ADD CONSTRAINT "letters_batch_id_letter_batches_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."letter_batches"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letters" ADD CONSTRAINT "letters_sent_by_people_id_fk" FOREIGN KEY ("sent_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bank_account_secrets" ADD CONSTRAINT "bank_account_secrets_bank_account_id_bank_accounts_id_fk" FOREIGN KEY ("bank_account_id") REFERENCES "public"."bank_accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bank_account_secrets" ADD CONSTRAINT "bank_account_secrets_award_id_awards_id_fk" FOREIGN KEY ("award_id") REFERENCES "public"."awards"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bank_accounts" ADD CONSTRAINT "bank_accounts_award_id_awards_id_fk" FOREIGN KEY ("award_id") REFERENCES "public"."awards"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bank_accounts" ADD CONSTRAINT "bank_accounts_asked_by_people_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bank_accounts" ADD CONSTRAINT "bank_accounts_confirmed_by_people_id_fk" FOREIGN KEY ("confirmed_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bank_accounts" ADD CONSTRAINT "bank_accounts_stopped_by_people_id_fk" FOREIGN KEY ("stopped_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "diligence_checks" ADD CONSTRAINT "diligence_checks_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "diligence_checks" ADD CONSTRAINT "diligence_checks_checked_by_people_id_fk" FOREIGN KEY ("checked_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "diligence_liftings" ADD CONSTRAINT "diligence_liftings_check_id_diligence_checks_id_fk" FOREIGN KEY ("check_id") REFERENCES "public"."diligence_checks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "diligence_liftings" ADD CONSTRAINT "diligence_liftings_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "diligence_liftings" ADD CONSTRAINT "diligence_liftings_lifted_by_people_id_fk" FOREIGN KEY ("lifted_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "diligence_rules" ADD CONSTRAINT "diligence_rules_round_id_funding_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."funding_rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "diligence_rules" ADD CONSTRAINT "diligence_rules_changed_by_people_id_fk" FOREIGN KEY ("changed_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "register_answers" ADD CONSTRAINT "register_answers_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "register_answers" ADD CONSTRAINT "register_answers_asked_by_people_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subsidy_entries" ADD CONSTRAINT "subsidy_entries_award_id_awards_id_fk" FOREIGN KEY ("award_id") REFERENCES "public"."awards"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subsidy_entries" ADD CONSTRAINT "subsidy_entries_recorded_by_people_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deciding_history" ADD CONSTRAINT "deciding_history_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "round_statements" ADD CONSTRAINT "round_statements_round_id_funding_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."funding_rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "round_statements" ADD CONSTRAINT "round_statements_stated_by_people_id_fk" FOREIGN KEY ("stated_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "provider_identities" ADD CONSTRAINT "provider_identities_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "provider_links" ADD CONSTRAINT "provider_links_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "award_conditions_by_application" ON "award_conditions" USING btree ("application_id");--> statement-breakpoint
CREATE INDEX "award_conditions_answered" ON "award_conditions" USING btree ("answered_at") WHERE "award_conditions"."status" = 'answered';--> statement-breakpoint
CREATE INDEX "confirmations_by_person" ON "confirmations" USING btree ("person_id","purpose","subject_id");--> statement-breakpoint
CREATE INDEX "award_liftings_by_person" ON "award_liftings" USING btree ("person_id","award_id");--> statement-breakpoint
CREATE INDEX "delegations_in_effect" ON "delegations" USING btree ("programme_id","person_id","from_on");--> statement-breakpoint
CREATE INDEX "variations_by_award" ON "variations" USING btree ("award_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "one_variation_is_open_per_award" ON "variations" USING btree ("award_id") WHERE "variations"."status" in ('asked', 'proposed', 'approved');--> statement-breakpoint
CREATE INDEX "virements_by_time" ON "virements" USING btree ("proposed_at","id");--> statement-breakpoint
CREATE INDEX "bank_holiday_entries_by_date" ON "bank_holiday_entries" USING btree ("on_date","entered_at");--> statement-breakpoint
CREATE INDEX "information_extensions_by_request" ON "information_extensions" USING btree ("request_id");--> statement-breakpoint
CREATE INDEX "information_redactions_by_item" ON "information_redactions" USING btree ("item_id");--> statement-breakpoint
CREATE INDEX "information_requests_by_due" ON "information_requests" USING btree ("status","due_on");--> statement-breakpoint
CREATE INDEX "complaints_by_application" ON "complaints" USING btree ("application_id");--> statement-breakpoint
CREATE INDEX "complaints_by_date" ON "complaints" USING btree ("due_on","id");--> statement-breakpoint
CREATE INDEX "feedback_requests_by_date" ON "feedback_requests" USING btree ("due_on","id");--> statement-breakpoint
CREATE INDEX "letter_batch_items_by_application" ON "letter_batch_items" USING btree ("application_id");--> statement-breakpoint
CREATE INDEX "letter_batch_items_waiting" ON "letter_batch_items" USING btree ("batch_id") WHERE "letter_batch_items"."outcome" is null;--> statement-breakpoint
CREATE INDEX "letter_batches_due" ON "letter_batches" USING btree ("send_at") WHERE "letter_batches"."status" = 'proposed';--> statement-breakpoint
CREATE INDEX "letter_batches_by_round" ON "letter_batches" USING btree ("round_id","id");--> statement-breakpoint
CREATE INDEX "bank_accounts_by_award" ON "bank_accounts" USING btree ("award_id","asked_at");--> statement-breakpoint
CREATE INDEX "bank_accounts_by_fingerprint" ON "bank_accounts" USING btree ("fingerprint");--> statement-breakpoint
CREATE UNIQUE INDEX "one_bank_account_is_open_per_award" ON "bank_accounts" USING btree ("award_id") WHERE "bank_accounts"."status" in ('asked', 'confirmed');--> statement-breakpoint
CREATE UNIQUE INDEX "one_bank_account_is_in_force_per_award" ON "bank_accounts" USING btree ("award_id") WHERE "bank_accounts"."status" = 'in_force';--> statement-breakpoint
CREATE INDEX "diligence_liftings_by_application" ON "diligence_liftings" USING btree ("application_id");--> statement-breakpoint
CREATE INDEX "register_answers_by_application" ON "register_answers" USING btree ("application_id","asked_at");--> statement-breakpoint
CREATE INDEX "subsidy_entries_by_award" ON "subsidy_entries" USING btree ("award_id");--> statement-breakpoint
CREATE INDEX "deciding_history_by_application" ON "deciding_history" USING btree ("application_id","sequence");--> statement-breakpoint
CREATE INDEX "round_statements_by_round" ON "round_statements" USING btree ("round_id","requirement");--> statement-breakpoint
CREATE INDEX "provider_identities_by_person" ON "provider_identities" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "provider_links_by_person" ON "provider_links" USING btree ("person_id");--> statement-breakpoint
ALTER TABLE "awards" ADD CONSTRAINT "awards_offer_extended_by_people_id_fk" FOREIGN KEY ("offer_extended_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "answer_versions_kept_apart" ON "answer_versions" USING btree ("application_id","name","saved_with") WHERE "answer_versions"."conflict";--> statement-breakpoint
CREATE INDEX "applications_queue_of_all" ON "applications" USING btree ("submitted_at","id") WHERE "applications"."submitted_at" is not null and not "applications"."rehearsal";--> statement-breakpoint
CREATE INDEX "applications_by_search_words" ON "applications" USING gin ("search_words");--> statement-breakpoint
CREATE INDEX "applications_waiting" ON "applications" USING btree ("status") WHERE "applications"."submitted_at" is not null and not "applications"."rehearsal";--> statement-breakpoint
CREATE UNIQUE INDEX "assessor_is_assigned_once" ON "assignments" USING btree ("application_id","assessor_id") WHERE "assignments"."status" in ('assigned', 'declared_clear', 'scored');--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decision_authority_is_known" CHECK ("decisions"."authority" in ('approver', 'budget_holder', 'senior_officer', 'minister'));--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decision_of_another_names_its_document" CHECK ("decisions"."authority" = 'approver' or coalesce(length(trim("decisions"."authority_name")), 0) > 0 and "decisions"."authority_on" is not null and coalesce(length(trim("decisions"."authority_document")), 0) > 0);--> statement-breakpoint
ALTER TABLE "bulk_runs" ADD CONSTRAINT "bulk_run_kind_is_known" CHECK ("bulk_runs"."kind" in ('sift', 'assign', 'panel', 'not_recommended', 'due_diligence'));--> statement-breakpoint
ALTER TABLE "agreements" ADD CONSTRAINT "signature_is_confirmed_in_a_known_way" CHECK ("agreements"."confirmed_by" is null or "agreements"."confirmed_by" in ('mail_code', 'mail_link', 'second_factor'));--> statement-breakpoint
ALTER TABLE "awards" ADD CONSTRAINT "offer_is_extended_for_a_reason" CHECK (("awards"."offer_extended_at" is null) = ("awards"."offer_extended_by" is null) and ("awards"."offer_extended_at" is null or length(trim("awards"."offer_extended_reason")) > 0));--> statement-breakpoint
ALTER TABLE "awards" ADD CONSTRAINT "award_status_is_known" CHECK ("awards"."status" in ('offered', 'accepted', 'countersigned', 'live', 'suspended', 'delivery_complete', 'reconciled', 'closed', 'declined', 'lapsed', 'terminated', 'reported'));--> statement-breakpoint
ALTER TABLE "awards" ADD CONSTRAINT "award_amount_is_positive" CHECK ("awards"."amount_awarded_pence" >= 0);