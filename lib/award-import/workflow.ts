import { workflow } from '../workflow';

/** A file of awards made elsewhere: checked and shown by one person, posted whole or not at all when another confirms it. */
export const importWorkflow = workflow(['previewed', 'confirmed', 'rejected'], {
  confirm: { from: ['previewed'], to: 'confirmed' },
  reject: { from: ['previewed'], to: 'rejected' },
}, 'import');

export type ImportStatus = (typeof importWorkflow.states)[number];
