-- Least privilege. The web login inherits nothing: a statement outside `transaction` or `read` is refused.
-- {{…}} are this database's own roles (db/migrate.ts). Row security fails closed: no setting, no row.
grant usage on schema public to {{applicant}}, {{staff}}, {{public_reader}}, {{sign_in}}, {{worker}};
revoke all on all tables in schema public from {{applicant}}, {{staff}}, {{public_reader}}, {{sign_in}}, {{worker}};

-- Everybody who writes leaves a trace, and may ask for mail.
grant select, insert on events to {{applicant}}, {{staff}}, {{worker}};
grant insert on events to {{sign_in}};
grant select, insert on idempotency_keys to {{applicant}}, {{staff}};
grant select, insert on notifications to {{applicant}}, {{staff}}, {{sign_in}};
grant select on installation to {{applicant}}, {{staff}}, {{public_reader}}, {{sign_in}}, {{worker}};

-- What is public as it stands.
grant select on grant_programmes, published_allocations, envelopes, funding_rounds, round_categories, question_sets, publication_versions
  to {{applicant}}, {{staff}}, {{public_reader}};
grant select on outcome_rollups to {{staff}};
grant select (id, ref, as_at, threshold, rounding, status, released_at, withdrawn_at, withdrawn_reason) on releases to {{public_reader}};
-- Not `suppressed`: which of two kinds of hiding it was would itself tell (lib/publication/disclosure.ts).
grant select (release_id, scope, breakdown, key, shown) on release_figures to {{public_reader}};
grant select (id, ref, origin, organisation_id, envelope_id, nation, lead_region, title, amount_awarded_pence, award_date, planned_start_date, planned_end_date, status, demonstration) on awards to {{public_reader}};
-- A site's name and point only through published_sites(), which makes them as coarse as they were decided to be.
grant select (award_id, region, precision, position) on award_sites to {{public_reader}};
grant select (award_id, summary_en, summary_cy, show_amount, embargo_until, published_at) on publications to {{public_reader}};
grant select (id, name, kind, identifier_scheme, identifier, demonstration) on organisations to {{public_reader}};
grant select (id, award_id, amount_pence, paid_on, status) on payments to {{public_reader}};

-- Applicants and recipients: their own organisations' rows.
grant select, insert, update on organisations, memberships, invitations, applications, answers to {{applicant}};
grant select, insert on answer_versions, submissions to {{applicant}};
grant select on awards, agreements to {{applicant}};
grant update (status, decline_reason, version) on awards to {{applicant}};
grant update (signed_by, signed_name, signed_at) on agreements to {{applicant}};
grant select on award_sites, publications, payments to {{applicant}};
grant select, insert, update on outcome_returns to {{applicant}};
grant select, insert on outcome_return_versions to {{applicant}};
grant select (id, email, name, locale, locale_chosen, mail_bounced_at) on people to {{applicant}};
grant select, insert on attachments to {{applicant}};
grant update (received_bytes, received_at, bytes, dated_on, sha256, status, problem, version, added_at, removed_at, removed_by) on attachments to {{applicant}};
grant select on organisation_names, register_files, register_entries to {{applicant}};
-- Signing can be refused or answered by the ledger only through staff; a recipient moves no money.

-- Deadlines: what moves one is theirs to know; who proposed it, and why, is the fund's own.
grant select (id, kind, status, round_id, application_id, minutes, until, decided_at) on deadline_changes to {{applicant}}, {{public_reader}}, {{worker}};
grant select on round_extensions to {{applicant}}, {{public_reader}}, {{staff}}, {{worker}};
grant select, insert, update on deadline_changes to {{staff}};
grant insert on round_extensions to {{staff}};
grant select on deadline_reminders to {{staff}};

-- Staff.
grant select on people to {{staff}};
grant select, insert on accounts, transfers to {{staff}};
grant select, insert, update on staff_roles, organisations, memberships, invitations, envelopes, funding_rounds, round_categories,
  applications, assignments, moderations, awards, award_sites, agreements, publications, imports, payments, outcome_returns, outcome_rollups, releases to {{staff}};
