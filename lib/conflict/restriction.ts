import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { rows } from '@/db/rows';
import { whyNotMeet } from './rules';

/**
 * The one wall (docs/decisions/0009). What the *actor* may not meet, row security keeps away by itself: a query under a staff actor finds no
 * row of a restricted application, award, score or event, so a page needs no predicate of its own. These are for asking about others,
 * and for saying "restricted" where a row would have been.
 */

/** SQL: this person may meet this application. For choosing whom to assign, whom to ask and whom to write to. */
export const notConflicted = (person: SQL, application: SQL): SQL => sql`not is_restricted(${person}, ${application})`;

/** SQL: this person has declared conflicts of interest for this financial year, so may assess, moderate, recommend and approve. The database refuses them otherwise (`declared_first`, db/rules/2-conflicts.sql). */
export const hasDeclared = (person: SQL): SQL => sql`has_declared(${person})`;

/** References of the applications that are restricted for the actor of this transaction, in the order of the references, which are random. */
export const restrictedFor = async (tx: Tx): Promise<string[]> => (await rows<{ ref: string }>(tx, sql`select r as ref from restricted_references() r`)).map(({ ref }) => ref);

/** Refuses `conflict_of_interest` for a reference behind the actor's wall, whatever state it is in; for any other it does nothing. */
export async function refuseRestricted(tx: Tx, ref: string): Promise<void> {
  const refusal = whyNotMeet(ref, await restrictedFor(tx));
  if (refusal) throw refusal;
}
