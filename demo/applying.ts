import type { Raw } from '../lib/field';
import { newId } from '../lib/id';
import { saveAllAnswers } from '../lib/application/commands/save';
import { askForSignOff } from '../lib/application/commands/sign-off';
import { startApplication } from '../lib/application/commands/start';
import { submitApplication } from '../lib/application/commands/submit';
import { attachDocuments } from './documents';
import type { Applicant, Stage } from './stage';

export type Category = 'category_1' | 'category_2' | 'category_3';

/** One application from the first word to the receipt, by the one person of its organisation. Answers its reference. */
export async function apply(stage: Stage, applicant: Applicant, roundRef: string, asked: { category: Category; pounds: number; documents?: true }): Promise<string> {
  const ref = await draft(stage, applicant, roundRef, asked);
  if (asked.documents) await attachDocuments(stage, applicant, ref);
  await askForSignOff(applicant.person, ref);
  await submitApplication({ ...applicant.person, mfaAt: stage.now() }, ref, { key: newId(), confirmedAlone: true });
  return ref;
}

/** A draft with every question answered; `only` leaves it at some of them. */
export async function draft(stage: Stage, applicant: Applicant, roundRef: string, asked: { category: Category; pounds: number }, only?: readonly string[]): Promise<string> {
  const ref = await startApplication(applicant.person, { roundRef, organisationId: applicant.organisationId, key: newId() });
  const answers = answersFor(stage, applicant, asked);
  await saveAllAnswers(applicant.person, ref, only ? Object.fromEntries(Object.entries(answers).filter(([name]) => only.includes(name))) : answers);
  return ref;
}

/** A day of the project, from 0 where it begins, on the first of the month two to three months after it is applied for, to 1 where the financial year ends. */
function planned(stage: Stage, part: number): { day: string; month: string; year: string } {
  const asked = stage.now();
  const begins = new Date(Date.UTC(asked.getUTCFullYear(), asked.getUTCMonth() + 3, 1));
  const ends = Date.UTC(begins.getUTCFullYear() + (begins.getUTCMonth() < 3 ? 0 : 1), 2, 31);
  const days = Math.round(((ends - begins.getTime()) / 86_400_000) * part);
  const date = new Date(begins.getTime() + days * 86_400_000);
  return { day: String(date.getUTCDate()), month: String(date.getUTCMonth() + 1), year: String(date.getUTCFullYear()) };
}

/** What the organisation types. Each text says what such a project would say, and all of it is made up. */
export function answersFor(stage: Stage, { project, organisation }: Pick<Applicant, 'project' | 'organisation'>, { category, pounds }: { category: Category; pounds: number }): Raw {
  const people = stage.luck.between(120, 900);
  const capital = category === 'category_3' ? Math.round(pounds * 0.8) : 0;
  const staffing = Math.round((pounds - capital) * 0.6);
  const budget = [
    ...(capital > 0 ? [{ line: 'Tablets, laptops and connection', nature: 'capital', amount: String(capital) }] : []),
    { line: 'Trainers and volunteer support', nature: 'resource', amount: String(staffing) },
    { line: 'Venues, data and materials', nature: 'resource', amount: String(pounds - capital - staffing) },
  ];
  return {
    title: project.title, summary: project.summary, category, objective: category === 'category_2' ? 'new_knowledge' : 'best_practice',
    focus_areas: ['skills', 'confidence'], groups: project.isNhsApp ? ['older', 'low_income'] : ['low_income', 'unemployed'], people_to_reach: String(people),
    challenge: `People around ${organisation.place.name} told us that they are asked to do more and more online, and that nobody has the time to show them how. We asked at three community venues before writing this.`,
    outcomes: `${people} people take part and most can do on their own what they came to learn. We measure confidence before and after, and ask again after two months.`,
    digital_skills: 'Sessions follow the Essential Digital Skills Foundation tasks, one at a time, on the person’s own device wherever they have one.',
    nhs_app: project.isNhsApp ? 'yes' : 'no',
    nhs_app_activity: 'We help people to install the NHS App, prove who they are, and order a repeat prescription or book an appointment without help.',
    assets: 'Devices stay with people for the length of the project and are then lent by the library service.',
    lead_region: project.lead.region, sites: project.sites.map((site) => ({ place: site.name, region: site.region })),
    partners: [], working_together: 'We meet every month with the library service and the local surgery, and share what we learn.',
    planned_start_date: planned(stage, 0), planned_end_date: planned(stage, 1),
    milestones: [{ milestone: 'Volunteers trained and venues booked', due: planned(stage, 0.15) }, { milestone: 'Half of the people reached', due: planned(stage, 0.62) }],
    amount_applied_for: String(pounds), budget,
    value_for_money: 'Volunteers give most of the hours, venues are free, and the cost for each person is below that of similar work we have run.',
    evaluation: 'We use the fund’s totals page each month, with a register that counts each person once, and publish what we learned.',
    sustainability: 'Trained volunteers stay, the sessions move into the library’s own programme, and the materials are free to use.',
    safeguarding: 'Our policy was reviewed this year; the lead is named in it, volunteers are checked, and no session is run by one person alone.', people_at_risk: 'no', safeguarding_policy: 'yes',
    declaration: 'yes',
  };
}