grant select, insert on question_sets, published_allocations, grant_programmes, answers, answer_versions, submissions, recommendations, decisions, publication_versions to {{staff}};
grant select, insert on organisation_names, register_files, register_entries to {{staff}};
grant select, insert, update, delete on score_drafts to {{staff}};
grant select, insert on release_figures, outcome_return_versions to {{staff}};
-- Questions being written are the fund's own until they are published.
grant select, insert, update, delete on question_drafts to {{staff}};
grant delete on round_categories to {{staff}};
-- A score is sealed once and never changed.
grant select, insert on scores to {{staff}};
grant insert, update on people to {{staff}};
grant select on event_seals, audit_checkpoints, demonstration_mail to {{staff}};
grant select on demonstration_mail to {{public_reader}};
grant update (sent_at, failed_at, failure, attempts) on notifications to {{staff}};
grant select on attachments to {{staff}};

-- Deciding: nobody outside the fund, and what was adopted, placed or approved is only added to.
grant select, insert, update on scenarios, decision_rules to {{staff}};
grant select, insert on reserve_places, approval_batches, approval_batch_items to {{staff}};

-- Clarification: an officer asks, the applicant's certifier answers.
grant select, insert on clarifications, clarification_questions to {{staff}};
grant update (status, withdrawn_by, withdrawn_at, withdrawn_reason, answer_number, answered_at, entered_by, said_by, said_on, said_kept) on clarifications to {{staff}};
grant select on clarifications, clarification_questions to {{applicant}};
grant update (status, answer_number, answered_at) on clarifications to {{applicant}};
-- Staff type for those who cannot (assisted_applications), so they may change answers.
grant update on answers to {{staff}};
grant insert on attachments to {{staff}};
grant update (received_bytes, received_at, bytes, dated_on, sha256, status, problem, version, added_at, removed_at, removed_by) on attachments to {{staff}};
grant select, insert, update on assisted_applications to {{staff}};
grant select on assisted_applications to {{applicant}};
-- Somebody's needs are theirs and the officers'; the counts of equality answers are the officers' alone. The policies below say so.
grant select, insert on adjustment_requests to {{applicant}}, {{staff}};
grant update (outcome, agreed, answered_by, answered_at) on adjustment_requests to {{staff}};
grant select on equality_counts to {{staff}};
-- The worker forgets a need a year after it was answered, and reads no other.
grant select (id, answered_at), delete on adjustment_requests to {{worker}};

-- Signing in.
grant select, insert, update on people, second_factors, invitations to {{sign_in}};
grant select, insert, update, delete on sessions, kept_words, sign_in_links, rate_limits to {{sign_in}};
grant select, insert, update on address_changes to {{sign_in}};
grant select, insert on memberships to {{sign_in}};
grant select on staff_roles, organisations to {{sign_in}};

-- The worker.
grant select, update on notifications to {{worker}};
grant select, insert on demonstration_mail, event_seals, audit_checkpoints to {{worker}};
grant select on people, memberships, organisations, staff_roles, applications, funding_rounds to {{worker}};
grant update (mail_bounced_at) on people to {{worker}};
grant select on question_sets to {{worker}};
grant insert on notifications to {{worker}};
grant select, insert on deadline_reminders to {{worker}};
grant select, delete on sessions, kept_words, sign_in_links, rate_limits, idempotency_keys, address_changes to {{worker}};
-- An infected file leaves the answer it was given in, and people are told.
grant select on attachments, applications, answers, memberships, staff_roles to {{worker}};
grant update (status, problem, scanned_at) on attachments to {{worker}};
grant update (raw, version, saved_with, saved_at) on answers to {{worker}};
grant insert on answer_versions, notifications to {{worker}};

