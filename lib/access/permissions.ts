import { holds, isMember, isStaff, type Person } from './actor';

type Owned = { organisationId: string };
type Rule<Subject> = { who: string; freshSecondFactor?: true; allows: (actor: Person, subject: Subject) => boolean };

const editor = (actor: Person, { organisationId }: Owned) => isMember(actor, organisationId, 'editor') || isMember(actor, organisationId, 'certifier') || isMember(actor, organisationId, 'owner');
const rule = <Subject>(definition: Rule<Subject>): Rule<Subject> => definition;

/**
 * Who may do what: one table, generated into docs/authorisation-matrix.csv. Absent means no. `who` says the rule in words.
 */
export const permissions = {
  'round.create': rule<null>({ who: 'fund officer', allows: (actor) => holds(actor, 'fund_officer') }),

  'round.read': rule<null>({ who: 'fund officer, approver or auditor', allows: (actor) => holds(actor, 'fund_officer') || holds(actor, 'approver') || holds(actor, 'auditor') }),
  'round.edit': rule<null>({ who: 'fund officer', allows: (actor) => holds(actor, 'fund_officer') }),
  'round.rehearse': rule<null>({ who: 'fund officer', allows: (actor) => holds(actor, 'fund_officer') }),
  'round.schedule': rule<null>({ who: 'fund officer', allows: (actor) => holds(actor, 'fund_officer') }),
  'question_set.edit': rule<null>({ who: 'fund officer', allows: (actor) => holds(actor, 'fund_officer') }),
  'question_set.publish': rule<null>({ who: 'fund officer', allows: (actor) => holds(actor, 'fund_officer') }),
  'application.move_questions': rule<null>({ who: 'fund officer', allows: (actor) => holds(actor, 'fund_officer') }),

  'organisation.register': rule<null>({ who: 'anybody signed in who is not staff', allows: (actor) => !isStaff(actor) }),
  'organisation.invite': rule<Owned>({ who: 'owner of the organisation', allows: (actor, org) => isMember(actor, org.organisationId, 'owner') }),
  'organisation.remove_member': rule<Owned>({ who: 'owner of the organisation', allows: (actor, org) => isMember(actor, org.organisationId, 'owner') }),
  'organisation.change_roles': rule<Owned>({ who: 'owner of the organisation', allows: (actor, org) => isMember(actor, org.organisationId, 'owner') }),
  'organisation.hand_over': rule<Owned>({ who: 'owner of the organisation', allows: (actor, org) => isMember(actor, org.organisationId, 'owner') }),
  'organisation.cancel_invitation': rule<Owned>({ who: 'owner of the organisation', allows: (actor, org) => isMember(actor, org.organisationId, 'owner') }),
  'organisation.read': rule<null>({ who: 'fund officer, auditor or administrator', allows: (actor) => holds(actor, 'fund_officer') || holds(actor, 'auditor') || holds(actor, 'administrator') }),
  'organisation.correct': rule<null>({ who: 'fund officer', allows: (actor) => holds(actor, 'fund_officer') }),
  'organisation.merge': rule<null>({ who: 'fund officer', freshSecondFactor: true, allows: (actor) => holds(actor, 'fund_officer') }),
  'takeover.propose': rule<null>({ who: 'fund officer', allows: (actor) => holds(actor, 'fund_officer') }),
  'takeover.confirm': rule<{ proposedBy: string }>({ who: 'fund officer who did not propose it', freshSecondFactor: true, allows: (actor, one) => holds(actor, 'fund_officer') && actor.id !== one.proposedBy }),
  'takeover.stop': rule<null>({ who: 'fund officer', allows: (actor) => holds(actor, 'fund_officer') }),
  'register.read': rule<null>({ who: 'fund officer, auditor or administrator', allows: (actor) => holds(actor, 'fund_officer') || holds(actor, 'auditor') || holds(actor, 'administrator') }),
  'register.load': rule<null>({ who: 'administrator', allows: (actor) => holds(actor, 'administrator') }),

  'application.start': rule<Owned>({ who: 'editor, certifier or owner of the organisation', allows: editor }),
  'application.edit': rule<Owned>({ who: 'editor, certifier or owner of the organisation', allows: editor }),
  'application.ask_for_sign_off': rule<Owned>({ who: 'editor, certifier or owner of the organisation', allows: editor }),
  'application.send_back': rule<Owned>({ who: 'editor, certifier or owner of the organisation', allows: editor }),
  'application.submit': rule<Owned>({ who: 'certifier of the organisation', allows: (actor, one) => isMember(actor, one.organisationId, 'certifier') }),
  'application.withdraw': rule<Owned>({ who: 'certifier or owner of the organisation', allows: (actor, one) => isMember(actor, one.organisationId, 'certifier') || isMember(actor, one.organisationId, 'owner') }),

  'application.clarify': rule<Owned>({ who: 'certifier of the organisation', allows: (actor, one) => isMember(actor, one.organisationId, 'certifier') }),
  'clarification.ask': rule<null>({ who: 'fund officer', allows: (actor) => holds(actor, 'fund_officer') }),
  'clarification.withdraw': rule<null>({ who: 'fund officer', allows: (actor) => holds(actor, 'fund_officer') }),

  'equality.answer': rule<null>({ who: 'anybody signed in who is not staff', allows: (actor) => !isStaff(actor) }),
  'equality.read': rule<null>({ who: 'fund officer who is not an assessor', allows: (actor) => holds(actor, 'fund_officer') && !holds(actor, 'assessor') }),
  'adjustment.ask': rule<null>({ who: 'anybody signed in', allows: () => true }),
  'adjustment.read': rule<null>({ who: 'fund officer who is not an assessor', allows: (actor) => holds(actor, 'fund_officer') && !holds(actor, 'assessor') }),
  'adjustment.record': rule<null>({ who: 'fund officer who is not an assessor', allows: (actor) => holds(actor, 'fund_officer') && !holds(actor, 'assessor') }),
  'adjustment.answer': rule<null>({ who: 'fund officer who is not an assessor', allows: (actor) => holds(actor, 'fund_officer') && !holds(actor, 'assessor') }),
  'assisted.start': rule<null>({ who: 'fund officer', allows: (actor) => holds(actor, 'fund_officer') }),
  'assisted.edit': rule<null>({ who: 'fund officer', allows: (actor) => holds(actor, 'fund_officer') }),
  'assisted.record_paper': rule<null>({ who: 'fund officer', allows: (actor) => holds(actor, 'fund_officer') }),
  'assisted.confirm_paper': rule<{ recordedBy: string }>({ who: 'fund officer who did not record it', freshSecondFactor: true, allows: (actor, one) => holds(actor, 'fund_officer') && actor.id !== one.recordedBy }),
  'assisted.clarify': rule<{ askedBy: string; others: number }>({
    who: 'fund officer who did not ask, while the fund has another one', freshSecondFactor: true, allows: (actor, one) => holds(actor, 'fund_officer') && (actor.id !== one.askedBy || one.others === 0),
  }),

  'application.sift': rule<null>({ who: 'fund officer', allows: (actor) => holds(actor, 'fund_officer') }),
  'application.assign': rule<null>({ who: 'fund officer', allows: (actor) => holds(actor, 'fund_officer') }),
  'assignment.declare': rule<{ assessorId: string }>({ who: 'the assigned assessor', allows: (actor, one) => holds(actor, 'assessor') && actor.id === one.assessorId }),
  'application.reassign': rule<null>({ who: 'fund officer', allows: (actor) => holds(actor, 'fund_officer') }),
  'assignment.decline': rule<{ assessorId: string }>({ who: 'the assigned assessor', allows: (actor, one) => holds(actor, 'assessor') && actor.id === one.assessorId }),
  'assessor.describe': rule<null>({ who: 'assessor, of themselves', allows: (actor) => holds(actor, 'assessor') }),
  'comment.write': rule<{ assessorIds: readonly string[] }>({ who: 'fund officer, approver, or an assessor assigned to it', allows: (actor, one) => holds(actor, 'fund_officer') || holds(actor, 'approver') || (holds(actor, 'assessor') && one.assessorIds.includes(actor.id)) }),
  'flag.raise': rule<{ assessorIds: readonly string[] }>({ who: 'fund officer, approver, or an assessor assigned to it', allows: (actor, one) => holds(actor, 'fund_officer') || holds(actor, 'approver') || (holds(actor, 'assessor') && one.assessorIds.includes(actor.id)) }),
  'flag.settle': rule<null>({ who: 'fund officer', allows: (actor) => holds(actor, 'fund_officer') }),
  'view.save': rule<null>({ who: 'fund officer, approver or auditor', allows: (actor) => holds(actor, 'fund_officer') || holds(actor, 'approver') || holds(actor, 'auditor') }),
  'safeguarding.check': rule<null>({ who: 'fund officer', allows: (actor) => holds(actor, 'fund_officer') }),
  'safeguarding.read': rule<null>({ who: 'safeguarding lead', allows: (actor) => holds(actor, 'safeguarding_lead') }),
  'safeguarding.handle': rule<null>({ who: 'safeguarding lead', allows: (actor) => holds(actor, 'safeguarding_lead') }),
  'assignment.score': rule<{ assessorId: string }>({ who: 'the assigned assessor', allows: (actor, one) => holds(actor, 'assessor') && actor.id === one.assessorId }),
  'application.open_panel': rule<null>({ who: 'fund officer', allows: (actor) => holds(actor, 'fund_officer') }),
  'application.moderate': rule<null>({ who: 'fund officer', allows: (actor) => holds(actor, 'fund_officer') }),
  'application.recommend': rule<null>({ who: 'fund officer', allows: (actor) => holds(actor, 'fund_officer') }),
  'application.check': rule<null>({ who: 'fund officer', allows: (actor) => holds(actor, 'fund_officer') }),
  'application.decide': rule<{ recommendedBy: string }>({ who: 'approver who did not recommend it', freshSecondFactor: true, allows: (actor, one) => holds(actor, 'approver') && actor.id !== one.recommendedBy }),
  'application.notify': rule<null>({ who: 'fund officer', allows: (actor) => holds(actor, 'fund_officer') }),

  'scenario.read': rule<{ createdBy: string; shared: boolean }>({ who: 'whoever may read the round: their own, and those that are shared', allows: (actor, one) => (holds(actor, 'fund_officer') || holds(actor, 'approver') || holds(actor, 'auditor')) && (one.shared || actor.id === one.createdBy) }),
  'scenario.start': rule<null>({ who: 'fund officer', allows: (actor) => holds(actor, 'fund_officer') }),
  'scenario.edit': rule<{ createdBy: string }>({ who: 'fund officer who started it', allows: (actor, one) => holds(actor, 'fund_officer') && actor.id === one.createdBy }),
  'scenario.adopt': rule<null>({ who: 'fund officer', allows: (actor) => holds(actor, 'fund_officer') }),
  'decision.set_rules': rule<null>({ who: 'fund officer', allows: (actor) => holds(actor, 'fund_officer') }),
  'decision.approve_together': rule<null>({ who: 'approver, for each application that they did not recommend', freshSecondFactor: true, allows: (actor) => holds(actor, 'approver') }),

  'award.accept': rule<Owned>({ who: 'certifier of the recipient organisation', allows: (actor, one) => isMember(actor, one.organisationId, 'certifier') }),
  'award.countersign': rule<null>({ who: 'approver', freshSecondFactor: true, allows: (actor) => holds(actor, 'approver') }),
  'award.publish': rule<null>({ who: 'fund officer', allows: (actor) => holds(actor, 'fund_officer') }),

  'import.prepare': rule<null>({ who: 'fund officer', allows: (actor) => holds(actor, 'fund_officer') }),
  'import.confirm': rule<{ createdBy: string }>({ who: 'fund officer or approver who did not prepare it', freshSecondFactor: true, allows: (actor, one) => (holds(actor, 'fund_officer') || holds(actor, 'approver')) && actor.id !== one.createdBy }),
  'devolved_import.prepare': rule<{ nation: string }>({ who: 'contributor of that nation', allows: (actor, one) => holds(actor, 'devolved_contributor') && actor.nation === one.nation }),
  'devolved_import.confirm': rule<{ nation: string; createdBy: string }>({ who: 'another contributor of that nation', freshSecondFactor: true, allows: (actor, one) => holds(actor, 'devolved_contributor') && actor.nation === one.nation && actor.id !== one.createdBy }),
  'import.reject': rule<null>({ who: 'fund officer or approver', allows: (actor) => holds(actor, 'fund_officer') || holds(actor, 'approver') }),
  'devolved_import.reject': rule<{ nation: string }>({ who: 'contributor of that nation', allows: (actor, one) => holds(actor, 'devolved_contributor') && actor.nation === one.nation }),
  'award.invite_recipient': rule<null>({ who: 'fund officer', allows: (actor) => holds(actor, 'fund_officer') }),

  'import.read': rule<null>({ who: 'any member of staff but assessors, contributors and safeguarding leads', allows: (actor) => actor.staffRoles.some((role) => role !== 'assessor' && role !== 'devolved_contributor' && role !== 'safeguarding_lead') }),
  'devolved_import.read': rule<{ nation: string }>({ who: 'contributor of that nation; any other member of staff but assessors and safeguarding leads', allows: (actor, one) => actor.staffRoles.some((role) => (role === 'devolved_contributor' ? actor.nation === one.nation : role !== 'assessor' && role !== 'safeguarding_lead')) }),
  'payment.read': rule<null>({ who: 'any member of staff but assessors, contributors and safeguarding leads', allows: (actor) => actor.staffRoles.some((role) => role !== 'assessor' && role !== 'devolved_contributor' && role !== 'safeguarding_lead') }),
  'payment.record': rule<null>({ who: 'finance', allows: (actor) => holds(actor, 'finance') }),
  'payment.confirm': rule<{ recordedBy: string }>({ who: 'payment approver who did not record it', freshSecondFactor: true, allows: (actor, one) => holds(actor, 'payment_approver') && actor.id !== one.recordedBy }),

  'outcome_return.edit': rule<Owned>({ who: 'editor, certifier or owner of the recipient organisation', allows: editor }),
  'outcome_return.submit': rule<Owned>({ who: 'certifier of the recipient organisation', allows: (actor, one) => isMember(actor, one.organisationId, 'certifier') }),
  'outcome_return.accept': rule<null>({ who: 'fund officer', allows: (actor) => holds(actor, 'fund_officer') }),

  'release.draft': rule<null>({ who: 'fund officer', allows: (actor) => holds(actor, 'fund_officer') }),
  'release.check': rule<null>({ who: 'fund officer', allows: (actor) => holds(actor, 'fund_officer') }),
  'release.release': rule<{ draftedBy: string }>({ who: 'fund officer who did not draft it', freshSecondFactor: true, allows: (actor, one) => holds(actor, 'fund_officer') && actor.id !== one.draftedBy }),
  'release.withdraw': rule<null>({ who: 'fund officer', allows: (actor) => holds(actor, 'fund_officer') }),

  'ledger.read': rule<null>({ who: 'any member of staff but assessors, contributors and safeguarding leads', allows: (actor) => actor.staffRoles.some((role) => role !== 'assessor' && role !== 'devolved_contributor' && role !== 'safeguarding_lead') }),
  'ledger.allocate': rule<null>({ who: 'finance', freshSecondFactor: true, allows: (actor) => holds(actor, 'finance') }),
  'audit.read': rule<null>({ who: 'auditor or administrator', allows: (actor) => holds(actor, 'auditor') || holds(actor, 'administrator') }),
  'mail.read': rule<null>({ who: 'fund officer, auditor or administrator', allows: (actor) => holds(actor, 'fund_officer') || holds(actor, 'auditor') || holds(actor, 'administrator') }),
  'mail.resend': rule<null>({ who: 'fund officer or administrator', allows: (actor) => holds(actor, 'fund_officer') || holds(actor, 'administrator') }),
  'staff.read': rule<null>({ who: 'administrator or auditor', allows: (actor) => holds(actor, 'administrator') || holds(actor, 'auditor') }),
  'staff.manage': rule<null>({ who: 'administrator', freshSecondFactor: true, allows: (actor) => holds(actor, 'administrator') }),
  'deadline.read': rule<null>({ who: 'fund officer, approver or auditor', allows: (actor) => holds(actor, 'fund_officer') || holds(actor, 'approver') || holds(actor, 'auditor') }),
  'deadline.propose': rule<null>({ who: 'fund officer', allows: (actor) => holds(actor, 'fund_officer') }),
  'deadline.confirm': rule<{ proposedBy: string }>({ who: 'fund officer who did not propose it', freshSecondFactor: true, allows: (actor, one) => holds(actor, 'fund_officer') && actor.id !== one.proposedBy }),
  'mail.record_bounce': rule<null>({ who: 'fund officer or administrator', allows: (actor) => holds(actor, 'fund_officer') || holds(actor, 'administrator') }),
  'conflict.declare': rule<null>({ who: 'any member of staff', allows: (actor) => actor.staffRoles.length > 0 && !holds(actor, 'auditor') }),
  'conflict.end': rule<{ personId: string }>({ who: 'whoever declared it', allows: (actor, one) => actor.staffRoles.length > 0 && actor.id === one.personId }),
  'conflict.read': rule<null>({ who: 'fund officer, auditor or administrator', allows: (actor) => holds(actor, 'fund_officer') || holds(actor, 'auditor') || holds(actor, 'administrator') }),
  'conflict.judge': rule<{ personId: string }>({ who: 'fund officer who is not the person', allows: (actor, one) => holds(actor, 'fund_officer') && actor.id !== one.personId }),
  'conflict.lift': rule<{ personId: string }>({ who: 'fund officer who is not the person', freshSecondFactor: true, allows: (actor, one) => holds(actor, 'fund_officer') && actor.id !== one.personId }),
  'letter.set_texts': rule<null>({ who: 'fund officer', allows: (actor) => holds(actor, 'fund_officer') }),
  'feedback.ask': rule<Owned>({ who: 'editor, certifier or owner of the organisation', allows: editor }),
  'feedback.read': rule<null>({ who: 'fund officer, approver or auditor', allows: (actor) => holds(actor, 'fund_officer') || holds(actor, 'approver') || holds(actor, 'auditor') }),
  'feedback.answer': rule<null>({ who: 'fund officer', allows: (actor) => holds(actor, 'fund_officer') }),
  'complaint.make': rule<Owned>({ who: 'editor, certifier or owner of the organisation', allows: editor }),
  'complaint.record': rule<null>({ who: 'fund officer', allows: (actor) => holds(actor, 'fund_officer') }),
  'complaint.read': rule<null>({ who: 'fund officer, approver or administrator who took no part in it; auditor', allows: (actor) => holds(actor, 'fund_officer') || holds(actor, 'approver') || holds(actor, 'administrator') || holds(actor, 'auditor') }),
  'complaint.allocate': rule<null>({ who: 'fund officer, approver or administrator who took no part in it', allows: (actor) => holds(actor, 'fund_officer') || holds(actor, 'approver') || holds(actor, 'administrator') }),
  'complaint.answer': rule<{ reviewerId: string | null }>({ who: 'its reviewer', allows: (actor, one) => (holds(actor, 'fund_officer') || holds(actor, 'approver')) && actor.id === one.reviewerId }),
  'queue.read': rule<null>({ who: 'fund officer, approver or auditor', allows: (actor) => holds(actor, 'fund_officer') || holds(actor, 'approver') || holds(actor, 'auditor') }),
} as const;

export type Permission = keyof typeof permissions;
