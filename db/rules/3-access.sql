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
grant select (id, email, name) on people to {{applicant}};
grant select on organisation_names, register_files, register_entries to {{applicant}};
-- Signing can be refused or answered by the ledger only through staff; a recipient moves no money.

-- Staff.
grant select on people to {{staff}};
grant select, insert on accounts, transfers to {{staff}};
grant select, insert, update on staff_roles, organisations, memberships, invitations, envelopes, funding_rounds, round_categories,
  applications, assignments, moderations, awards, award_sites, agreements, publications, imports, payments, outcome_returns, outcome_rollups, releases to {{staff}};
grant select, insert on question_sets, published_allocations, grant_programmes, answers, answer_versions, submissions, recommendations, decisions, publication_versions to {{staff}};
grant select, insert on organisation_names, register_files, register_entries to {{staff}};
grant select, insert, update, delete on score_drafts to {{staff}};
grant select, insert on release_figures, outcome_return_versions to {{staff}};
-- A score is sealed once and never changed.
grant select, insert on scores to {{staff}};
grant insert, update on people to {{staff}};
grant select on event_seals, audit_checkpoints, demonstration_mail to {{staff}};
grant select on demonstration_mail to {{public_reader}};
grant update (sent_at, failed_at, failure, attempts) on notifications to {{staff}};

-- Signing in.
grant select, insert, update on people, second_factors, invitations to {{sign_in}};
grant select, insert, update, delete on sessions, kept_words, sign_in_links, rate_limits to {{sign_in}};
grant select, insert, update on address_changes to {{sign_in}};
grant select, insert on memberships to {{sign_in}};
grant select on staff_roles, organisations to {{sign_in}};

-- The worker.
grant select, update on notifications to {{worker}};
grant select, insert on demonstration_mail, event_seals, audit_checkpoints to {{worker}};
grant select on people to {{worker}};
grant select, delete on sessions, kept_words, sign_in_links, rate_limits, idempotency_keys, address_changes to {{worker}};

do $$
declare
  tab text;
  pol record;
  guarded text[] := array['organisations', 'organisation_names', 'memberships', 'invitations', 'applications', 'answers', 'answer_versions', 'submissions', 'assignments', 'scores', 'score_drafts',
    'moderations', 'recommendations', 'decisions', 'awards', 'award_sites', 'agreements', 'publications', 'imports', 'payments', 'outcome_returns',
    'outcome_return_versions', 'outcome_rollups', 'releases', 'release_figures', 'accounts', 'transfers', 'events', 'idempotency_keys', 'notifications'];
begin
  for pol in select policyname, tablename from pg_policies where schemaname = 'public' loop
    execute format('drop policy %I on %I', pol.policyname, pol.tablename);
  end loop;
  foreach tab in array guarded loop
    execute format('alter table %I enable row level security', tab);
    execute format('alter table %I force row level security', tab);
    execute format('create policy owner_all on %I to {{owner}} using (true) with check (true)', tab);
    if tab not in ('scores', 'score_drafts') then
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

create policy own_organisation on organisations to {{applicant}} using (id = any (app_organisations())) with check (id = any (app_organisations()));
-- An award is not there for its recipient until the decision has been notified.
create policy own_organisation on awards to {{applicant}}
  using (organisation_id = any (app_organisations()) and (application_id is null or application_id in (select id from applications where decision_notified_at is not null)))
  with check (organisation_id = any (app_organisations()));
-- What the fund does among itself (assessment.sifted, assessment.recommended, …) is not the applicant's to see.
create policy own_events on events for select to {{applicant}} using (name not like 'assessment.%' and (
  subject_id in (select id from applications) or subject_id in (select id from awards) or subject_id = any (app_organisations())));
create policy own_keys on idempotency_keys for select to {{applicant}} using (actor_id = app_actor());
create policy own_mail on notifications for select to {{applicant}}, {{sign_in}} using (false);

-- Sealed: the assessor's own, or everybody's once the panel has opened. Officers included.
create policy sealed on scores to {{staff}}
  using (exists (select 1 from assignments a join applications p on p.id = a.application_id
    where a.id = assignment_id and (a.assessor_id = app_actor() or p.panel_opened_at is not null)))
  with check (exists (select 1 from assignments a where a.id = assignment_id and a.assessor_id = app_actor() and a.status = 'declared_clear'));
create policy unsealed on score_drafts to {{staff}}
  using (exists (select 1 from assignments a where a.id = assignment_id and a.assessor_id = app_actor()))
  with check (exists (select 1 from assignments a where a.id = assignment_id and a.assessor_id = app_actor() and a.status = 'declared_clear'));

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
