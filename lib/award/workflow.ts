import { workflow } from '../workflow';

/** A devolved government's award is `reported`: a memorandum, run under that government's own rules. */
export const awardWorkflow = workflow(
  ['offered', 'accepted', 'live', 'suspended', 'delivery_complete', 'reconciled', 'closed', 'declined', 'lapsed', 'terminated', 'reported'],
  {
    accept: { from: ['offered'], to: 'accepted' },
    decline: { from: ['offered'], to: 'declined' },
    lapse: { from: ['offered'], to: 'lapsed' },
    countersign: { from: ['accepted'], to: 'live' },
    suspend: { from: ['live'], to: 'suspended' },
    resume: { from: ['suspended'], to: 'live' },
    complete_delivery: { from: ['live'], to: 'delivery_complete' },
    reconcile: { from: ['delivery_complete'], to: 'reconciled' },
    close: { from: ['reconciled'], to: 'closed' },
    terminate: { from: ['live', 'suspended'], to: 'terminated' },
  },
  'award',
);

export type AwardStatus = (typeof awardWorkflow.states)[number];
