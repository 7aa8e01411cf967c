-- Agreements, their confirmations and conditions (docs/decisions/0012).

-- What is met or waived stays so; nobody of the recipient decides that it is.
create or replace function keep_ruled_condition() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if old.status in ('met', 'waived') then
    raise exception 'a condition that was ruled on stands' using errcode = 'check_violation', constraint = 'ruled_condition_stands';
  end if;
  if current_user like '%\_applicant' and (new.status <> 'answered' or (new.requirement, new.needed_by, new.due_on) is distinct from (old.requirement, old.needed_by, old.due_on)) then
    raise exception 'a recipient answers a condition and changes nothing else of it' using errcode = 'check_violation', constraint = 'condition_is_the_funds';
  end if;
  return new;
end $$;
drop trigger if exists keep_ruled_condition on award_conditions;
create trigger keep_ruled_condition before update on award_conditions for each row execute function keep_ruled_condition();

grant select, insert on confirmations to {{applicant}};
grant update (used_at, expires_at) on confirmations to {{applicant}};
grant select, delete on confirmations to {{worker}};
grant update (confirmed_by) on agreements to {{applicant}};
grant select, insert on agreement_papers to {{applicant}}, {{staff}}, {{worker}};
grant select, insert on agreement_versions to {{staff}};
grant select on agreement_versions to {{applicant}};
grant select, insert, update on award_conditions to {{staff}};
grant select on award_conditions to {{applicant}};
grant update (status, answer, answered_by, answered_at, version) on award_conditions to {{applicant}};
-- The worker draws what has just been offered, to keep its hash.
grant select on awards, agreements, submissions to {{worker}};

do $$
declare
  tab text;
begin
  call guard('confirmations', 'agreement_papers', 'agreement_versions', 'award_conditions', 'offer_reminders');
  foreach tab in array array['agreement_papers', 'agreement_versions', 'award_conditions'] loop
    execute format('drop policy if exists staff_all on %I', tab);
    execute format('create policy staff_all on %I to {{staff}} using (true) with check (true)', tab);
  end loop;
  foreach tab in array array['agreement_papers', 'agreement_versions'] loop
    execute format('drop policy if exists own_organisation on %I', tab);
    execute format('create policy own_organisation on %I to {{applicant}} using (award_id in (select id from awards)) with check (award_id in (select id from awards))', tab);
  end loop;
  foreach tab in array array['awards', 'agreements', 'submissions', 'agreement_papers', 'confirmations'] loop
    execute format('drop policy if exists draws_agreements on %I', tab);
    execute format('create policy draws_agreements on %I to {{worker}} using (true) with check (true)', tab);
  end loop;
  -- The wall (3-access.sql).
  foreach tab in array array['agreement_papers', 'agreement_versions', 'offer_reminders'] loop
    execute format('drop policy if exists wall_of_award_id on %I', tab);
    execute format('create policy wall_of_award_id on %I as restrictive to {{staff_restricted}} using (award_id <> all ((select app_restricted())::uuid[]))', tab);
  end loop;
end $$;
drop policy if exists own on confirmations;
create policy own on confirmations to {{applicant}} using (person_id = app_actor()) with check (person_id = app_actor());
-- A condition is there for its recipient once the award is: not while the decision is still the fund's own.
drop policy if exists own_organisation on award_conditions;
create policy own_organisation on award_conditions to {{applicant}} using (application_id in (select application_id from awards)) with check (application_id in (select application_id from awards));
drop policy if exists wall_of_application_id on award_conditions;
create policy wall_of_application_id on award_conditions as restrictive to {{staff_restricted}} using (application_id <> all ((select app_restricted())::uuid[]));

-- Whose certifiers must be reminded that an offer lapses: seven days and two days before its last day, once for each day it ends on.
create or replace function remind_of_offers() returns table (award_id uuid, ref text, title text, organisation_id uuid, open_until date, days_before integer)
language sql volatile security definer set search_path = public, pg_temp as $$
  with due as (
    select w.id, w.ref, w.title, w.organisation_id, w.offer_open_until, d.days
    from awards w join applications a on a.id = w.application_id and a.decision_notified_at is not null, (values (2), (7)) d(days)
    where w.status = 'offered' and w.offer_open_until >= (app_now() at time zone 'Europe/London')::date
      and w.offer_open_until - d.days <= (app_now() at time zone 'Europe/London')::date
      -- Two days before, the letter of seven days before would say what is no longer so.
      and not (d.days = 7 and w.offer_open_until - 2 <= (app_now() at time zone 'Europe/London')::date)
      -- Whoever was told less than so many days ago knows.
      and (a.decision_notified_at at time zone 'Europe/London')::date < w.offer_open_until - d.days
  ), promised as (
    insert into offer_reminders (award_id, open_until, days_before) select id, offer_open_until, days from due on conflict do nothing returning offer_reminders.award_id, offer_reminders.open_until, offer_reminders.days_before
  )
  select due.id, due.ref, due.title, due.organisation_id, due.offer_open_until, due.days from due
  join promised on promised.award_id = due.id and promised.open_until = due.offer_open_until and promised.days_before = due.days
$$;
revoke all on function remind_of_offers() from public;
grant execute on function remind_of_offers() to {{worker}};
