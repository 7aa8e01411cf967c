import 'server-only';
import { sql } from 'drizzle-orm';
import { read, type Tx } from '@/db/client';
import { rows } from '@/db/rows';
import type { Actor } from '../access/actor';
import { may } from '../access/policy';
import type { TakeoverGround } from './vocabulary';
import type { TakeoverStatus } from './workflow';

export type Takeover = {
  status: TakeoverStatus; email: string; ground: TakeoverGround; reason: string; proposedBy: string; proposedByName: string; proposedAt: Date; confirmedByName: string | null; confirmedAt: Date | null;
  opensAt: Date | null; expiresAt: Date | null; acceptedAt: Date | null; stoppedByName: string | null; stoppedReason: string | null;
  /** Whether somebody can still stop it. */
  open: boolean;
};
export type TakeoverPage = { ref: string; name: string; merged: boolean; takeovers: Takeover[]; now: Date };

/** An organisation and every new owner that was ever proposed for it, the newest first. Undefined when it is not the actor's to see. */
export const takeoversForStaff = (actor: Actor, ref: string): Promise<TakeoverPage | undefined> =>
  read(actor, async (tx, now) => {
    if (!may(actor, 'organisation.read', null)) return undefined;
    const [organisation] = await rows<{ id: string; ref: string; name: string; merged: boolean }>(tx, sql`select id, ref, name, merged_into is not null as merged from organisations where ref = ${ref}`);
    if (!organisation) return undefined;
    const { id, ...shown } = organisation;
    return { ...shown, takeovers: await takeoversOf(tx, id), now };
  });

const takeoversOf = (tx: Tx, organisationId: string): Promise<Takeover[]> =>
  rows<Takeover>(tx, sql`
    select t.status, t.email, t.ground, t.reason, t.proposed_by as "proposedBy", p.name as "proposedByName", t.proposed_at as "proposedAt", c.name as "confirmedByName", t.confirmed_at as "confirmedAt",
      i.opens_at as "opensAt", i.expires_at as "expiresAt", i.accepted_at as "acceptedAt", s.name as "stoppedByName", t.stopped_reason as "stoppedReason",
      t.status = 'proposed' or (t.status = 'confirmed' and i.accepted_at is null and i.expires_at > app_now()) as open
    from takeovers t join people p on p.id = t.proposed_by left join people c on c.id = t.confirmed_by left join people s on s.id = t.stopped_by left join invitations i on i.id = t.invitation_id
    where t.organisation_id = ${organisationId} order by t.proposed_at desc, t.id desc`);
