-- How many of a round's applications were successful: nothing before every applicant has been told, or a neighbour's decision could be
-- worked out. It lends the owner's rights, so it says itself what may be known.
create or replace function round_success(of_round text) returns table (decided integer, successful integer)
language sql security definer set search_path = public, pg_temp as $$
  select count(*)::int, count(*) filter (where a.status = 'successful')::int
  from applications a join funding_rounds r on r.id = a.round_id
  where r.ref = of_round and a.submitted_at is not null and not a.rehearsal and a.status <> 'withdrawn'
  having count(*) > 0 and bool_and(a.decision_notified_at is not null and a.status in ('successful', 'unsuccessful', 'ineligible')) and max(r.closes_at) <= app_now()
$$;
revoke all on function round_success(text) from public;
grant execute on function round_success(text) to {{applicant}}, {{staff}}, {{public_reader}};
