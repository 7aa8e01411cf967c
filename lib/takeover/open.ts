import 'server-only';
import { type SQL, sql } from 'drizzle-orm';

/** Whether a new owner is proposed for an organisation, or invited and has not come yet. */
export const takeoverUnderWay = (organisationId: SQL): SQL => sql`exists (
  select 1 from takeovers t left join invitations i on i.id = t.invitation_id
  where t.organisation_id = ${organisationId} and (t.status = 'proposed' or (t.status = 'confirmed' and i.accepted_at is null and i.expires_at > app_now())))`;
