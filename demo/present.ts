import { askForSignOff } from '../lib/application/commands/sign-off';
import { declareClear } from '../lib/assessment/commands/score';
import { describeAssessor } from '../lib/assessment/commands/assign';
import { raiseFlag, writeComment } from '../lib/assessment/commands/comment';
import { saveView } from '../lib/assessment/commands/many';
import { assignAssessors, recordSift } from '../lib/assessment/commands/sift';
import { reportConcern } from '../lib/safeguarding/reporting';
import { londonDate } from '../lib/dates';
import { newId } from '../lib/id';
import { createRound } from '../lib/programme/commands';
import { openEnvelope } from '../lib/programme/envelope-commands';
import { draftRound } from '../lib/programme/round-commands';
import { answerConditions, setConditions } from './agreements';
import { readWithoutNames } from './anonymous';
import { apply, draft } from './applying';
import { leaveScenario } from './deciding';
import { judgeOffered, leaveChecks, needChecks, settleBanks } from './diligence';
import { leaveLetters } from './letters';
import type { LiveAward } from './delivering';
import { leaveMoneyWaiting } from './money';
import { assess, type Case, decideAll, moderateAll } from './assessing';
import { inventOrganisations, inventProject, regionsOfEngland } from './fiction';
import { declareOneConflict, declareYear } from './conflicts';
import { askForHelp, clarify, helpSomebody, leaveAsked } from './fairness';
import { englandRound } from './england-round';
import { askForInformation } from './information';
import { insertPerson } from './people';
import { applyInScotland, openScotlandRound } from './scotland';
import { saveTotals, startReturn } from '../lib/outcome-return/commands';
import { loadMadeUpRegister } from './registers';
import { type Applicant, joined, register, type Stage } from './stage';

const day = 86_400_000;

/** Pots of the round that is open now: money nobody has itemised in public, moved for the demonstration and marked made up. */
const pots = [
  { key: 'winter_category_1', pot: 'category_1', nature: 'resource' as const, label: { en: 'Winter round category 1 (made up)', cy: 'Rownd y gaeaf categori 1 (dychmygol)' }, pounds: 1_000_000 },
  { key: 'winter_category_2', pot: 'category_2', nature: 'resource' as const, label: { en: 'Winter round category 2 (made up)', cy: 'Rownd y gaeaf categori 2 (dychmygol)' }, pounds: 1_200_000 },
  { key: 'winter_category_3', pot: 'category_3', nature: 'capital' as const, label: { en: 'Winter round category 3, capital (made up)', cy: 'Rownd y gaeaf categori 3, cyfalaf (dychmygol)' }, pounds: 400_000 },
];

/** What waits for each of the people today: a round that is open, and work in every state. */
export async function playPresent(stage: Stage, { cases, awards }: { cases: readonly Case[]; awards: readonly LiveAward[] }): Promise<void> {
  const { rows } = await stage.owner.query<{ now: Date }>('select now() as now');
  const now = rows[0]?.now ?? new Date(0);
  await stage.moveTo(new Date(now.getTime() - 20 * day));
  const round = await openWinterRound(stage, now);
  const scotland = await openScotlandRound(stage, now);
  await prepareNextRound(stage, now, round);
  await joinRecipients(stage, cases[0]?.applicant, awards[0]?.ref ?? '');
  await settleBanks(stage, awards);
  await stage.moveTo(new Date(now.getTime() - 6 * day));
  const applicants = await winterApplicants(stage);
  await startOwnDraft(stage, applicants, round);
  await declareOneConflict(stage, applicants);
  await declareYear(stage, true);
  await loadMadeUpRegister(stage, applicants);
  await stage.moveTo(new Date(now.getTime() - 2 * day));
  await leaveWorkWaiting(stage, applicants, round);
  await askForHelp(stage);
  if (applicants[1]) await helpSomebody(stage, round, applicants[1].organisation.place);
  await applyInScotland(stage, scotland);
  await readWithoutNames(stage, scotland);
  await leaveScenario(stage, pots);
  await leaveMoneyWaiting(stage, awards);
  await askForInformation(stage, cases.map(({ ref }) => ref));
  await leaveLetters(stage, round);
  await stage.moveTo(now);
  await declareYear(stage, true);
}

