-- The officers' queue is searched by title, organisation and reference at once: one column, so that one index serves.
create or replace function keep_search_text() returns trigger language plpgsql as $$
begin
  -- Under its earlier names too: an officer may know only the one on the letter.
  new.search_text := lower(concat_ws(' ', new.ref, new.title, (select name from organisations where id = new.organisation_id),
    (select string_agg(name, ' ' order by until, id) from organisation_names where organisation_id = new.organisation_id)));
  return new;
end $$;
drop trigger if exists keep_search_text on applications;
create trigger keep_search_text before insert or update of ref, title, organisation_id on applications for each row execute function keep_search_text();

-- An organisation that is renamed is found by its new name.
create or replace function rename_in_search_text() returns trigger language plpgsql as $$
begin
  update applications set title = title where organisation_id = new.id;
  return null;
end $$;
drop trigger if exists rename_in_search_text on organisations;
create trigger rename_in_search_text after update of name on organisations for each row when (old.name is distinct from new.name) execute function rename_in_search_text();

-- Without the extension a search reads every row: slower, never wrong.
do $$ begin
  create extension if not exists pg_trgm;
  create index if not exists applications_by_words on applications using gin (search_text gin_trgm_ops);
exception when undefined_file or insufficient_privilege or feature_not_supported then
  raise notice 'pg_trgm is not available: searching applications reads them all';
end $$;
