import { workflow } from '../workflow';

/** What one person proposes and another confirms: a virement, a delegation. */
export const twoPersonWorkflow = workflow(['proposed', 'confirmed', 'rejected'], {
  confirm: { from: ['proposed'], to: 'confirmed' },
  reject: { from: ['proposed'], to: 'rejected' },
}, 'twoPerson');

export type TwoPersonStatus = (typeof twoPersonWorkflow.states)[number];
