import { workflow } from '../workflow';

/** Inviting a new owner takes two officers. Whether a confirmed one was taken up, or has run out, its invitation says. */
export const takeoverWorkflow = workflow(['proposed', 'confirmed', 'stopped'], {
  confirm: { from: ['proposed'], to: 'confirmed' },
  stop: { from: ['proposed', 'confirmed'], to: 'stopped' },
});

export type TakeoverStatus = (typeof takeoverWorkflow.states)[number];