-- A table that row security guards: whoever is not given a row by a policy meets none, and only the owner of the database sees all of them.
create or replace procedure guard(variadic tables text[]) language plpgsql as $$
declare
  tab text;
begin
  foreach tab in array tables loop
    execute format('alter table %I enable row level security', tab);
    execute format('alter table %I force row level security', tab);
    execute format('drop policy if exists owner_all on %I', tab);
    execute format('create policy owner_all on %I to {{owner}} using (true) with check (true)', tab);
  end loop;
end $$;
revoke all on procedure guard(text[]) from public;

do $$
declare
  tab text;
  pol record;
  guarded text[] := array['organisations', 'organisation_names', 'memberships', 'invitations', 'applications', 'answers', 'answer_versions', 'submissions', 'attachments', 'assignments', 'scores', 'score_drafts',
    'moderations', 'recommendations', 'decisions', 'awards', 'award_sites', 'agreements', 'publications', 'imports', 'payments', 'outcome_returns',
    'outcome_return_versions', 'outcome_rollups', 'releases', 'release_figures', 'question_drafts', 'accounts', 'transfers', 'events', 'idempotency_keys', 'notifications',
    'clarifications', 'clarification_questions', 'assisted_applications', 'deadline_changes',
    'scenarios', 'decision_rules', 'reserve_places', 'approval_batches', 'approval_batch_items', 'deciding_history', 'round_statements'];
begin
  for pol in select policyname, tablename from pg_policies where schemaname = 'public' loop
    execute format('drop policy %I on %I', pol.policyname, pol.tablename);
  end loop;
  foreach tab in array guarded loop
    call guard(tab);
    if tab not in ('scores', 'score_drafts', 'attachments') then
      -- USING (true): any other predicate stops trigram and GIN indexes.
      execute format('create policy staff_all on %I to {{staff}} using (true) with check (true)', tab);
    end if;
  end loop;
  foreach tab in array array['applications', 'memberships', 'invitations', 'organisation_names'] loop
    execute format('create policy own_organisation on %I to {{applicant}} using (organisation_id = any (app_organisations())) with check (organisation_id = any (app_organisations()))', tab);
  end loop;
  foreach tab in array array['answers', 'answer_versions', 'submissions'] loop
    execute format('create policy own_organisation on %I to {{applicant}} using (application_id in (select id from applications)) with check (application_id in (select id from applications))', tab);
  end loop;
  foreach tab in array array['clarifications', 'assisted_applications'] loop
    execute format('create policy own_organisation on %I to {{applicant}} using (application_id in (select id from applications)) with check (application_id in (select id from applications))', tab);
  end loop;
  foreach tab in array array['attachments', 'applications', 'answers', 'answer_versions', 'memberships'] loop
    execute format('create policy scans on %I to {{worker}} using (true) with check (true)', tab);
  end loop;
  foreach tab in array array['award_sites', 'agreements', 'publications', 'payments'] loop
    execute format('create policy own_organisation on %I to {{applicant}} using (award_id in (select id from awards)) with check (award_id in (select id from awards))', tab);
  end loop;
  foreach tab in array array['events', 'notifications', 'idempotency_keys'] loop
    execute format('create policy adds on %I for insert to {{applicant}}, {{sign_in}}, {{worker}} with check (true)', tab);
    execute format('create policy works on %I to {{worker}} using (true)', tab);
  end loop;
  foreach tab in array array['organisations', 'memberships', 'invitations'] loop
    execute format('create policy signing_in on %I to {{sign_in}} using (true) with check (true)', tab);
  end loop;
end $$;

create policy moves_own_deadline on deadline_changes for select to {{applicant}} using (status = 'confirmed' and (application_id is null or application_id in (select id from applications)));
create policy moves_every_deadline on deadline_changes for select to {{public_reader}} using (status = 'confirmed' and application_id is null);
create policy works on deadline_changes for select to {{worker}} using (status = 'confirmed');
create policy works on memberships for select to {{worker}} using (true);
create policy works on organisations for select to {{worker}} using (true);
create policy works on applications for select to {{worker}} using (true);

