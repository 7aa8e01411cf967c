-- What changes about a decision is kept each time it changes, by the database, so that whatever writes the row cannot forget it and
-- everything can be read as it was known on any date (docs/decisions/0014). A trigger names the columns that it keeps.
create or replace function keep_deciding() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  whole jsonb := to_jsonb(new);
  said jsonb;
  application uuid;
begin
  select jsonb_object_agg(name, coalesce(whole -> name, 'null')) into said from unnest(tg_argv[1:]) as name;
  if tg_op = 'UPDATE' and not exists (select 1 from unnest(tg_argv[1:]) as name where to_jsonb(old) -> name is distinct from whole -> name)
    and not (tg_table_name = 'applications' and to_jsonb(old) ->> 'submitted_at' is null) then
    return null;
  end if;
  application := case tg_table_name when 'applications' then (whole ->> 'id')::uuid when 'agreements' then (select application_id from awards where id = (whole ->> 'award_id')::uuid) else (whole ->> 'application_id')::uuid end;
  -- An award that came by import has none; a draft is its applicant's own.
  if application is null or (tg_table_name = 'applications' and (whole ->> 'submitted_at' is null or (whole ->> 'rehearsal')::boolean)) then
    return null;
  end if;
  insert into deciding_history (application_id, source, row_key, said) values (application, tg_table_name, coalesce(whole ->> tg_argv[0], ''), said);
  return null;
end $$;

create or replace function keep_deciding_of(tab text, key text, variadic kept text[]) returns void language plpgsql set search_path = public, pg_temp as $$
declare
  arguments text := (select string_agg(quote_literal(one), ', ') from unnest(key || kept) as one);
begin
  execute format('drop trigger if exists keep_deciding on %I', tab);
  execute format('create trigger keep_deciding after insert or update on %I for each row execute function keep_deciding(%s)', tab, arguments);
end $$;
select keep_deciding_of('applications', 'ref', 'status', 'sift_reason', 'due_diligence', 'panel_opened_at', 'decision_notified_at', 'withdrawn_reason');
select keep_deciding_of('assignments', 'assessor_id', 'status', 'conflict_reason', 'ended_reason', 'assigned_by', 'due_on');
select keep_deciding_of('moderations', 'criterion', 'score', 'reason', 'moderated_by');
select keep_deciding_of('application_flags', 'ref', 'status', 'reason', 'raised_by', 'outcome', 'changed_by');
select keep_deciding_of('safeguarding_checks', 'application_id', 'policy_seen', 'lead_named', 'notes', 'checked_by');
select keep_deciding_of('awards', 'ref', 'status', 'amount_awarded_pence', 'award_date', 'planned_start_date', 'planned_end_date', 'decline_reason', 'offer_open_until');
select keep_deciding_of('agreements', 'award_id', 'sha256', 'signed_by', 'signed_at', 'countersigned_by', 'countersigned_at');
drop function keep_deciding_of(text, text, text[]);

-- An installation that had data before: what its rows say now is where their history begins.
insert into deciding_history (application_id, source, row_key, said)
select a.id, 'applications', a.ref, jsonb_build_object('status', a.status, 'sift_reason', a.sift_reason, 'due_diligence', a.due_diligence, 'panel_opened_at', a.panel_opened_at,
  'decision_notified_at', a.decision_notified_at, 'withdrawn_reason', a.withdrawn_reason) from applications a
where a.submitted_at is not null and not a.rehearsal and not exists (select 1 from deciding_history h where h.application_id = a.id and h.source = 'applications');
insert into deciding_history (application_id, source, row_key, said)
select s.application_id, 'assignments', s.assessor_id::text, jsonb_build_object('status', s.status, 'conflict_reason', s.conflict_reason, 'ended_reason', s.ended_reason, 'assigned_by', s.assigned_by, 'due_on', s.due_on)
from assignments s where not exists (select 1 from deciding_history h where h.application_id = s.application_id and h.source = 'assignments' and h.row_key = s.assessor_id::text);
insert into deciding_history (application_id, source, row_key, said)
select m.application_id, 'moderations', m.criterion, jsonb_build_object('score', m.score, 'reason', m.reason, 'moderated_by', m.moderated_by)
from moderations m where not exists (select 1 from deciding_history h where h.application_id = m.application_id and h.source = 'moderations' and h.row_key = m.criterion);
insert into deciding_history (application_id, source, row_key, said)
select w.application_id, 'awards', w.ref, jsonb_build_object('status', w.status, 'amount_awarded_pence', w.amount_awarded_pence, 'award_date', w.award_date, 'planned_start_date', w.planned_start_date,
  'planned_end_date', w.planned_end_date, 'decline_reason', w.decline_reason, 'offer_open_until', w.offer_open_until)
