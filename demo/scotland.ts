import { saveAllAnswers } from '../lib/application/commands/save';
import { askForSignOff } from '../lib/application/commands/sign-off';
import { startApplication } from '../lib/application/commands/start';
import { submitApplication } from '../lib/application/commands/submit';
import type { Raw } from '../lib/field';
import { newId } from '../lib/id';
import { createRound } from '../lib/programme/commands';
import { openEnvelope } from '../lib/programme/envelope-commands';
import { inventOrganisations, inventProject } from './fiction';
import { insertPerson } from './people';
import { scotlandRound } from './scotland-round';
import { type Applicant, register, type Stage } from './stage';

const day = 86_400_000;
const pots = [
  { key: 'scotland_resource', pot: 'resource', nature: 'resource' as const, label: { en: 'Scotland small grants, resource (made up)', cy: 'Grantiau bach yr Alban, adnoddau (dychmygol)' }, pounds: 150_000 },
  { key: 'scotland_capital', pot: 'capital', nature: 'capital' as const, label: { en: 'Scotland small grants, capital (made up)', cy: 'Grantiau bach yr Alban, cyfalaf (dychmygol)' }, pounds: 60_000 },
];

/** A nation's own round beside England's: open too, with other limits, other questions and pots of its own. Answers its reference. */
export async function openScotlandRound(stage: Stage, now: Date): Promise<string> {
  for (const { pounds, ...envelope } of pots) {
    await openEnvelope(stage.as('finance'), { ...envelope, programmeCode: 'diif', financialYear: '2026-27', nation: 'scotland', amountPence: pounds * 100, madeUp: true, note: 'Made up for the demonstration: the public figures do not itemise this money' }, newId());
  }
  const closesAt = new Date(Math.floor((now.getTime() + 45 * day) / day) * day + 12 * 3_600_000);
  const { ref } = await createRound(stage.as('officer2'), scotlandRound(new Date(now.getTime() - 15 * day), closesAt), newId());
  return ref;
}

/** Two have been sent in, one of each category, and wait for the sift. */
export async function applyInScotland(stage: Stage, round: string): Promise<void> {
  for (const [index, organisation] of inventOrganisations(stage.luck, ['S92000003'], 6, 901).filter(({ kind }) => kind !== 'research_organisation').slice(0, 2).entries()) {
    const person = await insertPerson(stage.owner, `scottish${index}@example.org`, `Scottish Example ${index}`);
    const applicant = await register(person, organisation, inventProject(stage.luck, organisation, index));
    const ref = await startApplication(applicant.person, { roundRef: round, organisationId: applicant.organisationId, key: newId() });
    await saveAllAnswers(applicant.person, ref, answersFor(applicant, index === 0 ? 'resource' : 'capital'));
    await askForSignOff(applicant.person, ref);
    await submitApplication({ ...applicant.person, mfaAt: stage.now() }, ref, { key: newId(), confirmedAlone: true });
  }
}

const answersFor = ({ project, organisation }: Applicant, category: 'resource' | 'capital'): Raw => ({
  title: project.title, summary: project.summary, category, objective: category === 'capital' ? 'connection' : 'skills', groups: ['rural_island', 'older'], people_to_reach: '85',
  barrier: `People around ${organisation.place.name} told us that the nearest help is a bus ride away, and that nobody is there in the evenings.`,
  rural: 'yes', rural_plan: 'We go to where people already meet, on the same day each week, and lend what they need until the next.',
  equipment: 'Twelve tablets with data, kept and lent by the library service for three years.',
  lead_region: 'S92000003', sites: project.sites.map((site) => ({ place: site.name, region: site.region })),
  planned_start_date: { day: '4', month: '5', year: '2027' }, planned_end_date: { day: '31', month: '3', year: '2028' },
  amount_applied_for: category === 'capital' ? '18,400' : '32,750', declaration: 'yes',
});
