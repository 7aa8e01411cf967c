import { declareClear, sealScores } from '../lib/assessment/commands/score';
import { moderate, openPanel } from '../lib/assessment/commands/panel';
import { assignAssessors, recordSift } from '../lib/assessment/commands/sift';
import { adoptScenario } from '../lib/decision/adoption-commands';
import { saveScenario, setDecisionRules, shareScenario, startScenario } from '../lib/decision/commands';
import { reservesOf } from '../lib/decision/queries';
import { newId } from '../lib/id';
import { createRound } from '../lib/programme/commands';
import { apply } from './applying';
import { englandRound } from './england-round';
import { inventOrganisations, inventProject, regionsOfEngland } from './fiction';
import { insertPerson } from './people';
import { register, type Stage } from './stage';

const day = 86_400_000;
const scored = [[5, 4], [4, 4], [4, 4], [3, 4], [3, 3], [2, 3]] as const;

/** Six more applications of a round that closes, moderated and waiting for a recommendation: scores that tie, and a sum that needs choosing. */
async function moderated(stage: Stage, round: string): Promise<string[]> {
  const refs: string[] = [];
  for (const [index, organisation] of inventOrganisations(stage.luck, regionsOfEngland, scored.length, 871).entries()) {
    const applicant = await register(await insertPerson(stage.owner, `deciding${index}@example.org`, `Deciding Example ${index}`), organisation, inventProject(stage.luck, organisation, index));
    refs.push(await apply(stage, applicant, round, { category: index % 3 === 2 ? 'category_3' : 'category_1', pounds: 90_000 + index * 20_000, documents: true }));
  }
  for (const [index, ref] of refs.entries()) {
    const [high = 0, low = 0] = scored[index] ?? [];
    const scores = englandRound.criteria.map(({ key }, at) => ({ criterion: key, score: at % 2 === 0 ? high : low, reason: 'Agreed by the panel after both assessors had spoken.' }));
    await recordSift(stage.as('officer1'), ref, { eligible: true });
    await assignAssessors(stage.as('officer1'), ref, [stage.as('assessor1').id, stage.as('assessor2').id]);
    for (const assessor of ['assessor1', 'assessor2'] as const) {
      await declareClear(stage.as(assessor), ref);
      await sealScores(stage.as(assessor), ref, scores);
    }
    await openPanel(stage.as('officer1'), ref);
    await moderate(stage.as('officer1'), ref, { scores });
  }
  return refs;
}

/** A round that closes tomorrow, so that by today it can be decided: nothing is adopted while a round is open. It is paid out of the winter's pots. */
async function closingRound(stage: Stage, pots: readonly { key: string }[]): Promise<string> {
  const { ref } = await createRound(stage.as('officer1'), {
    ...englandRound, title: { en: 'England autumn round (demonstration)', cy: 'Rownd hydref Lloegr (arddangosiad)' },
    opensAt: new Date(stage.now().getTime() - 18 * day), closesAt: new Date(stage.now().getTime() + day),
    categories: englandRound.categories.map((category, index) => ({ ...category, envelopeKey: pots[index]?.key ?? '' })),
  }, newId());
  return ref;
}

/** The round is being decided: its rules are set, and one scenario is shared for the panel to talk about. */
export async function leaveScenario(stage: Stage, pots: readonly { key: string }[]): Promise<void> {
  const round = await closingRound(stage, pots);
  const [, , tied = ''] = await moderated(stage, round);
  await setDecisionRules(stage.as('officer1'), round, { rules: [{ of: 'region', atLeast: 1 }, { of: 'focus_area', only: 'skills', atMostPercent: 60 }], version: 0 });
  const ref = await startScenario(stage.as('officer1'), round, { name: 'The first four', key: newId() });
  await saveScenario(stage.as('officer1'), ref, { version: 1, line: 4, reserves: 1, by: { [tied]: { way: 'rank', amountPence: 80_000_00 } } });
  await shareScenario(stage.as('officer1'), ref);
}

/**
 * Those that the panel named for the reserve are put in order, by a scenario that recommends nobody: the first five have a place, and the
 * others are not recommended after all. Answers those with a place.
 */
export async function placeReserves(stage: Stage, round: string): Promise<Set<string>> {
  const officer = stage.as('officer1');
  const ref = await startScenario(officer, round, { name: 'The reserve list', key: newId() });
  const version = await saveScenario(officer, ref, { version: 1, line: 0, reserves: 5 });
  await adoptScenario(officer, ref, { reason: 'Strong on every criterion. Kept in reserve for money that is not taken up.', version, key: newId() });
  return new Set((await reservesOf(officer, round))?.reserves.map((one) => one.ref));
}
