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
	CONSTRAINT "information_item_is_numbered_once" UNIQUE("request_id","number"),
	CONSTRAINT "information_item_kind_is_known" CHECK ("information_items"."kind" in ('record', 'answer', 'sift', 'check', 'score', 'moderation', 'recommendation', 'decision', 'comment', 'flag', 'clarification', 'letter', 'agreement', 'payment', 'event', 'person'))
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
	CONSTRAINT "redaction_kind_is_known" CHECK ("information_redactions"."kind" in ('email', 'phone', 'postcode', 'name', 'officer')),
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
ALTER TABLE "sessions" ADD COLUMN "provider_token" text;--> statement-breakpoint
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
ALTER TABLE "provider_identities" ADD CONSTRAINT "provider_identities_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "provider_links" ADD CONSTRAINT "provider_links_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "information_redactions_by_item" ON "information_redactions" USING btree ("item_id");--> statement-breakpoint
CREATE INDEX "information_requests_by_due" ON "information_requests" USING btree ("status","due_on");--> statement-breakpoint
CREATE INDEX "provider_identities_by_person" ON "provider_identities" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "provider_links_by_person" ON "provider_links" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "answer_versions_kept_apart" ON "answer_versions" USING btree ("application_id","name","saved_with") WHERE "answer_versions"."conflict";--> statement-breakpoint
CREATE INDEX "applications_waiting" ON "applications" USING btree ("status") WHERE "applications"."submitted_at" is not null and not "applications"."rehearsal";