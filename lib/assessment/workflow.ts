import { workflow } from '../workflow';

/** One assessor's work on one application. A sealed score is seen by nobody else until the panel opens. */
export const assignmentWorkflow = workflow(['assigned', 'declared_clear', 'conflicted', 'scored', 'declined', 'withdrawn'], {
  declare_clear: { from: ['assigned'], to: 'declared_clear' },
  declare_conflict: { from: ['assigned', 'declared_clear'], to: 'conflicted' },
  /** A conflict came to light: what was scored stays, and counts no longer. */
  set_aside: { from: ['assigned', 'declared_clear', 'scored'], to: 'conflicted' },
  decline: { from: ['assigned', 'declared_clear'], to: 'declined' },
  withdraw: { from: ['assigned', 'declared_clear'], to: 'withdrawn' },
  seal: { from: ['declared_clear'], to: 'scored' },
  /** Another officer lifted the restriction: what was set aside stays in the file as history, and the person can be assigned anew. */
  lift: { from: ['conflicted'], to: 'withdrawn' },
}, 'assignment');

export type AssignmentStatus = (typeof assignmentWorkflow.states)[number];
