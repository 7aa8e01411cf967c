-- Taking an organisation over is the fund's own business until its people are told by mail: no applicant reads it here.
grant select, insert on takeovers to {{staff}};
grant update (status, confirmed_by, confirmed_at, invitation_id, stopped_by, stopped_at, stopped_reason) on takeovers to {{staff}};
call guard('takeovers');
create policy staff_all on takeovers to {{staff}} using (true) with check (true);
