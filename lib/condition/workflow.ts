import { workflow } from '../workflow';

/** A condition is met when an officer says so; it is waived by two. */
export const conditionWorkflow = workflow(
  ['open', 'answered', 'met', 'waived'],
  {
    answer: { from: ['open', 'answered'], to: 'answered' },
    send_back: { from: ['answered'], to: 'open' },
    meet: { from: ['open', 'answered'], to: 'met' },
    waive: { from: ['open', 'answered'], to: 'waived' },
  },
  'condition',
);

export type ConditionStatus = (typeof conditionWorkflow.states)[number];
