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
ALTER TABLE "deciding_history" ADD CONSTRAINT "deciding_history_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "round_statements" ADD CONSTRAINT "round_statements_round_id_funding_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."funding_rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "round_statements" ADD CONSTRAINT "round_statements_stated_by_people_id_fk" FOREIGN KEY ("stated_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "deciding_history_by_application" ON "deciding_history" USING btree ("application_id","sequence");--> statement-breakpoint
CREATE INDEX "round_statements_by_round" ON "round_statements" USING btree ("round_id","requirement");--> statement-breakpoint
CREATE INDEX "answer_versions_kept_apart" ON "answer_versions" USING btree ("application_id","name","saved_with") WHERE "answer_versions"."conflict";--> statement-breakpoint
CREATE INDEX "applications_waiting" ON "applications" USING btree ("status") WHERE "applications"."submitted_at" is not null and not "applications"."rehearsal";