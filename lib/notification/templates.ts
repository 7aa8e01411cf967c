/** Each template is `mail.<name>.subject` and `mail.<name>.body` of the catalogues; `{link}` is put in by the worker. */
export const mailTemplates = [
  'sign_in', 'invitation', 'sign_off_asked', 'application_submitted', 'decision_ready', 'award_offered', 'award_countersigned', 'take_over',
  'outcome_return_submitted', 'outcome_return_accepted', 'outcome_return_changes', 'assessment_assigned',
] as const;
export type MailTemplate = (typeof mailTemplates)[number];
