-- Awards from elsewhere that an officer opened to somebody again (docs/decisions/0017): kept as liftings of applications are.
grant select, insert on award_liftings to {{staff}};
call guard('award_liftings');
drop policy if exists kept on award_liftings;
create policy kept on award_liftings to {{staff}} using ((select app_keeps_conflicts())) with check (person_id <> app_actor());
drop policy if exists wall_of_award_id on award_liftings;
create policy wall_of_award_id on award_liftings as restrictive to {{staff_restricted}} using (award_id <> all ((select app_restricted())::uuid[]));
drop trigger if exists conflict_is_never_deleted on award_liftings;
create trigger conflict_is_never_deleted before update or delete on award_liftings for each row execute function keep_conflict();
