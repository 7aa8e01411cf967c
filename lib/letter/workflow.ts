import { workflow } from '../workflow';

/** Letters that go out together: proposed for an instant, called off before it, or sent at it. */
export const letterBatchWorkflow = workflow(['proposed', 'called_off', 'sent'], { call_off: { from: ['proposed'], to: 'called_off' }, finish: { from: ['proposed'], to: 'sent' } }, 'letter_batch');

export type LetterBatchStatus = (typeof letterBatchWorkflow.states)[number];
