import { workflow } from '../workflow';

/** A flag on an application. Stopping holds the application where it is until the flag is resolved. */
export const flagWorkflow = workflow(['raised', 'stopped', 'resolved'], {
  stop: { from: ['raised'], to: 'stopped' },
  resolve: { from: ['raised', 'stopped'], to: 'resolved' },
}, 'flag');

export type FlagStatus = (typeof flagWorkflow.states)[number];
