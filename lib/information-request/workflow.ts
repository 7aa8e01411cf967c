import { workflow } from '../workflow';

/** What leaves the fund is proposed by one officer and released by another. */
export const informationRequestWorkflow = workflow(['open', 'awaiting_release', 'released', 'closed'], {
  propose: { from: ['open'], to: 'awaiting_release' },
  send_back: { from: ['awaiting_release'], to: 'open' },
  release: { from: ['awaiting_release'], to: 'released' },
  close: { from: ['open'], to: 'closed' },
}, 'informationRequest');

export type InformationRequestStatus = (typeof informationRequestWorkflow.states)[number];
