import 'server-only';
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { rows } from '@/db/rows';
import { notify } from '../notification/commands';
import type { MailTemplate } from '../notification/templates';
import { refuseIf } from '../refusal';
import { type BankStanding, whyNotPayTo } from './rules';

/** Refuses a payment of an award whose bank details are unsettled or stopped. The caller has locked the award, and so does whoever changes them. */
export async function refuseUnsettledBank(tx: Tx, awardId: string): Promise<void> {
  const [standing] = await rows<BankStanding>(tx, sql`
    select (select status from bank_accounts where award_id = ${awardId} and status in ('asked', 'confirmed')) as open,
      (select status from bank_accounts where award_id = ${awardId} and in_force_at is not null order by in_force_at desc, id desc limit 1) as last`);
  refuseIf(whyNotPayTo(standing ?? { open: null, last: null }));
}

export type ToldOf = { ref: string; title: string; organisationId: string };

/** A letter about an award's bank details to every certifier of its recipient, of whom any may stop it. */
export async function tellCertifiers(tx: Tx, template: Extract<MailTemplate, `bank_details_${string}`>, award: ToldOf, data: Record<string, string>): Promise<void> {
  const certifiers = await rows<{ email: string }>(tx, sql`
    select distinct p.email from memberships m join people p on p.id = m.person_id where m.organisation_id = ${award.organisationId} and m.role = 'certifier' and m.removed_at is null order by p.email`);
  for (const { email } of certifiers) {
    await notify(tx, { template, email, data: { reference: award.ref, title: award.title, ...data, path: `/apply/awards/${award.ref}/bank-details${template === 'bank_details_stopped' ? '' : '/objection'}` } });
  }
}
