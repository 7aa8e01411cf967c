import 'server-only';
import { sql } from 'drizzle-orm';
import { read } from '@/db/client';
import { rows } from '@/db/rows';
import type { Person } from '../access/actor';
import { may } from '../access/policy';
import { type ApplicationPage, applicationPageForMember } from '../application/queries';
import type { ApplicationStatus } from '../application/workflow';
import { type AssistedRow, helperFor } from './steps';

export type AssistedLine = { ref: string; organisation: string; title: string | null; status: ApplicationStatus; helper: string; closesAt: Date; waitsForPaper: boolean };

/** Every application the fund enters for somebody, those still to be sent first. Undefined for everybody but officers. */
export const assistedForOfficer = (actor: Person): Promise<{ lines: AssistedLine[]; rounds: { ref: string; titleEn: string; titleCy: string }[] } | undefined> =>
  read(actor, async (tx) => {
    if (!may(actor, 'assisted.start', null)) return undefined;
    const lines = await rows<AssistedLine>(tx, sql`
      select a.ref, o.name as organisation, coalesce(a.title, (select raw #>> '{}' from answers where application_id = a.id and name = 'title')) as title, a.status, h.name as helper,
        r.closes_at as "closesAt", (s.paper_recorded_at is not null and s.paper_confirmed_at is null) as "waitsForPaper"
      from assisted_applications s join applications a on a.id = s.application_id join organisations o on o.id = a.organisation_id join funding_rounds r on r.id = a.round_id join people h on h.id = s.helped_by
      order by a.submitted_at is not null, s.started_at desc, a.id desc limit 200`);
    const rounds = await rows<{ ref: string; titleEn: string; titleCy: string }>(tx, sql`select ref, title_en as "titleEn", title_cy as "titleCy" from funding_rounds where opens_at <= app_now() and closes_at > app_now() order by closes_at`);
    return { lines, rounds };
  });

/** An assisted application for entering and signing. Undefined when it is not one; refuses `not_allowed` to everybody but officers. */
export async function assistedApplication(actor: Person, ref: string): Promise<{ application: ApplicationPage; assisted: AssistedRow } | undefined> {
  const found = await helperFor(actor, ref);
  const application = found && (await applicationPageForMember(found.helper, ref));
  return application && { application, assisted: found.assisted };
}
