/** Each template is `mail.<name>.subject` and `mail.<name>.body` of the catalogues; `{link}` is put in by the worker. */
export const mailTemplates = [
  'sign_in', 'invitation', 'sign_off_asked', 'application_submitted', 'decision_ready', 'award_offered', 'award_countersigned', 'take_over',
  'outcome_return_submitted', 'outcome_return_accepted', 'outcome_return_changes', 'assessment_assigned',
  'address_confirm', 'address_asked', 'address_changed', 'organisation_merged',
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
  address_confirm: ['hours'],
  address_asked: [],
  address_changed: [],
  organisation_merged: ['organisation', 'duplicate'],
};
