-- The words of the newest frozen answers, for the queue's search. It lends the owner's rights: whoever submits may not read what was kept.
create or replace function keep_words() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into application_words (application_id, words)
    values (new.application_id, jsonb_to_tsvector('simple', coalesce(new.frozen::jsonb -> 'answers', '{}'::jsonb), '["string"]'))
    on conflict (application_id) do update set words = excluded.words;
  return null;
end $$;
drop trigger if exists keep_words on submissions;
create trigger keep_words after insert on submissions for each row execute function keep_words();

-- What was said, done in bulk, and done about a concern is only added to.
do $$
declare
  tab text;
begin
  foreach tab in array array['application_comments', 'bulk_runs', 'safeguarding_steps'] loop
    execute format('drop trigger if exists history_is_only_added_to on %I', tab);
    execute format('create trigger history_is_only_added_to before update or delete on %I for each row execute function refuse_change()', tab);
    execute format('drop trigger if exists history_is_not_emptied on %I', tab);
    execute format('create trigger history_is_not_emptied before truncate on %I for each statement execute function refuse_change()', tab);
  end loop;
end $$;