create policy own_organisation on organisations to {{applicant}} using (id = any (app_organisations())) with check (id = any (app_organisations()));
-- An award is not there for its recipient until the decision has been notified.
create policy own_organisation on awards to {{applicant}}
  using (organisation_id = any (app_organisations()) and (application_id is null or application_id in (select id from applications where decision_notified_at is not null)))
  with check (organisation_id = any (app_organisations()));
create policy own_organisation on clarification_questions for select to {{applicant}} using (clarification_id in (select id from clarifications));
-- What happened to an application that its people may know, by the noun of its name; whatever the fund does among itself (assessment, diligence, a
-- condition of an award that nobody has been told of) is none of them. What happened to an award they see is theirs.
create policy own_events on events for select to {{applicant}} using (
  (split_part(name, '.', 1) = any ('{application,attachment,clarification,organisation,letter,feedback}') and (subject_id in (select id from applications) or subject_id = any (app_organisations())))
  or (name not like 'assessment.%' and name not like 'diligence.%' and subject_id in (select id from awards)));
-- What an officer rehearses belongs to an organisation of their own, and is never anything but a rehearsal.
create policy only_rehearsals on applications as restrictive for insert to {{applicant}}
  with check (rehearsal = (select o.rehearsal from organisations o where o.id = organisation_id));
create policy own_keys on idempotency_keys for select to {{applicant}} using (actor_id = app_actor());
create policy own_mail on notifications for select to {{applicant}}, {{sign_in}} using (false);

-- Not USING (true): an assessor who knew somebody's needs or sex would score somebody, and not an application.
create or replace function app_is_officer() returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select 1 from staff_roles where person_id = app_actor() and role = 'fund_officer' and removed_at is null)
    and not exists (select 1 from staff_roles where person_id = app_actor() and role = 'assessor' and removed_at is null)
$$;
revoke all on function app_is_officer() from public;
grant execute on function app_is_officer() to {{staff}};
call guard('equality_counts');
create policy officers on equality_counts for select to {{staff}} using (app_is_officer());
call guard('adjustment_requests');
create policy officers on adjustment_requests to {{staff}} using (app_is_officer()) with check (app_is_officer());
create policy forgets on adjustment_requests to {{worker}} using (answered_at < app_now() - interval '1 year');
create policy own on adjustment_requests for select to {{applicant}}, {{staff}} using (person_id = app_actor());
create policy asks on adjustment_requests for insert to {{applicant}}, {{staff}} with check (person_id = app_actor() and answered_at is null);

-- Sealed: the assessor's own, or everybody's once the panel has opened. Officers included.
create policy sealed on scores to {{staff}}
  using (exists (select 1 from assignments a join applications p on p.id = a.application_id
    where a.id = assignment_id and (a.assessor_id = app_actor() or p.panel_opened_at is not null)))
  with check (exists (select 1 from assignments a where a.id = assignment_id and a.assessor_id = app_actor() and a.status = 'declared_clear'));
create policy unsealed on score_drafts to {{staff}}
  using (exists (select 1 from assignments a where a.id = assignment_id and a.assessor_id = app_actor()))
  with check (exists (select 1 from assignments a where a.id = assignment_id and a.assessor_id = app_actor() and a.status = 'declared_clear'));

-- A file: of the organisation's own applications; of a submitted one, for the fund's readers, and for its assessors once they have declared
-- that nothing stands in the way. Nobody who declared a conflict.
create policy own_organisation on attachments to {{applicant}}
  using (organisation_id = any (app_organisations()) and application_id in (select id from applications))
  with check (organisation_id = any (app_organisations()) and application_id in (select id from applications));
