import { workflow } from '../workflow';

/** A payment made elsewhere: one person records it, another confirms it, and only then does money move in the ledger. */
export const paymentWorkflow = workflow(['recorded', 'confirmed', 'rejected'], {
  confirm: { from: ['recorded'], to: 'confirmed' },
  reject: { from: ['recorded'], to: 'rejected' },
}, 'payment');

export type PaymentStatus = (typeof paymentWorkflow.states)[number];
