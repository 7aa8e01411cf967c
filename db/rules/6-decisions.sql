-- What was adopted, placed in reserve or approved together is history: a change of mind is another row.
do $$ declare tab text; begin
  foreach tab in array array['reserve_places', 'approval_batches', 'approval_batch_items'] loop
    execute format('drop trigger if exists history_is_only_added_to on %I', tab);
    execute format('create trigger history_is_only_added_to before update or delete on %I for each row execute function refuse_change()', tab);
    execute format('drop trigger if exists history_is_not_emptied on %I', tab);
    execute format('create trigger history_is_not_emptied before truncate on %I for each statement execute function refuse_change()', tab);
  end loop;
end $$;

create or replace function keep_adopted_scenario() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if tg_op = 'DELETE' or old.adopted_at is not null then
    raise exception 'a scenario that was adopted stands' using errcode = 'check_violation', constraint = 'adopted_scenario_stands';
  end if;
  return new;
end $$;
drop trigger if exists keep_adopted_scenario on scenarios;
create trigger keep_adopted_scenario before update or delete on scenarios for each row execute function keep_adopted_scenario();
