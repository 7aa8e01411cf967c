/** Which rows of the demonstration the table's addresses are about, as questions to the database; a few rows are made here, where the demonstration has none. */

export const gwen = `(select organisation_id from memberships m join people p on p.id = m.person_id where p.email = 'demo.applicant1@example.org' limit 1)`;
export const rosa = `(select organisation_id from memberships m join people p on p.id = m.person_id where p.email = 'demo.recipient1@example.org' limit 1)`;
export const draft = `select ref as value from applications where organisation_id = ${gwen} order by created_at limit 1`;
export const submitted = (status: string) => `select ref as value from applications where status = '${status}' and not rehearsal order by submitted_at desc, ref limit 1`;
export const rosasApplication = `select ref as value from applications where organisation_id = ${rosa} and submitted_at is not null order by submitted_at limit 1`;
export const rosasAward = `select ref as value from awards where organisation_id = ${rosa} limit 1`;
export const offered = `select ref as value from awards where status = 'offered' order by created_at limit 1`;
/** Of the demonstration's own offer: one that is answered, and whose waiver is not proposed. */
export const aCondition = (value: string) => `select ${value} as value from award_conditions c join applications a on a.id = c.application_id join awards w on w.application_id = a.id where w.status = 'offered' order by c.set_at, c.id limit 1`;
/** The round of an application (`a`) is read without names. */
const unnamed = `exists (select 1 from funding_rounds r where r.id = a.round_id and r.terms #>> '{assessing,anonymous}' = 'true')`;
export const assignedUnnamed = `select a.ref as value from applications a join assignments s on s.application_id = a.id join people p on p.id = s.assessor_id where p.email = 'demo.assessor1@example.org' and s.status = 'assigned' and ${unnamed} limit 1`;
export const assigned = `select a.ref as value from applications a join assignments s on s.application_id = a.id join people p on p.id = s.assessor_id where p.email = 'demo.assessor1@example.org' and s.status = 'assigned' limit 1`;
export const aRun = `with made as (insert into bulk_runs (id, ref, kind, report, made_by) select gen_random_uuid(), 'BLK-2222-222', 'sift', '{"done":[],"refused":[]}', id from people where email = 'demo.officer2@example.org' on conflict (ref) do nothing)
  select 'BLK-2222-222' as value`;
export const unassigned = `select ref as value from applications where status = 'submitted' and not rehearsal order by submitted_at limit 1`;
export const scored = `select a.ref as value from applications a join assignments s on s.application_id = a.id join people p on p.id = s.assessor_id where p.email = 'demo.assessor1@example.org' and s.status = 'scored' limit 1`;
export const declared = `select a.ref as value from applications a join assignments s on s.application_id = a.id join people p on p.id = s.assessor_id where p.email = 'demo.assessor1@example.org' and s.status = 'declared_clear' and not ${unnamed} limit 1`;
export const sentFile = `select f.ref as value from attachments f where f.question = 'accounts' and f.application_id = (select a.id from applications a where a.ref = (${declared.replace(' as value', '')}))`;
export const liveAward = `select ref as value from awards where status = 'live' and origin = 'application' order by ref limit 1`;
export const aVariation = `select ref as value from variations where status = 'proposed' order by created_at limit 1`;
export const aVirement = `select ref as value from virements where status = 'proposed' order by proposed_at limit 1`;
export const aDelegation = `select ref as value from delegations where status = 'proposed' order by proposed_at limit 1`;
export const approversLimit = `select g.code || '&person=' || p.id as value from grant_programmes g, people p where p.email = 'demo.approver2@example.org' order by g.code limit 1`;
export const subsidised = `select w.ref as value from awards w join diligence_checks c on c.application_id = w.application_id and c.subsidy = 'scheme' where w.amount_awarded_pence > 10000000 order by w.ref limit 1`;
export const banked = `select w.ref as value from awards w join bank_accounts b on b.award_id = w.id where b.status = 'asked' order by b.asked_at limit 1`;
export const anImport = `select ref as value from imports where kind = 'awards' limit 1`;
export const waitingReturn = `select ref as value from outcome_returns where status = 'submitted' order by ref limit 1`;
export const aRelease = `select ref as value from releases where status = 'released' order by released_at desc limit 1`;
export const openedLast = `select ref as value from funding_rounds where status = 'scheduled' order by opens_at desc limit 1`;
export const draftedRound = `select ref as value from funding_rounds where status = 'draft' order by opens_at limit 1`;
export const scenario = (whose: string) => `select r.ref || '/decision/' || s.ref as value from scenarios s join funding_rounds r on r.id = s.round_id join people p on p.id = s.created_by where ${whose} and r.nation = 'england' order by s.created_at limit 1`;
export const sharedScenario = scenario(`s.shared and s.adopted_at is null and p.email = 'demo.officer1@example.org'`);
export const chosenIn = `select r.ref || '/decision/' || s.ref || '/choice/' || (select jsonb_object_keys(s.choices -> 'by') limit 1) as value from scenarios s join funding_rounds r on r.id = s.round_id where s.name = 'The first four' limit 1`;
export const aPayment = `select ref as value from payments order by ref limit 1`;
export const clarified = `select a.ref as value from applications a join clarifications c on c.application_id = a.id and c.status = 'answered' join memberships m on m.organisation_id = a.organisation_id join people p on p.id = m.person_id where p.email = 'demo.applicant2@example.org' limit 1`;
export const assisted = (status: string) => `select a.ref as value from applications a join assisted_applications s on s.application_id = a.id where a.status = '${status}' order by s.started_at, a.id limit 1`;
/** A conflict of the table's officer, and an application of last year that is restricted for her, made here: the demonstration's are her colleague's. */
export const officersConflict = `with declared as (
  insert into conflicts (id, ref, person_id, kind, named, nature)
  select gen_random_uuid(), 'COI-2222-222', id, 'organisation', 'A club that nobody registered', 'Played there' from people where email = 'demo.officer1@example.org' on conflict (ref) do nothing)
  select 'COI-2222-222' as value`;
