import 'server-only';
import { eq, sql } from 'drizzle-orm';
import { transaction, type Tx } from '@/db/client';
import { rows } from '@/db/rows';
import { applications, moderations, recommendations } from '@/db/schema/applications';
import type { Person } from '../../access/actor';
import { authorise } from '../../access/policy';
import { applicationWorkflow } from '../../application/workflow';
import { record } from '../../event/commands';
import type { Pence } from '../../money';
import { Refusal, refuseIf } from '../../refusal';
import { nextState } from '../../workflow';
import { moveOf, type Outcome, type Score, whyNotModerate, whyNotOpenPanel, whyNotRecommend, whyNotScore } from '../rules';
import { lockApplication } from '../steps';

async function assignmentCounts(tx: Tx, applicationId: string): Promise<{ scored: number; pending: number }> {
  const [counts] = await rows<{ scored: number; pending: number }>(tx, sql`
    select count(*) filter (where status = 'scored')::int as scored, count(*) filter (where status in ('assigned', 'declared_clear'))::int as pending
    from assignments where application_id = ${applicationId}`);
  return counts ?? { scored: 0, pending: 0 };
}

/** Unseals the scores, for everybody at once. Refuses `scores_are_missing`, `too_few_scores`, `panel_is_open`. */
export const openPanel = (actor: Person, ref: string): Promise<void> =>
  transaction(actor, async (tx, now) => {
    const application = await lockApplication(tx, actor, ref);
    authorise(actor, 'application.open_panel', null, now);
    const counts = await assignmentCounts(tx, application.id);
    refuseIf(whyNotOpenPanel(application, counts));
    await tx.update(applications).set({ panelOpenedAt: now, version: application.version + 1 }).where(eq(applications.id, application.id));
    await record(tx, actor, 'assessment.panel_opened', { kind: 'application', id: application.id }, { scored: counts.scored });
  });

/**
 * What the panel agreed on, with a reason for each criterion; it may be moderated again until it is recommended.
 * @param version of the page it was typed on: a stale one is refused (`changed_meanwhile`); none means "whatever is there"
 */
export const moderate = (actor: Person, ref: string, { scores, version }: { scores: readonly Score[]; version?: number }): Promise<void> =>
  transaction(actor, async (tx, now) => {
    const application = await lockApplication(tx, actor, ref);
    authorise(actor, 'application.moderate', null, now);
    refuseIf(whyNotModerate(application));
    if (version !== undefined && version !== application.version) throw new Refusal('changed_meanwhile');
    refuseIf(whyNotScore(application, scores));
    const agreed = scores.map(({ criterion, score, reason }) => ({ applicationId: application.id, criterion, score, reason: reason.trim(), moderatedBy: actor.id, moderatedAt: now }));
    await tx.insert(moderations).values(agreed).onConflictDoUpdate({
      target: [moderations.applicationId, moderations.criterion],
      set: { score: sql`excluded.score`, reason: sql`excluded.reason`, moderatedBy: actor.id, moderatedAt: now },
    });
    await tx.update(applications).set({ version: application.version + 1 }).where(eq(applications.id, application.id));
    await record(tx, actor, 'assessment.moderated', { kind: 'application', id: application.id }, Object.fromEntries(scores.map((one) => [one.criterion, one.score])));
  });

/**
 * The panel's recommendation. One that is in reserve can be recommended later. The amount stays within the round's limits.
 * Refuses `moderate_first`, `amount_needed`, `outside_round_limits`, `more_than_applied_for`, `reason_needed`.
 */
export const recommend = (actor: Person, ref: string, input: { outcome: Outcome; amountPence?: Pence; reason: string }): Promise<void> =>
  transaction(actor, async (tx, now) => {
    const application = await lockApplication(tx, actor, ref);
    authorise(actor, 'application.recommend', null, now);
    const [moderated] = await rows<{ n: number }>(tx, sql`select count(*)::int as n from moderations where application_id = ${application.id}`);
    refuseIf(whyNotRecommend(application, moderated?.n ?? 0, input));
    const reason = input.reason.trim();
    if (!reason) throw new Refusal('reason_needed', {}, 'reason');
    const amountRecommendedPence = input.outcome === 'not_recommended' ? null : (input.amountPence ?? null);
    await tx.insert(recommendations).values({ applicationId: application.id, outcome: input.outcome, amountRecommendedPence, reason, recommendedBy: actor.id });
    const status = nextState(applicationWorkflow, application.status, moveOf[input.outcome]);
    await tx.update(applications).set({ status, version: application.version + 1 }).where(eq(applications.id, application.id));
    await record(tx, actor, `assessment.${input.outcome}`, { kind: 'application', id: application.id }, { amountPence: amountRecommendedPence });
  });

/**
 * What was looked at about the organisation (its accounts, its registration, its bank) before the decision, and found. An approver decides
 * next; the recommendation stands. Refuses `wrong_state`, `reason_needed`.
 */
export const recordDueDiligence = (actor: Person, ref: string, findings: string): Promise<void> =>
  transaction(actor, async (tx, now) => {
    const application = await lockApplication(tx, actor, ref);
    authorise(actor, 'application.check', null, now);
    const status = nextState(applicationWorkflow, application.status, 'check');
    if (findings.trim() === '') throw new Refusal('reason_needed', {}, 'findings');
    await tx.update(applications).set({ status, dueDiligence: findings.trim(), version: application.version + 1 }).where(eq(applications.id, application.id));
    await record(tx, actor, 'assessment.checked', { kind: 'application', id: application.id });
  });
