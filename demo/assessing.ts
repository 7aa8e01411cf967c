import { newId } from '../lib/id';
import type { Criterion } from '../lib/programme/question-set';
import { assignAssessors, recordSift } from '../lib/assessment/commands/sift';
import { declareClear, sealScores } from '../lib/assessment/commands/score';
import { moderate, openPanel, recommend } from '../lib/assessment/commands/panel';
import { approveApplication, notifyDecision, refuseApplication } from '../lib/assessment/commands/decision';
import { acceptAward, countersignAward } from '../lib/award/commands';
import { publishAward } from '../lib/publication/commands';
import type { Applicant, Stage } from './stage';

/** One application of the story: who made it, what for, and how it ends. */
export type Case = { applicant: Applicant; ref: string; pence: number; fate: Fate };
export type Fate = 'successful' | 'reserve' | 'not recommended' | 'ineligible' | 'withdrawn';

const praise = ['Names the barrier and the people, and says how they were asked.', 'The steps are clear and the volunteers are in place.', 'Costs are in line with similar work and each is explained.', 'Says what will be measured, before and after.'];
const doubt = ['The need is described in general terms only.', 'It is not clear who will do the work after March.', 'Costs are high for the number of people reached.', 'Little is said about how results will be known.'];

/** Scores that fit how the story ends, each with its reason. */
function scoresFor(stage: Stage, criteria: readonly Criterion[], good: boolean) {
  return criteria.map((criterion, index) => ({
    criterion: criterion.key,
    score: good ? stage.luck.between(4, 5) : stage.luck.between(1, 3),
    reason: (good ? praise : doubt)[index % 4] ?? '',
  }));
}

export async function sift(stage: Stage, cases: readonly Case[]): Promise<void> {
  for (const { ref, fate } of cases) {
    const eligible = fate !== 'ineligible';
    await recordSift(stage.as('officer1'), ref, { eligible, reason: eligible ? undefined : 'The work is outside the fund’s focus areas: it pays for premises and not for digital inclusion.' });
  }
}

/** Two assessors each, who never see the other's score before the panel opens. */
export async function assess(stage: Stage, cases: readonly Case[], criteria: readonly Criterion[]): Promise<void> {
  const assessors = ['assessor1', 'assessor2'];
  for (const { ref, fate } of cases) {
    await assignAssessors(stage.as('officer1'), ref, assessors.map((key) => stage.as(key).id));
    for (const key of assessors) {
      await declareClear(stage.as(key), ref);
      await sealScores(stage.as(key), ref, scoresFor(stage, criteria, fate === 'successful' || fate === 'reserve'));
    }
  }
}

/** The panel opens, agrees on a score and recommends: an officer's work, and never the approver's. */
export async function moderateAll(stage: Stage, cases: readonly Case[], criteria: readonly Criterion[]): Promise<void> {
  for (const { ref, fate, pence } of cases) {
    const good = fate === 'successful' || fate === 'reserve';
    await openPanel(stage.as('officer1'), ref);
    await moderate(stage.as('officer1'), ref, { scores: scoresFor(stage, criteria, good) });
    const outcome = fate === 'successful' ? 'recommended' : fate === 'reserve' ? 'reserve' : 'not_recommended';
    await recommend(stage.as('officer1'), ref, { outcome, amountPence: good ? pence : undefined, reason: good ? 'Strong on every criterion and reaches people who are hard to reach.' : 'Below the line on value and on evidence.' });
  }
}

/** Approvers decide; above the band, two of them. Then everybody is told. Answers the awards by application. */
export async function decideAll(stage: Stage, cases: readonly Case[]): Promise<Map<string, string>> {
  const awards = new Map<string, string>();
  for (const { ref, fate, pence } of cases) {
    if (fate === 'successful') {
      const first = await approveApplication(stage.as('approver1'), ref, { amountPence: pence, reason: 'Approved as the panel recommended.', key: newId() });
      const { awardRef } = first.awardRef ? first : await approveApplication(stage.as('approver2'), ref, { amountPence: pence, reason: 'Approved by a second person, being over the band.', key: newId() });
      if (awardRef) awards.set(ref, awardRef);
    } else {
      await refuseApplication(stage.as('approver1'), ref, { reason: 'Other applications scored higher, and the money is spoken for.', key: newId() });
    }
    await notifyDecision(stage.as('officer2'), ref);
  }
  return awards;
}

/** Recipients sign, the fund countersigns, and an officer publishes. */
export async function signAll(stage: Stage, cases: readonly Case[], awards: ReadonlyMap<string, string>): Promise<void> {
  for (const { applicant, ref } of cases) {
    const award = awards.get(ref);
    if (!award) continue;
    await acceptAward({ ...applicant.person, mfaAt: stage.now() }, award, { name: applicant.person.name });
    await countersignAward(stage.as('approver2'), award, { key: newId() });
    await publish(stage, award, applicant.project.summary);
  }
}

/** Sites show as towns; every eighth project asks for its area only. */
export async function publish(stage: Stage, award: string, summaryEn: string): Promise<void> {
  const { rows } = await stage.owner.query<{ id: string }>('select s.id from award_sites s join awards w on w.id = s.award_id where w.ref = $1 order by s.position', [award]);
  const precision = stage.luck.next() < 0.125 ? ('region' as const) : ('exact' as const);
  await publishAward(stage.as('officer1'), award, { summaryEn, showAmount: true, sites: rows.map(({ id }) => ({ id, precision })) });
}