from awards w where w.application_id is not null and not exists (select 1 from deciding_history h where h.application_id = w.application_id and h.source = 'awards');
insert into deciding_history (application_id, source, row_key, said)
select w.application_id, 'agreements', g.award_id::text, jsonb_build_object('sha256', g.sha256, 'signed_by', g.signed_by, 'signed_at', g.signed_at, 'countersigned_by', g.countersigned_by, 'countersigned_at', g.countersigned_at)
from agreements g join awards w on w.id = g.award_id where w.application_id is not null and not exists (select 1 from deciding_history h where h.application_id = w.application_id and h.source = 'agreements');

insert into deciding_history (application_id, source, row_key, said)
select f.application_id, 'application_flags', f.ref, jsonb_build_object('status', f.status, 'reason', f.reason, 'raised_by', f.raised_by, 'outcome', f.outcome, 'changed_by', f.changed_by)
from application_flags f where not exists (select 1 from deciding_history h where h.application_id = f.application_id and h.source = 'application_flags' and h.row_key = f.ref);
insert into deciding_history (application_id, source, row_key, said)
select k.application_id, 'safeguarding_checks', k.application_id::text, jsonb_build_object('policy_seen', k.policy_seen, 'lead_named', k.lead_named, 'notes', k.notes, 'checked_by', k.checked_by)
from safeguarding_checks k where not exists (select 1 from deciding_history h where h.application_id = k.application_id and h.source = 'safeguarding_checks');

grant select, insert on round_statements to {{staff}};

