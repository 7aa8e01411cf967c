import 'server-only';
import { sql } from 'drizzle-orm';
import { read } from '@/db/client';
import { rows } from '@/db/rows';
import type { Actor } from '../access/actor';
import { may } from '../access/policy';

/** Whether somebody of the recipient has taken the award over: invited and not yet there, joined, or nobody asked. */
export type RecipientLine = { award: string; title: string; organisation: string; contactEmail: string | null; state: 'not_invited' | 'invited' | 'joined'; invitedAt: Date | null };

/** The awards of one import, with how far each recipient has come. Undefined when it is not there, or not the actor's to see. */
export const recipientsOfImport = (actor: Actor, ref: string): Promise<RecipientLine[] | undefined> =>
  read(actor, async (tx) => {
    if (!may(actor, 'import.read', null)) return undefined;
    const found = await rows<RecipientLine>(tx, sql`
      select w.ref as award, w.title, o.name as organisation, one.cells->>'contactEmail' as "contactEmail", v.created_at as "invitedAt",
        case when exists (select 1 from memberships m where m.organisation_id = o.id and m.removed_at is null) then 'joined' when v.created_at is not null then 'invited' else 'not_invited' end as state
      from imports i join awards w on w.import_id = i.id join organisations o on o.id = w.organisation_id
        join lateral (select cells from jsonb_array_elements(i.rows) cells where (cells->>'row')::int = w.import_row) one on true
        left join lateral (select max(created_at) as created_at from invitations where organisation_id = o.id) v on true
      where i.ref = ${ref} and i.kind = 'awards' and i.status = 'confirmed' order by o.name, w.title`);
    return found.length > 0 ? found : undefined;
  });
