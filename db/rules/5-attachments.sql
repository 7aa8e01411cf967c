-- A file that was added stays what it was: a new version is a row of its own. Nothing is deleted.
create or replace function keep_attachment() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if tg_op = 'DELETE' then
    raise exception 'an attachment is not deleted' using errcode = 'check_violation', constraint = 'attachment_is_never_deleted';
  end if;
  if old.added_at is not null and (new.name, new.bytes, new.sha256, new.dated_on, new.question, new.application_id, new.uploaded_by, new.added_at, new.version, new.replaces)
     is distinct from (old.name, old.bytes, old.sha256, old.dated_on, old.question, old.application_id, old.uploaded_by, old.added_at, old.version, old.replaces) then
    raise exception 'an attachment is replaced, not overwritten' using errcode = 'check_violation', constraint = 'attachment_is_never_overwritten';
  end if;
  -- It is its application's organisation that it counts with, whichever that is (a merger moves both).
  if new.organisation_id <> old.organisation_id and new.organisation_id is distinct from (select organisation_id from applications where id = new.application_id) then
    raise exception 'an attachment is its application''s' using errcode = 'check_violation', constraint = 'attachment_is_of_its_application';
  end if;
  if old.status = 'infected' and new.status <> 'infected' then
    raise exception 'an infected file stays infected' using errcode = 'check_violation', constraint = 'infected_attachment_stays_infected';
  end if;
  -- Whoever uploaded it does not pass it.
  if new.status <> old.status and new.status in ('clean', 'infected', 'not_scanned') and (current_user like '%\_applicant' or current_user like '%\_staff') then
    raise exception 'only the worker says what a scan found' using errcode = 'check_violation', constraint = 'verdict_is_the_scanners';
  end if;
  return new;
end $$;
drop trigger if exists keep_attachment on attachments;
create trigger keep_attachment before update or delete on attachments for each row execute function keep_attachment();

-- Files go where their application goes. Officers do not see the files of a draft, and must move them all the same: this lends the owner's rights.
create or replace function move_attachments() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update attachments set organisation_id = new.organisation_id where application_id = new.id and organisation_id <> new.organisation_id;
  return null;
end $$;
drop trigger if exists move_attachments on applications;
create trigger move_attachments after update of organisation_id on applications for each row when (old.organisation_id is distinct from new.organisation_id) execute function move_attachments();
