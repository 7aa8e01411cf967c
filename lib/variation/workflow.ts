import { workflow } from '../workflow';

/**
 * A change of an award's terms: asked for by the recipient or proposed by an officer, approved by another person, accepted by the recipient's
 * certifier. What is not used goes back when a second person has said so.
 */
export const variationWorkflow = workflow(['asked', 'proposed', 'approved', 'in_effect', 'refused', 'declined', 'withdrawn'], {
  propose: { from: ['asked'], to: 'proposed' },
  approve: { from: ['proposed'], to: 'approved' },
  release: { from: ['proposed'], to: 'in_effect' },
  refuse: { from: ['asked', 'proposed'], to: 'refused' },
  accept: { from: ['approved'], to: 'in_effect' },
  decline: { from: ['approved'], to: 'declined' },
  withdraw: { from: ['asked', 'proposed', 'approved'], to: 'withdrawn' },
}, 'variation');

export type VariationStatus = (typeof variationWorkflow.states)[number];