export const restrictedForOfficer = `with one as (select id, ref from applications where status = 'ineligible' and not rehearsal order by submitted_at, ref limit 1), found as (
  insert into conflict_findings (id, application_id, person_id, kind, outcome, reason, decided_by)
  select gen_random_uuid(), one.id, p.id, 'found', 'confirmed', 'A cousin', q.id from one, people p, people q where p.email = 'demo.officer1@example.org' and q.email = 'demo.officer2@example.org'
    and not exists (select 1 from conflict_findings f where f.application_id = one.id and f.person_id = p.id))
  select ref as value from one`;
/** A change of a deadline that waits for a second officer, made here: the demonstration has none. */
export const aChange = `with proposed as (
  insert into deadline_changes (id, ref, kind, began_at, ended_at, minutes, reason, proposed_by)
  select gen_random_uuid(), 'DLC-2222-222', 'incident', '2020-01-01', '2020-01-02', 0, 'Before any round', id from people where email = 'demo.officer2@example.org' on conflict (ref) do nothing)
  select 'DLC-2222-222' as value`;
/** A new owner that waits for a second officer, made here for an organisation nobody else's row uses. */
export const aTakeover = `with one as (select id, ref from organisations where merged_into is null and not rehearsal and id <> ${gwen} order by created_at desc, id limit 1), proposed as (
  insert into takeovers (id, organisation_id, email, ground, reason, proposed_by)
  select '00000000-0000-7000-8000-000000000001', (select id from one), 'chair@example.org', 'left', 'Telephoned the chair', id from people where email = 'demo.officer2@example.org' on conflict do nothing)
  select coalesce((select o.ref from takeovers t join organisations o on o.id = t.organisation_id where t.id = '00000000-0000-7000-8000-000000000001'), (select ref from one)) as value`;
/** Letters of the round that is open wait to be sent. Another batch waits for a day that does not come, and a complaint was given to the first approver. */
export const lettersWait = `select r.ref as value from funding_rounds r join applications a on a.round_id = r.id where a.status = 'ineligible' and a.decision_notified_at is null and not a.rehearsal order by r.opens_at limit 1`;
export const aBatch = `with made as (insert into letter_batches (id, ref, round_id, send_at, proposed_by) select gen_random_uuid(), 'LTB-2222-222', r.id, '2099-01-01', p.id from funding_rounds r, people p where p.email = 'demo.officer2@example.org' and r.status = 'scheduled' order by r.opens_at limit 1 on conflict (ref) do nothing)
  select 'LTB-2222-222' as value`;
export const aComplaint = `with given as (update complaints set reviewer_id = p.id, allocated_at = now() from people p where p.email = 'demo.approver1@example.org' and made_at = (select min(made_at) from complaints) returning ref) select ref as value from given`;
