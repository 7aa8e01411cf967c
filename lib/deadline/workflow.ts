import { workflow } from '../workflow';

/** A change of a deadline takes two officers. */
export const deadlineChangeWorkflow = workflow(['proposed', 'confirmed', 'rejected'], {
  confirm: { from: ['proposed'], to: 'confirmed' },
  reject: { from: ['proposed'], to: 'rejected' },
});

export type DeadlineChangeStatus = (typeof deadlineChangeWorkflow.states)[number];
