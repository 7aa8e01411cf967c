import 'server-only';
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { rows } from '@/db/rows';
import type { Person } from '../access/actor';
import { isMember } from '../access/actor';
import type { ApplicationStatus } from '../application/workflow';
import { refuseRestricted } from '../conflict/restriction';
import type { Pence } from '../money';
import type { Criterion } from '../programme/question-set';
import type { Nation } from '../programme/vocabulary';
import { Refusal, refuseIf } from '../refusal';
import { atRiskQuestion } from '../safeguarding/rules';
import { anonymousRound } from './anonymous-steps';
import { daysToScore, fewestAssessors, whyNotTouch } from './rules';

/** An application as the fund's own people decide about it, with its round's rules. */
export type LockedApplication = {
  id: string; ref: string; status: ApplicationStatus; version: number; organisationId: string; organisationName: string;
  title: string; categoryKey: string; leadRegion: string; amountAppliedForPence: Pence | null; panelOpenedAt: Date | null; decisionNotifiedAt: Date | null;
  roundId: string; programmeId: string; nation: Nation; criteria: Criterion[]; scaleMax: number; minimumPence: Pence; maximumPence: Pence; demonstration: boolean;
  conflicted: boolean; /** Read without names until scores are sealed. */ anonymous: boolean; assessorsEach: number; scoringDays: number; stopped: boolean; atRisk: boolean; safeguardingChecked: boolean;
};

/** What a round (as `r`) says of its assessing, or what goes where it says nothing. */
export const assessingTerms = sql`
  coalesce((r.terms #>> '{assessing,each}')::int, ${fewestAssessors}) as "assessorsEach", coalesce((r.terms #>> '{assessing,days}')::int, ${daysToScore}) as "scoringDays"`;

/** Whether a flag holds the application (as `a`) where it is. */
export const stoppedByFlag = sql`exists (select 1 from application_flags f where f.application_id = a.id and f.status = 'stopped')`;

/** Whether children or adults at risk take part (of an application `a`), by a question of its set, and whether an officer has answered for it. */
export const safeguardingFacts = sql`
  coalesce((select u.frozen::jsonb #>> array['answers', ${atRiskQuestion}] = 'yes' from submissions u where u.application_id = a.id order by u.number desc limit 1), false) as "atRisk",
  exists (select 1 from safeguarding_checks k where k.application_id = a.id) as "safeguardingChecked"`;

/**
 * Locks a submitted application until the transaction ends, with what its round says.
 * Refuses `not_found`, `conflict_of_interest` where the actor declared one or belongs to the organisation, and `stopped_by_flag`.
 */
export async function lockApplication(tx: Tx, actor: Person, ref: string): Promise<LockedApplication> {
  const [found] = await lockApplications(tx, actor, [ref]);
  if (!found) await refuseRestricted(tx, ref);
  if (!found) throw new Refusal('not_found');
  return found;
}

/** The same for those that are decided together, in the order of their ids, so that two batches never wait for each other. Whoever is not there is left out. */
export async function lockApplications(tx: Tx, actor: Person, refs: readonly string[]): Promise<LockedApplication[]> {
  const found = await rows<LockedApplication>(tx, sql`
    select a.id, a.ref, a.status, a.version, a.organisation_id as "organisationId", o.name as "organisationName", a.title, a.category_key as "categoryKey",
      a.lead_region as "leadRegion", a.amount_applied_for_pence as "amountAppliedForPence", a.panel_opened_at as "panelOpenedAt",
      a.decision_notified_at as "decisionNotifiedAt", a.round_id as "roundId", r.programme_id as "programmeId", r.nation, r.criteria, r.scale_max as "scaleMax",
      r.minimum_pence as "minimumPence", r.maximum_pence as "maximumPence", r.demonstration, ${anonymousRound} as anonymous, ${assessingTerms}, ${stoppedByFlag} as stopped, ${safeguardingFacts},
      exists (select 1 from assignments s where s.application_id = a.id and s.assessor_id = ${actor.id} and s.status = 'conflicted') as conflicted
    from applications a join funding_rounds r on r.id = a.round_id join organisations o on o.id = a.organisation_id
    where a.ref = any (${sql.param([...refs])}::text[]) and a.submitted_at is not null and not a.rehearsal order by a.id for update of a`);
  for (const one of found) refuseIf(whyNotTouch({ conflicted: one.conflicted, ownOrganisation: isMember(actor, one.organisationId) }));
  if (found.some((one) => one.stopped)) throw new Refusal('stopped_by_flag');
  return found;
}

/** Whoever belongs to an organisation today, for mail about its applications and awards. */
export const membersToTell = (tx: Tx, organisationId: string): Promise<{ email: string; certifier: boolean }[]> =>
  rows(tx, sql`
    select p.email, bool_or(m.role = 'certifier') as certifier from memberships m join people p on p.id = m.person_id
    where m.organisation_id = ${organisationId} and m.removed_at is null group by p.id order by p.id`);
