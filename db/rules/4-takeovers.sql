-- Taking an organisation over is the fund's own business until its people are told by mail: no applicant reads it here.
grant select, insert on takeovers to {{staff}};
grant update (status, confirmed_by, confirmed_at, invitation_id, stopped_by, stopped_at, stopped_reason) on takeovers to {{staff}};
alter table takeovers enable row level security;
alter table takeovers force row level security;
create policy owner_all on takeovers to {{owner}} using (true) with check (true);
create policy staff_all on takeovers to {{staff}} using (true) with check (true);
