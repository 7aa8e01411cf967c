import pg from 'pg';
import { withdrawApplication } from '../lib/application/commands/submit';
import { sealEvents } from '../lib/event/seal';
import { newId } from '../lib/id';
import { createRound } from '../lib/programme/commands';
import { apply, type Category } from './applying';
import { notifyDecision } from '../lib/assessment/commands/decision';
import { declareYear } from './conflicts';
import { assess, type Case, decideAll, type Fate, moderateAll, publish, sift, signAll } from './assessing';
import { chance, withSeededReferences } from './chance';
import { at, atStoryTime } from './clock';
import { type LiveAward, payAll, reportAll } from './delivering';
import { placeReserves } from './deciding';
import { enterSubsidies, judgeSubsidies } from './diligence';
import { importEarlierAwards, reportDevolvedAwards } from './elsewhere';
import { englandRound } from './england-round';
import { sayWhoApplied } from './fairness';
import { tellReserves } from './letters';
import { leaveStatements } from './records';
import { playPresent } from './present';
import { registerApplicants, setStage, type Stage } from './stage';

/** How the England round ends: fifty awards, and about two hundred that were not. */
const fates: [Fate, number][] = [['successful', 50], ['reserve', 12], ['not recommended', 150], ['ineligible', 30], ['withdrawn', 8]];

/** The part of each envelope that the story awards, in pounds, and to how many: applied for here, and made earlier. */
const plan: { category: Category; envelope: string; applied: [count: number, pounds: number]; earlier: [count: number, pounds: number] }[] = [
  { category: 'category_1', envelope: 'england_category_1', applied: [18, 1_860_000], earlier: [5, 540_000] },
  { category: 'category_2', envelope: 'england_category_2', applied: [22, 2_540_000], earlier: [5, 590_000] },
  { category: 'category_3', envelope: 'england_category_3', applied: [10, 930_000], earlier: [2, 210_000] },
];

const devolved = [
  { key: 'scotland', region: 'S92000003', first: 601, pounds: [48_000, 45_500, 50_000, 38_000, 49_900, 27_400, 50_000, 33_250, 44_000] },
  { key: 'wales', region: 'W92000004', first: 621, pounds: [72_000, 58_400, 81_000, 49_500, 64_300] },
  { key: 'ni', region: 'N92000002', first: 641, pounds: [61_000, 48_200, 55_900, 39_400] },
];

/**
 * Plays the demonstration's story through the real commands, so that its events, its ledger and its audit are true. Everything in it
 * is made up, and the same every time. The owner's connection moves the one clock through the months of the story.
 */
export async function loadDemonstration(owner: pg.Client): Promise<void> {
  await withSeededReferences(2025, () =>
    atStoryTime(owner, async (moveTo) => {
      const stage = await setStage(owner, chance(11), moveTo, at('2025-08-14', 9));
      await declareYear(stage);
      const cases = await playEnglandRound(stage);
      await playDevolved(stage);
      await playDelivery(stage, cases);
      await playPresent(stage, cases);
    }),
  );
  await forgetOldMail(owner);
  await sealEvents();
}

/** What was said to made-up people months ago is not sent now. The jobs belong to the worker's login. */
async function forgetOldMail(owner: pg.Client): Promise<void> {
  await owner.query('update notifications set sent_at = created_at, secret_encrypted = null where sent_at is null');
  const jobs = new pg.Client({ connectionString: process.env.DATABASE_WORKER_URL });
  await jobs.connect();
  await jobs.query('select graphile_worker.complete_jobs(array(select id from graphile_worker.jobs))');
  await jobs.end();
}

type Ended = { cases: Case[]; awards: LiveAward[] };

