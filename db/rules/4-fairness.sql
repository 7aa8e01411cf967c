-- Equality answers are counted here and kept nowhere: no role may write the counts itself, and no row is anybody's. It lends the
-- owner's rights, so it checks for itself that the round has been applied to. Which answers there are, the caller has checked.
create or replace function count_equality_answers(of_round uuid, of_list integer, given jsonb) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not exists (select 1 from applications where round_id = of_round and submitted_at is not null) then
    raise exception 'nobody has applied in this round';
  end if;
  insert into equality_counts (round_id, list, question, answer, people)
    select of_round, of_list, key, value, 1 from jsonb_each_text(given) order by key, value
    on conflict (round_id, list, question, answer) do update set people = equality_counts.people + 1;
end $$;
revoke all on function count_equality_answers(uuid, integer, jsonb) from public;
grant execute on function count_equality_answers(uuid, integer, jsonb) to {{applicant}};
