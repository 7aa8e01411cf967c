import 'server-only';
import { and, eq, gt, isNull, sql } from 'drizzle-orm';
import { transaction, type Tx } from '@/db/client';
import { rows } from '@/db/rows';
import { invitations } from '@/db/schema/people';
import { takeovers } from '@/db/schema/takeovers';
import type { Person } from '../access/actor';
import { authorise } from '../access/policy';
import { hashToken, newToken } from '../access/secret';
import { formatDeadline } from '../deadline/wall-time';
import { environment } from '../env';
import { record } from '../event/commands';
import { once } from '../event/once';
import { newId } from '../id';
import { type Locale, localPath } from '../locale';
import { notify } from '../notification/commands';
import { Refusal, refuseIf } from '../refusal';
import { nextState } from '../workflow';
import { takeoverUnderWay } from './open';
import { type Invited, type Ownership, whyNotConfirm, whyNotTakeOver } from './rules';
import { coolingDays, linkDays, type TakeoverGround } from './vocabulary';
import { takeoverWorkflow } from './workflow';

type Locked = Ownership & { id: string; ref: string; name: string };
type Open = typeof takeovers.$inferSelect;
const days = (count: number) => count * 86_400_000;

/**
 * Proposes a new owner for an organisation whose own cannot be reached; a second officer confirms it. Nobody is told yet.
 * Refuses what `whyNotTakeOver` says: an owner who can be asked is asked.
 * @param reason what was done to reach the owner, and how it is known who the new one is
 */
export const proposeTakeover = (actor: Person, ref: string, { ground, email, reason, key }: { ground: TakeoverGround; email: string; reason: string; key: string }): Promise<string> =>
  transaction(actor, async (tx, now) => {
    authorise(actor, 'takeover.propose', null, now);
    const organisation = await lock(tx, ref);
    return once(tx, actor, 'takeover.propose', key, { ref, ground, email, reason }, async () => {
      refuseIf(whyNotTakeOver(organisation, ground, await invited(tx, organisation.id, email)));
      const id = newId();
      await tx.insert(takeovers).values({ id, organisationId: organisation.id, email, ground, reason: reason.trim(), proposedBy: actor.id });
      await record(tx, actor, 'organisation.takeover_proposed', { kind: 'organisation', id: organisation.id }, { ref, ground });
      return id;
    });
  });

/**
 * A second officer confirms it, with a fresh second factor. The invitation opens nothing for five days; everybody of the organisation is told
 * by mail, and an owner who signs in meanwhile ends it (lib/access/commands.ts).
 * Refuses `second_person_needed`, `takeover_is_over` (also when it is another address than the page showed), and what proposing is refused.
 */
export const confirmTakeover = (actor: Person, ref: string, email: string): Promise<void> => {
  const token = newToken();
  return transaction(actor, async (tx, now) => {
    authorise(actor, 'takeover.propose', null, now);
    const organisation = await lock(tx, ref);
    const takeover = await openOf(tx, organisation.id);
    refuseIf(whyNotConfirm(takeover?.email === email ? takeover : undefined, actor));
    if (!takeover) throw new Refusal('takeover_is_over');
    authorise(actor, 'takeover.confirm', takeover, now);
    refuseIf(whyNotTakeOver({ ...organisation, underWay: false }, takeover.ground, await invited(tx, organisation.id, email)));
    const opensAt = new Date(now.getTime() + days(coolingDays));
    const expiresAt = new Date(opensAt.getTime() + days(linkDays));
    const invitationId = newId();
    await tx.insert(invitations).values({ id: invitationId, organisationId: organisation.id, email, role: 'owner', tokenHash: hashToken(token), invitedBy: actor.id, opensAt, expiresAt });
    await tx.update(takeovers).set({ status: nextState(takeoverWorkflow, takeover.status, 'confirm'), confirmedBy: actor.id, confirmedAt: now, invitationId }).where(eq(takeovers.id, takeover.id));
    await record(tx, actor, 'organisation.takeover_confirmed', { kind: 'organisation', id: organisation.id }, { ref, ground: takeover.ground, opensAt });
    await tell(tx, organisation, { email, opensAt, expiresAt, token });
  });
};

