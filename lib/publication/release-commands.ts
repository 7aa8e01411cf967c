import 'server-only';
import { eq } from 'drizzle-orm';
import { read, transaction } from '@/db/client';
import { releases } from '@/db/schema/outcomes';
import type { Person } from '../access/actor';
import { authorise } from '../access/policy';
import { londonDate } from '../dates';
import { record } from '../event/commands';
import { once } from '../event/once';
import { newId } from '../id';
import { newReference } from '../reference';
import { Refusal, refuseIf } from '../refusal';
import { nextState } from '../workflow';
import { defaultRules, type ReleaseFinding, type ReleaseRules, whyNotRelease } from './disclosure';
import { asFigure, figuresOf, whyNotDraft } from './release-rules';
import { basisOfRelease, figuresIn, figuresSeen, keepFigures, lockRelease, type LockedRelease, type ReleaseBasis, releasesSeen } from './release-steps';
import { publicationChanged } from './steps';
import { releaseWorkflow } from './workflow';

const about = (found: { id: string }) => ({ kind: 'release', id: found.id }) as const;
const isSameBasis = (one: ReleaseBasis, other: ReleaseBasis) => JSON.stringify([one.sums, one.scopes, one.earlierIds]) === JSON.stringify([other.sums, other.scopes, other.earlierIds]);

export type ReleaseDraft = Partial<ReleaseRules> & { asAt: string; key: string };

/**
 * Works out the figures that the public may see of everything accepted so far. The arithmetic can take seconds, so it is done before
 * the transaction, which keeps it only if nothing it rests on has changed.
 * Refuses `release_has_nothing`, `release_date_in_future`, `release_date_before_returns`, `release_rules`, `figures_changed_meanwhile`.
 * @returns the release's reference
 */
export async function draftRelease(actor: Person, { asAt, key, ...given }: ReleaseDraft): Promise<string> {
  const rules = { threshold: given.threshold ?? defaultRules.threshold, rounding: given.rounding ?? defaultRules.rounding };
  const basis = await read(actor, async (tx, now) => {
    authorise(actor, 'release.draft', null, now);
    const found = await basisOfRelease(tx);
    refuseIf(whyNotDraft({ asAt, ...rules }, { today: londonDate(now), reportedUpTo: found.reportedUpTo }));
    return found;
  });
  const figures = figuresOf(basis.sums, basis.scopes, rules, basis.earlier);
  return transaction(actor, async (tx, now) => {
    authorise(actor, 'release.draft', null, now);
    return once(tx, actor, 'release.draft', key, { asAt, ...rules }, async () => {
      if (!isSameBasis(basis, await basisOfRelease(tx))) throw new Refusal('figures_changed_meanwhile');
      const [id, ref] = [newId(), newReference('REL')];
      await tx.insert(releases).values({ id, ref, asAt, ...rules, earlier: basis.earlierIds, draftedBy: actor.id });
      await keepFigures(tx, id, figures);
      await record(tx, actor, 'release.drafted', { kind: 'release', id }, { ref, asAt, ...rules, figures: figures.length });
      return ref;
    });
  });
}

/**
 * Checks a draft for disclosure, trusting nothing that drafted it. With findings it stays a draft, and they are kept to be read.
 * Refuses `release_is_overtaken`, `wrong_state`.
 */
export const checkRelease = (actor: Person, ref: string): Promise<ReleaseFinding[]> =>
  transaction(actor, async (tx, now) => {
    const found = await lockRelease(tx, ref);
    authorise(actor, 'release.check', null, now);
    const checked = nextState(releaseWorkflow, found.status, 'check');
    refuseIf(whyOvertaken(found, await releasesSeen(tx)));
    const earlier = (await figuresSeen(tx, found.earlier)).flatMap(asFigure);
    const findings = whyNotRelease((await figuresIn(tx, found.id)).flatMap(asFigure), found, earlier);
    await tx.update(releases).set({ findings, status: findings.length === 0 ? checked : found.status }).where(eq(releases.id, found.id));
    await record(tx, actor, 'release.checked', about(found), { ref, findings: findings.length });
    return findings;
  });

/**
 * A second officer, with a fresh second factor, lets the public see a checked release.
 * Refuses `second_factor_needed`, `release_is_overtaken`, `wrong_state`, and `second_person_needed` to whoever drafted it.
 */
export const releaseRelease = (actor: Person, ref: string): Promise<void> =>
  transaction(actor, async (tx, now) => {
    const found = await lockRelease(tx, ref);
    if (found.draftedBy === actor.id) throw new Refusal('second_person_needed');
    authorise(actor, 'release.release', found, now);
    const status = nextState(releaseWorkflow, found.status, 'release');
    refuseIf(whyOvertaken(found, await releasesSeen(tx)));
    await tx.update(releases).set({ status, releasedBy: actor.id, releasedAt: now }).where(eq(releases.id, found.id));
    await record(tx, actor, 'release.released', about(found), { ref, asAt: found.asAt });
    await publicationChanged(tx, 'release.released');
  });

/** An officer takes a release down, or gives a draft up, with a reason. Refuses `reason_needed`, `wrong_state`. */
export const withdrawRelease = (actor: Person, ref: string, { reason }: { reason: string }): Promise<void> =>
  transaction(actor, async (tx, now) => {
    const found = await lockRelease(tx, ref);
    authorise(actor, 'release.withdraw', null, now);
    const status = nextState(releaseWorkflow, found.status, 'withdraw');
    if (reason.trim() === '') throw new Refusal('reason_needed', {}, 'reason');
    await tx.update(releases).set({ status, withdrawnAt: now, withdrawnReason: reason.trim() }).where(eq(releases.id, found.id));
    await record(tx, actor, 'release.withdrawn', about(found), { ref, wasPublic: found.releasedAt !== null });
    if (found.releasedAt) await publicationChanged(tx, 'release.withdrawn');
  });

/** Figures are safe beside those they were checked against. Once another release was seen, they have to be worked out again. */
const whyOvertaken = ({ earlier }: LockedRelease, seen: readonly string[]) =>
  seen.length === earlier.length && seen.every((id) => earlier.includes(id)) ? undefined : new Refusal('release_is_overtaken');