async function openWinterRound(stage: Stage, now: Date): Promise<string> {
  for (const { pounds, ...envelope } of pots) {
    await openEnvelope(stage.as('finance'), { ...envelope, programmeCode: 'diif', financialYear: '2026-27', nation: 'england', amountPence: pounds * 100, madeUp: true, note: 'Made up for the demonstration: the public figures do not itemise this money' }, newId());
  }
  // Open since last week, for two months: whoever starts the demonstration can apply.
  const closesAt = new Date(Math.floor((now.getTime() + 60 * day) / day) * day + 17 * 3_600_000);
  const { ref } = await createRound(stage.as('officer1'), {
    ...englandRound,
    title: { en: 'England winter round (demonstration)', cy: 'Rownd gaeaf Lloegr (arddangosiad)' },
    opensAt: new Date(now.getTime() - 7 * day),
    closesAt,
    terms: { ...englandRound.terms, timetable: timetableAfter(closesAt) },
    categories: englandRound.categories.map((category, index) => ({ ...category, envelopeKey: pots[index]?.key ?? '' })),
  }, newId());
  return ref;
}

const timetableAfter = (closesAt: Date) =>
  ([[10, 'Applications have been checked', 'Mae ceisiadau wedi’u gwirio'], [35, 'Assessors have scored', 'Mae aseswyr wedi sgorio'], [50, 'Every applicant is told', 'Dywedir wrth bob ymgeisydd']] as const)
    .map(([days, en, cy]) => ({ on: londonDate(new Date(closesAt.getTime() + days * day)), label: { en, cy } }));

/** The officers are setting up the round after this one: a draft that nobody outside can see. */
async function prepareNextRound(stage: Stage, now: Date, like: string): Promise<void> {
  const title = { en: 'England spring round (demonstration, draft)', cy: 'Rownd gwanwyn Lloegr (arddangosiad, drafft)' };
  const wholeHour = (days: number, hour: number) => new Date(Math.floor((now.getTime() + days * day) / day) * day + hour * 3_600_000);
  const limits = { minimumPence: englandRound.minimumPence, maximumPence: englandRound.maximumPence };
  const ref = await draftRound(stage.as('officer1'), { title, nation: 'england', opensAt: wholeHour(90, 9), closesAt: wholeHour(150, 16), ...limits, like }, newId());
  await needChecks(stage, ref);
}

/** Rosa drafts and Ravi certifies for the project that helps older people with the NHS App. */
async function joinRecipients(stage: Stage, applicant: Applicant | undefined, award: string): Promise<void> {
  if (!applicant) throw new Error('the first case is the recipients’ own');
  for (const [key, role] of [['recipient1', 'editor'], ['recipient2', 'certifier']] as const) {
    await stage.owner.query('insert into memberships (id, organisation_id, person_id, role) values ($1, $2, $3, $4)', [newId(), applicant.organisationId, stage.as(key).id, role]);
  }
  // Rosa has begun this month's return.
  const rosa = joined(stage.as('recipient1'), applicant.organisationId, applicant.organisation.name, ['editor']);
  const out = await startReturn(rosa, award, { periodEnd: '2026-04-30', key: newId() });
  await saveTotals(rosa, out, { totals: { 'activity.sessions': '24' }, version: 1 });
}

async function winterApplicants(stage: Stage): Promise<Applicant[]> {
  const organisations = inventOrganisations(stage.luck, regionsOfEngland, 12, 801);
  const made: Applicant[] = [];
  for (const [index, organisation] of organisations.entries()) {
    // The first is Gwen's own; Hal certifies for her.
    const person = index === 0 ? stage.as('applicant1') : await insertPerson(stage.owner, `winter${index}@example.org`, `Winter Example ${index}`);
    made.push(await register(person, organisation, inventProject(stage.luck, organisation, index)));
  }
  return made;
}

