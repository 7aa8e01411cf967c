create or replace function keep_adopted_scenario() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if tg_op = 'DELETE' or old.adopted_at is not null then
    raise exception 'a scenario that was adopted stands' using errcode = 'check_violation', constraint = 'adopted_scenario_stands';
  end if;
  return new;
end $$;
drop trigger if exists keep_adopted_scenario on scenarios;
create trigger keep_adopted_scenario before update or delete on scenarios for each row execute function keep_adopted_scenario();

-- An offer that nobody answered by its last day lapses, and what was set aside for it goes back. The worker moves no money; this lends it these moves alone.
create or replace function lapse_offers() returns table (award_id uuid, ref text, amount_pence bigint)
language sql volatile security definer set search_path = public, pg_temp as $$
  update awards set status = 'lapsed', version = version + 1
  where id in (select w.id from awards w where w.status = 'offered' and w.offer_open_until < (app_now() at time zone 'Europe/London')::date order by w.id for update skip locked)
  returning id, ref, amount_awarded_pence
$$;
create or replace function release_lapsed_offer(award uuid, event uuid) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  lapsed awards;
  held accounts;
begin
  select * into strict lapsed from awards where id = award and status = 'lapsed';
  select * into strict held from accounts where award_id = award and kind = 'earmarked';
  if held.balance_pence > 0 then
    insert into transfers (id, kind, from_account_id, to_account_id, amount_pence, effective_on, event_id, caller_key, made_up)
    select gen_random_uuid(), 'release', held.id, a.id, held.balance_pence, (app_now() at time zone 'Europe/London')::date, event, 'release:' || award, lapsed.demonstration
    from accounts a where a.envelope_id = held.envelope_id and a.kind = 'envelope';
    insert into publication_versions (reason) values ('award.lapsed');
  end if;
end $$;
revoke all on function lapse_offers() from public;
revoke all on function release_lapsed_offer(uuid, uuid) from public;
grant execute on function lapse_offers() to {{worker}};
grant execute on function release_lapsed_offer(uuid, uuid) to {{worker}};
