import { holds, type Person } from '@/lib/access/actor';
import { may } from '@/lib/access/policy';
import type { StaffRole } from '@/lib/access/roles';

const holdsAny = (...roles: StaffRole[]) => (actor: Person) => roles.some((role) => holds(actor, role));

/** Each area of the fund's work, whose it is, and what it belongs to. */
export const areas = {
  applying: [
    { key: 'applications', path: '/manage/applications', isFor: (actor: Person) => may(actor, 'queue.read', null) },
    { key: 'rounds', path: '/manage/rounds', isFor: (actor: Person) => may(actor, 'round.read', null) },
    { key: 'deadlines', path: '/manage/deadlines', isFor: (actor: Person) => may(actor, 'deadline.read', null) },
    { key: 'assisted', path: '/manage/assisted', isFor: (actor: Person) => may(actor, 'assisted.start', null) },
    { key: 'adjustments', path: '/manage/adjustments', isFor: (actor: Person) => may(actor, 'adjustment.read', null) },
    { key: 'equality', path: '/manage/equality', isFor: (actor: Person) => may(actor, 'equality.read', null) },
  ],
  assessing: [
    { key: 'assessments', path: '/manage/assessments', isFor: holdsAny('assessor') },
    { key: 'assessors', path: '/manage/assessors', isFor: (actor: Person) => may(actor, 'application.assign', null) },
    { key: 'conflicts', path: '/manage/conflicts', isFor: (actor: Person) => may(actor, 'conflict.declare', null) || may(actor, 'conflict.read', null) },
    { key: 'organisations', path: '/manage/organisations', isFor: (actor: Person) => may(actor, 'organisation.read', null) },
    { key: 'registers', path: '/manage/registers', isFor: (actor: Person) => may(actor, 'register.read', null) },
    { key: 'diligence', path: '/manage/due-diligence', isFor: (actor: Person) => may(actor, 'bank_details.read', null) },
    { key: 'safeguarding', path: '/manage/safeguarding', isFor: (actor: Person) => may(actor, 'safeguarding.read', null) },
  ],
  awarding: [
    { key: 'awards', path: '/manage/awards', isFor: (actor: Person) => may(actor, 'ledger.read', null) },
    { key: 'variations', path: '/manage/variations', isFor: (actor: Person) => may(actor, 'variation.read', null) },
    { key: 'freed', path: '/manage/freed-offers', isFor: (actor: Person) => may(actor, 'round.read', null) },
    { key: 'imports', path: '/manage/imports', isFor: holdsAny('fund_officer', 'approver', 'devolved_contributor', 'auditor') },
    { key: 'devolved', path: '/manage/devolved', isFor: (actor: Person) => may(actor, 'devolved_import.read', { nation: actor.nation ?? 'england' }) },
  ],
  money: [
    { key: 'ledger', path: '/manage/ledger', isFor: (actor: Person) => may(actor, 'ledger.read', null) },
    { key: 'payments', path: '/manage/payments', isFor: holdsAny('finance', 'payment_approver', 'auditor') },
    { key: 'delegations', path: '/manage/delegations', isFor: (actor: Person) => may(actor, 'delegation.read', null) },
  ],
  outcomes: [
    { key: 'returns', path: '/manage/outcome-returns', isFor: holdsAny('fund_officer', 'auditor') },
    { key: 'releases', path: '/manage/releases', isFor: holdsAny('fund_officer', 'auditor') },
  ],
  answering: [
    { key: 'feedback', path: '/manage/feedback', isFor: (actor: Person) => may(actor, 'feedback.read', null) },
    { key: 'complaints', path: '/manage/complaints', isFor: (actor: Person) => may(actor, 'complaint.read', null) },
    { key: 'information', path: '/manage/information-requests', isFor: (actor: Person) => may(actor, 'information_request.read', null) },
    { key: 'holidays', path: '/manage/bank-holidays', isFor: (actor: Person) => may(actor, 'bank_holiday.read', null) },
    { key: 'parliament', path: '/manage/parliament', isFor: (actor: Person) => may(actor, 'parliament.answer', null) },
    { key: 'audit', path: '/manage/audit', isFor: (actor: Person) => may(actor, 'audit.read', null) },
    { key: 'mail', path: '/manage/mail', isFor: (actor: Person) => may(actor, 'mail.read', null) },
    { key: 'people', path: '/manage/people', isFor: (actor: Person) => may(actor, 'staff.read', null) },
  ],
} as const;
