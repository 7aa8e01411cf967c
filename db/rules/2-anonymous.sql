-- Reading without names (docs/decisions/0017): in a round that says so, an assessor meets no file of an application before they have sealed their scores.
create or replace function reads_without_names(application uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce((select (r.terms #>> '{assessing,anonymous}')::boolean from applications a join funding_rounds r on r.id = a.round_id where a.id = application), false)
$$;

-- Whoever holds another role of the fund meets the names there: only those who do nothing else assess in such a round.
create or replace function meets_names(person uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select 1 from staff_roles where person_id = person and role <> 'assessor' and removed_at is null)
$$;

revoke all on function reads_without_names(uuid), meets_names(uuid) from public;
grant execute on function reads_without_names(uuid), meets_names(uuid) to {{staff}};
