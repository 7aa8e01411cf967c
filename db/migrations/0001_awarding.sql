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
CREATE INDEX "complaints_by_application" ON "complaints" USING btree ("application_id");--> statement-breakpoint
CREATE INDEX "complaints_by_date" ON "complaints" USING btree ("due_on","id");--> statement-breakpoint
CREATE INDEX "feedback_requests_by_date" ON "feedback_requests" USING btree ("due_on","id");--> statement-breakpoint
CREATE INDEX "letter_batch_items_by_application" ON "letter_batch_items" USING btree ("application_id");--> statement-breakpoint
CREATE INDEX "letter_batch_items_waiting" ON "letter_batch_items" USING btree ("batch_id") WHERE "letter_batch_items"."outcome" is null;--> statement-breakpoint
CREATE INDEX "letter_batches_due" ON "letter_batches" USING btree ("send_at") WHERE "letter_batches"."status" = 'proposed';--> statement-breakpoint
CREATE INDEX "letter_batches_by_round" ON "letter_batches" USING btree ("round_id","id");--> statement-breakpoint
CREATE INDEX "answer_versions_kept_apart" ON "answer_versions" USING btree ("application_id","name","saved_with") WHERE "answer_versions"."conflict";--> statement-breakpoint
CREATE INDEX "applications_waiting" ON "applications" USING btree ("status") WHERE "applications"."submitted_at" is not null and not "applications"."rehearsal";