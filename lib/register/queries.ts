import 'server-only';
import { sql } from 'drizzle-orm';
import { read, type Tx } from '@/db/client';
import { rows } from '@/db/rows';
import type { Actor } from '../access/actor';
import { may } from '../access/policy';
import type { IdentifierScheme } from '../organisation/rules';
import type { RegisterEntry } from './rules';

export type LoadedRegister = { id: string; scheme: IdentifierScheme; asAt: string; whole: boolean; fileName: string; entries: number; by: string; loadedAt: Date };

/** Every file that was loaded, the newest of each register first. Undefined when they are not the actor's to see. */
export const registersForStaff = (actor: Actor): Promise<LoadedRegister[] | undefined> =>
  read(actor, async (tx) => {
    if (!may(actor, 'register.read', null)) return undefined;
    return rows<LoadedRegister>(tx, sql`
      select f.id, f.scheme, f.as_at as "asAt", f.whole, f.file_name as "fileName", f.entries, p.name as by, f.loaded_at as "loadedAt"
      from register_files f join people p on p.id = f.loaded_by order by f.scheme, f.as_at desc, f.loaded_at desc limit 200`);
  });

/** What the newest file says of a number. Without `entry` it is not on the register of that day. */
export type OnRegister = { asAt: string; entry?: Omit<RegisterEntry, 'identifier'> };

/** Undefined where no file can tell: none is loaded, or only parts of which it is in none. */
export async function onRegister(tx: Tx, scheme: string, identifier: string): Promise<OnRegister | undefined> {
  const [found] = await rows<{ asAt: string; name: string | null; status: string | null; lastAccountsOn: string | null }>(tx, sql`
    select f.as_at as "asAt", e.name, e.status, e.last_accounts_on as "lastAccountsOn"
    from register_files f left join register_entries e on e.file_id = f.id and e.identifier = ${identifier}
    where f.scheme = ${scheme} and (f.whole or e.identifier is not null) order by f.as_at desc, f.loaded_at desc limit 1`);
  if (!found) return undefined;
  const { asAt, name, status, lastAccountsOn } = found;
  return name === null ? { asAt } : { asAt, entry: { name, status: status ?? '', lastAccountsOn } };
}