-- Everything that a decision record is built from, of some applications: what is only added to, as it stands, and what changes, each time it
-- changed. Instants as text in microseconds of UTC. Scores, and how much was said about it, from the moment the panel opened, whoever asks.
create or replace function decision_items_of(these uuid[]) returns table (application_id uuid, id text, source text, at text, said jsonb)
language sql stable security definer set search_path = public, pg_temp as $$
  with mine as materialized (select a.id, a.panel_opened_at from applications a where a.id = any (these) and a.submitted_at is not null and not a.rehearsal),
  about as (
    select m.id as application_id, m.id as subject from mine m union all select s.application_id, s.id from assignments s join mine m on m.id = s.application_id
    union all select w.application_id, w.id from awards w join mine m on m.id = w.application_id),
  item as (
    select u.application_id, u.id::text as id, 'submission' as source, u.submitted_at as at, jsonb_build_object('number', u.number, 'sha256', u.sha256, 'bytes', octet_length(u.frozen), 'certifiedBy', u.certified_by,
      'onPaper', u.signed_on_paper_by is not null, 'organisation', f.frozen -> 'organisation', 'title', f.frozen #> '{facts,title}', 'category', f.frozen #> '{facts,category}', 'leadRegion', f.frozen #> '{facts,leadRegion}',
      'amountAppliedForPence', f.frozen #> '{facts,amountAppliedForPence}', 'plannedStartDate', f.frozen #> '{facts,plannedStartDate}', 'plannedEndDate', f.frozen #> '{facts,plannedEndDate}', 'sites', f.frozen #> '{facts,sites}') as said
    from submissions u join mine m on m.id = u.application_id cross join lateral (select u.frozen::jsonb as frozen) f
    union all
    select h.application_id, 'h' || lpad(h.sequence::text, 12, '0'), h.source, h.at, h.said || jsonb_build_object('key', h.row_key) from deciding_history h join mine m on m.id = h.application_id
    union all
    select s.application_id, s.id || ':' || x.criterion, 'score', m.panel_opened_at, jsonb_build_object('assessor', s.assessor_id, 'criterion', x.criterion, 'score', x.score, 'reason', x.reason, 'sealedAt', to_char(s.scored_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))
    from scores x join assignments s on s.id = x.assignment_id join mine m on m.id = s.application_id where m.panel_opened_at is not null
    union all
    select c.application_id, c.id::text, 'comment', greatest(c.written_at, m.panel_opened_at), '{}' from application_comments c join mine m on m.id = c.application_id where m.panel_opened_at is not null
    union all
    select r.application_id, r.id::text, 'recommendation', r.recommended_at, jsonb_build_object('outcome', r.outcome, 'amountPence', r.amount_recommended_pence, 'reason', r.reason, 'by', r.recommended_by) from recommendations r join mine m on m.id = r.application_id
    union all
    select p.application_id, p.scenario_id || ':' || p.position, 'reserve_place', p.placed_at, jsonb_build_object('scenario', s.ref, 'position', p.position) from reserve_places p join mine m on m.id = p.application_id join scenarios s on s.id = p.scenario_id
    union all
    select d.application_id, d.id::text, 'decision', d.decided_at, jsonb_build_object('outcome', d.outcome, 'amountPence', d.amount_approved_pence, 'reason', d.reason, 'recommendedBy', d.recommended_by, 'by', d.decided_by) from decisions d join mine m on m.id = d.application_id
    union all
    select i.application_id, b.id::text, 'authority', b.approved_at, jsonb_build_object('batch', b.ref, 'authority', b.authority, 'name', b.authority_name, 'decidedOn', b.decided_on, 'document', b.document, 'reason', b.reason, 'by', b.approved_by, 'amountPence', i.amount_pence)
    from approval_batch_items i join mine m on m.id = i.application_id join approval_batches b on b.id = i.batch_id
    union all
    select f.application_id, f.id::text, 'conflict_finding', f.decided_at, jsonb_build_object('person', f.person_id, 'kind', f.kind, 'outcome', f.outcome, 'reason', f.reason, 'by', f.decided_by) from conflict_findings f join mine m on m.id = f.application_id
    union all
    select l.application_id, l.id::text, 'conflict_lifting', l.lifted_at, jsonb_build_object('person', l.person_id, 'reason', l.reason, 'by', l.lifted_by) from conflict_liftings l join mine m on m.id = l.application_id
    union all
    -- A draft's savings, files and comments tell nothing of a decision; how much was said waits for the panel, above.
    select b.application_id, e.id::text, 'event', e.at, jsonb_build_object('name', e.name, 'by', e.actor_id, 'data', e.data) from about b join events e on e.subject_id = b.subject
    where e.name not in ('assessment.record_kept', 'application.started', 'application.answers_saved', 'application.answer_chosen', 'assessment.scores_saved', 'assessment.score_text_chosen', 'assessment.commented') and e.name not like 'attachment.%')
  select i.application_id, i.id, i.source, to_char(i.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), i.said from item i order by i.at, i.id
$$;

-- The same for somebody of the fund: nothing of what is behind the actor's wall, and before the panel opens nothing to one of its assessors, whatever else they are.
create or replace function decision_items(these uuid[]) returns table (application_id uuid, id text, source text, at text, said jsonb)
language sql stable security definer set search_path = public, pg_temp as $$
  select i.* from decision_items_of(array(
    select a.id from applications a where a.id = any (these) and a.id <> all (app_restricted()) and app_holds(array['fund_officer', 'approver', 'auditor'])
      and (a.panel_opened_at is not null or not exists (select 1 from assignments s where s.application_id = a.id and s.assessor_id = app_actor() and s.status not in ('declined', 'withdrawn'))))) i
$$;

-- Who met nothing of these applications, of all who work for the fund: what an officer of the moment may not look up, a record says.
create or replace function restricted_people(these uuid[]) returns table (application_id uuid, people uuid[])
language sql stable security definer set search_path = public, pg_temp as $$
  select r.application, array_agg(p.id order by p.id) from (select distinct person_id as id from staff_roles where removed_at is null) p
    cross join lateral restricted_applications(p.id) as r(application) where r.application = any (these) group by r.application
$$;
revoke all on function decision_items_of(uuid[]), decision_items(uuid[]), restricted_people(uuid[]), keep_deciding() from public;
grant execute on function decision_items(uuid[]), restricted_people(uuid[]) to {{staff}};
