import { workflow } from '../workflow';

/** From the first word to the decision. A decision stays hidden from the applicant until it is notified. */
export const applicationWorkflow = workflow(
  [
    'draft', 'awaiting_sign_off', 'submitted', 'ineligible', 'in_assessment', 'clarification_asked', 'recommended', 'reserve',
    'not_recommended', 'due_diligence', 'successful', 'unsuccessful', 'withdrawn',
  ],
  {
    ask_for_sign_off: { from: ['draft'], to: 'awaiting_sign_off' },
    send_back: { from: ['awaiting_sign_off'], to: 'draft' },
    submit: { from: ['awaiting_sign_off'], to: 'submitted' },
    find_ineligible: { from: ['submitted'], to: 'ineligible' },
    find_eligible: { from: ['submitted'], to: 'in_assessment' },
    ask_for_clarification: { from: ['in_assessment'], to: 'clarification_asked' },
    clarify: { from: ['clarification_asked'], to: 'in_assessment' },
    withdraw_clarification: { from: ['clarification_asked'], to: 'in_assessment' },
    recommend: { from: ['in_assessment', 'reserve'], to: 'recommended' },
    reserve: { from: ['in_assessment'], to: 'reserve' },
    not_recommend: { from: ['in_assessment', 'reserve'], to: 'not_recommended' },
    check: { from: ['recommended'], to: 'due_diligence' },
    approve: { from: ['recommended', 'due_diligence'], to: 'successful' },
    refuse: { from: ['recommended', 'due_diligence', 'reserve', 'not_recommended'], to: 'unsuccessful' },
    withdraw: {
      from: ['draft', 'awaiting_sign_off', 'submitted', 'in_assessment', 'clarification_asked', 'recommended', 'reserve', 'not_recommended', 'due_diligence'],
      to: 'withdrawn',
    },
  },
);

export type ApplicationStatus = (typeof applicationWorkflow.states)[number];
