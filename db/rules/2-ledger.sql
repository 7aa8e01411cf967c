-- Balances are moved here and nowhere else: nobody is granted UPDATE on accounts.
create or replace function post_transfer() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  source accounts;
  target accounts;
  source_envelope envelopes;
  target_envelope envelopes;
begin
  -- The second wall: a statement that outlived its transaction must not move money.
  if not app_is_declared() then
    raise exception 'a transfer is posted inside a declared transaction' using errcode = 'check_violation', constraint = 'transfer_is_in_a_declared_transaction';
  end if;

  -- One lock order for everybody (programme, envelope, award), so that no two transfers wait for each other.
  perform 1 from accounts where id in (new.from_account_id, new.to_account_id)
    order by array_position(array['source', 'memorandum_source', 'programme', 'devolved', 'memorandum_nation', 'envelope'], kind) nulls last, envelope_id, id
    for update;
  select * into strict source from accounts where id = new.from_account_id;
  select * into strict target from accounts where id = new.to_account_id;

  if (new.kind, source.kind, target.kind) not in (
    ('authorise', 'source', 'programme'), ('allocate', 'programme', 'envelope'), ('transfer_to_devolved', 'programme', 'devolved'),
    ('vire', 'envelope', 'envelope'), ('earmark', 'envelope', 'earmarked'), ('commit', 'earmarked', 'committed'),
    ('release', 'earmarked', 'envelope'), ('release', 'committed', 'envelope'), ('disburse', 'committed', 'disbursed'), ('recover', 'disbursed', 'recovered'),
    ('opening_commitment', 'envelope', 'committed'), ('memorandum_limit', 'memorandum_source', 'memorandum_nation'),
    ('memorandum_award', 'memorandum_nation', 'memorandum_award')
  ) or source.book <> target.book or source.programme_id <> target.programme_id
    or (source.award_id is not null and target.award_id is not null and source.award_id <> target.award_id) then
    raise exception 'a % does not go from % to %', new.kind, source.kind, target.kind using errcode = 'check_violation', constraint = 'transfer_follows_its_route';
  end if;

  if source.envelope_id is not null and target.envelope_id is not null and new.kind <> 'vire' and source.envelope_id <> target.envelope_id then
    raise exception 'money changes envelope only by virement' using errcode = 'check_violation', constraint = 'transfer_stays_in_its_envelope';
  end if;

  if new.kind = 'vire' then
    select * into strict source_envelope from envelopes where id = source.envelope_id;
    select * into strict target_envelope from envelopes where id = target.envelope_id;
    if source_envelope.nation <> target_envelope.nation or source_envelope.financial_year <> target_envelope.financial_year
       or (source_envelope.nature = 'capital' and target_envelope.nature = 'resource') then
     -- A recorded consent of somebody outside lends the way to this very virement (db/schema/money.ts).
     if not exists (select 1 from virements v where new.caller_key = 'virement:' || v.id and v.status = 'confirmed' and v.consent_document is not null
       and v.amount_pence = new.amount_pence and v.from_envelope_id = source.envelope_id and v.to_envelope_id = target.envelope_id) then
      raise exception 'a virement across nations or years, or from capital to resource, needs a consent from outside' using errcode = 'check_violation', constraint = 'virement_needs_consent';
     end if;
    end if;
  end if;

  new.recorded_at := app_now();
  -- CHECK (account_is_not_overdrawn) has the last word.
  update accounts set balance_pence = balance_pence - new.amount_pence where id = source.id;
  update accounts set balance_pence = balance_pence + new.amount_pence where id = target.id;
  return new;
end $$;

drop trigger if exists post_transfer on transfers;
create trigger post_transfer before insert on transfers for each row execute function post_transfer();

create or replace function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'check_violation', constraint = 'history_is_only_added_to';
end $$;

do $$ declare tab text; begin
  foreach tab in array array['transfers', 'events', 'scores', 'event_seals', 'audit_checkpoints', 'submissions', 'decisions', 'recommendations', 'answer_versions', 'published_allocations', 'question_sets', 'publication_versions', 'outcome_return_versions', 'release_figures',
    'reserve_places', 'approval_batches', 'approval_batch_items', 'application_comments', 'bulk_runs', 'safeguarding_steps', 'variation_approvals', 'agreement_papers', 'agreement_versions',
    'diligence_checks', 'diligence_liftings', 'register_answers', 'subsidy_entries', 'letters', 'deciding_history', 'round_statements'] loop
    execute format('drop trigger if exists history_is_only_added_to on %I', tab);
    execute format('create trigger history_is_only_added_to before update or delete on %I for each row execute function refuse_change()', tab);
    execute format('drop trigger if exists history_is_not_emptied on %I', tab);
    execute format('create trigger history_is_not_emptied before truncate on %I for each statement execute function refuse_change()', tab);
  end loop;
