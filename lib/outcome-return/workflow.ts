import { workflow } from '../workflow';

/** A return is cumulative totals for one award and period; a later accepted one for the same period supersedes it. */
export const outcomeReturnWorkflow = workflow(['draft', 'submitted', 'accepted', 'changes_requested', 'superseded'], {
  submit: { from: ['draft', 'changes_requested'], to: 'submitted' },
  request_changes: { from: ['submitted'], to: 'changes_requested' },
  accept: { from: ['submitted'], to: 'accepted' },
  supersede: { from: ['accepted'], to: 'superseded' },
}, 'outcomeReturn');

export type OutcomeReturnStatus = (typeof outcomeReturnWorkflow.states)[number];