-- The files an officer attaches to the application they enter for somebody.
create policy entered_for_somebody on attachments to {{staff}}
  using (application_id in (select application_id from assisted_applications) and exists (select 1 from staff_roles r where r.person_id = app_actor() and r.removed_at is null and r.role = 'fund_officer')
    and not exists (select 1 from assignments c where c.application_id = attachments.application_id and c.assessor_id = app_actor() and c.status = 'conflicted'))
  with check (application_id in (select application_id from assisted_applications) and exists (select 1 from staff_roles r where r.person_id = app_actor() and r.removed_at is null and r.role = 'fund_officer'));
create policy of_the_fund on attachments for select to {{staff}} using (
  exists (select 1 from applications p where p.id = application_id and p.submitted_at is not null)
  and not exists (select 1 from assignments c where c.application_id = attachments.application_id and c.assessor_id = app_actor() and c.status = 'conflicted')
  and (exists (select 1 from staff_roles r where r.person_id = app_actor() and r.removed_at is null and r.role in ('fund_officer', 'approver', 'auditor'))
    or exists (select 1 from assignments s where s.application_id = attachments.application_id and s.assessor_id = app_actor() and (s.status = 'scored' or (s.status = 'declared_clear' and not reads_without_names(s.application_id))))));

create policy published on publications for select to {{public_reader}}
  using (withdrawn_at is null and published_at <= app_now() and (embargo_until is null or embargo_until <= app_now()));
create policy published on awards for select to {{public_reader}} using (id in (select award_id from publications));
create policy published on award_sites for select to {{public_reader}} using (precision <> 'hidden' and award_id in (select award_id from publications));
create policy published on payments for select to {{public_reader}} using (status = 'confirmed' and award_id in (select award_id from publications));
create policy published on organisations for select to {{public_reader}} using (id in (select organisation_id from awards));
create policy released on releases for select to {{public_reader}} using (released_at is not null);
create policy released on release_figures for select to {{public_reader}} using (
  release_id in (select id from releases where status = 'released') and (scope = 'fund' or scope in (select award_id::text from publications)));

-- A recipient reads every return of its awards, and never writes an accepted one.
create policy own_organisation on outcome_returns to {{applicant}} using (award_id in (select id from awards))
  with check (status in ('draft', 'submitted', 'changes_requested') and award_id in (select id from awards));
create policy own_organisation on outcome_return_versions to {{applicant}} using (return_id in (select id from outcome_returns))
  with check (return_id in (select id from outcome_returns));

-- Sites as the public may see them: a town where it is exact; within about 15 kilometres, without a name, where it is an area (a unit
-- of the map is 1.2 kilometres); the region alone; nothing of a hidden one. It lends the owner's rights, so it says itself what is published.
create or replace function published_sites(of_award uuid default null)
returns table (award_id uuid, region text, "precision" text, place_name text, x double precision, y double precision, "position" integer)
language sql stable security definer set search_path = public, pg_temp as $$
  select s.award_id, s.region, s.precision, case when s.precision = 'exact' then s.place_name end,
    case s.precision when 'exact' then s.x when 'area' then round(s.x / 25) * 25 end,
    case s.precision when 'exact' then s.y when 'area' then round(s.y / 25) * 25 end, s.position
  from award_sites s join publications p on p.award_id = s.award_id
  where (of_award is null or s.award_id = of_award) and s.precision in ('exact', 'area', 'region')
    and p.withdrawn_at is null and p.published_at <= app_now() and (p.embargo_until is null or p.embargo_until <= app_now())
$$;

-- PUBLIC may execute a new function; these lend the owner's rights, so each is given by name.
revoke all on function devolved_position(), published_sites(uuid) from public;
grant execute on function devolved_position() to {{applicant}}, {{staff}}, {{public_reader}};
grant execute on function published_sites(uuid) to {{public_reader}};
revoke all on function lock_envelope(uuid), fund_position(), release_declined_award(uuid, uuid) from public;
grant execute on function lock_envelope(uuid) to {{staff}};
revoke all on function lock_commitment(uuid), lock_nation_limit(uuid, text) from public;
grant execute on function lock_commitment(uuid), lock_nation_limit(uuid, text) to {{staff}};
grant execute on function release_declined_award(uuid, uuid) to {{applicant}};
grant execute on function fund_position() to {{applicant}}, {{staff}}, {{public_reader}};
-- /readyz compares what is applied with what this build brings.
grant select on rules_applied to {{public_reader}};

