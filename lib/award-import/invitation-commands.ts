import 'server-only';
import { sql } from 'drizzle-orm';
import { transaction, type Tx } from '@/db/client';
import { rows } from '@/db/rows';
import { invitations } from '@/db/schema/people';
import type { Person } from '../access/actor';
import { authorise } from '../access/policy';
import { hashToken, newToken } from '../access/secret';
import { environment } from '../env';
import { record } from '../event/commands';
import { once } from '../event/once';
import { newId } from '../id';
import { type Locale, localPath } from '../locale';
import { notify } from '../notification/commands';
import type { OrganisationRole } from '../organisation/vocabulary';
import { Refusal } from '../refusal';
import { invitationDays } from './invitation-days';
import { recipientsOfImport } from './invitation-queries';

/**
 * Invites somebody to take over an award that was made elsewhere, by mail with a link that works once, for their address only. The
 * organisation is the recipient's; whoever accepts joins it. One link for one press of the button. Refuses `already_a_member`.
 * @returns the invitation's id
 */
export const inviteRecipient = (actor: Person, awardRef: string, email: string, role: OrganisationRole, locale: Locale = 'en', key: string = newId()): Promise<string> =>
  transaction(actor, async (tx, now) => {
    authorise(actor, 'award.invite_recipient', null, now);
    return once(tx, actor, 'award.invite_recipient', key, { awardRef, email, role, locale }, () => writeInvitation(tx, actor, now, { awardRef, email, role, locale }));
  });

type Invited = { awardRef: string; email: string; role: OrganisationRole; locale: Locale };

async function writeInvitation(tx: Tx, actor: Person, now: Date, { awardRef, email, role, locale }: Invited): Promise<string> {
  const [award] = await rows<{ id: string; organisationId: string; organisation: string; title: string; joined: boolean }>(tx, sql`
    select w.id, w.organisation_id as "organisationId", o.name as organisation, w.title,
      exists (select 1 from memberships m join people p on p.id = m.person_id where m.organisation_id = o.id and p.email = ${email} and m.role = ${role} and m.removed_at is null) as joined
    from awards w join organisations o on o.id = w.organisation_id where w.ref = ${awardRef} and w.origin = 'import' for share of w`);
  if (!award) throw new Refusal('not_found');
  if (award.joined) throw new Refusal('already_a_member', {}, 'email');
  const [id, token] = [newId(), newToken()];
  const expiresAt = new Date(now.getTime() + invitationDays * 86_400_000);
  await tx.insert(invitations).values({ id, organisationId: award.organisationId, email, role, tokenHash: hashToken(token), invitedBy: actor.id, expiresAt });
  await record(tx, actor, 'award.recipient_invited', { kind: 'award', id: award.id }, { ref: awardRef, role });
  const link = (language: Locale) => new URL(`${localPath(language, '/sign-in/invitation')}?token=${token}`, environment().ORIGIN).href;
  await notify(tx, { template: 'take_over', email, locale, data: { reference: awardRef, title: award.title, organisation: award.organisation, days: invitationDays }, secret: link });
  return id;
}

/** Invites every contact the file names whose organisation nobody was asked for yet, as its owner; once for one press of the button. */
export async function inviteRecipientsOfImport(actor: Person, ref: string, locale: Locale = 'en', key: string = newId()): Promise<number> {
  const recipients = await recipientsOfImport(actor, ref);
  if (!recipients) throw new Refusal('not_found');
  const asked = new Map(recipients.filter((one) => one.state === 'not_invited' && one.contactEmail).map((one) => [`${one.organisation} ${one.contactEmail}`, one]));
  for (const { award, contactEmail } of asked.values()) if (contactEmail) await inviteRecipient(actor, award, contactEmail, 'owner', locale, `${key} ${award}`);
  return asked.size;
}
