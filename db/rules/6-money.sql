-- Variations, virements and delegations (docs/decisions/0013).
grant select, insert on variations, virements, delegations to {{staff}};
grant update (status, from_pence, to_pence, before, after, reason, proposed_by, proposed_at, addendum, addendum_sha256, approved_at, effective_at, ended_by, ended_reason, ended_at, version) on variations to {{staff}};
grant update (status, decided_by, decided_at, rejected_reason) on virements, delegations to {{staff}};
grant select, insert on variation_approvals to {{staff}};
-- A recipient asks for a change, and accepts or declines the one that is offered; who of the fund approved it is the fund's own.
grant select, insert on variations to {{applicant}};
grant update (status, accepted_by, accepted_name, accepted_at, confirmed_by, effective_at, ended_by, ended_reason, ended_at, version) on variations to {{applicant}};

do $$
declare
  tab text;
begin
  foreach tab in array array['variations', 'variation_approvals', 'virements', 'delegations'] loop
    call guard(tab);
    execute format('drop policy if exists of_the_fund on %I', tab);
    execute format('create policy of_the_fund on %I to {{staff}} using (true) with check (true)', tab);
  end loop;
  foreach tab in array array['variations', 'variation_approvals'] loop
    execute format('drop policy if exists wall_of_award_id on %I', tab);
    execute format('create policy wall_of_award_id on %I as restrictive to {{staff_restricted}} using (award_id <> all ((select app_restricted())::uuid[]))', tab);
  end loop;
end $$;
drop policy if exists own_organisation on variations;
create policy own_organisation on variations to {{applicant}} using (award_id in (select id from awards)) with check (award_id in (select id from awards));

drop trigger if exists conflicts_are_declared_this_year on variation_approvals;
create trigger conflicts_are_declared_this_year before insert on variation_approvals for each row execute function declared_first();

-- What has come to its end stands, and what is offered is not changed under the hands of whoever reads it.
create or replace function keep_variation() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if tg_op = 'DELETE' or old.status in ('in_effect', 'refused', 'declined', 'withdrawn') then
    raise exception 'a variation that has ended stands' using errcode = 'check_violation', constraint = 'ended_variation_stands';
  end if;
  if old.status = 'approved' and (new.to_pence, new.after, new.addendum) is distinct from (old.to_pence, old.after, old.addendum) then
    raise exception 'a variation that is offered stands as it is' using errcode = 'check_violation', constraint = 'offered_variation_stands';
  end if;
  return new;
end $$;
drop trigger if exists keep_variation on variations;
create trigger keep_variation before update or delete on variations for each row execute function keep_variation();

create or replace function keep_two_person() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if tg_op = 'DELETE' or old.status <> 'proposed' then
    raise exception 'what was decided stands' using errcode = 'check_violation', constraint = 'two_person_decision_stands';
  end if;
  return new;
end $$;
do $$ declare tab text; begin
  foreach tab in array array['virements', 'delegations'] loop
    execute format('drop trigger if exists two_person_decision_stands on %I', tab);
    execute format('create trigger two_person_decision_stands before update or delete on %I for each row execute function keep_two_person()', tab);
  end loop;
end $$;

