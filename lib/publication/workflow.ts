import { workflow } from '../workflow';

/** A release of participant figures: drafted by one officer, checked for disclosure, released by another. */
export const releaseWorkflow = workflow(['drafted', 'checked', 'released', 'withdrawn'], {
  check: { from: ['drafted'], to: 'checked' },
  release: { from: ['checked'], to: 'released' },
  withdraw: { from: ['drafted', 'checked', 'released'], to: 'withdrawn' },
}, 'release');

export type ReleaseStatus = (typeof releaseWorkflow.states)[number];
