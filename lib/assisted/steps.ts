import 'server-only';
import { sql } from 'drizzle-orm';
import { read, type Tx } from '@/db/client';
import { rows } from '@/db/rows';
import type { Person } from '../access/actor';
import { authorise } from '../access/policy';
import type { ConsentWay } from './vocabulary';

export type AssistedRow = {
  applicationId: string; organisationId: string; organisationName: string; helpedBy: string; consentWay: ConsentWay; consentOn: string; certifierName: string; certifierEmail: string | null;
  paperSignedOn: string | null; paperKept: string | null; paperRecordedBy: string | null; paperRecordedByName: string | null; helper: string;
};

export async function assistedOf(tx: Tx, ref: string): Promise<AssistedRow | undefined> {
  const [found] = await rows<AssistedRow>(tx, sql`
    select s.application_id as "applicationId", a.organisation_id as "organisationId", o.name as "organisationName", s.helped_by as "helpedBy", s.consent_way as "consentWay",
      s.consent_on as "consentOn", s.certifier_name as "certifierName", s.certifier_email as "certifierEmail", s.paper_signed_on as "paperSignedOn", s.paper_kept as "paperKept",
      s.paper_recorded_by as "paperRecordedBy", r.name as "paperRecordedByName", h.name as helper
    from assisted_applications s join applications a on a.id = s.application_id join organisations o on o.id = a.organisation_id
      join people h on h.id = s.helped_by left join people r on r.id = s.paper_recorded_by where a.ref = ${ref}`);
  return found;
}

/** Who asked, and how many other officers the fund has who could enter the answer. */
export async function askerOf(tx: Tx, askedBy: string): Promise<{ askedBy: string; others: number }> {
  const [found] = await rows<{ others: number }>(tx, sql`
    select count(distinct person_id)::int as others from staff_roles where role = 'fund_officer' and removed_at is null and person_id <> ${askedBy}`);
  return { askedBy, others: found?.others ?? 0 };
}

/** The officer as an editor of the one organisation whose application they type, and of no other: never its certifier. */
export const asEditorOf = (actor: Person, { organisationId, organisationName }: Pick<AssistedRow, 'organisationId' | 'organisationName'>): Person => ({
  ...actor,
  memberships: [{ organisationId, organisationName, role: 'editor' }],
});

/**
 * The officer as they may act on an assisted application: through the applicant's own commands, so that every rule of theirs holds, and
 * the audit names the officer. Undefined when it is not an assisted one.
 */
export const helperFor = (actor: Person, ref: string): Promise<{ helper: Person; assisted: AssistedRow } | undefined> =>
  read(actor, async (tx, now) => {
    authorise(actor, 'assisted.edit', null, now);
    const assisted = await assistedOf(tx, ref);
    return assisted && { helper: asEditorOf(actor, assisted), assisted };
  });
