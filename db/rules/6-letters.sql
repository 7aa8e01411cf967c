-- Letters, feedback and complaints (docs/decisions/0011).

-- How somebody took part in what became of an application: from its events, from those of its assignments, and from whom it was assigned to.
-- Applicants' own steps are no part of it, and neither is sending a letter or answering feedback.
create or replace function involvement_in(person uuid, application uuid) returns text
language sql stable security definer set search_path = public, pg_temp as $$
  select how from (
    select case
      when e.name = 'assessment.sifted' then 'sifted'
      when e.name in ('assessment.assigned', 'assessment.withdrawn') then 'assigned'
      when e.name in ('assessment.scored', 'assessment.scores_saved', 'assessment.declared_clear', 'assessment.declined') then 'scored'
      when e.name in ('assessment.moderated', 'assessment.panel_opened') then 'moderated'
      when e.name in ('assessment.recommended', 'assessment.reserve', 'assessment.not_recommended') then 'recommended'
      when e.name in ('assessment.checked', 'assessment.safeguarding_checked') then 'checked'
      when e.name in ('assessment.approved', 'assessment.refused') then 'decided'
      when e.name in ('assessment.commented') then 'commented'
      else 'took_part' end as how, 1 as place
    from events e
    where e.actor_id = person and e.subject_id in (select application union all select s.id from assignments s where s.application_id = application)
      and (e.name like 'assessment.%' or e.name like 'clarification.%') and e.name not in ('assessment.letter_paragraph_written', 'assessment.letter_not_sent')
    union all select 'scored', 2 from assignments s where s.application_id = application and s.assessor_id = person
    union all select 'moderated', 2 from moderations m where m.application_id = application and m.moderated_by = person
    union all select 'recommended', 3 from recommendations r where r.application_id = application and r.recommended_by = person
    union all select 'decided', 4 from decisions d where d.application_id = application and d.decided_by = person
    union all select 'commented', 5 from application_comments c where c.application_id = application and c.author_id = person
    union all select 'conflict', 6 where application in (select restricted_applications(person))
  ) x order by how = 'took_part', place limit 1
$$;
revoke all on function involvement_in(uuid, uuid) from public;
grant execute on function involvement_in(uuid, uuid) to {{staff}}, {{worker}};

grant select, insert, update on letter_settings, letter_paragraphs, letter_batches, letter_batch_items to {{staff}};
grant select, insert on letters to {{staff}};
grant select on letters to {{applicant}};
grant select, insert on feedback_requests, complaints to {{applicant}}, {{staff}};
grant update (answer, answered_by, answered_at) on feedback_requests to {{staff}};
grant update (reviewer_id, allocated_by, allocated_at, outcome, reasons, put_right, answered_at) on complaints to {{staff}};
-- The worker finds what is due, and says what came of it; each letter is sent with the rights of whoever proposed it.
grant select on letter_batches, letter_batch_items to {{worker}};
grant update (status, finished_at) on letter_batches to {{worker}};
grant update (outcome, problem, done_at) on letter_batch_items to {{worker}};

do $$ declare tab text; pol record; begin
  foreach tab in array array['letter_settings', 'letter_paragraphs', 'letter_batches', 'letter_batch_items', 'letters', 'feedback_requests', 'complaints'] loop
    for pol in select policyname from pg_policies where schemaname = 'public' and tablename = tab loop
      execute format('drop policy %I on %I', pol.policyname, tab);
    end loop;
    call guard(tab);
    if tab <> 'complaints' then
      execute format('create policy staff_all on %I to {{staff}} using (true) with check (true)', tab);
    end if;
    -- docs/decisions/0009
    if tab in ('letter_paragraphs', 'letter_batch_items', 'letters', 'feedback_requests', 'complaints') then
      execute format('create policy wall_of_application_id on %I as restrictive to {{staff_restricted}} using (application_id <> all ((select app_restricted())::uuid[]))', tab);
    end if;
  end loop;
  foreach tab in array array['letter_batches', 'letter_batch_items'] loop
    execute format('create policy works on %I to {{worker}} using (true) with check (true)', tab);
  end loop;
