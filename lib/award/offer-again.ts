import 'server-only';
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { rows } from '@/db/rows';
import type { Person } from '../access/actor';
import { membersToTell } from '../assessment/steps';
import { record } from '../event/commands';
import { notify } from '../notification/commands';
import { nextState } from '../workflow';
import { agreementTexts } from './agreement-facts';
import { type AwardStatus, awardWorkflow } from './workflow';

export type OfferedAward = { id: string; ref: string; status: AwardStatus; title: string; organisationId: string; notified: boolean };

/**
 * Writes the agreement of an award anew, when what it says has changed before the fund has signed: the earlier text is kept with the signature
 * it had, codes sent for it are void because its hash is another, and its certifiers are asked to sign what it says now, with at least as
 * many days as at first. The award is locked already.
 */
export async function offerAgain(tx: Tx, actor: Person, award: OfferedAward): Promise<void> {
  const status = nextState(awardWorkflow, award.status, 'offer_again');
  const words = (await agreementTexts(tx, [award.id])).get(award.id);
  if (!words) throw new Error('an award that was offered here has its application');
  await rows(tx, sql`
    insert into agreement_versions (award_id, number, text, sha256, offered_at, signed_by, signed_name, signed_at, confirmed_by)
    select award_id, number, text, sha256, offered_at, signed_by, signed_name, signed_at, confirmed_by from agreements where award_id = ${award.id}`);
  await rows(tx, sql`
    update agreements set text = ${words.text}, sha256 = ${words.sha256}, number = number + 1, offered_at = app_now(), signed_by = null, signed_name = null, signed_at = null, confirmed_by = null where award_id = ${award.id}`);
  await rows(tx, sql`
    update awards w set status = ${status}, version = version + 1, offer_open_until = case when offer_open_until is null then null
      else greatest(offer_open_until, (app_now() at time zone 'Europe/London')::date + (select offer_days from grant_programmes p where p.id = w.programme_id)) end where id = ${award.id}`);
  await record(tx, actor, 'award.agreement_changed', { kind: 'award', id: award.id }, { sha256: words.sha256, signatureLost: award.status === 'accepted' });
  if (!award.notified) return;
  for (const { email, certifier } of await membersToTell(tx, award.organisationId)) {
    if (certifier) await notify(tx, { template: 'agreement_changed', email, data: { reference: award.ref, title: award.title, path: `/apply/awards/${award.ref}` } });
  }
}
