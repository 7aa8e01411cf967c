import { workflow } from '../workflow';

/** Where an award is paid to. From confirmation to being in force there is a cooling-off; whatever is not replaced can be stopped. */
export const bankAccountWorkflow = workflow(['asked', 'confirmed', 'in_force', 'replaced', 'stopped'], {
  confirm: { from: ['asked'], to: 'confirmed' },
  bring_into_force: { from: ['confirmed'], to: 'in_force' },
  replace: { from: ['in_force'], to: 'replaced' },
  stop: { from: ['asked', 'confirmed', 'in_force'], to: 'stopped' },
}, 'bankAccount');

export type BankAccountStatus = (typeof bankAccountWorkflow.states)[number];