-- Assessing. Comments obey the seal: what an assessor writes before the panel opens is read by its author, by whom it names, and by the
-- fund's readers who do not assess that application; never by another assessor of it.
create or replace function app_holds(roles text[]) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select 1 from staff_roles where person_id = app_actor() and role = any (roles) and removed_at is null)
$$;
revoke all on function app_holds(text[]) from public;
grant execute on function app_holds(text[]) to {{staff}};
grant select, insert, update on assessor_profiles to {{staff}};
grant select, insert on bulk_runs, application_comments to {{staff}};
grant select, insert on application_flags to {{staff}};
grant update (status, allocated_to, outcome, changed_by, changed_at, version) on application_flags to {{staff}};
grant select, insert, update, delete on saved_views to {{staff}};
grant select on application_words to {{staff}};
grant select, insert, delete on score_draft_versions to {{staff}};
grant select, insert, update on safeguarding_checks to {{staff}};
-- The worker reminds of scores that are due.
grant select on assignments to {{worker}};
grant update (reminded_at) on assignments to {{worker}};
create policy reminds on assignments to {{worker}} using (true) with check (true);
-- Anybody may report a concern; only safeguarding leads read one, the administrator and the auditor not.
grant insert on safeguarding_reports to {{sign_in}};
grant select on safeguarding_reports to {{staff}};
grant update (status) on safeguarding_reports to {{staff}};
grant select, insert on safeguarding_steps to {{staff}};

do $$
declare
  tab text;
begin
  call guard('assessor_profiles', 'bulk_runs', 'application_comments', 'application_flags', 'saved_views', 'application_words', 'score_draft_versions',
    'safeguarding_checks', 'safeguarding_reports', 'safeguarding_steps');
  foreach tab in array array['assessor_profiles', 'bulk_runs', 'application_flags', 'application_words', 'safeguarding_checks'] loop
    execute format('create policy of_the_fund on %I to {{staff}} using (true) with check (true)', tab);
  end loop;
end $$;
create policy sealed on application_comments for select to {{staff}} using (
  author_id = app_actor() or app_actor() = any (mentions)
  or (app_holds(array['fund_officer', 'approver', 'auditor'])
    and not exists (select 1 from assignments s where s.application_id = application_comments.application_id and s.assessor_id = app_actor() and s.status not in ('declined', 'withdrawn')))
  or exists (select 1 from applications p where p.id = application_id and p.panel_opened_at is not null));
create policy own_words on application_comments for insert to {{staff}} with check (author_id = app_actor());
create policy own_view on saved_views to {{staff}} using (owner_id = app_actor()) with check (owner_id = app_actor());
create policy shared_view on saved_views for select to {{staff}} using (shared);
create policy unsealed on score_draft_versions to {{staff}}
  using (exists (select 1 from assignments a where a.id = assignment_id and a.assessor_id = app_actor()))
  with check (exists (select 1 from assignments a where a.id = assignment_id and a.assessor_id = app_actor() and a.status = 'declared_clear'));
create policy in_confidence on safeguarding_reports to {{staff}} using (app_holds(array['safeguarding_lead'])) with check (app_holds(array['safeguarding_lead']));
create policy reports on safeguarding_reports for insert to {{sign_in}} with check (status = 'received');
create policy in_confidence on safeguarding_steps to {{staff}} using (app_holds(array['safeguarding_lead'])) with check (app_holds(array['safeguarding_lead']) and done_by = app_actor());

