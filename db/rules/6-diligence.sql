-- Due diligence: an officer's judgements are added to, a red stops the award whatever the code forgot, and a second officer lifts it.
grant select, insert on diligence_checks, diligence_liftings, register_answers, subsidy_entries to {{staff}};
grant select, insert, update on diligence_rules to {{staff}};
-- Where an award is paid to: what may be read of it, and, in a table of its own, what is sealed. A recipient writes a sealed one and never reads it back.
grant select (id, ref, award_id, status, last_digits, asked_by, asked_at, confirmed_at, takes_effect_at, in_force_at, stopped_by, stopped_at, stopped_reason) on bank_accounts to {{applicant}};
grant insert on bank_accounts, bank_account_secrets to {{applicant}};
grant update (status, stopped_by, stopped_at, stopped_reason) on bank_accounts to {{applicant}};
grant select, insert on bank_accounts, bank_account_secrets to {{staff}};
grant update (status, called_back, payee_checked, confirmed_by, confirmed_at, takes_effect_at, stopped_by, stopped_at, stopped_reason) on bank_accounts to {{staff}};

do $$
declare
  tab text;
begin
  foreach tab in array array['diligence_checks', 'diligence_liftings', 'register_answers', 'subsidy_entries', 'diligence_rules', 'bank_accounts', 'bank_account_secrets'] loop
    call guard(tab);
    execute format('drop policy if exists of_the_fund on %I', tab);
  end loop;
  foreach tab in array array['diligence_checks', 'diligence_liftings', 'register_answers', 'subsidy_entries', 'diligence_rules'] loop
    execute format('create policy of_the_fund on %I to {{staff}} using ((select app_holds(array[''fund_officer'', ''approver'', ''auditor''])))', tab);
  end loop;
end $$;

create policy of_the_fund on bank_accounts to {{staff}} using ((select app_holds(array['fund_officer', 'approver', 'payment_approver', 'finance', 'auditor', 'administrator'])));
drop policy if exists own_award on bank_accounts;
create policy own_award on bank_accounts for select to {{applicant}} using (award_id in (select id from awards));
drop policy if exists asks on bank_accounts;
create policy asks on bank_accounts for insert to {{applicant}} with check (status = 'asked' and asked_by = app_actor() and confirmed_at is null and award_id in (select id from awards));
drop policy if exists stops on bank_accounts;
create policy stops on bank_accounts for update to {{applicant}} using (award_id in (select id from awards)) with check (status = 'stopped' and stopped_by = app_actor());

-- The whole account: those who pay, and nobody else; neither the auditor nor the administrator nor the officer who typed it from paper.
drop policy if exists seals on bank_account_secrets;
create policy seals on bank_account_secrets for insert to {{applicant}} with check (award_id in (select id from awards));
drop policy if exists types on bank_account_secrets;
create policy types on bank_account_secrets for insert to {{staff}} with check ((select app_holds(array['fund_officer', 'finance'])));
drop policy if exists pays on bank_account_secrets;
create policy pays on bank_account_secrets for select to {{staff}} using ((select app_holds(array['finance', 'payment_approver'])));

-- Behind the wall of conflicts (docs/decisions/0009).
do $$
declare
  wall record;
begin
  for wall in select * from (values ('diligence_checks', 'application_id'), ('diligence_liftings', 'application_id'), ('register_answers', 'application_id'), ('subsidy_entries', 'award_id'), ('bank_accounts', 'award_id'), ('bank_account_secrets', 'award_id')) as w(tab, col)
  loop
    execute format('drop policy if exists wall_of_%s on %I', wall.col, wall.tab);
    execute format('create policy wall_of_%s on %I as restrictive to {{staff_restricted}} using (%I <> all ((select app_restricted())::uuid[]))', wall.col, wall.tab, wall.col);
  end loop;
end $$;

-- A red that nobody has lifted. By number, which is counted under the application's lock.
create or replace function standing_red(of_application uuid) returns text
language sql stable security definer set search_path = public, pg_temp as $$
  select c.kind from (select distinct on (kind) id, kind, rating from diligence_checks where application_id = of_application order by kind, number desc) c
  where c.rating = 'red' and not exists (select 1 from diligence_liftings l where l.check_id = c.id) limit 1
$$;
create or replace function red_stops_award() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if standing_red(new.application_id) is not null then
    raise exception 'a red check stands' using errcode = 'check_violation', constraint = 'red_check_stops_the_award';
  end if;
  return new;
end $$;
drop trigger if exists red_check_stops_the_award on decisions;
create trigger red_check_stops_the_award before insert on decisions for each row when (new.outcome = 'approved') execute function red_stops_award();

create or replace function second_officer_lifts() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if not exists (select 1 from diligence_checks c where c.id = new.check_id and c.application_id = new.application_id and c.rating = 'red' and c.checked_by <> new.lifted_by) then
    raise exception 'a red is lifted by a second officer' using errcode = 'check_violation', constraint = 'red_is_lifted_by_a_second_officer';
  end if;
  return new;
end $$;
drop trigger if exists red_is_lifted_by_a_second_officer on diligence_liftings;
create trigger red_is_lifted_by_a_second_officer before insert on diligence_liftings for each row execute function second_officer_lifts();

-- What was confirmed comes into force when its cooling-off is over, and replaces what was. It lends the worker these moves alone.
create or replace function bring_bank_accounts_into_force() returns table (award_id uuid, award_ref text, title text, organisation_id uuid, last_digits text)
language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  due record;
begin
  for due in
    select b.id, b.award_id as award, w.ref, w.title as of_title, w.organisation_id as organisation, b.last_digits as digits
    from bank_accounts b join awards w on w.id = b.award_id where b.status = 'confirmed' and b.takes_effect_at <= app_now() order by w.id for update of w, b skip locked
  loop
    update bank_accounts b set status = 'replaced' where b.award_id = due.award and b.status = 'in_force';
    update bank_accounts b set status = 'in_force', in_force_at = app_now() where b.id = due.id;
    award_id := due.award; award_ref := due.ref; title := due.of_title; organisation_id := due.organisation; last_digits := due.digits;
    return next;
  end loop;
end $$;
revoke all on function standing_red(uuid), bring_bank_accounts_into_force() from public;
grant execute on function standing_red(uuid) to {{staff}};
grant execute on function bring_bank_accounts_into_force() to {{worker}};

-- Whom of the fund to tell that an account was stopped, which its recipient may not read: whoever of the fund asked for it or confirmed it, and
-- those who would have paid to it. Not who stopped it, and nobody who is conflicted.
create or replace function told_of_stopped_account(account uuid) returns table (award_id uuid, award_ref text, title text, account_ref text, email text)
language sql stable security definer set search_path = public, pg_temp as $$
  select w.id, w.ref, w.title, b.ref, p.email
  from bank_accounts b join awards w on w.id = b.award_id
    join people p on p.id is distinct from b.stopped_by
      and exists (select 1 from staff_roles r where r.person_id = p.id and r.removed_at is null and (r.role in ('finance', 'payment_approver') or p.id in (b.asked_by, b.confirmed_by)))
  where b.id = account and b.status = 'stopped'
    and not case when w.application_id is null then is_award_restricted(p.id, w.id) else is_restricted(p.id, w.application_id) end
  order by p.id
$$;
revoke all on function told_of_stopped_account(uuid) from public;
grant execute on function told_of_stopped_account(uuid) to {{worker}};
