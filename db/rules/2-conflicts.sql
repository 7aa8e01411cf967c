-- The wall of conflicts of interest (docs/decisions/0009).

-- Nearly everybody belongs to no organisation and has declared nothing: two looks into an index, before anything is looked through.
create or replace function may_be_restricted(person uuid) returns boolean
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return exists (select 1 from memberships where person_id = person and removed_at is null) or exists (select 1 from conflicts where person_id = person);
end $$;

-- Which applications are restricted for somebody is worked out here and nowhere
-- else, from what was declared and found, less what another officer lifted afterwards.
create or replace function restricted_applications(person uuid) returns setof uuid
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  -- At the beginning of each of everybody's transactions.
  if not may_be_restricted(person) and not exists (select 1 from assignments where assessor_id = person and status = 'conflicted')
    and not exists (select 1 from conflict_findings where person_id = person) then
    return;
  end if;
  return query
  with causes as (
    select s.application_id as id, coalesce(s.declared_at, s.assigned_at) as at from assignments s where s.assessor_id = person and s.status = 'conflicted'
    union all
    -- Whoever belongs to the organisation.
    select a.id, m.created_at from memberships m join applications a on a.organisation_id = m.organisation_id where m.person_id = person and m.removed_at is null
    union all
    -- Declared against an organisation. What was begun before it ended stays restricted: ending one's own conflict opens nothing.
    select a.id, c.declared_at from conflicts c join organisations o on o.id = c.organisation_id join applications a on a.organisation_id = coalesce(o.merged_into, o.id)
    where c.person_id = person and (c.ended_on is null or (a.created_at at time zone 'Europe/London')::date <= c.ended_on)
    union all
    -- Declared against a person who belongs to the organisation.
    select a.id, c.declared_at from conflicts c join memberships m on m.person_id = c.other_person_id and m.removed_at is null join applications a on a.organisation_id = m.organisation_id
    where c.person_id = person and (c.ended_on is null or (a.created_at at time zone 'Europe/London')::date <= c.ended_on)
    union all
    select f.application_id, f.decided_at from conflict_findings f where f.person_id = person and f.outcome = 'confirmed'
      and not exists (select 1 from conflict_findings l where l.application_id = f.application_id and l.person_id = person and l.kind = f.kind and l.outcome = 'dismissed' and l.id > f.id)
  )
  select distinct k.id from causes k join applications a on a.id = k.id and not a.rehearsal
  where not exists (select 1 from conflict_liftings l where l.person_id = person and l.application_id = k.id and l.lifted_at >= k.at);
end $$;