/** Ends it before it is taken up: not confirmed, or somebody of the organisation objected. Its link opens nothing any more. Refuses `takeover_is_over`. */
export const stopTakeover = (actor: Person, ref: string, reason: string): Promise<void> =>
  transaction(actor, async (tx, now) => {
    authorise(actor, 'takeover.stop', null, now);
    const organisation = await lock(tx, ref);
    const takeover = await openOf(tx, organisation.id);
    if (!takeover) throw new Refusal('takeover_is_over');
    if (takeover.invitationId) {
      const stillOpen = and(eq(invitations.id, takeover.invitationId), isNull(invitations.acceptedAt), gt(invitations.expiresAt, now));
      const ended = await tx.update(invitations).set({ expiresAt: now }).where(stillOpen).returning({ id: invitations.id });
      // Taken up at this very moment: then it is too late, and the new owner must be asked.
      if (ended.length === 0) throw new Refusal('takeover_is_over');
    }
    await tx.update(takeovers).set({ status: nextState(takeoverWorkflow, takeover.status, 'stop'), stoppedBy: actor.id, stoppedAt: now, stoppedReason: reason.trim() }).where(eq(takeovers.id, takeover.id));
    await record(tx, actor, 'organisation.takeover_stopped', { kind: 'organisation', id: organisation.id }, { ref });
  });

async function lock(tx: Tx, ref: string): Promise<Locked> {
  const [found] = await rows<Locked>(tx, sql`
    select o.id, o.ref, o.name, o.merged_into as "mergedInto", x.owners, x.reachable,
      ${takeoverUnderWay(sql`o.id`)} as "underWay"
    from organisations o cross join lateral (
      select count(*)::int as owners, count(*) filter (where p.mail_bounced_at is null)::int as reachable
      from memberships m join people p on p.id = m.person_id where m.organisation_id = o.id and m.role = 'owner' and m.removed_at is null) x
    where o.ref = ${ref} for update of o`);
  if (!found) throw new Refusal('not_found');
  return found;
}

/** What is under way: proposed, or confirmed and not yet taken up. */
async function openOf(tx: Tx, organisationId: string): Promise<Open | undefined> {
  const [found] = await rows<{ id: string }>(tx, sql`
    select t.id from takeovers t left join invitations i on i.id = t.invitation_id
    where t.organisation_id = ${organisationId} and (t.status = 'proposed' or (t.status = 'confirmed' and i.accepted_at is null and i.expires_at > app_now()))`);
  if (!found) return undefined;
  const [takeover] = await tx.select().from(takeovers).where(eq(takeovers.id, found.id)).for('update');
  return takeover;
}

async function invited(tx: Tx, organisationId: string, email: string): Promise<Invited> {
  const [person] = await rows<Invited>(tx, sql`
    select p.mail_bounced_at is not null as bounced, exists (select 1 from staff_roles r where r.person_id = p.id and r.removed_at is null) as staff,
      exists (select 1 from memberships m where m.person_id = p.id and m.organisation_id = ${organisationId} and m.role = 'owner' and m.removed_at is null) as owner
    from people p where p.email = ${email}`);
  return person ?? { staff: false, owner: false, bounced: false };
}

async function tell(tx: Tx, { id, ref, name }: Locked, { email, opensAt, expiresAt, token }: { email: string; opensAt: Date; expiresAt: Date; token: string }): Promise<void> {
  const secret = (locale: Locale) => `${environment().ORIGIN}${localPath(locale, '/sign-in/invitation')}?token=${token}`;
  const when = (locale: Locale) => ({ from: formatDeadline(opensAt, locale), until: formatDeadline(expiresAt, locale) });
  await notify(tx, { template: 'owner_invited', email, data: (locale) => ({ organisation: name, ...when(locale) }), secret });
  const people = await rows<{ email: string }>(tx, sql`
    select distinct p.email from memberships m join people p on p.id = m.person_id where m.organisation_id = ${id} and m.removed_at is null and p.email <> ${email} order by p.email`);
  for (const { email: to } of people) {
    await notify(tx, { template: 'owner_takeover', email: to, data: (locale) => ({ organisation: name, invited: email, from: when(locale).from, path: `/apply/organisations/${ref}/people` }) });
  }
}
