import { askForBankAccount, confirmBankAccount } from '../lib/bank-account/commands';
import { bringIntoForce } from '../lib/bank-account/effects';
import { londonDate } from '../lib/dates';
import { recordCheck, recordSubsidyEntry, setMandatoryChecks } from '../lib/diligence/commands';
import type { NewCheck } from '../lib/diligence/rules';
import { newId } from '../lib/id';
import type { Case } from './assessing';
import type { LiveAward } from './delivering';
import { joined, type Stage } from './stage';

const day = 86_400_000;
const judge = (stage: Stage, ref: string, check: NewCheck, officer = 'officer1') => recordCheck(stage.as(officer), ref, check, { key: newId() });

/** Six awards of the first round are subsidies under a made-up scheme. */
export async function judgeSubsidies(stage: Stage, cases: readonly Case[]): Promise<void> {
  for (const { ref } of subsidised(cases)) await judge(stage, ref, { kind: 'subsidy', rating: 'green', notes: 'Within the terms of the scheme.', subsidy: 'scheme', reference: 'SC10000 (made up)' });
}
const subsidised = (cases: readonly Case[]): readonly Case[] => cases.filter(({ fate }) => fate === 'successful').slice(0, 6);

/** What is owed to the subsidy database is entered, but for the last, which is overdue. */
export async function enterSubsidies(stage: Stage, cases: readonly Case[], awards: ReadonlyMap<string, string>): Promise<void> {
  const owed = subsidised(cases).filter(({ pence }) => pence > 100_000_00);
  for (const [index, { ref }] of owed.slice(0, -1).entries()) await recordSubsidyEntry(stage.as('officer2'), awards.get(ref) ?? '', { reference: `SA${20_001 + index} (made up)`, uploadedOn: londonDate(stage.now()) }, { key: newId() });
}

/** Today's checks: one award that an amber goes with, and one that a red stops until another officer lifts it. */
export async function leaveChecks(stage: Stage, waiting: readonly Case[]): Promise<void> {
  const [one, other] = [waiting[0], waiting.at(-1)];
  if (!one || !other || one === other) return;
  await judge(stage, one.ref, { kind: 'identity', rating: 'green', notes: '' });
  await judge(stage, one.ref, { kind: 'accounts', rating: 'amber', notes: 'Filed six weeks late; the treasurer had died. The new one has been in office since the spring.' });
  await judge(stage, one.ref, { kind: 'subsidy', rating: 'green', notes: '', subsidy: 'not_a_subsidy' });
  await judge(stage, other.ref, { kind: 'duplicates', rating: 'red', notes: 'The county council seems to pay for the same sessions. Its officer will ring back.' }, 'officer2');
  const slight = { likelihood: 1, impact: 3 };
  await judge(stage, other.ref, { kind: 'fraud', rating: 'amber', notes: 'The partner is run by the chair’s sister. A second quote was asked for.', fraud: { identity: slight, twice: slight, spending: slight, results: slight, closeness: { likelihood: 3, impact: 3 } } });
}

/** The award that is offered today is a subsidy under no scheme, so its timer runs. */
export const judgeOffered = (stage: Stage, { ref }: Case) => judge(stage, ref, { kind: 'subsidy', rating: 'green', notes: '', subsidy: 'individual', reference: 'Assessment 7 (made up)' });

/** The next round cannot do without these. */
export const needChecks = (stage: Stage, round: string) => setMandatoryChecks(stage.as('officer1'), round, { checks: ['identity', 'accounts', 'duplicates', 'subsidy', 'fraud'], version: 0 });

/** The recipients' award has bank details in force; another award's change waits to be confirmed. Sort codes of no bank. */
export async function settleBanks(stage: Stage, [own, , other]: readonly LiveAward[]): Promise<void> {
  if (!own?.applicant || !other?.applicant) return;
  const ravi = joined(stage.as('recipient2'), own.applicant.organisationId, own.applicant.organisation.name, ['certifier']);
  const account = await askForBankAccount(ravi, own.ref, { accountName: `${own.applicant.organisation.name} (made up)`, sortCode: '00-00-00', accountNumber: '12345678' }, { key: newId() });
  await confirmBankAccount(stage.as('officer2'), own.ref, { account, calledBack: 'Rang the number of the application. Rosa Example read out the last four digits.', payeeChecked: false });
  await stage.moveTo(new Date(stage.now().getTime() + 7 * day));
  await bringIntoForce();
  await askForBankAccount({ ...other.applicant.person, mfaAt: stage.now() }, other.ref, { accountName: `${other.applicant.organisation.name} (made up)`, sortCode: '00-00-01', accountNumber: '87654321' }, { key: newId() });
}
