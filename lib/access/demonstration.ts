import 'server-only';
import { sql } from 'drizzle-orm';
import { read } from '@/db/client';
import { rows } from '@/db/rows';
import { environment } from '../env';
import type { Person } from './actor';
import { decrypt } from './secret';
import { codeAt } from './totp';

/**
 * What the authenticator of a demonstration person shows now, for they have no telephone. Undefined for everybody else,
 * and everywhere but in a demonstration.
 */
export async function demonstrationCode(actor: Person): Promise<string | undefined> {
  if (environment().PROFILE !== 'demonstration') return undefined;
  return read({ kind: 'system', as: 'sign_in' }, async (tx, now) => {
    const found = await rows<{ secret: string; used: number }>(tx, sql`
      select f.secret_encrypted as secret, f.last_step as used from second_factors f join people p on p.id = f.person_id
      where p.id = ${actor.id} and p.demonstration and exists (select 1 from installation where profile = 'demonstration')`);
    const row = found[0];
    if (!row) return undefined;
    // A code works once: just after one was used, the next one is shown, which the drift of a step allows.
    const spent = Math.floor(now.getTime() / 30_000) <= row.used;
    return codeAt(decrypt(row.secret), new Date(now.getTime() + (spent ? 30_000 : 0)));
  });
}
