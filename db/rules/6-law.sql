-- Signing in by an identity provider. Nobody but signing in itself reads whose subject is whose; the worker forgets links that ran out.
grant select, insert, delete on provider_identities to {{sign_in}};
grant select, insert, update on provider_links to {{sign_in}};
grant select, delete on provider_links to {{worker}};

-- Requests for information. Officers and auditors read them; what was gathered and released is only added to.
grant select, insert, update on information_requests to {{staff}};
grant select, insert on information_scopes, information_items, information_files, information_extensions to {{staff}};
grant select, insert on information_redactions to {{staff}};
grant update (exemption, reason, status, decided_by, decided_at) on information_redactions to {{staff}};
do $$ declare tab text; begin
  foreach tab in array array['information_requests', 'information_scopes', 'information_items', 'information_redactions', 'information_files', 'information_extensions'] loop
    call guard(tab);
    execute format('drop policy if exists of_officers on %I', tab);
    execute format('create policy of_officers on %I to {{staff}} using ((select app_holds(array[''fund_officer'', ''auditor'']))) with check ((select app_holds(array[''fund_officer''])))', tab);
    -- A request that covers anything restricted is restricted whole (restricted_things, db/rules/2-conflicts.sql).
    execute format('drop policy if exists wall on %I', tab);
    execute format('create policy wall on %I as restrictive to {{staff_restricted}} using (%I <> all ((select app_restricted())::uuid[]))', tab, case when tab = 'information_requests' then 'id' else 'request_id' end);
  end loop;
end $$;

-- Bank holidays that were proclaimed for one year. Whoever works for the fund counts with them; an administrator enters them and takes them back by another entry.
grant select, insert on bank_holiday_entries to {{staff}};
call guard('bank_holiday_entries');
drop policy if exists of_the_fund on bank_holiday_entries;
create policy of_the_fund on bank_holiday_entries for select to {{staff}} using (true);
drop policy if exists of_administrators on bank_holiday_entries;
create policy of_administrators on bank_holiday_entries for insert to {{staff}} with check ((select app_holds(array['administrator'])) and entered_by = app_actor());
-- Such a day moves when open requests are due. An administrator reads no request: these tell dates only, and move nothing else. A date that was extended was told to somebody, so it stays.
create or replace function open_information_dues() returns table (id uuid, kind text, received_on date, due_on date)
language sql volatile security definer set search_path = public, pg_temp as $$
  select q.id, q.kind, q.received_on, q.due_on from information_requests q
  where q.status in ('open', 'awaiting_release') and app_holds(array['administrator']) and not exists (select 1 from information_extensions x where x.request_id = q.id) order by q.id for update
$$;
create or replace function move_information_due(request uuid, due date) returns void
language sql volatile security definer set search_path = public, pg_temp as $$
  update information_requests set due_on = due where id = request and status in ('open', 'awaiting_release') and app_holds(array['administrator'])
$$;
revoke all on function open_information_dues(), move_information_due(uuid, date) from public;
grant execute on function open_information_dues(), move_information_due(uuid, date) to {{staff}};

-- What is held of one person: their own rows, what they did and what was sent to them. Nobody else's row, no secret, no token.
create or replace function person_record(person uuid) returns jsonb
language sql stable security definer set search_path = public, pg_temp as $$
  select jsonb_build_object(
    'person', (select jsonb_build_object('name', p.name, 'email', p.email, 'since', p.created_at, 'language', p.locale, 'mailBouncedAt', p.mail_bounced_at) from people p where p.id = person),
    'memberships', coalesce((select jsonb_agg(jsonb_build_object('organisation', o.name, 'role', m.role, 'since', m.created_at, 'until', m.removed_at) order by m.created_at, m.id)
      from memberships m join organisations o on o.id = m.organisation_id where m.person_id = person), '[]'),
    'staffRoles', coalesce((select jsonb_agg(jsonb_build_object('role', r.role, 'since', r.granted_at, 'until', r.removed_at) order by r.granted_at, r.id) from staff_roles r where r.person_id = person), '[]'),
    'sessions', coalesce((select jsonb_agg(jsonb_build_object('began', s.created_at, 'lastSeen', s.last_seen_at, 'ends', s.expires_at, 'secondFactorAt', s.mfa_at) order by s.created_at) from sessions s where s.person_id = person), '[]'),
    'signInProviders', coalesce((select jsonb_agg(jsonb_build_object('issuer', i.issuer, 'subject', i.subject, 'since', i.linked_at) order by i.linked_at) from provider_identities i where i.person_id = person), '[]'),
    'addressChanges', coalesce((select jsonb_agg(jsonb_build_object('email', c.email, 'asked', c.asked_at, 'used', c.used_at) order by c.asked_at) from address_changes c where c.person_id = person), '[]'),
    'invitations', coalesce((select jsonb_agg(jsonb_build_object('organisation', o.name, 'role', v.role, 'at', v.created_at, 'accepted', v.accepted_at) order by v.created_at)
      from invitations v join organisations o on o.id = v.organisation_id join people p on p.id = person and p.email = v.email), '[]'),
    'needs', coalesce((select jsonb_agg(to_jsonb(n) - 'id' - 'person_id' - 'answered_by' - 'recorded_by' - 'application_id' order by n.asked_at) from adjustment_requests n where n.person_id = person), '[]'),
    'conflicts', coalesce((select jsonb_agg(jsonb_build_object('named', c.named, 'nature', c.nature, 'declared', c.declared_at, 'ended', c.ended_on) order by c.declared_at) from conflicts c where c.person_id = person), '[]'),
    'events', coalesce((select jsonb_agg(jsonb_build_object('what', e.name, 'about', e.subject_kind, 'at', e.at) order by e.at, e.id) from events e where e.actor_id = person or (e.subject_kind = 'person' and e.subject_id = person)), '[]'),
    'mail', coalesce((select jsonb_agg(jsonb_build_object('letter', n.template, 'said', n.data, 'written', n.created_at, 'sent', n.sent_at) order by n.created_at, n.id)
      from notifications n join people p on p.id = person and p.email = n.email), '[]'))
$$;
-- Of oneself, and nobody else can be named.
create or replace function own_record() returns jsonb language sql stable security definer set search_path = public, pg_temp as $$ select person_record(app_actor()) $$;
-- For an officer who answers a subject access request: of the person that request is about.
create or replace function subject_record(request uuid) returns jsonb language sql stable security definer set search_path = public, pg_temp as $$
  select person_record(subject_person_id) from information_requests
  where id = request and kind = 'subject_access' and subject_person_id is not null and app_holds(array['fund_officer']) and id <> all (app_restricted())
$$;
revoke all on function person_record(uuid), own_record(), subject_record(uuid) from public;
grant execute on function own_record() to {{applicant}}, {{staff}};
grant execute on function subject_record(uuid) to {{staff}};