async function playEnglandRound(stage: Stage): Promise<Ended> {
  const round = await createRound(stage.as('officer1'), englandRound, newId());
  await stage.moveTo(at('2025-09-24', 12));
  const planned = planCases(stage);
  await registerApplicants(stage, planned.length);
  const cases: Case[] = [];
  for (const [index, { fate, category, pounds }] of planned.entries()) {
    const applicant = stage.applicants[index];
    if (!applicant) throw new Error('there is an applicant for each case');
    cases.push({ applicant, fate, pence: pounds * 100, ref: await apply(stage, applicant, round.ref, { category, pounds }) });
  }
  const withdrawn = cases.filter((one) => one.fate === 'withdrawn');
  for (const { applicant, ref } of withdrawn) await withdrawApplication(applicant.person, ref, 'We were funded by somebody else for the same work.');
  await sayWhoApplied(cases, round.ref);
  await stage.moveTo(at('2025-10-01'));
  await sift(stage, cases.filter((one) => one.fate !== 'withdrawn'));
  const assessed = cases.filter((one) => one.fate !== 'withdrawn' && one.fate !== 'ineligible');
  for (const { ref, fate } of cases) if (fate === 'ineligible') await notifyDecision(stage.as('officer2'), ref);
  await stage.moveTo(at('2025-10-13'));
  await assess(stage, assessed, englandRound.criteria);
  await stage.moveTo(at('2025-10-27'));
  await moderateAll(stage, assessed, englandRound.criteria);
  await stage.moveTo(at('2025-11-05'));
  await judgeSubsidies(stage, assessed);
  const inReserve = await placeReserves(stage, round.ref);
  const awards = await decideAll(stage, assessed.filter(({ ref }) => !inReserve.has(ref)));
  await tellReserves(stage, round.ref);
  await stage.moveTo(at('2025-11-19'));
  await signAll(stage, assessed, awards);
  await enterSubsidies(stage, assessed, awards);
  await leaveStatements(stage, round.ref);
  return { cases, awards: assessed.flatMap(({ ref, pence, applicant }) => (awards.has(ref) ? [{ ref: awards.get(ref) ?? '', pence, applicant }] : [])) };
}

type Planned = { fate: Fate; category: Category; pounds: number };

/** Every application of the round, the successful ones first within each region, with amounts that fit their envelopes to the pound. */
function planCases(stage: Stage): Planned[] {
  const successful = plan.flatMap(({ category, applied: [count, pounds] }) => share(stage, count, pounds).map((part): Planned => ({ fate: 'successful', category, pounds: part })));
  const others = fates.slice(1).flatMap(([fate, count]) =>
    Array.from({ length: count }, (): Planned => ({ fate, category: stage.luck.pick(plan).category, pounds: stage.luck.between(25, 240) * 1_000 })),
  );
  // Shuffled, so that no region or kind of project wins by its place in a list; the first stays: it has recipients one can sign in as.
  const [first, ...rest] = [...successful, ...others];
  return first ? [first, ...shuffle(stage, rest)] : [];
}

function shuffle<T>(stage: Stage, list: T[]): T[] {
  const keyed = list.map((one) => ({ one, at: stage.luck.next() }));
  return keyed.sort((a, b) => a.at - b.at).map(({ one }) => one);
}

/** `count` amounts within the round's limits that add up to `pounds`, each a multiple of ten. */
function share(stage: Stage, count: number, pounds: number): number[] {
  const weights = Array.from({ length: count }, () => 0.55 + stage.luck.next());
  const whole = weights.reduce((sum, one) => sum + one, 0);
  const parts = weights.map((weight) => Math.max(25_000, Math.floor((weight / whole) * pounds / 10) * 10));
  const rest = pounds - parts.reduce((sum, one) => sum + one, 0);
  return parts.map((part, index) => (index === 0 ? part + rest : part));
}

async function playDevolved(stage: Stage): Promise<void> {
  await stage.moveTo(at('2025-12-18'));
  const earlier = plan.flatMap(({ envelope, earlier: [count, pounds] }) => share(stage, count, pounds).map((part) => ({ envelope, pounds: part })));
  const refs = await importEarlierAwards(stage, earlier);
  for (const nation of devolved) refs.push(...(await reportDevolvedAwards(stage, nation)));
  const { rows } = await stage.owner.query<{ ref: string; description: string }>('select ref, description from awards where ref = any ($1) order by array_position($1, ref)', [refs]);
  for (const { ref, description } of rows) await publish(stage, ref, description);
}

async function playDelivery(stage: Stage, { awards }: Ended): Promise<void> {
  await stage.moveTo(at('2025-12-19'));
  await payAll(stage, awards, 'first');
  await reportAll(stage, awards);
  await stage.moveTo(at('2026-04-20'));
  await payAll(stage, awards, 'second');
}
