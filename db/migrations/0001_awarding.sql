ALTER TABLE "assignments" DROP CONSTRAINT "assessor_is_assigned_once";--> statement-breakpoint
ALTER TABLE "bulk_runs" DROP CONSTRAINT "bulk_run_kind_is_known";--> statement-breakpoint
CREATE UNIQUE INDEX "assessor_is_assigned_once" ON "assignments" USING btree ("application_id","assessor_id") WHERE "assignments"."status" in ('assigned', 'declared_clear', 'scored');--> statement-breakpoint
ALTER TABLE "bulk_runs" ADD CONSTRAINT "bulk_run_kind_is_known" CHECK ("bulk_runs"."kind" in ('sift', 'assign', 'panel', 'not_recommended', 'due_diligence'));