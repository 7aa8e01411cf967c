import 'server-only';
import { sql } from 'drizzle-orm';
import { read } from '@/db/client';
import { rows } from '@/db/rows';
import type { Person } from '../access/actor';
import { may } from '../access/policy';
import { type ApplicationPage, applicationPageForMember } from '../application/queries';
import type { ApplicationStatus } from '../application/workflow';
import { clarificationForMember, type OwnClarification } from '../clarification/queries';
import { openClarificationOf } from '../clarification/steps';
import { Refusal } from '../refusal';
import { askerOf, type AssistedRow, assistedOf, helperFor } from './steps';

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

/** Who is written to about an assisted application, by name. Undefined for any other application. */
export const addresseeOf = (actor: Person, ref: string): Promise<string | undefined> => read(actor, async (tx) => (await assistedOf(tx, ref))?.certifierName);

export type AssistedClarification = { application: ApplicationPage; assisted: AssistedRow; clarification?: OwnClarification; /** Why this officer does not enter the answer now. */ whyNot?: Refusal };

/** What the fund asks of somebody who cannot use the service, for the officer who types their answer. Undefined when it is not an assisted application. */
export async function assistedClarification(actor: Person, ref: string): Promise<AssistedClarification | undefined> {
  const found = await helperFor(actor, ref);
  const application = found && (await applicationPageForMember(found.helper, ref));
  if (!application) return undefined;
  const clarification = await clarificationForMember(found.helper, ref);
  const whyNot = clarification?.open ? await whyNotEnter(actor, found.assisted.applicationId) : new Refusal('no_clarification_is_open');
  return { application, assisted: found.assisted, clarification, whyNot };
}

const whyNotEnter = (actor: Person, applicationId: string): Promise<Refusal | undefined> =>
  read(actor, async (tx) => {
    const open = await openClarificationOf(tx, applicationId);
    if (!open) return new Refusal('no_clarification_is_open');
    const asker = await askerOf(tx, open.askedBy);
    return asker.askedBy === actor.id && asker.others > 0 ? new Refusal('second_person_needed') : undefined;
  });
