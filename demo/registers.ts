import { loadRegister } from '../lib/register/commands';
import { newId } from '../lib/id';
import { londonDate } from '../lib/dates';
import { csvText } from '../lib/award-import/mark-up';
import type { Applicant, Stage } from './stage';

/**
 * A made-up register with the winter's applicants in it. The first one is known there by a longer name, and the first
 * charity's accounts are late: so that whoever checks an application sees what the checks are for. It is a part of a register, and says nothing of anybody else.
 */
export async function loadMadeUpRegister(stage: Stage, applicants: readonly Applicant[]): Promise<void> {
  const yearsAgo = (years: number) => `${stage.now().getUTCFullYear() - years}-03-31`;
  const late = applicants.findIndex(({ organisation }, index) => index > 0 && organisation.kind === 'charity');
  const rows = applicants.map(({ organisation }, index) => [organisation.identifier, index === 0 ? `${organisation.name} and Friends` : organisation.name, 'registered', yearsAgo(index === late ? 3 : 1)]);
  const bytes = Buffer.from(csvText([['number', 'name', 'status', 'last accounts'], ...rows]));
  await loadRegister(stage.as('admin'), { scheme: 'DEMO', asAt: londonDate(stage.now()), whole: false, name: 'made-up-register.csv', bytes }, { key: newId() });
}
