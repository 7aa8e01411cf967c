-- The words of a text in their order, as they are kept and as they are looked for: small letters without accents, so that "ty" finds "tŷ".
create or replace function words_in(given text) returns text[] language sql immutable as $$
  select array(select word from regexp_split_to_table(regexp_replace(normalize(lower(given), nfkd), '[\u0300-\u036f]', '', 'g'), '[^[:alnum:]]+') with ordinality as split (word, at) where word <> '' order by at)
$$;

-- Every word, of which the last may be only begun. A single letter begins too much to be looked for.
create or replace function words_sought(given text) returns tsquery language sql immutable as $$
  select string_agg(format(case when at = cardinality(words) and length(word) > 1 then '%L:*' else '%L' end, word), ' & ')::tsquery
    from (select words_in(given) as words) said, unnest(words) with ordinality as w (word, at)
$$;

-- The officers' queue is searched by title, organisation and reference at once: one column, so that one index serves.
create or replace function keep_search_words() returns trigger language plpgsql as $$
begin
  -- Under its earlier names too: an officer may know only the one on the letter.
  new.search_words := array_to_tsvector(words_in(concat_ws(' ', new.ref, new.title, (select name from organisations where id = new.organisation_id),
    (select string_agg(name, ' ' order by until, id) from organisation_names where organisation_id = new.organisation_id))));
  return new;
end $$;
drop trigger if exists keep_search_text on applications;
drop function if exists keep_search_text();
drop trigger if exists keep_search_words on applications;
create trigger keep_search_words before insert or update of ref, title, organisation_id on applications for each row execute function keep_search_words();
-- Applications from before the words were kept.
update applications set title = title where search_words = '';

-- An organisation that is renamed is found by its new name.
create or replace function rename_in_search_words() returns trigger language plpgsql as $$
begin
  update applications set title = title where organisation_id = new.id;
  return null;
end $$;
drop trigger if exists rename_in_search_text on organisations;
drop function if exists rename_in_search_text();
drop trigger if exists rename_in_search_words on organisations;
create trigger rename_in_search_words after update of name on organisations for each row when (old.name is distinct from new.name) execute function rename_in_search_words();

-- Which applications have the words, or null where they are more than `most`. It lends the owner's rights, because under the wall of conflicts no
-- index of words may be asked before the wall has been (docs/decisions/0009), and leaves out itself what the wall hides.
create or replace function applications_found(sought text, in_answers boolean, most integer) returns uuid[]
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  query tsquery := case when in_answers then websearch_to_tsquery('simple', sought) else words_sought(sought) end;
  hidden uuid[] := app_restricted();
  found uuid[];
begin
  if in_answers then
    found := array(select application_id from application_words where words @@ query and application_id <> all (hidden) limit most + 1);
  -- A word of every second application is common, and the index of words would read all of its places before the first.
  elsif 100 < (select count(*) from (select search_words from applications where submitted_at is not null and not rehearsal and id <> all (hidden) order by submitted_at, id limit 200) oldest where search_words @@ query) then
    return null;
  else
    found := array(select id from applications where search_words @@ query and submitted_at is not null and id <> all (hidden) limit most + 1);
  end if;
  return case when cardinality(found) <= most then found end;
end $$;
revoke all on function applications_found(text, boolean, integer) from public;
grant execute on function applications_found(text, boolean, integer) to {{staff}};