end $$;

-- A letter is not there for its reader before it is sent; what an organisation asked and complained of is its own.
create policy own_organisation on letters for select to {{applicant}} using (application_id in (select id from applications));
create policy own_organisation on feedback_requests to {{applicant}} using (application_id in (select id from applications)) with check (application_id in (select id from applications) and answered_at is null);
create policy own_organisation on complaints to {{applicant}} using (application_id in (select id from applications))
  with check (application_id in (select id from applications) and made_by = app_actor() and reviewer_id is null and outcome is null);
-- A complaint is for whoever took no part in what it is about, for its reviewer, and for the auditor. Whoever wrote it down for somebody sees it was kept, and no more.
create policy uninvolved on complaints to {{staff}} using (
    reviewer_id = app_actor() or app_holds(array['auditor'])
    or (app_holds(array['fund_officer', 'approver', 'administrator']) and involvement_in(app_actor(), application_id) is null))
  with check (app_holds(array['fund_officer', 'approver', 'administrator']));

-- An offer that was declined or lapsed: what went back to which envelope, and who waits for it in reserve, in their order. The worker writes
-- to officers about it and reads no more than this of it.
create or replace function freed_offer(award uuid) returns table (award_ref text, application_id uuid, round_id uuid, round_ref text, amount_pence bigint, label_en text, label_cy text, envelope_key text)
language sql stable security definer set search_path = public, pg_temp as $$
  select w.ref, w.application_id, a.round_id, r.ref, w.amount_awarded_pence, e.label_en, e.label_cy, e.key
  from awards w join applications a on a.id = w.application_id join funding_rounds r on r.id = a.round_id join envelopes e on e.id = w.envelope_id
  where w.id = award and w.status in ('declined', 'lapsed')
$$;
-- Whoever waits in reserve, each with what is left in its envelope less what is recommended from there already.
create or replace view reserve_lines with (security_invoker = true) as
  select a.id as application_id, a.round_id, a.ref, e.id as envelope_id, e.key as envelope_key, p.position, coalesce(x.amount_recommended_pence, a.amount_applied_for_pence, 0) as amount_pence, coalesce(b.balance_pence, 0) - promised.pence as left_pence
  from applications a join round_categories c on c.round_id = a.round_id and c.key = a.category_key join envelopes e on e.id = c.envelope_id
    left join accounts b on b.envelope_id = e.id and b.kind = 'envelope'
    left join lateral (select position from reserve_places where application_id = a.id order by placed_at desc, scenario_id desc limit 1) p on true
    left join lateral (select amount_recommended_pence from recommendations where application_id = a.id order by recommended_at desc, id desc limit 1) x on true
    cross join lateral (select coalesce(sum(r.amount_recommended_pence), 0)::bigint as pence from applications q join round_categories k on k.round_id = q.round_id and k.key = q.category_key and k.envelope_id = e.id
      cross join lateral (select amount_recommended_pence from recommendations where application_id = q.id order by recommended_at desc, id desc limit 1) r
      where q.status in ('recommended', 'due_diligence') and not q.rehearsal) promised
  where a.status = 'reserve' and not a.rehearsal;
grant select on reserve_lines to {{staff}};
create or replace function reserves_in_order(round uuid) returns table (application_id uuid, ref text, envelope_key text, amount_pence bigint, left_pence bigint)
language sql stable security definer set search_path = public, pg_temp as $$
  select application_id, ref, envelope_key, amount_pence, left_pence from reserve_lines where round_id = round order by position nulls last, ref
$$;
-- Whether somebody is conflicted with anything of a round: then even its order and its sums are kept from them.
create or replace function round_is_restricted_for(person uuid, round uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select 1 from applications where round_id = round and submitted_at is not null and id in (select restricted_applications(person)))
$$;
revoke all on function freed_offer(uuid), reserves_in_order(uuid), round_is_restricted_for(uuid, uuid) from public;
grant execute on function freed_offer(uuid), reserves_in_order(uuid), round_is_restricted_for(uuid, uuid) to {{worker}};
