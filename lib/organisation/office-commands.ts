import 'server-only';
import { eq, sql } from 'drizzle-orm';
import { transaction } from '@/db/client';
import { rows } from '@/db/rows';
import { organisations } from '@/db/schema/people';
import type { Person } from '../access/actor';
import { authorise } from '../access/policy';
import { record } from '../event/commands';
import { Refusal } from '../refusal';
import { lockOrganisation } from './commands';
import { type KnownOffice, mainOfficeOf, mainOfficeText } from './main-office';

/**
 * Says in which town an organisation has its main office. What was submitted before keeps the town it was sent with.
 * @param shown the town as the page showed it, in English; refuses `changed_meanwhile` where somebody has changed it since
 */
export const moveMainOffice = (actor: Person, ref: string, { place, shown = '' }: { place: string; shown?: string }): Promise<void> =>
  transaction(actor, async (tx, now) => {
    const organisation = await lockOrganisation(tx, actor, ref);
    authorise(actor, 'organisation.change_place', organisation, now);
    const [known] = await rows<KnownOffice>(tx, sql`select place, place_region as "placeRegion" from organisations where id = ${organisation.id}`);
    if (mainOfficeText(known ?? { place: null, placeRegion: null }, 'en') !== shown) throw new Refusal('changed_meanwhile', {}, 'place');
    const office = mainOfficeOf(place);
    await tx.update(organisations).set(office).where(eq(organisations.id, organisation.id));
    // Not the town itself: what was typed may be an address after all, and an event can never be taken back.
    await record(tx, actor, 'organisation.place_changed', { kind: 'organisation', id: organisation.id }, { region: office.placeRegion });
  });