-- For choosing whom to ask and whom to write to: whether an application is restricted for somebody else.
create or replace function is_restricted(person uuid, application uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select application in (select restricted_applications(person))
$$;

-- Whom somebody may not meet, as organisations, since when, and until when: their own, those of a declared conflict, and those of a person in one.
-- An organisation that was not known here when it was declared goes by its name.
create or replace function conflicted_organisations(person uuid) returns table (id uuid, since timestamptz, ended_on date)
language sql stable security definer set search_path = public, pg_temp as $$
  select m.organisation_id, m.created_at, null::date from memberships m where m.person_id = person and m.removed_at is null
  union all
  select coalesce(o.merged_into, o.id), c.declared_at, c.ended_on from conflicts c join organisations o on o.id = c.organisation_id where c.person_id = person
  union all
  select m.organisation_id, c.declared_at, c.ended_on from conflicts c join memberships m on m.person_id = c.other_person_id and m.removed_at is null where c.person_id = person
  union all
  select coalesce(o.merged_into, o.id), c.declared_at, c.ended_on from conflicts c join organisations o on lower(o.name) = lower(c.named)
  where c.person_id = person and c.kind = 'organisation' and c.organisation_id is null
$$;

-- Awards that have no application: recorded from elsewhere, by import or by a devolved government. A conflict with their organisation, or with
-- somebody of it, restricts them as it would its applications; what was declared and ended before the award was made does not. Another officer
-- opens one again with a reason (award_liftings); what is declared after that restricts it anew.
create or replace function restricted_awards(person uuid) returns setof uuid
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if not may_be_restricted(person) then
    return;
  end if;
  return query
  select distinct w.id from conflicted_organisations(person) k join awards w on w.organisation_id = k.id
  where w.application_id is null and (k.ended_on is null or w.award_date <= k.ended_on)
    and not exists (select 1 from award_liftings l where l.person_id = person and l.award_id = w.id and l.lifted_at >= k.since);
end $$;

-- A file that waits to be confirmed, or was set aside, has made no award yet: it is restricted by the organisations that its rows name.
create or replace function restricted_imports(person uuid) returns setof uuid
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if not may_be_restricted(person) then
    return;
  end if;
  return query
  with named as (
    select o.identifier_scheme as scheme, o.identifier, lower(o.name) as name, k.ended_on from conflicted_organisations(person) k join organisations o on coalesce(o.merged_into, o.id) = k.id
    union all
    select null, null, lower(c.named), c.ended_on from conflicts c where c.person_id = person and c.kind = 'organisation' and c.organisation_id is null
  )
  select i.id from imports i where i.status <> 'confirmed' and exists (
    select 1 from jsonb_array_elements(i.rows) r, named n
    where ((r ->> 'identifierScheme' = n.scheme and r ->> 'identifier' = n.identifier) or lower(r ->> 'organisationName') = n.name) and (n.ended_on is null or (r ->> 'awardDate')::date <= n.ended_on));
end $$;

-- For choosing to whom an officer opens one again.
create or replace function is_award_restricted(person uuid, award uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select award in (select restricted_awards(person))
$$;

-- What the actor meets nothing of: the restricted applications and whatever hangs on them and has an id of its own, for events,
-- transfers and lists. Worked out once a transaction (db/client.ts); empty for nearly everybody.
create or replace function restricted_things() returns uuid[]
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  mine uuid[] := array(select restricted_applications(app_actor()));
  imported uuid[] := array(select restricted_awards(app_actor()));
  waiting uuid[] := array(select restricted_imports(app_actor()));
begin
  if mine = '{}' and imported = '{}' and waiting = '{}' then return mine; end if;
  return array(
    with award as (select id from awards where application_id = any (mine) union select unnest(imported))
    select unnest(mine)
    union all select id from assignments where application_id = any (mine)
    union all select id from clarifications where application_id = any (mine)
    union all select id from deadline_changes where application_id = any (mine)
    union all select id from attachments where application_id = any (mine)
    union all select id from complaints where application_id = any (mine)
    union all select id from award
    -- A file that was imported says every row of what it held.
    union all select import_id from awards where id in (select id from award) and import_id is not null
    union all select unnest(waiting)
    union all select id from accounts where award_id in (select id from award)
    union all select id from payments where award_id in (select id from award)
    union all select id from outcome_returns where award_id in (select id from award)
    -- A request for information that covers any of it, or the data of somebody who belongs to such an organisation.
    union all select request_id from information_scopes where application_id = any (mine) or award_id in (select id from award) or round_id in (select round_id from applications where id = any (mine))
    union all select q.id from information_requests q join memberships m on m.person_id = q.subject_person_id join applications a on a.organisation_id = m.organisation_id where a.id = any (mine)
    order by 1);
end $$;

create or replace function app_restricted() returns uuid[] language sql stable as
  $$ select coalesce(nullif(current_setting('app.restricted', true), ''), '{}')::uuid[] $$;

-- The references of the restricted applications, and nothing else of them: what a list says at its end. By reference, which is random.
create or replace function restricted_references() returns setof text
language sql stable security definer set search_path = public, pg_temp as $$
  select ref from applications where id = any (app_restricted()) and submitted_at is not null and not rehearsal order by ref
$$;

-- Whether a round has an application that the actor meets nothing of: its order, its sums and its line would each tell of that one.
create or replace function round_is_restricted(round uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select 1 from applications where round_id = round and id = any (app_restricted()) and submitted_at is not null and not rehearsal)
$$;

-- References that no letter and no line about it may be found by: of applications, drafts among them, and of their awards.
create or replace function restricted_words() returns text[]
language sql stable security definer set search_path = public, pg_temp as $$
  select array(select ref from applications where id = any (app_restricted()) union all select ref from awards where id = any (app_restricted())
    union all select ref from complaints where id = any (app_restricted()) union all select ref from imports where id = any (app_restricted()))
$$;

-- Round totals stay whole: how many applied is no secret of any of them.
create or replace function round_counts() returns table (round_id uuid, started integer, submitted integer)
language sql stable security definer set search_path = public, pg_temp as $$
  select a.round_id, count(*)::int, count(*) filter (where a.submitted_at is not null)::int from applications a where not a.rehearsal group by a.round_id
$$;

-- The ledger's sums stay whole too: they are sums by envelope, which the public sees (fund_position).
create or replace function ledger_balances(as_at date, known_on date) returns table (kind text, label_en text, label_cy text, nation text, balance_pence bigint)
language sql stable security definer set search_path = public, pg_temp as $$
  select a.kind, e.label_en, e.label_cy, a.nation, sum(case when t.to_account_id = a.id then t.amount_pence else -t.amount_pence end)::bigint
  from transfers t join accounts a on a.id in (t.from_account_id, t.to_account_id) left join envelopes e on e.id = a.envelope_id
  where t.effective_on <= as_at and (known_on is null or t.recorded_at < ((known_on + 1)::timestamp at time zone 'Europe/London'))
  group by a.kind, e.label_en, e.label_cy, a.nation order by e.label_en nulls first, a.nation nulls first, a.kind
$$;

-- The financial year somebody declares for: April to March, as the fund's money is counted.
create or replace function financial_year(at timestamptz) returns text language sql stable as $$
  select y || '-' || lpad(((y + 1) % 100)::text, 2, '0') from (select extract(year from (at at time zone 'Europe/London') - interval '3 months')::int as y) x
$$;

create or replace function has_declared(person uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select 1 from conflict_declarations where person_id = person and financial_year = financial_year(app_now()))
$$;

-- Whoever has not declared this year neither assesses, moderates, recommends nor approves, whatever the code forgot.
create or replace function declared_first() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if app_actor() is not null and not has_declared(app_actor()) then
    raise exception 'conflicts of interest are not declared for this year' using errcode = 'check_violation', constraint = 'conflicts_are_declared_this_year';
  end if;
  return new;
end $$;
do $$ declare tab text; begin
  foreach tab in array array['scores', 'moderations', 'recommendations', 'decisions'] loop
    execute format('drop trigger if exists conflicts_are_declared_this_year on %I', tab);
    execute format('create trigger conflicts_are_declared_this_year before insert on %I for each row execute function declared_first()', tab);
  end loop;
end $$;
drop trigger if exists conflicts_are_declared_this_year on assignments;
create trigger conflicts_are_declared_this_year before update on assignments for each row
  when (new.status in ('declared_clear', 'scored') and new.status is distinct from old.status) execute function declared_first();

-- A declaration, a finding and a lifting are added to; a conflict is ended, once, and stays.
create or replace function keep_conflict() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or tg_table_name <> 'conflicts' or to_jsonb(old) - 'ended_on' is distinct from to_jsonb(new) - 'ended_on' or to_jsonb(old) ->> 'ended_on' is not null then
    raise exception 'what was declared of conflicts is never changed or deleted' using errcode = 'check_violation', constraint = 'conflict_is_never_deleted';
  end if;
  return new;
end $$;
do $$ declare tab text; begin
  foreach tab in array array['conflict_declarations', 'conflicts', 'conflict_findings', 'conflict_liftings'] loop
    execute format('drop trigger if exists conflict_is_never_deleted on %I', tab);
    execute format('create trigger conflict_is_never_deleted before update or delete on %I for each row execute function keep_conflict()', tab);
  end loop;
end $$;

revoke all on function restricted_applications(uuid), conflicted_organisations(uuid), may_be_restricted(uuid), restricted_awards(uuid), restricted_imports(uuid), is_award_restricted(uuid, uuid), round_is_restricted(uuid), is_restricted(uuid, uuid), restricted_things(), restricted_references(), restricted_words(), round_counts(), ledger_balances(date, date), has_declared(uuid) from public;
grant execute on function restricted_applications(uuid), round_is_restricted(uuid), restricted_things(), restricted_references(), restricted_words(), round_counts(), ledger_balances(date, date) to {{staff}};
grant execute on function is_restricted(uuid, uuid) to {{staff}}, {{applicant}}, {{worker}}, {{sign_in}};
grant execute on function is_award_restricted(uuid, uuid) to {{staff}};
grant execute on function has_declared(uuid) to {{staff}}, {{worker}};
