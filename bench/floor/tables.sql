-- The floors' own tables: the same facts, without a rule, a policy or a history.
create table bench_answers (id uuid primary key default gen_random_uuid(), name text not null, raw text not null, saved_at timestamptz not null default now());
create table bench_transfers (
  id uuid primary key, kind text not null, from_account_id uuid not null, to_account_id uuid not null, amount_pence bigint not null,
  effective_on date not null, recorded_at timestamptz not null default now(), event_id uuid not null, caller_key text not null
);