-- Conflicts of interest: somebody's own, and theirs who look after them. What was found of an application is behind the wall like the rest of it.
create or replace function app_keeps_conflicts() returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select 1 from staff_roles where person_id = app_actor() and role in ('fund_officer', 'auditor', 'administrator') and removed_at is null)
$$;
revoke all on function app_keeps_conflicts() from public;
grant execute on function app_keeps_conflicts() to {{staff}};
grant select, insert on conflict_declarations, conflicts, conflict_findings, conflict_liftings to {{staff}};
grant update (ended_on) on conflicts to {{staff}};
grant select, insert on conflict_reminders to {{worker}};
do $$ declare tab text; begin
  call guard('conflict_declarations', 'conflicts', 'conflict_findings', 'conflict_liftings', 'conflict_reminders');
  foreach tab in array array['conflict_declarations', 'conflicts'] loop
    execute format('create policy own on %I to {{staff}} using (person_id = app_actor()) with check (person_id = app_actor())', tab);
    execute format('create policy kept on %I for select to {{staff}} using ((select app_keeps_conflicts()))', tab);
  end loop;
  foreach tab in array array['conflict_findings', 'conflict_liftings'] loop
    execute format('create policy kept on %I to {{staff}} using ((select app_keeps_conflicts())) with check (person_id <> app_actor())', tab);
  end loop;
end $$;
create policy works on conflict_reminders to {{worker}} using (true) with check (true);

-- The wall. A transaction of somebody for whom an application is restricted runs under a role of its own (db/client.ts), which has every
-- right of {{staff}} and these policies besides. Everybody else's plans know nothing of them, and keep their indexes (docs/decisions/0009).
do $$
declare
  wall record;
begin
  for wall in select * from (values
    ('applications', 'id'), ('answers', 'application_id'), ('answer_versions', 'application_id'), ('submissions', 'application_id'), ('attachments', 'application_id'),
    ('assignments', 'application_id'), ('scores', 'assignment_id'), ('score_drafts', 'assignment_id'), ('moderations', 'application_id'), ('recommendations', 'application_id'),
    ('decisions', 'application_id'), ('clarifications', 'application_id'), ('clarification_questions', 'clarification_id'), ('assisted_applications', 'application_id'),
    ('deadline_changes', 'application_id'), ('conflict_findings', 'application_id'), ('conflict_liftings', 'application_id'), ('awards', 'id'), ('award_sites', 'award_id'),
    ('agreements', 'award_id'), ('publications', 'award_id'), ('payments', 'award_id'), ('outcome_returns', 'award_id'), ('outcome_return_versions', 'return_id'), ('events', 'subject_id'),
    ('transfers', 'from_account_id'), ('transfers', 'to_account_id'),
    ('application_comments', 'application_id'), ('application_flags', 'application_id'), ('application_words', 'application_id'), ('safeguarding_checks', 'application_id'),
    ('score_draft_versions', 'assignment_id'), ('imports', 'id'), ('reserve_places', 'application_id'), ('approval_batch_items', 'application_id'), ('deciding_history', 'application_id')) as w(tab, col)
  loop
    -- Something that belongs to no application at all (a change of a round's deadline) is not restricted.
    execute format('create policy wall_of_%s on %I as restrictive to {{staff_restricted}} using (%I is null or %I <> all ((select app_restricted())::uuid[]))', wall.col, wall.tab, wall.col, wall.col);
  end loop;
end $$;
-- A letter about it: by the reference it names, and by the page it leads to.
create policy wall on notifications as restrictive to {{staff_restricted}}
  using (coalesce(data ->> 'reference', '') <> all ((select restricted_words())::text[]) and not string_to_array(coalesce(data ->> 'path', ''), '/') && (select restricted_words())::text[]);
-- Figures of one award have its id for a scope; the fund's own are whole.
create policy wall on outcome_rollups as restrictive to {{staff_restricted}} using (scope <> all ((select app_restricted()::text[])::text[]));
create policy wall on release_figures as restrictive to {{staff_restricted}} using (scope <> all ((select app_restricted()::text[])::text[]));
