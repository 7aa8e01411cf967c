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
CREATE INDEX "bank_accounts_by_award" ON "bank_accounts" USING btree ("award_id","asked_at");--> statement-breakpoint
CREATE INDEX "bank_accounts_by_fingerprint" ON "bank_accounts" USING btree ("fingerprint");--> statement-breakpoint
CREATE UNIQUE INDEX "one_bank_account_is_open_per_award" ON "bank_accounts" USING btree ("award_id") WHERE "bank_accounts"."status" in ('asked', 'confirmed');--> statement-breakpoint
CREATE UNIQUE INDEX "one_bank_account_is_in_force_per_award" ON "bank_accounts" USING btree ("award_id") WHERE "bank_accounts"."status" = 'in_force';--> statement-breakpoint
CREATE INDEX "diligence_liftings_by_application" ON "diligence_liftings" USING btree ("application_id");--> statement-breakpoint
CREATE INDEX "register_answers_by_application" ON "register_answers" USING btree ("application_id","asked_at");--> statement-breakpoint
CREATE INDEX "subsidy_entries_by_award" ON "subsidy_entries" USING btree ("award_id");--> statement-breakpoint
CREATE INDEX "answer_versions_kept_apart" ON "answer_versions" USING btree ("application_id","name","saved_with") WHERE "answer_versions"."conflict";--> statement-breakpoint
CREATE INDEX "applications_waiting" ON "applications" USING btree ("status") WHERE "applications"."submitted_at" is not null and not "applications"."rehearsal";