-- A recipient moves no money and changes no terms; this lends the effect of one variation alone, which the fund has approved and they have
-- accepted. Staff use it for what is not used, which nobody has to accept. Locks: the award, then (by the transfer's own rule) envelope and award accounts.
create or replace function put_variation_in_effect(variation uuid, event uuid) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  v variations;
  w awards;
  free bigint;
  envelope uuid;
  committed uuid;
  earmarked uuid;
  day date := (app_now() at time zone 'Europe/London')::date;
begin
  select * into strict v from variations where id = variation and status = 'in_effect';
  select * into strict w from awards where id = v.award_id for update;
  if not (w.organisation_id = any (app_organisations()) and v.kind = 'terms' and v.accepted_by = app_actor())
     and not (v.kind = 'unused' and exists (select 1 from variation_approvals p where p.variation_id = v.id and p.approved_by = app_actor())) then
    raise exception 'not the actor''s to put in effect' using errcode = 'insufficient_privilege';
  end if;
  select id into envelope from accounts where envelope_id = w.envelope_id and kind = 'envelope';
  select id into committed from accounts where award_id = w.id and kind = 'committed';
  select id into earmarked from accounts where award_id = w.id and kind = 'earmarked';
  if v.to_pence > v.from_pence then
    insert into transfers (id, kind, from_account_id, to_account_id, amount_pence, effective_on, event_id, author_id, caller_key, note, made_up)
    values (gen_random_uuid(), 'commit', earmarked, committed, v.to_pence - v.from_pence, day, event, app_actor(), 'variation:' || v.id || ':commit', v.ref, w.demonstration);
  elsif v.to_pence < v.from_pence then
    free := variation_room(w.id);
    if free < v.from_pence - v.to_pence then
      raise exception 'an award never goes below what is paid' using errcode = 'check_violation', constraint = 'variation_keeps_what_is_paid';
    end if;
    insert into transfers (id, kind, from_account_id, to_account_id, amount_pence, effective_on, event_id, author_id, caller_key, note, made_up)
    values (gen_random_uuid(), 'release', committed, envelope, v.from_pence - v.to_pence, day, event, app_actor(), 'variation:' || v.id || ':release', v.ref, w.demonstration);
  end if;
  update awards set amount_awarded_pence = v.to_pence, title = v.after ->> 'title', description = v.after ->> 'description',
    planned_start_date = (v.after ->> 'plannedStartDate')::date, planned_end_date = (v.after ->> 'plannedEndDate')::date, version = version + 1 where id = w.id;
  -- A place that stays keeps how closely it is shown; a new one is hidden until an officer decides.
  delete from award_sites s where s.award_id = w.id and not exists (
    select 1 from jsonb_array_elements(v.after -> 'sites') as t(site) where site ->> 'place' = s.place_name and site ->> 'region' = s.region);
  insert into award_sites (id, award_id, place_name, region, x, y, precision, position)
  select gen_random_uuid(), w.id, site ->> 'place', site ->> 'region', (site ->> 'x')::float8, (site ->> 'y')::float8, 'hidden', 1000 + n::int
  from jsonb_array_elements(v.after -> 'sites') with ordinality as t(site, n)
  where not exists (select 1 from award_sites s where s.award_id = w.id and s.place_name = site ->> 'place' and s.region = site ->> 'region');
  insert into publication_versions (reason) values ('award.varied');
end $$;

-- What was set aside for an increase that does not come goes back.
create or replace function drop_variation(variation uuid, event uuid) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  v variations;
  w awards;
begin
  select * into strict v from variations where id = variation and status in ('declined', 'withdrawn');
  select * into strict w from awards where id = v.award_id for update;
  if v.ended_by is distinct from app_actor() then
    raise exception 'not the actor''s to drop' using errcode = 'insufficient_privilege';
  end if;
  if v.approved_at is not null and v.to_pence > v.from_pence then
    insert into transfers (id, kind, from_account_id, to_account_id, amount_pence, effective_on, event_id, author_id, caller_key, note, made_up)
    select gen_random_uuid(), 'release', m.id, e.id, v.to_pence - v.from_pence, (app_now() at time zone 'Europe/London')::date, event, app_actor(), 'variation:' || v.id || ':release', v.ref, w.demonstration
    from accounts m, accounts e where m.award_id = w.id and m.kind = 'earmarked' and e.envelope_id = w.envelope_id and e.kind = 'envelope';
    insert into publication_versions (reason) values ('award.variation_dropped');
  end if;
end $$;

-- How much an award can be lowered by: what is committed, less what was recorded as paid and waits to be confirmed. Locks the commitment.
create or replace function variation_room(award uuid) returns bigint
language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  free bigint;
begin
  select balance_pence into free from accounts where award_id = award and kind = 'committed' for update;
  return coalesce(free, 0) - (select coalesce(sum(amount_pence), 0) from payments where award_id = award and status = 'recorded');
end $$;

revoke all on function put_variation_in_effect(uuid, uuid), drop_variation(uuid, uuid), variation_room(uuid) from public;
grant execute on function put_variation_in_effect(uuid, uuid), drop_variation(uuid, uuid) to {{applicant}}, {{staff}};
grant execute on function variation_room(uuid) to {{staff}};
