-- Nothing new is added to an organisation that was merged into another: somebody may have begun it before the merger and end it after.
-- The lock makes it wait for a merger that is under way; whoever signs in may not lock, so this lends the owner's rights.
create or replace function refuse_merged_organisation() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  merged uuid;
begin
  select merged_into into merged from organisations where id = new.organisation_id for key share;
  if merged is not null then
    raise exception 'the organisation was merged into another' using errcode = '23514', constraint = 'organisation_is_not_merged';
  end if;
  return new;
end $$;
do $$
declare
  tab text;
begin
  foreach tab in array array['applications', 'attachments', 'awards', 'memberships', 'invitations', 'organisation_names', 'takeovers'] loop
    execute format('drop trigger if exists refuse_merged_organisation on %I', tab);
    execute format('create trigger refuse_merged_organisation before insert on %I for each row execute function refuse_merged_organisation()', tab);
  end loop;
end $$;
