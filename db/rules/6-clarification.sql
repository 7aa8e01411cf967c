-- Who has scored an application whose answers change: they are told, and nobody of the applicant's side can read who assesses it, so this is
-- asked while one of the organisation, or the fund, sends the answer.
create or replace function scored_assessors(application uuid) returns table (email text)
language sql stable security definer set search_path = public, pg_temp as $$
  select p.email from assignments s join people p on p.id = s.assessor_id join applications a on a.id = s.application_id
  where s.application_id = application and s.status = 'scored'
    and (a.organisation_id = any (app_organisations()) or exists (select 1 from staff_roles r where r.person_id = app_actor() and r.removed_at is null and r.role = 'fund_officer'))
  order by p.id
$$;
revoke all on function scored_assessors(uuid) from public;
grant execute on function scored_assessors(uuid) to {{applicant}}, {{staff}};
