-- The one clock. Only the owner can replace it: tests freeze it, the demonstration plays past months; /readyz fails when it is replaced otherwise.
do $$ begin
  if to_regprocedure('app_now()') is null then
    create function app_now() returns timestamptz language sql stable as 'select now()';
  end if;
end $$;

-- Who is asking, from settings that live as long as the transaction. After a commit a local setting is '' and not null.
create or replace function app_actor() returns uuid language sql stable as
  $$ select nullif(current_setting('app.actor_id', true), '')::uuid $$;

create or replace function app_organisations() returns uuid[] language sql stable as
  $$ select coalesce(nullif(current_setting('app.organisation_ids', true), ''), '{}')::uuid[] $$;

create or replace function app_is_declared() returns boolean language sql stable as
  $$ select coalesce(current_setting('app.transaction', true), '') = 'declared' $$;
