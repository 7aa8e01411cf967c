import { workflow } from '../workflow';

/**
 * From the first byte to the verdict. `refused` and `cancelled` hold no bytes any more. "Not scanned" is what it says: without a scanner
 * nothing is ever called clean; once there is one, it is scanned after all.
 */
export const attachmentWorkflow = workflow(['uploading', 'waiting', 'clean', 'infected', 'not_scanned', 'refused', 'cancelled'], {
  add: { from: ['uploading'], to: 'waiting' },
  refuse: { from: ['uploading'], to: 'refused' },
  cancel: { from: ['uploading'], to: 'cancelled' },
  pass: { from: ['waiting', 'not_scanned'], to: 'clean' },
  find_infected: { from: ['waiting', 'not_scanned'], to: 'infected' },
  leave_unscanned: { from: ['waiting'], to: 'not_scanned' },
});

export type AttachmentStatus = (typeof attachmentWorkflow.states)[number];
