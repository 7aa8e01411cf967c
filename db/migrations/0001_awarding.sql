ALTER TABLE "assignments" DROP CONSTRAINT "assessor_is_assigned_once";--> statement-breakpoint
ALTER TABLE "bulk_runs" DROP CONSTRAINT "bulk_run_kind_is_known";--> statement-breakpoint
CREATE INDEX "answer_versions_kept_apart" ON "answer_versions" USING btree ("application_id","name","saved_with") WHERE "answer_versions"."conflict";--> statement-breakpoint
CREATE INDEX "applications_waiting" ON "applications" USING btree ("status") WHERE "applications"."submitted_at" is not null and not "applications"."rehearsal";--> statement-breakpoint
CREATE UNIQUE INDEX "assessor_is_assigned_once" ON "assignments" USING btree ("application_id","assessor_id") WHERE "assignments"."status" in ('assigned', 'declared_clear', 'scored');--> statement-breakpoint
ALTER TABLE "bulk_runs" ADD CONSTRAINT "bulk_run_kind_is_known" CHECK ("bulk_runs"."kind" in ('sift', 'assign', 'panel', 'not_recommended', 'due_diligence'));