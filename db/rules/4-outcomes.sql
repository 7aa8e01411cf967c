-- What was submitted is what the certifier saw; what was accepted stands. A correction is a later return.
create or replace function keep_outcome_return() returns trigger language plpgsql as $$
begin
  if (old.status in ('submitted', 'accepted', 'superseded') and new.totals <> old.totals)
     or (old.status = 'superseded' and new.status <> 'superseded')
     or (old.status = 'accepted' and new.status not in ('accepted', 'superseded'))
     or (new.award_id, new.period_end, new.definition_version) is distinct from (old.award_id, old.period_end, old.definition_version) then
    raise exception 'a return that was sent in is not changed' using errcode = 'check_violation', constraint = 'return_is_kept_as_it_was_sent';
  end if;
  return new;
end $$;
drop trigger if exists keep_outcome_return on outcome_returns;
create trigger keep_outcome_return before update on outcome_returns for each row execute function keep_outcome_return();

-- What was seen in public is kept as it was seen.
create or replace function keep_release() returns trigger language plpgsql as $$
begin
  if old.released_at is not null and (new.released_at, new.as_at, new.threshold, new.rounding) is distinct from (old.released_at, old.as_at, old.threshold, old.rounding) then
    raise exception 'a release is not changed after it was seen' using errcode = 'check_violation', constraint = 'release_is_kept_as_it_was_seen';
  end if;
  return new;
end $$;
drop trigger if exists keep_release on releases;
create trigger keep_release before update on releases for each row execute function keep_release();
