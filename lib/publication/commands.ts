import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { transaction, type Tx } from '@/db/client';
import { rows } from '@/db/rows';
import { awardSites, publications } from '@/db/schema/awards';
import type { Person } from '../access/actor';
import { authorise } from '../access/policy';
import { whyNotPublish } from '../award/rules';
import type { SitePrecision } from '../award/vocabulary';
import type { AwardStatus } from '../award/workflow';
import { record } from '../event/commands';
import { Refusal, refuseIf } from '../refusal';
import { publicationChanged } from './steps';

type LockedAward = { id: string; status: AwardStatus; sites: { id: string; precision: SitePrecision }[] };

async function lockAward(tx: Tx, ref: string): Promise<LockedAward> {
  const [found] = await rows<LockedAward>(tx, sql`
    select w.id, w.status, coalesce((select json_agg(json_build_object('id', s.id, 'precision', s.precision)) from award_sites s where s.award_id = w.id), '[]') as sites
    from awards w where w.ref = ${ref} for update of w`);
  if (!found) throw new Refusal('not_found');
  return found;
}

export type PublicationInput = {
  summaryEn: string;
  summaryCy?: string;
  showAmount: boolean;
  /** A London date: the award shows from its first minute. None: at once. */
  embargoUntil?: string;
  sites: readonly { id: string; precision: SitePrecision }[];
};

/**
 * An officer's own decision to show an award to the public, or to change what is shown. It shows within a minute, or when its embargo ends.
 * Refuses `award_is_not_live`, `choose_precision`.
 */
export const publishAward = (actor: Person, ref: string, input: PublicationInput): Promise<void> =>
  transaction(actor, async (tx, now) => {
    const award = await lockAward(tx, ref);
    authorise(actor, 'award.publish', null, now);
    refuseIf(whyNotPublish(award, award.sites.map(({ id }) => id), input.sites));
    const shown = {
      summaryEn: input.summaryEn, summaryCy: input.summaryCy ?? null, showAmount: input.showAmount, publishedBy: actor.id, publishedAt: now, withdrawnAt: null, withdrawnReason: null,
      embargoUntil: input.embargoUntil ? sql`(${input.embargoUntil}::date)::timestamp at time zone 'Europe/London'` : null,
    };
    await tx.insert(publications).values({ awardId: award.id, ...shown }).onConflictDoUpdate({ target: publications.awardId, set: shown });
    for (const { id, precision } of input.sites) {
      if (award.sites.some((site) => site.id === id && site.precision !== precision)) {
        await tx.update(awardSites).set({ precision }).where(and(eq(awardSites.id, id), eq(awardSites.awardId, award.id)));
      }
    }
    await record(tx, actor, 'award.published', { kind: 'award', id: award.id }, { showAmount: input.showAmount, embargoUntil: input.embargoUntil ?? null });
    await publicationChanged(tx, 'award.published');
  });

/** Takes an award off the public pages, with a reason that stays inside. Refuses `not_found` when it is not published, `reason_needed`. */
export const withdrawPublication = (actor: Person, ref: string, { reason }: { reason: string }): Promise<void> =>
  transaction(actor, async (tx, now) => {
    const award = await lockAward(tx, ref);
    authorise(actor, 'award.publish', null, now);
    if (reason.trim() === '') throw new Refusal('reason_needed', {}, 'reason');
    const withdrawn = await tx
      .update(publications)
      .set({ withdrawnAt: now, withdrawnReason: reason.trim() })
      .where(and(eq(publications.awardId, award.id), sql`withdrawn_at is null`))
      .returning({ awardId: publications.awardId });
    if (withdrawn.length === 0) throw new Refusal('not_found');
    await record(tx, actor, 'award.publication_withdrawn', { kind: 'award', id: award.id });
    await publicationChanged(tx, 'award.publication_withdrawn');
  });
