import { workflow } from '../workflow';

/** One request of the fund for clarification of a submitted application. Overdue is derived from its date, never stored. */
export const clarificationWorkflow = workflow(['asked', 'answered', 'withdrawn'], {
  answer: { from: ['asked'], to: 'answered' },
  withdraw: { from: ['asked'], to: 'withdrawn' },
});

export type ClarificationStatus = (typeof clarificationWorkflow.states)[number];