end $$;

create or replace function open_account() returns trigger language plpgsql as $$
begin
  if new.balance_pence <> 0 then
    raise exception 'an account opens empty' using errcode = 'check_violation', constraint = 'account_opens_empty';
  end if;
  return new;
end $$;
drop trigger if exists open_account on accounts;
create trigger open_account before insert on accounts for each row execute function open_account();

-- What the public may see of the ledger: sums by envelope, never one award's account.
create or replace function fund_position()
returns table (envelope_key text, financial_year text, nation text, pot text, nature text, label_en text, label_cy text,
  allocated bigint, made_up bigint, earmarked bigint, committed bigint, disbursed bigint, recovered bigint, remaining bigint)
language sql stable security definer set search_path = public, pg_temp as $$
  select e.key, e.financial_year, e.nation, e.pot, e.nature, e.label_en, e.label_cy,
    coalesce(sum(a.balance_pence), 0)::bigint,
    coalesce((select sum(case when t.to_account_id = own.id then t.amount_pence else -t.amount_pence end)
      from accounts own join transfers t on own.id in (t.to_account_id, t.from_account_id)
      where own.envelope_id = e.id and own.kind = 'envelope' and t.kind in ('allocate', 'vire') and t.made_up), 0)::bigint,
    coalesce(sum(a.balance_pence) filter (where a.kind = 'earmarked'), 0)::bigint,
    coalesce(sum(a.balance_pence) filter (where a.kind = 'committed'), 0)::bigint,
    coalesce(sum(a.balance_pence) filter (where a.kind = 'disbursed'), 0)::bigint,
    coalesce(sum(a.balance_pence) filter (where a.kind = 'recovered'), 0)::bigint,
    coalesce(sum(a.balance_pence) filter (where a.kind = 'envelope'), 0)::bigint
  from envelopes e left join accounts a on a.envelope_id = e.id
  group by e.id order by e.nation, e.key
$$;

-- A recipient moves no money; this lends one move alone: what was set aside for an award of theirs goes back when they have declined it.
create or replace function release_declined_award(award uuid, event uuid) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  declined awards;
  held accounts;
begin
  select * into strict declined from awards where id = award and status = 'declined' and organisation_id = any (app_organisations());
  select * into strict held from accounts where award_id = award and kind = 'earmarked';
  if held.balance_pence > 0 then
    insert into transfers (id, kind, from_account_id, to_account_id, amount_pence, effective_on, event_id, author_id, caller_key, made_up)
    select gen_random_uuid(), 'release', held.id, a.id, held.balance_pence, (app_now() at time zone 'Europe/London')::date, event, app_actor(), 'release:' || award, declined.demonstration
    from accounts a where a.envelope_id = held.envelope_id and a.kind = 'envelope';
    -- What is left of the fund is public.
    insert into publication_versions (reason) values ('award.declined');
  end if;
end $$;

-- What each devolved government was given and what it has reported: sums again. Nothing reported is null, never 0.
create or replace function devolved_position()
returns table (nation text, share bigint, reported bigint, awards bigint)
language sql stable security definer set search_path = public, pg_temp as $$
  select d.nation, sum(d.balance_pence)::bigint, r.reported, coalesce(r.awards, 0)
  from accounts d
    left join lateral (
      select sum(m.balance_pence)::bigint as reported, count(*) as awards from accounts m
      where m.kind = 'memorandum_award' and m.nation = d.nation and m.balance_pence > 0 having count(*) > 0
    ) r on true
  where d.kind = 'devolved'
  group by d.nation, r.reported, r.awards order by d.nation
$$;

-- Locking a row needs the right to update it, which nobody has; this lends the lock alone.
create or replace function lock_envelope(envelope uuid) returns table (left_pence bigint, label_en text, label_cy text)
language sql volatile security definer set search_path = public, pg_temp as $$
  select a.balance_pence, e.label_en, e.label_cy from accounts a join envelopes e on e.id = a.envelope_id
  where a.envelope_id = envelope and a.kind = 'envelope' for update of a
$$;

-- The same for what was promised to one award and is not yet paid, and for what a nation may still report.
create or replace function lock_commitment(award uuid) returns table (left_pence bigint)
language sql volatile security definer set search_path = public, pg_temp as $$
  select balance_pence from accounts where award_id = award and kind = 'committed' for update
$$;

create or replace function lock_nation_limit(programme uuid, of_nation text) returns table (left_pence bigint)
language sql volatile security definer set search_path = public, pg_temp as $$
  select balance_pence from accounts where programme_id = programme and nation = of_nation and kind = 'memorandum_nation' for update
$$;
