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
	CONSTRAINT "confirmation_purpose_is_known" CHECK ("confirmations"."purpose" in ('award.accept'))
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
ALTER TABLE "awards" DROP CONSTRAINT "award_status_is_known";--> statement-breakpoint
ALTER TABLE "agreements" ADD COLUMN "confirmed_by" text;--> statement-breakpoint
ALTER TABLE "agreements" ADD COLUMN "number" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "agreements" ADD COLUMN "countersigned_name" text;--> statement-breakpoint
ALTER TABLE "awards" ADD COLUMN "offer_extended_reason" text;--> statement-breakpoint
ALTER TABLE "awards" ADD COLUMN "offer_extended_by" uuid;--> statement-breakpoint
ALTER TABLE "awards" ADD COLUMN "offer_extended_at" timestamp with time zone;--> statement-breakpoint
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
CREATE INDEX "award_conditions_by_application" ON "award_conditions" USING btree ("application_id");--> statement-breakpoint
CREATE INDEX "award_conditions_answered" ON "award_conditions" USING btree ("answered_at") WHERE "award_conditions"."status" = 'answered';--> statement-breakpoint
CREATE INDEX "confirmations_by_person" ON "confirmations" USING btree ("person_id","purpose","subject_id");--> statement-breakpoint
ALTER TABLE "awards" ADD CONSTRAINT "awards_offer_extended_by_people_id_fk" FOREIGN KEY ("offer_extended_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "answer_versions_kept_apart" ON "answer_versions" USING btree ("application_id","name","saved_with") WHERE "answer_versions"."conflict";--> statement-breakpoint
CREATE INDEX "applications_waiting" ON "applications" USING btree ("status") WHERE "applications"."submitted_at" is not null and not "applications"."rehearsal";--> statement-breakpoint
ALTER TABLE "agreements" ADD CONSTRAINT "signature_is_confirmed_in_a_known_way" CHECK ("agreements"."confirmed_by" is null or "agreements"."confirmed_by" in ('mail_code', 'mail_link', 'second_factor'));--> statement-breakpoint
ALTER TABLE "awards" ADD CONSTRAINT "offer_is_extended_for_a_reason" CHECK (("awards"."offer_extended_at" is null) = ("awards"."offer_extended_by" is null) and ("awards"."offer_extended_at" is null or length(trim("awards"."offer_extended_reason")) > 0));--> statement-breakpoint
ALTER TABLE "awards" ADD CONSTRAINT "award_status_is_known" CHECK ("awards"."status" in ('offered', 'accepted', 'countersigned', 'live', 'suspended', 'delivery_complete', 'reconciled', 'closed', 'declined', 'lapsed', 'terminated', 'reported'));