async function startOwnDraft(stage: Stage, [own]: Applicant[], round: string): Promise<void> {
  if (!own) throw new Error('there is an organisation of one’s own');
  const hal = stage.as('applicant2');
  await stage.owner.query('insert into memberships (id, organisation_id, person_id, role) values ($1, $2, $3, $4)', [newId(), own.organisationId, hal.id, 'certifier']);
  await draft(stage, own, round, { category: 'category_1', pounds: 62_000 }, ['title', 'summary', 'category', 'objective', 'challenge']);
}

/** What two assessors know about, a flag on one that waits for the sift, and a concern that somebody reported. */
async function leaveTalk(stage: Stage, waiting: readonly Case[], begun: Case | undefined): Promise<void> {
  await describeAssessor(stage.as('assessor1'), { areas: ['skills', 'category_1'], atOnce: 15 });
  await describeAssessor(stage.as('assessor2'), { areas: ['confidence', 'category_2'], atOnce: 10 });
  await saveView(stage.as('officer1'), { name: 'Waiting for the sift', query: 'state=submitted', shared: true });
  const [doubtful] = waiting;
  if (doubtful) await raiseFlag(stage.as('officer1'), doubtful.ref, { reason: 'The venue in the budget is not among the delivery sites. Is it the same project?', key: newId() });
  if (begun) await writeComment(stage.as('officer2'), begun.ref, { words: 'The partner’s letter came by post and is scanned with the files.', mentions: [stage.as('officer1').id], key: newId() });
  await reportConcern({ danger: false, about: 'A made-up library session', happened: 'A volunteer was left alone with the group for an hour. Nothing happened, and the session leader has been told.' });
}

/** Two waiting for sign-off or the sift, some with assessors, some for the panel, and two for the approvers: one over the band. */
async function leaveWorkWaiting(stage: Stage, applicants: Applicant[], round: string): Promise<void> {
  const [, unsigned, ...rest] = applicants;
  if (!unsigned) throw new Error('there are applicants');
  await askForSignOff(unsigned.person, await draft(stage, unsigned, round, { category: 'category_2', pounds: 48_000 }));
  const cases: Case[] = [];
  for (const [index, applicant] of rest.entries()) {
    const pounds = index === 9 ? 140_000 : 40_000 + index * 6_000;
    const category = (['category_1', 'category_2'] as const)[index % 2] ?? 'category_1';
    cases.push({ applicant, fate: 'successful', pence: pounds * 100, ref: await apply(stage, applicant, round, { category, pounds, documents: true }) });
  }
  const sifted = cases.slice(3);
  for (const { ref } of sifted) await recordSift(stage.as('officer1'), ref, { eligible: true });
  for (const { ref } of sifted.slice(0, 2)) await assignAssessors(stage.as('officer1'), ref, [stage.as('assessor1').id, stage.as('assessor2').id]);
  await leaveTalk(stage, cases.slice(0, 3), sifted[0]);
  const scored = sifted.slice(2);
  await assess(stage, scored, englandRound.criteria);
  // Of these one has been asked about and has answered, and one is still to answer.
  const [, asked, answered] = scored;
  if (asked && answered) {
    await clarify(stage, answered);
    await leaveAsked(stage, asked);
  }
  const recommended = scored.slice(2);
  await moderateAll(stage, recommended, englandRound.criteria);
  // Asha has said of one that nothing stands in her way, and has not scored it yet.
  const [begun] = sifted;
  if (begun) await declareClear(stage.as('assessor1'), begun.ref);
  // One award is offered and waits for a signature: Hal's, who certifies there too.
  const [won] = recommended;
  if (!won) throw new Error('one is won');
  await judgeOffered(stage, won);
  const conditions = await setConditions(stage, won);
  await decideAll(stage, [won]);
  await leaveChecks(stage, recommended.slice(1));
  await answerConditions(stage, won, conditions);
  await stage.owner.query('insert into memberships (id, organisation_id, person_id, role) values ($1, $2, $3, $4)', [newId(), won.applicant.organisationId, stage.as('applicant2').id, 'certifier']);
}
