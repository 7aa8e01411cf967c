CREATE TABLE "answer_versions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"application_id" uuid NOT NULL,
	"name" text NOT NULL,
	"raw" jsonb,
	"version" integer NOT NULL,
	"conflict" boolean DEFAULT false NOT NULL,
	"chosen" boolean DEFAULT false NOT NULL,
	"saved_with" text,
	"saved_order" integer DEFAULT 0 NOT NULL,
	"saved_by" uuid NOT NULL,
	"saved_at" timestamp with time zone DEFAULT app_now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "answers" (
	"application_id" uuid NOT NULL,
	"name" text NOT NULL,
	"raw" jsonb,
	"version" integer DEFAULT 1 NOT NULL,
	"saved_with" text,
	"saved_by" uuid NOT NULL,
	"saved_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "answers_application_id_name_pk" PRIMARY KEY("application_id","name")
);
--> statement-breakpoint
CREATE TABLE "applications" (
	"id" uuid PRIMARY KEY NOT NULL,
	"ref" text NOT NULL,
	"round_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"question_set_id" uuid NOT NULL,
	"earlier_question_set_id" uuid,
	"rehearsal" boolean DEFAULT false NOT NULL,
	"status" text DEFAULT 'draft' NOT NULL,
	"title" text,
	"category_key" text,
	"lead_region" text,
	"amount_applied_for_pence" bigint,
	"search_text" text DEFAULT '' NOT NULL,
	"sift_reason" text,
	"due_diligence" text,
	"panel_opened_at" timestamp with time zone,
	"decision_notified_at" timestamp with time zone,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"sign_off_asked_by" uuid,
	"submitted_at" timestamp with time zone,
	"withdrawn_reason" text,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "applications_ref_unique" UNIQUE("ref"),
	CONSTRAINT "withdrawn_application_has_a_reason" CHECK ("applications"."status" <> 'withdrawn' or coalesce(length(trim("applications"."withdrawn_reason")), 0) > 0),
	CONSTRAINT "due_diligence_has_findings" CHECK ("applications"."status" <> 'due_diligence' or coalesce(length(trim("applications"."due_diligence")), 0) > 0),
	CONSTRAINT "application_status_is_known" CHECK ("applications"."status" in ('draft', 'awaiting_sign_off', 'submitted', 'ineligible', 'in_assessment', 'clarification_asked', 'recommended', 'reserve', 'not_recommended', 'due_diligence', 'successful', 'unsuccessful', 'withdrawn'))
);
--> statement-breakpoint
CREATE TABLE "assignments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"application_id" uuid NOT NULL,
	"assessor_id" uuid NOT NULL,
	"status" text DEFAULT 'assigned' NOT NULL,
	"conflict_reason" text,
	"assigned_by" uuid NOT NULL,
	"assigned_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"declared_at" timestamp with time zone,
	"scored_at" timestamp with time zone,
	"due_on" date,
	"reminded_at" timestamp with time zone,
	"ended_reason" text,
	"ended_by" uuid,
	"ended_at" timestamp with time zone,
	CONSTRAINT "assessor_is_assigned_once" UNIQUE("application_id","assessor_id"),
	CONSTRAINT "ended_assignment_has_a_reason" CHECK ("assignments"."status" not in ('declined', 'withdrawn') or length(trim(coalesce("assignments"."ended_reason", ''))) > 0),
	CONSTRAINT "assignment_status_is_known" CHECK ("assignments"."status" in ('assigned', 'declared_clear', 'conflicted', 'scored', 'declined', 'withdrawn')),
	CONSTRAINT "conflict_has_a_reason" CHECK ("assignments"."status" <> 'conflicted' or length("assignments"."conflict_reason") > 0)
);
--> statement-breakpoint
CREATE TABLE "decisions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"application_id" uuid NOT NULL,
	"outcome" text NOT NULL,
	"amount_approved_pence" bigint,
	"reason" text NOT NULL,
	"recommended_by" uuid NOT NULL,
	"decided_by" uuid NOT NULL,
	"decided_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "person_decides_once" UNIQUE("application_id","decided_by"),
	CONSTRAINT "approver_is_not_recommender" CHECK ("decisions"."decided_by" <> "decisions"."recommended_by"),
	CONSTRAINT "decision_outcome_is_known" CHECK ("decisions"."outcome" in ('approved', 'refused'))
);
--> statement-breakpoint
CREATE TABLE "moderations" (
	"application_id" uuid NOT NULL,
	"criterion" text NOT NULL,
	"score" integer NOT NULL,
	"reason" text NOT NULL,
	"moderated_by" uuid NOT NULL,
	"moderated_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "moderations_application_id_criterion_pk" PRIMARY KEY("application_id","criterion"),
	CONSTRAINT "moderated_score_has_a_written_reason" CHECK (length(trim("moderations"."reason")) > 0)
);
--> statement-breakpoint
CREATE TABLE "recommendations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"application_id" uuid NOT NULL,
	"outcome" text NOT NULL,
	"amount_recommended_pence" bigint,
	"reason" text NOT NULL,
	"recommended_by" uuid NOT NULL,
	"recommended_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "recommendation_outcome_is_known" CHECK ("recommendations"."outcome" in ('recommended', 'reserve', 'not_recommended'))
);
--> statement-breakpoint
CREATE TABLE "score_drafts" (
	"assignment_id" uuid PRIMARY KEY NOT NULL,
	"raw" jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"apart" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"saved_at" timestamp with time zone DEFAULT app_now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "scores" (
	"assignment_id" uuid NOT NULL,
	"criterion" text NOT NULL,
	"score" integer NOT NULL,
	"reason" text NOT NULL,
	CONSTRAINT "scores_assignment_id_criterion_pk" PRIMARY KEY("assignment_id","criterion"),
	CONSTRAINT "score_has_a_written_reason" CHECK (length(trim("scores"."reason")) > 0),
	CONSTRAINT "score_is_not_negative" CHECK ("scores"."score" >= 0)
);
--> statement-breakpoint
CREATE TABLE "submissions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"application_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"frozen" text NOT NULL,
	"sha256" text NOT NULL,
	"certified_by" uuid NOT NULL,
	"signed_on_paper_by" text,
	"submitted_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "submission_is_numbered_once" UNIQUE("application_id","number")
);
--> statement-breakpoint
CREATE TABLE "application_comments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"application_id" uuid NOT NULL,
	"author_id" uuid NOT NULL,
	"words" text NOT NULL,
	"mentions" uuid[] DEFAULT '{}'::uuid[] NOT NULL,
	"written_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "comment_says_something" CHECK (length(trim("application_comments"."words")) > 0)
);
--> statement-breakpoint
CREATE TABLE "application_flags" (
	"id" uuid PRIMARY KEY NOT NULL,
	"ref" text NOT NULL,
	"application_id" uuid NOT NULL,
	"status" text DEFAULT 'raised' NOT NULL,
	"reason" text NOT NULL,
	"raised_by" uuid NOT NULL,
	"raised_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"allocated_to" uuid,
	"outcome" text,
	"changed_by" uuid,
	"changed_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "application_flags_ref_unique" UNIQUE("ref"),
	CONSTRAINT "flag_status_is_known" CHECK ("application_flags"."status" in ('raised', 'stopped', 'resolved')),
	CONSTRAINT "flag_has_a_reason" CHECK (length(trim("application_flags"."reason")) > 0),
	CONSTRAINT "settled_flag_has_an_outcome" CHECK ("application_flags"."status" = 'raised' or length(trim(coalesce("application_flags"."outcome", ''))) > 0)
);
--> statement-breakpoint
CREATE TABLE "application_words" (
	"application_id" uuid PRIMARY KEY NOT NULL,
	"words" "tsvector" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "assessor_profiles" (
	"person_id" uuid PRIMARY KEY NOT NULL,
	"areas" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"at_once" integer DEFAULT 20 NOT NULL,
	"changed_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "assessor_takes_some_at_once" CHECK ("assessor_profiles"."at_once" between 0 and 500)
);
--> statement-breakpoint
CREATE TABLE "bulk_runs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"ref" text NOT NULL,
	"kind" text NOT NULL,
	"round_id" uuid,
	"report" jsonb NOT NULL,
	"made_by" uuid NOT NULL,
	"made_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "bulk_runs_ref_unique" UNIQUE("ref"),
	CONSTRAINT "bulk_run_kind_is_known" CHECK ("bulk_runs"."kind" in ('assign', 'sift'))
);
--> statement-breakpoint
CREATE TABLE "saved_views" (
	"id" uuid PRIMARY KEY NOT NULL,
	"owner_id" uuid NOT NULL,
	"name" text NOT NULL,
	"query" text NOT NULL,
	"shared" boolean DEFAULT false NOT NULL,
	"saved_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "view_is_named_once" UNIQUE("owner_id","name"),
	CONSTRAINT "view_has_a_name" CHECK (length(trim("saved_views"."name")) between 1 and 80)
);
--> statement-breakpoint
CREATE TABLE "score_draft_versions" (
	"assignment_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"raw" jsonb NOT NULL,
	"saved_with" text NOT NULL,
	"saved_order" integer DEFAULT 0 NOT NULL,
	"saved_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "score_draft_versions_assignment_id_version_pk" PRIMARY KEY("assignment_id","version")
);
--> statement-breakpoint
CREATE TABLE "attachments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"ref" text NOT NULL,
	"application_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"question" text NOT NULL,
	"name" text NOT NULL,
	"bytes" bigint NOT NULL,
	"received_bytes" bigint DEFAULT 0 NOT NULL,
	"sha256" text,
	"dated_on" date,
	"status" text DEFAULT 'uploading' NOT NULL,
	"problem" text,
	"version" integer DEFAULT 1 NOT NULL,
	"replaces" uuid,
	"upload_key" text,
	"uploaded_by" uuid NOT NULL,
	"started_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"received_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"added_at" timestamp with time zone,
	"scanned_at" timestamp with time zone,
	"removed_at" timestamp with time zone,
	"removed_by" uuid,
	CONSTRAINT "attachments_ref_unique" UNIQUE("ref"),
	CONSTRAINT "attachment_status_is_known" CHECK ("attachments"."status" in ('uploading', 'waiting', 'clean', 'infected', 'not_scanned', 'refused', 'cancelled')),
	CONSTRAINT "attachment_is_not_larger_than_promised" CHECK ("attachments"."received_bytes" between 0 and "attachments"."bytes"),
	CONSTRAINT "added_attachment_has_its_hash" CHECK ("attachments"."status" in ('uploading', 'refused', 'cancelled') or ("attachments"."sha256" ~ '^[0-9a-f]{64}$' and "attachments"."added_at" is not null and "attachments"."received_bytes" = "attachments"."bytes")),
	CONSTRAINT "attachment_name_is_plain" CHECK (length("attachments"."name") between 1 and 200 and "attachments"."name" !~ '[[:cntrl:]/\\]')
);
--> statement-breakpoint
CREATE TABLE "agreements" (
	"award_id" uuid PRIMARY KEY NOT NULL,
	"text" text NOT NULL,
	"sha256" text NOT NULL,
	"offered_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"signed_by" uuid,
	"signed_name" text,
	"signed_at" timestamp with time zone,
	"countersigned_by" uuid,
	"countersigned_at" timestamp with time zone,
	CONSTRAINT "countersigner_is_not_signatory" CHECK ("agreements"."countersigned_by" is distinct from "agreements"."signed_by" or "agreements"."signed_by" is null),
	CONSTRAINT "agreement_is_signed_before_countersigned" CHECK ("agreements"."countersigned_at" is null or "agreements"."signed_at" is not null)
);
--> statement-breakpoint
CREATE TABLE "award_sites" (
	"id" uuid PRIMARY KEY NOT NULL,
	"award_id" uuid NOT NULL,
	"place_name" text NOT NULL,
	"region" text NOT NULL,
	"x" double precision,
	"y" double precision,
	"precision" text NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "site_precision_is_known" CHECK ("award_sites"."precision" in ('exact', 'area', 'region', 'hidden'))
);
--> statement-breakpoint
CREATE TABLE "awards" (
	"id" uuid PRIMARY KEY NOT NULL,
	"ref" text NOT NULL,
	"programme_id" uuid NOT NULL,
	"origin" text NOT NULL,
	"application_id" uuid,
	"import_id" uuid,
	"import_row" integer,
	"organisation_id" uuid NOT NULL,
	"envelope_id" uuid,
	"nation" text NOT NULL,
	"lead_region" text NOT NULL,
	"title" text NOT NULL,
	"description" text NOT NULL,
	"amount_awarded_pence" bigint NOT NULL,
	"award_date" date NOT NULL,
	"planned_start_date" date NOT NULL,
	"planned_end_date" date NOT NULL,
	"status" text NOT NULL,
	"returns_outcomes" boolean DEFAULT true NOT NULL,
	"demonstration" boolean DEFAULT false NOT NULL,
	"decline_reason" text,
	"offer_open_until" date,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "awards_ref_unique" UNIQUE("ref"),
	CONSTRAINT "awards_applicationId_unique" UNIQUE("application_id"),
	CONSTRAINT "declined_award_has_a_reason" CHECK ("awards"."status" <> 'declined' or coalesce(length(trim("awards"."decline_reason")), 0) > 0),
	CONSTRAINT "award_status_is_known" CHECK ("awards"."status" in ('offered', 'accepted', 'live', 'suspended', 'delivery_complete', 'reconciled', 'closed', 'declined', 'lapsed', 'terminated', 'reported')),
	CONSTRAINT "award_origin_is_known" CHECK ("awards"."origin" in ('application', 'import', 'devolved')),
	CONSTRAINT "award_amount_is_positive" CHECK ("awards"."amount_awarded_pence" > 0),
	CONSTRAINT "award_ends_after_it_starts" CHECK ("awards"."planned_end_date" >= "awards"."planned_start_date"),
	CONSTRAINT "devolved_award_has_no_envelope" CHECK (("awards"."origin" = 'devolved') = ("awards"."envelope_id" is null))
);
--> statement-breakpoint
CREATE TABLE "imports" (
	"id" uuid PRIMARY KEY NOT NULL,
	"ref" text NOT NULL,
	"kind" text NOT NULL,
	"programme_id" uuid NOT NULL,
	"nation" text,
	"file_name" text NOT NULL,
	"sha256" text NOT NULL,
	"file" "bytea" NOT NULL,
	"rows" jsonb NOT NULL,
	"problems" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"source" text,
	"source_date" date,
	"status" text DEFAULT 'previewed' NOT NULL,
	"rejected_reason" text,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"confirmed_by" uuid,
	"confirmed_at" timestamp with time zone,
	CONSTRAINT "imports_ref_unique" UNIQUE("ref"),
	CONSTRAINT "import_status_is_known" CHECK ("imports"."status" in ('previewed', 'confirmed', 'rejected')),
	CONSTRAINT "devolved_import_names_its_source" CHECK (("imports"."kind" = 'devolved_awards') = ("imports"."source" is not null and "imports"."source_date" is not null)),
	CONSTRAINT "import_is_confirmed_by_a_second_person" CHECK ("imports"."confirmed_by" <> "imports"."created_by"),
	CONSTRAINT "devolved_import_has_a_nation" CHECK (("imports"."kind" = 'devolved_awards') = ("imports"."nation" is not null))
);
--> statement-breakpoint
CREATE TABLE "payments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"ref" text NOT NULL,
	"award_id" uuid NOT NULL,
	"amount_pence" bigint NOT NULL,
	"paid_on" date NOT NULL,
	"source" text NOT NULL,
	"status" text DEFAULT 'recorded' NOT NULL,
	"rejected_reason" text,
	"recorded_by" uuid NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"confirmed_by" uuid,
	"confirmed_at" timestamp with time zone,
	CONSTRAINT "payments_ref_unique" UNIQUE("ref"),
	CONSTRAINT "payment_status_is_known" CHECK ("payments"."status" in ('recorded', 'confirmed', 'rejected')),
	CONSTRAINT "payment_amount_is_positive" CHECK ("payments"."amount_pence" > 0),
	CONSTRAINT "payment_approver_is_not_claimant" CHECK ("payments"."confirmed_by" <> "payments"."recorded_by")
);
--> statement-breakpoint
CREATE TABLE "publication_versions" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "publication_versions_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"reason" text NOT NULL,
	"at" timestamp with time zone DEFAULT app_now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "publications" (
	"award_id" uuid PRIMARY KEY NOT NULL,
	"summary_en" text NOT NULL,
	"summary_cy" text,
	"show_amount" boolean DEFAULT true NOT NULL,
	"embargo_until" timestamp with time zone,
	"published_by" uuid NOT NULL,
	"published_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"withdrawn_at" timestamp with time zone,
	"withdrawn_reason" text
);
--> statement-breakpoint
CREATE TABLE "clarification_questions" (
	"clarification_id" uuid NOT NULL,
	"name" text NOT NULL,
	"asks" text NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "clarification_questions_clarification_id_name_pk" PRIMARY KEY("clarification_id","name"),
	CONSTRAINT "clarification_asks_something" CHECK (length(trim("clarification_questions"."asks")) > 0)
);
--> statement-breakpoint
CREATE TABLE "clarifications" (
	"id" uuid PRIMARY KEY NOT NULL,
	"application_id" uuid NOT NULL,
	"status" text DEFAULT 'asked' NOT NULL,
	"due_on" date NOT NULL,
	"about_number" integer NOT NULL,
	"answer_number" integer,
	"asked_by" uuid NOT NULL,
	"asked_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"answered_at" timestamp with time zone,
	"entered_by" uuid,
	"said_by" text,
	"said_on" date,
	"said_kept" text,
	"withdrawn_by" uuid,
	"withdrawn_at" timestamp with time zone,
	"withdrawn_reason" text,
	CONSTRAINT "clarification_status_is_known" CHECK ("clarifications"."status" in ('asked', 'answered', 'withdrawn')),
	CONSTRAINT "answered_clarification_has_its_submission" CHECK (("clarifications"."status" = 'answered') = ("clarifications"."answer_number" is not null)),
	CONSTRAINT "entered_clarification_says_how" CHECK (("clarifications"."entered_by" is null) = ("clarifications"."said_by" is null) and ("clarifications"."entered_by" is null or ("clarifications"."status" = 'answered' and "clarifications"."said_on" is not null and coalesce(length(trim("clarifications"."said_kept")), 0) > 0))),
	CONSTRAINT "clarification_way_is_known" CHECK ("clarifications"."said_by" is null or "clarifications"."said_by" in ('phone', 'paper', 'in_person')),
	CONSTRAINT "withdrawn_clarification_has_a_reason" CHECK ("clarifications"."status" <> 'withdrawn' or coalesce(length(trim("clarifications"."withdrawn_reason")), 0) > 0)
);
--> statement-breakpoint
CREATE TABLE "conflict_declarations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"financial_year" text NOT NULL,
	"none" boolean NOT NULL,
	"declared_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "conflicts_are_declared_once_a_year" UNIQUE("person_id","financial_year"),
	CONSTRAINT "declared_year_is_a_year" CHECK ("conflict_declarations"."financial_year" ~ '^[0-9]{4}-[0-9]{2}$')
);
--> statement-breakpoint
CREATE TABLE "conflict_findings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"application_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"outcome" text NOT NULL,
	"reason" text NOT NULL,
	"decided_by" uuid NOT NULL,
	"decided_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "candidate_kind_is_known" CHECK ("conflict_findings"."kind" in ('mail_domain', 'named_in_answers', 'was_member', 'earlier_project', 'declared_name', 'found')),
	CONSTRAINT "finding_outcome_is_known" CHECK ("conflict_findings"."outcome" in ('confirmed', 'dismissed')),
	CONSTRAINT "finding_has_a_reason" CHECK (length(trim("conflict_findings"."reason")) > 0),
	CONSTRAINT "conflict_is_not_judged_by_its_person" CHECK ("conflict_findings"."decided_by" <> "conflict_findings"."person_id")
);
--> statement-breakpoint
CREATE TABLE "conflict_liftings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"application_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"lifted_by" uuid NOT NULL,
	"lifted_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "lifting_has_a_reason" CHECK (length(trim("conflict_liftings"."reason")) > 0),
	CONSTRAINT "restriction_is_not_lifted_by_its_person" CHECK ("conflict_liftings"."lifted_by" <> "conflict_liftings"."person_id")
);
--> statement-breakpoint
CREATE TABLE "conflict_reminders" (
	"person_id" uuid NOT NULL,
	"financial_year" text NOT NULL,
	"number" integer NOT NULL,
	"at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "conflict_reminders_person_id_financial_year_number_pk" PRIMARY KEY("person_id","financial_year","number")
);
--> statement-breakpoint
CREATE TABLE "conflicts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"ref" text NOT NULL,
	"person_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"named" text NOT NULL,
	"organisation_id" uuid,
	"other_person_id" uuid,
	"nature" text NOT NULL,
	"declared_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"ended_on" date,
	CONSTRAINT "conflicts_ref_unique" UNIQUE("ref"),
	CONSTRAINT "declared_conflict_kind_is_known" CHECK ("conflicts"."kind" in ('organisation', 'person')),
	CONSTRAINT "declared_conflict_has_a_name" CHECK (length(trim("conflicts"."named")) > 0),
	CONSTRAINT "declared_conflict_has_a_reason" CHECK (length(trim("conflicts"."nature")) > 0)
);
--> statement-breakpoint
CREATE TABLE "adjustment_requests" (
	"id" uuid PRIMARY KEY NOT NULL,
	"ref" text NOT NULL,
	"person_id" uuid,
	"recorded_by" uuid,
	"name" text NOT NULL,
	"contact" text NOT NULL,
	"kind" text NOT NULL,
	"need" text NOT NULL,
	"asked_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"due_on" date NOT NULL,
	"outcome" text,
	"agreed" text,
	"answered_by" uuid,
	"answered_at" timestamp with time zone,
	CONSTRAINT "adjustment_requests_ref_unique" UNIQUE("ref"),
	CONSTRAINT "adjustment_kind_is_known" CHECK ("adjustment_requests"."kind" in ('large_print', 'more_time', 'by_phone', 'on_paper', 'easy_read', 'interpreter', 'other')),
	CONSTRAINT "adjustment_outcome_is_known" CHECK ("adjustment_requests"."outcome" is null or "adjustment_requests"."outcome" in ('agreed', 'agreed_otherwise', 'not_agreed')),
	CONSTRAINT "adjustment_is_asked_or_recorded" CHECK (("adjustment_requests"."person_id" is null) <> ("adjustment_requests"."recorded_by" is null)),
	CONSTRAINT "answered_adjustment_says_what_was_agreed" CHECK (("adjustment_requests"."outcome" is null) = ("adjustment_requests"."answered_at" is null) and ("adjustment_requests"."outcome" is null or coalesce(length(trim("adjustment_requests"."agreed")), 0) > 0))
);
--> statement-breakpoint
CREATE TABLE "assisted_applications" (
	"application_id" uuid PRIMARY KEY NOT NULL,
	"helped_by" uuid NOT NULL,
	"started_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"consent_way" text NOT NULL,
	"consent_on" date NOT NULL,
	"certifier_name" text NOT NULL,
	"certifier_email" text,
	"paper_signed_on" date,
	"paper_kept" text,
	"paper_recorded_by" uuid,
	"paper_recorded_at" timestamp with time zone,
	"paper_confirmed_by" uuid,
	"paper_confirmed_at" timestamp with time zone,
	CONSTRAINT "consent_way_is_known" CHECK ("assisted_applications"."consent_way" in ('phone', 'paper', 'in_person')),
	CONSTRAINT "paper_signature_is_confirmed_by_a_second_person" CHECK ("assisted_applications"."paper_confirmed_by" <> "assisted_applications"."paper_recorded_by"),
	CONSTRAINT "paper_signature_is_recorded_first" CHECK ("assisted_applications"."paper_confirmed_at" is null or "assisted_applications"."paper_recorded_at" is not null)
);
--> statement-breakpoint
CREATE TABLE "equality_counts" (
	"round_id" uuid NOT NULL,
	"list" integer NOT NULL,
	"question" text NOT NULL,
	"answer" text NOT NULL,
	"people" integer NOT NULL,
	CONSTRAINT "equality_counts_round_id_list_question_answer_pk" PRIMARY KEY("round_id","list","question","answer"),
	CONSTRAINT "equality_count_is_not_negative" CHECK ("equality_counts"."people" >= 0)
);
--> statement-breakpoint
CREATE TABLE "deadline_changes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"ref" text NOT NULL,
	"kind" text NOT NULL,
	"status" text DEFAULT 'proposed' NOT NULL,
	"round_id" uuid,
	"application_id" uuid,
	"minutes" integer,
	"until" timestamp with time zone,
	"began_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	"reason" text NOT NULL,
	"proposed_by" uuid NOT NULL,
	"proposed_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	"rejected_reason" text,
	CONSTRAINT "deadline_changes_ref_unique" UNIQUE("ref"),
	CONSTRAINT "deadline_change_kind_is_known" CHECK ("deadline_changes"."kind" in ('grace', 'extension', 'incident')),
	CONSTRAINT "deadline_change_status_is_known" CHECK ("deadline_changes"."status" in ('proposed', 'confirmed', 'rejected')),
	CONSTRAINT "deadline_is_changed_by_a_second_person" CHECK ("deadline_changes"."status" <> 'confirmed' or ("deadline_changes"."decided_by" is not null and "deadline_changes"."decided_by" <> "deadline_changes"."proposed_by")),
	CONSTRAINT "deadline_change_has_a_reason" CHECK (length(trim("deadline_changes"."reason")) > 0),
	CONSTRAINT "grace_is_of_a_round" CHECK (("deadline_changes"."kind" = 'grace') = ("deadline_changes"."round_id" is not null)),
	CONSTRAINT "extension_is_of_an_application" CHECK (("deadline_changes"."kind" = 'extension') = ("deadline_changes"."application_id" is not null and "deadline_changes"."until" is not null)),
	CONSTRAINT "incident_has_a_beginning_and_an_end" CHECK (("deadline_changes"."kind" = 'incident') = ("deadline_changes"."began_at" is not null and "deadline_changes"."ended_at" is not null and "deadline_changes"."ended_at" > "deadline_changes"."began_at")),
	CONSTRAINT "deadline_change_is_in_minutes" CHECK ("deadline_changes"."kind" = 'extension' or coalesce("deadline_changes"."minutes", -1) >= 0)
);
--> statement-breakpoint
CREATE TABLE "deadline_reminders" (
	"application_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"stage" text NOT NULL,
	"until" timestamp with time zone NOT NULL,
	"at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "deadline_reminders_application_id_person_id_stage_until_pk" PRIMARY KEY("application_id","person_id","stage","until"),
	CONSTRAINT "reminder_stage_is_known" CHECK ("deadline_reminders"."stage" in ('week', 'two_days', 'day', 'hours', 'moved', 'sent_back'))
);
--> statement-breakpoint
CREATE TABLE "round_extensions" (
	"change_id" uuid NOT NULL,
	"round_id" uuid NOT NULL,
	"minutes" integer NOT NULL,
	"at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "round_extensions_change_id_round_id_pk" PRIMARY KEY("change_id","round_id")
);
--> statement-breakpoint
CREATE TABLE "approval_batch_items" (
	"batch_id" uuid NOT NULL,
	"application_id" uuid NOT NULL,
	"amount_pence" bigint NOT NULL,
	CONSTRAINT "approval_batch_items_batch_id_application_id_pk" PRIMARY KEY("batch_id","application_id"),
	CONSTRAINT "approved_amount_is_positive" CHECK ("approval_batch_items"."amount_pence" > 0)
);
--> statement-breakpoint
CREATE TABLE "approval_batches" (
	"id" uuid PRIMARY KEY NOT NULL,
	"ref" text NOT NULL,
	"round_id" uuid NOT NULL,
	"authority" text NOT NULL,
	"authority_name" text NOT NULL,
	"decided_on" date NOT NULL,
	"document" text NOT NULL,
	"reason" text NOT NULL,
	"approved_by" uuid NOT NULL,
	"approved_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "approval_batches_ref_unique" UNIQUE("ref"),
	CONSTRAINT "approval_authority_is_known" CHECK ("approval_batches"."authority" in ('budget_holder', 'senior_officer', 'minister')),
	CONSTRAINT "approval_names_its_document" CHECK (length(trim("approval_batches"."document")) > 0 and length(trim("approval_batches"."authority_name")) > 0 and length(trim("approval_batches"."reason")) > 0)
);
--> statement-breakpoint
CREATE TABLE "decision_rules" (
	"round_id" uuid PRIMARY KEY NOT NULL,
	"rules" jsonb NOT NULL,
	"changed_by" uuid NOT NULL,
	"changed_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "reserve_places" (
	"scenario_id" uuid NOT NULL,
	"application_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"placed_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "reserve_places_scenario_id_application_id_pk" PRIMARY KEY("scenario_id","application_id"),
	CONSTRAINT "reserve_place_is_one_applications" UNIQUE("scenario_id","position"),
	CONSTRAINT "reserve_place_is_positive" CHECK ("reserve_places"."position" > 0)
);
--> statement-breakpoint
CREATE TABLE "scenarios" (
	"id" uuid PRIMARY KEY NOT NULL,
	"ref" text NOT NULL,
	"round_id" uuid NOT NULL,
	"name" text NOT NULL,
	"choices" jsonb NOT NULL,
	"fingerprint" text NOT NULL,
	"shared" boolean DEFAULT false NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"saved_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"adopted_by" uuid,
	"adopted_at" timestamp with time zone,
	"adopted_reason" text,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "scenarios_ref_unique" UNIQUE("ref"),
	CONSTRAINT "scenario_is_named_once" UNIQUE("round_id","created_by","name"),
	CONSTRAINT "scenario_has_a_name" CHECK (length(trim("scenarios"."name")) > 0),
	CONSTRAINT "adopted_scenario_has_a_reason" CHECK (("scenarios"."adopted_at" is null) = ("scenarios"."adopted_by" is null) and ("scenarios"."adopted_at" is null or length(trim("scenarios"."adopted_reason")) > 0))
);
--> statement-breakpoint
CREATE TABLE "outcome_return_versions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"return_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"totals" jsonb NOT NULL,
	"conflict" boolean DEFAULT false NOT NULL,
	"saved_by" uuid NOT NULL,
	"saved_at" timestamp with time zone DEFAULT app_now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "outcome_returns" (
	"id" uuid PRIMARY KEY NOT NULL,
	"ref" text NOT NULL,
	"award_id" uuid NOT NULL,
	"period_end" date NOT NULL,
	"definition_version" text NOT NULL,
	"status" text DEFAULT 'draft' NOT NULL,
	"totals" jsonb NOT NULL,
	"saved_by" uuid,
	"saved_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"changes_requested" text,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"submitted_by" uuid,
	"submitted_at" timestamp with time zone,
	"accepted_by" uuid,
	"accepted_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "outcome_returns_ref_unique" UNIQUE("ref"),
	CONSTRAINT "outcome_return_status_is_known" CHECK ("outcome_returns"."status" in ('draft', 'submitted', 'accepted', 'changes_requested', 'superseded')),
	CONSTRAINT "return_is_accepted_by_another_person" CHECK ("outcome_returns"."accepted_by" <> "outcome_returns"."submitted_by")
);
--> statement-breakpoint
CREATE TABLE "outcome_rollups" (
	"scope" text NOT NULL,
	"key" text NOT NULL,
	"value" bigint NOT NULL,
	"awards" integer NOT NULL,
	CONSTRAINT "outcome_rollups_scope_key_pk" PRIMARY KEY("scope","key"),
	CONSTRAINT "rollup_is_a_count" CHECK ("outcome_rollups"."value" >= 0 and "outcome_rollups"."awards" >= 0 and ("outcome_rollups"."awards" > 0 or "outcome_rollups"."value" = 0))
);
--> statement-breakpoint
CREATE TABLE "release_figures" (
	"release_id" uuid NOT NULL,
	"scope" text NOT NULL,
	"breakdown" text NOT NULL,
	"key" text NOT NULL,
	"value" bigint NOT NULL,
	"shown" bigint,
	"suppressed" text,
	"held" boolean DEFAULT false NOT NULL,
	"basis" bigint,
	CONSTRAINT "release_figures_release_id_scope_key_pk" PRIMARY KEY("release_id","scope","key"),
	CONSTRAINT "release_figure_is_shown_once" UNIQUE("release_id","scope","breakdown","key"),
	CONSTRAINT "release_figure_is_hidden_or_shown" CHECK (("release_figures"."suppressed" is null) = ("release_figures"."shown" is not null))
);
--> statement-breakpoint
CREATE TABLE "releases" (
	"id" uuid PRIMARY KEY NOT NULL,
	"ref" text NOT NULL,
	"as_at" date NOT NULL,
	"threshold" integer DEFAULT 10 NOT NULL,
	"rounding" integer DEFAULT 5 NOT NULL,
	"status" text DEFAULT 'drafted' NOT NULL,
	"earlier" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"findings" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"drafted_by" uuid NOT NULL,
	"drafted_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"released_by" uuid,
	"released_at" timestamp with time zone,
	"withdrawn_at" timestamp with time zone,
	"withdrawn_reason" text,
	CONSTRAINT "releases_ref_unique" UNIQUE("ref"),
	CONSTRAINT "release_status_is_known" CHECK ("releases"."status" in ('drafted', 'checked', 'released', 'withdrawn')),
	CONSTRAINT "figures_are_released_by_a_second_person" CHECK ("releases"."released_by" <> "releases"."drafted_by")
);
--> statement-breakpoint
CREATE TABLE "address_changes" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"email" text NOT NULL,
	"asked_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	CONSTRAINT "new_address_is_lower_case" CHECK ("address_changes"."email" = lower("address_changes"."email"))
);
--> statement-breakpoint
CREATE TABLE "invitations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"email" text NOT NULL,
	"role" text NOT NULL,
	"token_hash" text NOT NULL,
	"invited_by" uuid,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"opens_at" timestamp with time zone,
	"expires_at" timestamp with time zone NOT NULL,
	"accepted_at" timestamp with time zone,
	CONSTRAINT "invitations_tokenHash_unique" UNIQUE("token_hash"),
	CONSTRAINT "invited_role_is_known" CHECK ("invitations"."role" in ('editor', 'certifier', 'owner'))
);
--> statement-breakpoint
CREATE TABLE "kept_words" (
	"person_id" uuid NOT NULL,
	"path" text NOT NULL,
	"sealed" text NOT NULL,
	"kept_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "kept_words_person_id_path_pk" PRIMARY KEY("person_id","path")
);
--> statement-breakpoint
CREATE TABLE "memberships" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"role" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"removed_at" timestamp with time zone,
	CONSTRAINT "organisation_role_is_known" CHECK ("memberships"."role" in ('editor', 'certifier', 'owner'))
);
--> statement-breakpoint
CREATE TABLE "organisation_names" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"name" text NOT NULL,
	"identifier_scheme" text NOT NULL,
	"identifier" text NOT NULL,
	"merged_ref" text,
	"reason" text NOT NULL,
	"recorded_by" uuid NOT NULL,
	"until" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "earlier_name_has_a_reason" CHECK (length(trim("organisation_names"."reason")) > 0)
);
--> statement-breakpoint
CREATE TABLE "organisations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"ref" text NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"identifier_scheme" text NOT NULL,
	"identifier" text NOT NULL,
	"demonstration" boolean DEFAULT false NOT NULL,
	"rehearsal" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"merged_into" uuid,
	CONSTRAINT "organisations_ref_unique" UNIQUE("ref"),
	CONSTRAINT "organisation_identifier_is_registered_once" UNIQUE("identifier_scheme","identifier"),
	CONSTRAINT "organisation_is_not_merged_into_itself" CHECK ("organisations"."merged_into" <> "organisations"."id"),
	CONSTRAINT "organisation_kind_is_known" CHECK ("organisations"."kind" in ('charity', 'local_authority', 'combined_authority', 'research_organisation', 'company'))
);
--> statement-breakpoint
CREATE TABLE "people" (
	"id" uuid PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"demonstration" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"locale" text DEFAULT 'en' NOT NULL,
	"locale_chosen" boolean DEFAULT false NOT NULL,
	"mail_bounced_at" timestamp with time zone,
	CONSTRAINT "people_email_unique" UNIQUE("email"),
	CONSTRAINT "email_is_lower_case" CHECK ("people"."email" = lower("people"."email")),
	CONSTRAINT "person_language_is_known" CHECK ("people"."locale" in ('en', 'cy'))
);
--> statement-breakpoint
CREATE TABLE "rate_limits" (
	"key" text NOT NULL,
	"window" bigint NOT NULL,
	"count" integer NOT NULL,
	"counted_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "rate_limits_key_window_pk" PRIMARY KEY("key","window")
);
--> statement-breakpoint
CREATE TABLE "register_entries" (
	"file_id" uuid NOT NULL,
	"identifier" text NOT NULL,
	"name" text NOT NULL,
	"status" text NOT NULL,
	"last_accounts_on" date,
	CONSTRAINT "register_entries_file_id_identifier_pk" PRIMARY KEY("file_id","identifier")
);
--> statement-breakpoint
CREATE TABLE "register_files" (
	"id" uuid PRIMARY KEY NOT NULL,
	"scheme" text NOT NULL,
	"as_at" date NOT NULL,
	"whole" boolean NOT NULL,
	"file_name" text NOT NULL,
	"sha256" text NOT NULL,
	"entries" integer NOT NULL,
	"loaded_by" uuid NOT NULL,
	"loaded_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "register_file_is_loaded_once" UNIQUE("scheme","as_at","sha256")
);
--> statement-breakpoint
CREATE TABLE "second_factors" (
	"person_id" uuid PRIMARY KEY NOT NULL,
	"secret_encrypted" text NOT NULL,
	"confirmed_at" timestamp with time zone,
	"last_step" bigint DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"last_seen_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"mfa_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "sign_in_links" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "staff_roles" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"role" text NOT NULL,
	"nation" text,
	"granted_by" uuid,
	"granted_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"removed_at" timestamp with time zone,
	CONSTRAINT "staff_role_is_known" CHECK ("staff_roles"."role" in ('fund_officer', 'assessor', 'approver', 'payment_approver', 'finance', 'devolved_contributor', 'auditor', 'administrator', 'safeguarding_lead')),
	CONSTRAINT "devolved_contributor_has_a_nation" CHECK (("staff_roles"."role" = 'devolved_contributor') = ("staff_roles"."nation" is not null))
);
--> statement-breakpoint
CREATE TABLE "accounts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"book" text NOT NULL,
	"kind" text NOT NULL,
	"programme_id" uuid NOT NULL,
	"envelope_id" uuid,
	"award_id" uuid,
	"nation" text,
	"balance_pence" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "account_stands_once" UNIQUE NULLS NOT DISTINCT("programme_id","kind","envelope_id","award_id","nation"),
	CONSTRAINT "account_book_is_known" CHECK ("accounts"."book" in ('fund', 'memorandum')),
	CONSTRAINT "account_kind_is_known" CHECK ("accounts"."kind" in ('source', 'programme', 'envelope', 'devolved', 'earmarked', 'committed', 'disbursed', 'recovered', 'memorandum_source', 'memorandum_nation', 'memorandum_award')),
	CONSTRAINT "account_is_not_overdrawn" CHECK ("accounts"."balance_pence" >= 0 or "accounts"."kind" in ('source', 'memorandum_source'))
);
--> statement-breakpoint
CREATE TABLE "envelopes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"programme_id" uuid NOT NULL,
	"key" text NOT NULL,
	"financial_year" text NOT NULL,
	"nation" text NOT NULL,
	"pot" text NOT NULL,
	"nature" text NOT NULL,
	"label_en" text NOT NULL,
	"label_cy" text NOT NULL,
	CONSTRAINT "envelopes_key_unique" UNIQUE("key"),
	CONSTRAINT "envelope_nation_is_known" CHECK ("envelopes"."nation" in ('england', 'scotland', 'wales', 'northern_ireland')),
	CONSTRAINT "envelope_nature_is_known" CHECK ("envelopes"."nature" in ('resource', 'capital'))
);
--> statement-breakpoint
CREATE TABLE "funding_rounds" (
	"id" uuid PRIMARY KEY NOT NULL,
	"ref" text NOT NULL,
	"programme_id" uuid NOT NULL,
	"nation" text NOT NULL,
	"title_en" text NOT NULL,
	"title_cy" text NOT NULL,
	"opens_at" timestamp with time zone NOT NULL,
	"closes_at" timestamp with time zone NOT NULL,
	"minimum_pence" bigint NOT NULL,
	"maximum_pence" bigint NOT NULL,
	"question_set_id" uuid NOT NULL,
	"criteria" jsonb NOT NULL,
	"scale_max" integer DEFAULT 5 NOT NULL,
	"demonstration" boolean DEFAULT false NOT NULL,
	"status" text DEFAULT 'scheduled' NOT NULL,
	"terms" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "funding_rounds_ref_unique" UNIQUE("ref"),
	CONSTRAINT "round_closes_after_it_opens" CHECK ("funding_rounds"."closes_at" > "funding_rounds"."opens_at"),
	CONSTRAINT "round_limits_are_in_order" CHECK ("funding_rounds"."maximum_pence" >= "funding_rounds"."minimum_pence"),
	CONSTRAINT "round_status_is_known" CHECK ("funding_rounds"."status" in ('draft', 'rehearsed', 'scheduled'))
);
--> statement-breakpoint
CREATE TABLE "grant_programmes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"title_en" text NOT NULL,
	"title_cy" text NOT NULL,
	"second_approval_above_pence" bigint DEFAULT 10000000 NOT NULL,
	"offer_days" integer DEFAULT 28 NOT NULL,
	CONSTRAINT "grant_programmes_code_unique" UNIQUE("code")
);
--> statement-breakpoint
CREATE TABLE "published_allocations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" text NOT NULL,
	"item" text NOT NULL,
	"part_of" text,
	"label_en" text NOT NULL,
	"label_cy" text NOT NULL,
	"amount_pence" bigint NOT NULL,
	"mark" text NOT NULL,
	"source_title" text NOT NULL,
	"source_url" text,
	"published_on" date NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "allocation_is_published_once_per_version" UNIQUE("version","item"),
	CONSTRAINT "allocation_is_public_or_derived" CHECK ("published_allocations"."mark" in ('public', 'derived'))
);
--> statement-breakpoint
CREATE TABLE "question_drafts" (
	"round_id" uuid PRIMARY KEY NOT NULL,
	"definition" json NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"saved_by" uuid NOT NULL,
	"saved_at" timestamp with time zone DEFAULT app_now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "question_sets" (
	"id" uuid PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"version" integer NOT NULL,
	"definition" json NOT NULL,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "question_set_version_is_written_once" UNIQUE("key","version")
);
--> statement-breakpoint
CREATE TABLE "round_categories" (
	"id" uuid PRIMARY KEY NOT NULL,
	"round_id" uuid NOT NULL,
	"key" text NOT NULL,
	"label_en" text NOT NULL,
	"label_cy" text NOT NULL,
	"envelope_id" uuid NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "category_is_named_once_in_a_round" UNIQUE("round_id","key")
);
--> statement-breakpoint
CREATE TABLE "transfers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"from_account_id" uuid NOT NULL,
	"to_account_id" uuid NOT NULL,
	"amount_pence" bigint NOT NULL,
	"effective_on" date NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"event_id" uuid NOT NULL,
	"author_id" uuid,
	"caller_key" text NOT NULL,
	"note" text,
	"made_up" boolean DEFAULT false NOT NULL,
	CONSTRAINT "transfer_is_posted_once" UNIQUE("caller_key"),
	CONSTRAINT "transfer_amount_is_positive" CHECK ("transfers"."amount_pence" > 0),
	CONSTRAINT "transfer_moves_between_two_accounts" CHECK ("transfers"."from_account_id" <> "transfers"."to_account_id"),
	CONSTRAINT "transfer_kind_is_known" CHECK ("transfers"."kind" in ('authorise', 'allocate', 'transfer_to_devolved', 'vire', 'earmark', 'commit', 'release', 'disburse', 'recover', 'opening_commitment', 'memorandum_limit', 'memorandum_award'))
);
--> statement-breakpoint
CREATE TABLE "audit_checkpoints" (
	"sequence" bigint PRIMARY KEY NOT NULL,
	"event_count" bigint NOT NULL,
	"head_hash" text NOT NULL,
	"at" timestamp with time zone DEFAULT app_now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "demonstration_mail" (
	"id" uuid PRIMARY KEY NOT NULL,
	"notification_id" uuid NOT NULL,
	"email" text NOT NULL,
	"subject" text NOT NULL,
	"body" text NOT NULL,
	"sent_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "mail_is_sent_once" UNIQUE("notification_id")
);
--> statement-breakpoint
CREATE TABLE "event_seals" (
	"sequence" bigint PRIMARY KEY NOT NULL,
	"event_id" uuid NOT NULL,
	"previous_hash" text NOT NULL,
	"hash" text NOT NULL,
	"sealed_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "event_seals_eventId_unique" UNIQUE("event_id")
);
--> statement-breakpoint
CREATE TABLE "events" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" uuid,
	"subject_kind" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"data" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "idempotency_keys" (
	"actor_id" uuid NOT NULL,
	"purpose" text NOT NULL,
	"key" text NOT NULL,
	"body_hash" text NOT NULL,
	"result" jsonb NOT NULL,
	"at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "idempotency_keys_actor_id_purpose_key_pk" PRIMARY KEY("actor_id","purpose","key")
);
--> statement-breakpoint
CREATE TABLE "installation" (
	"id" integer PRIMARY KEY NOT NULL,
	"profile" text NOT NULL,
	"demonstration_loaded_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "notifications" (
	"id" uuid PRIMARY KEY NOT NULL,
	"template" text NOT NULL,
	"locale" text NOT NULL,
	"email" text NOT NULL,
	"data" jsonb NOT NULL,
	"secret_encrypted" text,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"sent_at" timestamp with time zone,
	"failed_at" timestamp with time zone,
	"failure" text,
	"attempts" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "safeguarding_checks" (
	"application_id" uuid PRIMARY KEY NOT NULL,
	"policy_seen" boolean NOT NULL,
	"lead_named" boolean NOT NULL,
	"notes" text NOT NULL,
	"checked_by" uuid NOT NULL,
	"checked_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "safeguarding_check_has_notes" CHECK (length(trim("safeguarding_checks"."notes")) > 0)
);
--> statement-breakpoint
CREATE TABLE "safeguarding_reports" (
	"id" uuid PRIMARY KEY NOT NULL,
	"ref" text NOT NULL,
	"status" text DEFAULT 'received' NOT NULL,
	"about" text NOT NULL,
	"happened" text NOT NULL,
	"danger" boolean NOT NULL,
	"reporter" text,
	"contact" text,
	"received_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "safeguarding_reports_ref_unique" UNIQUE("ref"),
	CONSTRAINT "safeguarding_report_status_is_known" CHECK ("safeguarding_reports"."status" in ('received', 'being_handled', 'closed')),
	CONSTRAINT "safeguarding_report_says_what_happened" CHECK (length(trim("safeguarding_reports"."happened")) > 0)
);
--> statement-breakpoint
CREATE TABLE "safeguarding_steps" (
	"id" uuid PRIMARY KEY NOT NULL,
	"report_id" uuid NOT NULL,
	"done" text NOT NULL,
	"closes" boolean DEFAULT false NOT NULL,
	"done_by" uuid NOT NULL,
	"done_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "safeguarding_step_says_what_was_done" CHECK (length(trim("safeguarding_steps"."done")) > 0)
);
--> statement-breakpoint
CREATE TABLE "takeovers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"email" text NOT NULL,
	"ground" text NOT NULL,
	"reason" text NOT NULL,
	"status" text DEFAULT 'proposed' NOT NULL,
	"proposed_by" uuid NOT NULL,
	"proposed_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"confirmed_by" uuid,
	"confirmed_at" timestamp with time zone,
	"invitation_id" uuid,
	"stopped_by" uuid,
	"stopped_at" timestamp with time zone,
	"stopped_reason" text,
	CONSTRAINT "takeover_status_is_known" CHECK ("takeovers"."status" in ('proposed', 'confirmed', 'stopped')),
	CONSTRAINT "takeover_ground_is_known" CHECK ("takeovers"."ground" in ('bounced', 'left', 'none')),
	CONSTRAINT "new_owner_address_is_lower_case" CHECK ("takeovers"."email" = lower("takeovers"."email")),
	CONSTRAINT "takeover_is_confirmed_by_a_second_person" CHECK ("takeovers"."status" <> 'confirmed' or ("takeovers"."confirmed_by" is not null and "takeovers"."confirmed_by" <> "takeovers"."proposed_by" and "takeovers"."invitation_id" is not null)),
	CONSTRAINT "takeover_has_a_reason" CHECK (length(trim("takeovers"."reason")) > 0),
	CONSTRAINT "stopped_takeover_has_a_reason" CHECK (("takeovers"."status" = 'stopped') = ("takeovers"."stopped_by" is not null and length(trim("takeovers"."stopped_reason")) > 0))
);
--> statement-breakpoint
ALTER TABLE "answer_versions" ADD CONSTRAINT "answer_versions_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_versions" ADD CONSTRAINT "answer_versions_saved_by_people_id_fk" FOREIGN KEY ("saved_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answers" ADD CONSTRAINT "answers_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answers" ADD CONSTRAINT "answers_saved_by_people_id_fk" FOREIGN KEY ("saved_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "applications" ADD CONSTRAINT "applications_round_id_funding_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."funding_rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "applications" ADD CONSTRAINT "applications_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "applications" ADD CONSTRAINT "applications_question_set_id_question_sets_id_fk" FOREIGN KEY ("question_set_id") REFERENCES "public"."question_sets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "applications" ADD CONSTRAINT "applications_earlier_question_set_id_question_sets_id_fk" FOREIGN KEY ("earlier_question_set_id") REFERENCES "public"."question_sets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "applications" ADD CONSTRAINT "applications_created_by_people_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "applications" ADD CONSTRAINT "applications_sign_off_asked_by_people_id_fk" FOREIGN KEY ("sign_off_asked_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_assessor_id_people_id_fk" FOREIGN KEY ("assessor_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_assigned_by_people_id_fk" FOREIGN KEY ("assigned_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_ended_by_people_id_fk" FOREIGN KEY ("ended_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_recommended_by_people_id_fk" FOREIGN KEY ("recommended_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_decided_by_people_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "moderations" ADD CONSTRAINT "moderations_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "moderations" ADD CONSTRAINT "moderations_moderated_by_people_id_fk" FOREIGN KEY ("moderated_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recommendations" ADD CONSTRAINT "recommendations_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recommendations" ADD CONSTRAINT "recommendations_recommended_by_people_id_fk" FOREIGN KEY ("recommended_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "score_drafts" ADD CONSTRAINT "score_drafts_assignment_id_assignments_id_fk" FOREIGN KEY ("assignment_id") REFERENCES "public"."assignments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scores" ADD CONSTRAINT "scores_assignment_id_assignments_id_fk" FOREIGN KEY ("assignment_id") REFERENCES "public"."assignments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submissions" ADD CONSTRAINT "submissions_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submissions" ADD CONSTRAINT "submissions_certified_by_people_id_fk" FOREIGN KEY ("certified_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application_comments" ADD CONSTRAINT "application_comments_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application_comments" ADD CONSTRAINT "application_comments_author_id_people_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application_flags" ADD CONSTRAINT "application_flags_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application_flags" ADD CONSTRAINT "application_flags_raised_by_people_id_fk" FOREIGN KEY ("raised_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application_flags" ADD CONSTRAINT "application_flags_allocated_to_people_id_fk" FOREIGN KEY ("allocated_to") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application_flags" ADD CONSTRAINT "application_flags_changed_by_people_id_fk" FOREIGN KEY ("changed_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application_words" ADD CONSTRAINT "application_words_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessor_profiles" ADD CONSTRAINT "assessor_profiles_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bulk_runs" ADD CONSTRAINT "bulk_runs_round_id_funding_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."funding_rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bulk_runs" ADD CONSTRAINT "bulk_runs_made_by_people_id_fk" FOREIGN KEY ("made_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_views" ADD CONSTRAINT "saved_views_owner_id_people_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "score_draft_versions" ADD CONSTRAINT "score_draft_versions_assignment_id_assignments_id_fk" FOREIGN KEY ("assignment_id") REFERENCES "public"."assignments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attachments" ADD CONSTRAINT "attachments_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attachments" ADD CONSTRAINT "attachments_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attachments" ADD CONSTRAINT "attachments_replaces_attachments_id_fk" FOREIGN KEY ("replaces") REFERENCES "public"."attachments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attachments" ADD CONSTRAINT "attachments_uploaded_by_people_id_fk" FOREIGN KEY ("uploaded_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attachments" ADD CONSTRAINT "attachments_removed_by_people_id_fk" FOREIGN KEY ("removed_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreements" ADD CONSTRAINT "agreements_award_id_awards_id_fk" FOREIGN KEY ("award_id") REFERENCES "public"."awards"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreements" ADD CONSTRAINT "agreements_signed_by_people_id_fk" FOREIGN KEY ("signed_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreements" ADD CONSTRAINT "agreements_countersigned_by_people_id_fk" FOREIGN KEY ("countersigned_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "award_sites" ADD CONSTRAINT "award_sites_award_id_awards_id_fk" FOREIGN KEY ("award_id") REFERENCES "public"."awards"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "awards" ADD CONSTRAINT "awards_programme_id_grant_programmes_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."grant_programmes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "awards" ADD CONSTRAINT "awards_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "awards" ADD CONSTRAINT "awards_import_id_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."imports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "awards" ADD CONSTRAINT "awards_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "awards" ADD CONSTRAINT "awards_envelope_id_envelopes_id_fk" FOREIGN KEY ("envelope_id") REFERENCES "public"."envelopes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_programme_id_grant_programmes_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."grant_programmes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_created_by_people_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_confirmed_by_people_id_fk" FOREIGN KEY ("confirmed_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_award_id_awards_id_fk" FOREIGN KEY ("award_id") REFERENCES "public"."awards"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_recorded_by_people_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_confirmed_by_people_id_fk" FOREIGN KEY ("confirmed_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "publications" ADD CONSTRAINT "publications_award_id_awards_id_fk" FOREIGN KEY ("award_id") REFERENCES "public"."awards"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "publications" ADD CONSTRAINT "publications_published_by_people_id_fk" FOREIGN KEY ("published_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "clarification_questions" ADD CONSTRAINT "clarification_questions_clarification_id_clarifications_id_fk" FOREIGN KEY ("clarification_id") REFERENCES "public"."clarifications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "clarifications" ADD CONSTRAINT "clarifications_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "clarifications" ADD CONSTRAINT "clarifications_asked_by_people_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "clarifications" ADD CONSTRAINT "clarifications_entered_by_people_id_fk" FOREIGN KEY ("entered_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "clarifications" ADD CONSTRAINT "clarifications_withdrawn_by_people_id_fk" FOREIGN KEY ("withdrawn_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conflict_declarations" ADD CONSTRAINT "conflict_declarations_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conflict_findings" ADD CONSTRAINT "conflict_findings_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conflict_findings" ADD CONSTRAINT "conflict_findings_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conflict_findings" ADD CONSTRAINT "conflict_findings_decided_by_people_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conflict_liftings" ADD CONSTRAINT "conflict_liftings_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conflict_liftings" ADD CONSTRAINT "conflict_liftings_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conflict_liftings" ADD CONSTRAINT "conflict_liftings_lifted_by_people_id_fk" FOREIGN KEY ("lifted_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conflict_reminders" ADD CONSTRAINT "conflict_reminders_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conflicts" ADD CONSTRAINT "conflicts_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conflicts" ADD CONSTRAINT "conflicts_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conflicts" ADD CONSTRAINT "conflicts_other_person_id_people_id_fk" FOREIGN KEY ("other_person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "adjustment_requests" ADD CONSTRAINT "adjustment_requests_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "adjustment_requests" ADD CONSTRAINT "adjustment_requests_recorded_by_people_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "adjustment_requests" ADD CONSTRAINT "adjustment_requests_answered_by_people_id_fk" FOREIGN KEY ("answered_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assisted_applications" ADD CONSTRAINT "assisted_applications_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assisted_applications" ADD CONSTRAINT "assisted_applications_helped_by_people_id_fk" FOREIGN KEY ("helped_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assisted_applications" ADD CONSTRAINT "assisted_applications_paper_recorded_by_people_id_fk" FOREIGN KEY ("paper_recorded_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assisted_applications" ADD CONSTRAINT "assisted_applications_paper_confirmed_by_people_id_fk" FOREIGN KEY ("paper_confirmed_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "equality_counts" ADD CONSTRAINT "equality_counts_round_id_funding_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."funding_rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deadline_changes" ADD CONSTRAINT "deadline_changes_round_id_funding_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."funding_rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deadline_changes" ADD CONSTRAINT "deadline_changes_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deadline_changes" ADD CONSTRAINT "deadline_changes_proposed_by_people_id_fk" FOREIGN KEY ("proposed_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deadline_changes" ADD CONSTRAINT "deadline_changes_decided_by_people_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deadline_reminders" ADD CONSTRAINT "deadline_reminders_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deadline_reminders" ADD CONSTRAINT "deadline_reminders_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "round_extensions" ADD CONSTRAINT "round_extensions_change_id_deadline_changes_id_fk" FOREIGN KEY ("change_id") REFERENCES "public"."deadline_changes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "round_extensions" ADD CONSTRAINT "round_extensions_round_id_funding_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."funding_rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approval_batch_items" ADD CONSTRAINT "approval_batch_items_batch_id_approval_batches_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."approval_batches"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approval_batch_items" ADD CONSTRAINT "approval_batch_items_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approval_batches" ADD CONSTRAINT "approval_batches_round_id_funding_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."funding_rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approval_batches" ADD CONSTRAINT "approval_batches_approved_by_people_id_fk" FOREIGN KEY ("approved_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision_rules" ADD CONSTRAINT "decision_rules_round_id_funding_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."funding_rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision_rules" ADD CONSTRAINT "decision_rules_changed_by_people_id_fk" FOREIGN KEY ("changed_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reserve_places" ADD CONSTRAINT "reserve_places_scenario_id_scenarios_id_fk" FOREIGN KEY ("scenario_id") REFERENCES "public"."scenarios"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reserve_places" ADD CONSTRAINT "reserve_places_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scenarios" ADD CONSTRAINT "scenarios_round_id_funding_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."funding_rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scenarios" ADD CONSTRAINT "scenarios_created_by_people_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scenarios" ADD CONSTRAINT "scenarios_adopted_by_people_id_fk" FOREIGN KEY ("adopted_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outcome_return_versions" ADD CONSTRAINT "outcome_return_versions_return_id_outcome_returns_id_fk" FOREIGN KEY ("return_id") REFERENCES "public"."outcome_returns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outcome_return_versions" ADD CONSTRAINT "outcome_return_versions_saved_by_people_id_fk" FOREIGN KEY ("saved_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outcome_returns" ADD CONSTRAINT "outcome_returns_award_id_awards_id_fk" FOREIGN KEY ("award_id") REFERENCES "public"."awards"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outcome_returns" ADD CONSTRAINT "outcome_returns_saved_by_people_id_fk" FOREIGN KEY ("saved_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outcome_returns" ADD CONSTRAINT "outcome_returns_created_by_people_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outcome_returns" ADD CONSTRAINT "outcome_returns_submitted_by_people_id_fk" FOREIGN KEY ("submitted_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outcome_returns" ADD CONSTRAINT "outcome_returns_accepted_by_people_id_fk" FOREIGN KEY ("accepted_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "release_figures" ADD CONSTRAINT "release_figures_release_id_releases_id_fk" FOREIGN KEY ("release_id") REFERENCES "public"."releases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "releases" ADD CONSTRAINT "releases_drafted_by_people_id_fk" FOREIGN KEY ("drafted_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "releases" ADD CONSTRAINT "releases_released_by_people_id_fk" FOREIGN KEY ("released_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "address_changes" ADD CONSTRAINT "address_changes_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_invited_by_people_id_fk" FOREIGN KEY ("invited_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kept_words" ADD CONSTRAINT "kept_words_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisation_names" ADD CONSTRAINT "organisation_names_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisation_names" ADD CONSTRAINT "organisation_names_recorded_by_people_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisations" ADD CONSTRAINT "organisations_merged_into_organisations_id_fk" FOREIGN KEY ("merged_into") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "register_entries" ADD CONSTRAINT "register_entries_file_id_register_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."register_files"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "register_files" ADD CONSTRAINT "register_files_loaded_by_people_id_fk" FOREIGN KEY ("loaded_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "second_factors" ADD CONSTRAINT "second_factors_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_roles" ADD CONSTRAINT "staff_roles_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_roles" ADD CONSTRAINT "staff_roles_granted_by_people_id_fk" FOREIGN KEY ("granted_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_programme_id_grant_programmes_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."grant_programmes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_envelope_id_envelopes_id_fk" FOREIGN KEY ("envelope_id") REFERENCES "public"."envelopes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "envelopes" ADD CONSTRAINT "envelopes_programme_id_grant_programmes_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."grant_programmes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "funding_rounds" ADD CONSTRAINT "funding_rounds_programme_id_grant_programmes_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."grant_programmes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "funding_rounds" ADD CONSTRAINT "funding_rounds_question_set_id_question_sets_id_fk" FOREIGN KEY ("question_set_id") REFERENCES "public"."question_sets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question_drafts" ADD CONSTRAINT "question_drafts_round_id_funding_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."funding_rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question_drafts" ADD CONSTRAINT "question_drafts_saved_by_people_id_fk" FOREIGN KEY ("saved_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "round_categories" ADD CONSTRAINT "round_categories_round_id_funding_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."funding_rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "round_categories" ADD CONSTRAINT "round_categories_envelope_id_envelopes_id_fk" FOREIGN KEY ("envelope_id") REFERENCES "public"."envelopes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transfers" ADD CONSTRAINT "transfers_from_account_id_accounts_id_fk" FOREIGN KEY ("from_account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transfers" ADD CONSTRAINT "transfers_to_account_id_accounts_id_fk" FOREIGN KEY ("to_account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transfers" ADD CONSTRAINT "transfers_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transfers" ADD CONSTRAINT "transfers_author_id_people_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "demonstration_mail" ADD CONSTRAINT "demonstration_mail_notification_id_notifications_id_fk" FOREIGN KEY ("notification_id") REFERENCES "public"."notifications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_seals" ADD CONSTRAINT "event_seals_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "safeguarding_checks" ADD CONSTRAINT "safeguarding_checks_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "safeguarding_checks" ADD CONSTRAINT "safeguarding_checks_checked_by_people_id_fk" FOREIGN KEY ("checked_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "safeguarding_steps" ADD CONSTRAINT "safeguarding_steps_report_id_safeguarding_reports_id_fk" FOREIGN KEY ("report_id") REFERENCES "public"."safeguarding_reports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "safeguarding_steps" ADD CONSTRAINT "safeguarding_steps_done_by_people_id_fk" FOREIGN KEY ("done_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "takeovers" ADD CONSTRAINT "takeovers_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "takeovers" ADD CONSTRAINT "takeovers_proposed_by_people_id_fk" FOREIGN KEY ("proposed_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "takeovers" ADD CONSTRAINT "takeovers_confirmed_by_people_id_fk" FOREIGN KEY ("confirmed_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "takeovers" ADD CONSTRAINT "takeovers_invitation_id_invitations_id_fk" FOREIGN KEY ("invitation_id") REFERENCES "public"."invitations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "takeovers" ADD CONSTRAINT "takeovers_stopped_by_people_id_fk" FOREIGN KEY ("stopped_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "answer_versions_by_answer" ON "answer_versions" USING btree ("application_id","name","version");--> statement-breakpoint
CREATE INDEX "applications_by_organisation" ON "applications" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "applications_queue" ON "applications" USING btree ("round_id","status","submitted_at","id");--> statement-breakpoint
CREATE INDEX "applications_queue_of_round" ON "applications" USING btree ("round_id","submitted_at","id");--> statement-breakpoint
CREATE INDEX "applications_queue_of_status" ON "applications" USING btree ("status","submitted_at","id");--> statement-breakpoint
CREATE INDEX "applications_queue_of_all" ON "applications" USING btree ("submitted_at","id");--> statement-breakpoint
CREATE INDEX "applications_by_amount" ON "applications" USING btree (coalesce("amount_applied_for_pence", 0),"id");--> statement-breakpoint
CREATE INDEX "applications_of_status_by_amount" ON "applications" USING btree ("status",coalesce("amount_applied_for_pence", 0),"id");--> statement-breakpoint
CREATE INDEX "applications_of_round_by_amount" ON "applications" USING btree ("round_id",coalesce("amount_applied_for_pence", 0),"id");--> statement-breakpoint
CREATE INDEX "applications_to_notify" ON "applications" USING btree ("submitted_at","id") WHERE "applications"."decision_notified_at" is null and "applications"."status" in ('ineligible', 'successful', 'unsuccessful');--> statement-breakpoint
CREATE INDEX "assignments_by_assessor" ON "assignments" USING btree ("assessor_id","status");--> statement-breakpoint
CREATE INDEX "recommendations_by_application" ON "recommendations" USING btree ("application_id");--> statement-breakpoint
CREATE INDEX "comments_by_application" ON "application_comments" USING btree ("application_id","written_at");--> statement-breakpoint
CREATE INDEX "flags_by_application" ON "application_flags" USING btree ("application_id");--> statement-breakpoint
CREATE INDEX "flags_open" ON "application_flags" USING btree ("application_id") WHERE "application_flags"."status" <> 'resolved';--> statement-breakpoint
CREATE INDEX "application_words_by_word" ON "application_words" USING gin ("words");--> statement-breakpoint
CREATE UNIQUE INDEX "attachment_is_replaced_once" ON "attachments" USING btree ("replaces") WHERE "attachments"."added_at" is not null and "attachments"."status" <> 'infected';--> statement-breakpoint
CREATE INDEX "attachments_by_application" ON "attachments" USING btree ("application_id","question","id");--> statement-breakpoint
CREATE INDEX "attachments_by_organisation" ON "attachments" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "attachments_unfinished" ON "attachments" USING btree ("status","received_at") WHERE "attachments"."status" in ('uploading', 'waiting', 'not_scanned');--> statement-breakpoint
CREATE INDEX "award_sites_by_award" ON "award_sites" USING btree ("award_id");--> statement-breakpoint
CREATE INDEX "awards_by_organisation" ON "awards" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "awards_by_status" ON "awards" USING btree ("status","id");--> statement-breakpoint
CREATE UNIQUE INDEX "file_is_imported_once" ON "imports" USING btree ("sha256") WHERE "imports"."status" = 'confirmed';--> statement-breakpoint
CREATE INDEX "payments_by_award" ON "payments" USING btree ("award_id");--> statement-breakpoint
CREATE INDEX "payments_by_status" ON "payments" USING btree ("status","id");--> statement-breakpoint
CREATE UNIQUE INDEX "payment_is_recorded_once" ON "payments" USING btree ("award_id","paid_on","amount_pence","source") WHERE "payments"."status" <> 'rejected';--> statement-breakpoint
CREATE UNIQUE INDEX "one_clarification_is_open_per_application" ON "clarifications" USING btree ("application_id") WHERE "clarifications"."status" = 'asked';--> statement-breakpoint
CREATE INDEX "conflict_findings_by_person" ON "conflict_findings" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "conflict_findings_by_application" ON "conflict_findings" USING btree ("application_id");--> statement-breakpoint
CREATE INDEX "conflict_liftings_by_person" ON "conflict_liftings" USING btree ("person_id","application_id");--> statement-breakpoint
CREATE INDEX "conflicts_by_person" ON "conflicts" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "conflicts_by_organisation" ON "conflicts" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "adjustment_requests_by_person" ON "adjustment_requests" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "adjustment_requests_by_date" ON "adjustment_requests" USING btree ("due_on","id");--> statement-breakpoint
CREATE INDEX "deadline_changes_by_application" ON "deadline_changes" USING btree ("application_id");--> statement-breakpoint
CREATE INDEX "deadline_changes_by_round" ON "deadline_changes" USING btree ("round_id");--> statement-breakpoint
CREATE INDEX "round_extensions_by_round" ON "round_extensions" USING btree ("round_id");--> statement-breakpoint
CREATE INDEX "scenarios_by_round" ON "scenarios" USING btree ("round_id","saved_at");--> statement-breakpoint
CREATE INDEX "outcome_return_versions_by_return" ON "outcome_return_versions" USING btree ("return_id","version");--> statement-breakpoint
CREATE INDEX "outcome_returns_by_award" ON "outcome_returns" USING btree ("award_id","period_end");--> statement-breakpoint
CREATE INDEX "outcome_returns_by_status" ON "outcome_returns" USING btree ("status","id");--> statement-breakpoint
CREATE UNIQUE INDEX "one_return_is_accepted_per_period" ON "outcome_returns" USING btree ("award_id","period_end") WHERE "outcome_returns"."status" = 'accepted';--> statement-breakpoint
CREATE UNIQUE INDEX "one_return_is_open_per_award" ON "outcome_returns" USING btree ("award_id") WHERE "outcome_returns"."status" in ('draft', 'submitted', 'changes_requested');--> statement-breakpoint
CREATE UNIQUE INDEX "releases_newest" ON "releases" USING btree ("released_at","id");--> statement-breakpoint
CREATE INDEX "address_changes_by_person" ON "address_changes" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "invitations_by_organisation" ON "invitations" USING btree ("organisation_id");--> statement-breakpoint
CREATE UNIQUE INDEX "membership_is_held_once" ON "memberships" USING btree ("organisation_id","person_id","role") WHERE "memberships"."removed_at" is null;--> statement-breakpoint
CREATE INDEX "memberships_by_person" ON "memberships" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "organisation_names_by_organisation" ON "organisation_names" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "register_entries_by_identifier" ON "register_entries" USING btree ("identifier");--> statement-breakpoint
CREATE INDEX "sessions_by_person" ON "sessions" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "staff_role_is_held_once" ON "staff_roles" USING btree ("person_id","role") WHERE "staff_roles"."removed_at" is null;--> statement-breakpoint
CREATE INDEX "accounts_by_envelope" ON "accounts" USING btree ("envelope_id","kind");--> statement-breakpoint
CREATE INDEX "accounts_by_award" ON "accounts" USING btree ("award_id");--> statement-breakpoint
CREATE INDEX "transfers_by_date" ON "transfers" USING btree ("recorded_at","id");--> statement-breakpoint
CREATE INDEX "transfers_from" ON "transfers" USING btree ("from_account_id");--> statement-breakpoint
CREATE INDEX "transfers_to" ON "transfers" USING btree ("to_account_id");--> statement-breakpoint
CREATE INDEX "demonstration_mail_by_time" ON "demonstration_mail" USING btree ("sent_at","id");--> statement-breakpoint
CREATE INDEX "events_by_subject" ON "events" USING btree ("subject_id","id");--> statement-breakpoint
CREATE INDEX "events_by_time" ON "events" USING btree ("at","id");--> statement-breakpoint
CREATE INDEX "notifications_by_time" ON "notifications" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "safeguarding_reports_by_date" ON "safeguarding_reports" USING btree ("received_at","id");--> statement-breakpoint
CREATE INDEX "safeguarding_steps_by_report" ON "safeguarding_steps" USING btree ("report_id");--> statement-breakpoint
CREATE INDEX "takeovers_by_organisation" ON "takeovers" USING btree ("organisation_id");--> statement-breakpoint
CREATE UNIQUE INDEX "one_takeover_is_proposed_per_organisation" ON "takeovers" USING btree ("organisation_id") WHERE "takeovers"."status" = 'proposed';