import { workflow } from '../workflow';

/**
 * A round until it is public. Whatever changes after the rehearsal is rehearsed again. "Open" and "closed" are not states of the row:
 * the database's clock says them of a scheduled round (rules.ts).
 */
export const roundWorkflow = workflow(['draft', 'rehearsed', 'scheduled'], {
  rehearse: { from: ['draft'], to: 'rehearsed' },
  change: { from: ['draft', 'rehearsed'], to: 'draft' },
  schedule: { from: ['rehearsed'], to: 'scheduled' },
  take_back: { from: ['scheduled'], to: 'draft' },
});

export type RoundStatus = (typeof roundWorkflow.states)[number];
