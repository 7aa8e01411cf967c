import { accountsMonths, monthsBefore, sameName } from '../application/checks';
import type { ApplicationStatus } from '../application/workflow';
import { calendarDate } from '../dates';
import type { Pence } from '../money';
import { Refusal } from '../refusal';
import { isStanding } from '../register/rules';
import { type CheckKind, checkKinds, type FraudRisk, fraudRisks, type Rating, type RegisterSource, type SubsidyDecision, subsidyMonths, subsidyThresholdPence, veryLateMonths } from './vocabulary';

/** The latest judgement of a check. Red stops the award until somebody else has lifted it. */
export type Judged = { kind: CheckKind; rating: Rating; checkedBy: string; lifted: boolean };
export type FraudScores = Record<FraudRisk, { likelihood: number; impact: number }>;
export type NewCheck = { kind: CheckKind; rating: Rating; notes: string; subsidy?: SubsidyDecision; reference?: string; fraud?: FraudScores };

/** Checks are made between a recommendation and its decision: what is decided is not rated any more. */
const checkable: readonly ApplicationStatus[] = ['recommended', 'due_diligence'];
export const isCheckable = (status: ApplicationStatus): boolean => checkable.includes(status);

export function whyNotCheck(application: { status: ApplicationStatus }, check: NewCheck): Refusal | undefined {
  if (!isCheckable(application.status)) return new Refusal('not_being_checked');
  if (check.rating !== 'green' && check.notes.trim() === '') return new Refusal('rating_needs_notes', {}, 'notes');
  if ((check.kind === 'subsidy') !== (check.subsidy !== undefined)) return new Refusal('subsidy_needed', {}, 'subsidy');
  if ((check.subsidy === 'scheme' || check.subsidy === 'individual') && !check.reference?.trim()) return new Refusal('subsidy_reference_needed', {}, 'reference');
  return undefined;
}

/** A red is lifted by an officer who did not set it, once; a newer judgement needs no lifting. */
export function whyNotLift(check: Judged | undefined, actor: { id: string }): Refusal | undefined {
  if (check?.rating !== 'red' || check.lifted) return new Refusal('nothing_to_lift');
  return check.checkedBy === actor.id ? new Refusal('second_officer_lifts') : undefined;
}

/** Why an award cannot be approved: a red that stands, or a check that the round asks for and nobody has made. */
export function whyNotAward(reference: string, checks: readonly Judged[], mandatory: readonly CheckKind[]): Refusal | undefined {
  const red = checks.find(({ rating, lifted }) => rating === 'red' && !lifted);
  const said = (kind: CheckKind) => ({ reference, check: { word: `diligence.kind.${kind}` } });
  if (red) return new Refusal('check_is_red', said(red.kind));
  const left = checkKinds.find((kind) => mandatory.includes(kind) && !checks.some((one) => one.kind === kind));
  return left && new Refusal('check_is_missing', said(left));
}

/** What a register says of the organisation. Without `entry` it is not on it. */
export type Registered = { source: RegisterSource; asAt: string; entry?: { name: string; status: string; lastAccountsOn: string | null } };

/** What the machine would say of what a register says; the officer decides. None where no register can tell. */
export function suggestIdentity(organisation: { name: string }, register: Registered | undefined): Rating | undefined {
  if (!register) return undefined;
  if (!register.entry || !isStanding(register.entry.status)) return 'red';
  return sameName(register.entry.name) === sameName(organisation.name) ? 'green' : 'amber';
}

/** Late by the law is amber, late by a year more is red; accounts that the register has none of are amber. */
export function suggestAccounts(register: Registered | undefined, today: string): Rating | undefined {
  if (!register?.entry) return undefined;
  const last = register.entry.lastAccountsOn;
  if (!last || last < monthsBefore(today, accountsMonths)) return last && last < monthsBefore(today, veryLateMonths) ? 'red' : 'amber';
  return 'green';
}

/** The greatest of likelihood times impact, 1 to 25: one grave risk is not made small by others that are slight. */
export const fraudScore = (fraud: FraudScores): number => Math.max(...fraudRisks.map((risk) => fraud[risk].likelihood * fraud[risk].impact));
export const suggestFraud = (score: number): Rating => (score >= 15 ? 'red' : score >= 8 ? 'amber' : 'green');

/** Whether an entry in the subsidy database is owed: Subsidy Control Act 2022, sections 33(1), 33(2) and 36(4). */
export function owesEntry(subsidy: SubsidyDecision, amountPence: Pence): boolean {
  if (subsidy === 'not_a_subsidy') return false;
  return subsidy === 'individual' || amountPence > subsidyThresholdPence;
}

/**
 * The last day of the entry: three months of the day of the decision, or the last day of a shorter month.
 * @param decidedOn the award's date, YYYY-MM-DD
 */
export function entryDueOn(decidedOn: string): string {
  const [year = 0, month = 1, day = 1] = decidedOn.split('-').map(Number);
  const count = year * 12 + month - 1 + subsidyMonths;
  for (let last = day; last > 27; last--) {
    const real = calendarDate(Math.floor(count / 12), (count % 12) + 1, last);
    if (real) return real;
  }
  return calendarDate(Math.floor(count / 12), (count % 12) + 1, day) ?? decidedOn;
}

export function whyNotEnter(entry: { uploadedOn: string; reference: string }, award: { awardDate: string }, today: string): Refusal | undefined {
  if (entry.reference.trim() === '') return new Refusal('reason_needed', {}, 'reference');
  if (entry.uploadedOn > today) return new Refusal('entered_in_future', {}, 'uploadedOn');
  return entry.uploadedOn < award.awardDate ? new Refusal('entered_before_award', {}, 'uploadedOn') : undefined;
}
