import { sql } from 'drizzle-orm';
import type { ConsentWay } from './vocabulary';

/** What stands on every view of an application that the fund entered: who helped, and how consent was given. */
export type AssistedMark = { helper: string; consentWay: ConsentWay; consentOn: string };

/** For any query that has the application as `a`. */
export const assistedMark = sql`(
  select json_build_object('helper', h.name, 'consentWay', x.consent_way, 'consentOn', x.consent_on) from assisted_applications x join people h on h.id = x.helped_by where x.application_id = a.id)`;
