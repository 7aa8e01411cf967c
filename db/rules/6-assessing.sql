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
