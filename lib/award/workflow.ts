import { workflow } from '../workflow';

/** A devolved government's award is `reported`: a memorandum, run under that government's own rules. */
export const awardWorkflow = workflow(
  ['offered', 'accepted', 'countersigned', 'live', 'suspended', 'delivery_complete', 'reconciled', 'closed', 'declined', 'lapsed', 'terminated', 'reported'],
  {
    accept: { from: ['offered'], to: 'accepted' },
    decline: { from: ['offered'], to: 'declined' },
    lapse: { from: ['offered'], to: 'lapsed' },
    // A condition was added before the fund had signed: the recipient signs what the agreement says now.
    offer_again: { from: ['offered', 'accepted'], to: 'offered' },
    countersign: { from: ['accepted'], to: 'live' },
    // Both have signed and the money is committed, but nothing is paid until the conditions before payment are met.
    countersign_with_conditions: { from: ['accepted'], to: 'countersigned' },
    meet_conditions: { from: ['countersigned'], to: 'live' },
    suspend: { from: ['live'], to: 'suspended' },
    resume: { from: ['suspended'], to: 'live' },
    complete_delivery: { from: ['live'], to: 'delivery_complete' },
    reconcile: { from: ['delivery_complete'], to: 'reconciled' },
    close: { from: ['reconciled'], to: 'closed' },
    terminate: { from: ['countersigned', 'live', 'suspended'], to: 'terminated' },
  },
  'award',
);

export type AwardStatus = (typeof awardWorkflow.states)[number];
