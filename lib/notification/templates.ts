/** Each template is `mail.<name>.subject` and `mail.<name>.body` of the catalogues; `{link}` is put in by the worker. */
export const mailTemplates = [
  'sign_in', 'invitation', 'sign_off_asked', 'application_submitted', 'decision_ready', 'award_offered', 'award_countersigned', 'take_over',
  'outcome_return_submitted', 'outcome_return_accepted', 'outcome_return_changes', 'assessment_assigned',
  'clarification_asked', 'clarification_withdrawn', 'clarification_answered', 'answers_changed', 'assisted_signature', 'adjustment_answered',
  'deadline_near', 'deadline_moved', 'deadline_extended', 'draft_sent_back', 'address_bounced', 'address_bounced_officer',
  'attachment_infected', 'attachment_infected_officer',
  'address_confirm', 'address_asked', 'address_changed', 'organisation_merged',
  'assessments_assigned', 'assessments_due', 'assessment_taken_away', 'comment_mention', 'flag_allocated', 'safeguarding_reported',
  'questions_changed', 'owner_invited', 'owner_takeover',
] as const;
export type MailTemplate = (typeof mailTemplates)[number];

/**
 * What each letter's sentences may say: names of `data` beside `path`, the English path of the page that `{page}` links to. A paragraph
 * whose value was not given is left out; `ref` will do for `reference`. `{link}` is the secret that signs somebody in, or lets them join.
 */
export const mailValues: Record<MailTemplate, readonly string[]> = {
  sign_in: [],
  invitation: ['organisation', 'inviter', 'role', 'days'],
  sign_off_asked: ['reference', 'asker', 'round'],
  application_submitted: ['reference', 'title', 'round', 'submitted', 'sha256'],
  decision_ready: ['reference', 'title'],
  award_offered: ['reference', 'title'],
  award_countersigned: ['reference', 'title'],
  take_over: ['reference', 'title', 'organisation', 'days'],
  outcome_return_submitted: ['reference', 'title'],
  outcome_return_accepted: ['reference', 'title'],
  outcome_return_changes: ['reference', 'title'],
  assessment_assigned: ['reference', 'title'],
  clarification_asked: ['reference', 'title', 'due'],
  clarification_withdrawn: ['reference', 'title', 'reason'],
  clarification_answered: ['reference', 'title'],
  answers_changed: ['reference', 'title'],
  assisted_signature: ['reference', 'organisation', 'helper', 'days'],
  adjustment_answered: ['reference'],
  deadline_near: ['reference', 'round', 'until', 'left'],
  deadline_moved: ['reference', 'round', 'until'],
  deadline_extended: ['reference', 'until'],
  draft_sent_back: ['reference', 'round'],
  address_bounced: ['name', 'organisation'],
  address_bounced_officer: ['name', 'organisation'],
  attachment_infected: ['reference', 'file'],
  attachment_infected_officer: ['reference', 'file'],
  address_confirm: ['hours'],
  address_asked: [],
  address_changed: [],
  organisation_merged: ['organisation', 'duplicate'],
  assessments_assigned: ['count', 'due'],
  assessments_due: ['count', 'due'],
  assessment_taken_away: ['reference', 'title'],
  comment_mention: ['reference', 'name'],
  flag_allocated: ['reference', 'name'],
  safeguarding_reported: ['reference'],
  questions_changed: ['reference', 'round', 'changes'],
  owner_invited: ['organisation', 'from', 'until'],
  owner_takeover: ['organisation', 'invited', 'from'],
};
