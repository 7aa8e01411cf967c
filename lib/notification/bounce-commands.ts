import 'server-only';
import { sql } from 'drizzle-orm';
import { transaction } from '@/db/client';
import { rows } from '@/db/rows';
import type { Person } from '../access/actor';
import { authorise } from '../access/policy';
import { Refusal } from '../refusal';
import { markBounced } from './bounce';

/** An officer's own word that an address does not work: mail that came back to the fund's mailbox. Refuses `address_belongs_to_nobody`, `bounce_already_recorded`. */
export const recordBounce = (actor: Person, email: string): Promise<void> =>
  transaction(actor, async (tx, now) => {
    // First of all: the database itself would refuse an applicant the lock.
    authorise(actor, 'mail.record_bounce', null, now);
    const [person] = await rows(tx, sql`select id from people where email = ${email} for update`);
    if (!person) throw new Refusal('address_belongs_to_nobody', {}, 'email');
    if (!(await markBounced(tx, actor, email))) throw new Refusal('bounce_already_recorded', {}, 'email');
  });
