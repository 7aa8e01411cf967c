import { expect, test } from 'vitest';
import { canMove } from '../workflow';
import { isPublishable, whyNotCountersign, whyNotPublish, whyNotSign } from './rules';
import { awardWorkflow } from './workflow';

const table: Record<string, string[]> = {
  accept: ['offered'], decline: ['offered'], lapse: ['offered'], offer_again: ['offered', 'accepted'], countersign: ['accepted'], countersign_with_conditions: ['accepted'], meet_conditions: ['countersigned'], suspend: ['live'], resume: ['suspended'],
  complete_delivery: ['live'], reconcile: ['delivery_complete'], close: ['reconciled'], terminate: ['countersigned', 'live', 'suspended'],
};

test.each(Object.keys(awardWorkflow.moves))('%s starts from its own states and from no other', (move) => {
  expect(awardWorkflow.states.filter((state) => canMove(awardWorkflow, state, move as keyof typeof awardWorkflow.moves))).toEqual(table[move]);
});

test('an award is signed once, then countersigned once, by somebody else', () => {
  expect(awardWorkflow.states.filter((status) => whyNotSign({ status, offerOpenUntil: null, openBeforeSigning: 0 }, 'Hal', '2025-09-15') === undefined)).toEqual(['offered']);
  expect(awardWorkflow.states.filter((status) => whyNotCountersign({ status, signedBy: 'hal' }, { id: 'pat', ownOrganisation: false }) === undefined)).toEqual(['accepted']);
  expect(whyNotCountersign({ status: 'accepted', signedBy: 'pat' }, { id: 'pat', ownOrganisation: false })).toMatchObject({ code: 'second_person_needed' });
});

test('nothing is published before both have signed', () => {
  for (const status of ['offered', 'accepted', 'countersigned', 'declined', 'lapsed'] as const) expect(isPublishable(status)).toBe(false);
  expect(whyNotPublish({ status: 'live' }, ['a', 'b'], [{ id: 'a', precision: 'exact' }])).toMatchObject({ code: 'choose_precision', field: 'site_b' });
  expect(whyNotPublish({ status: 'live' }, [], [])).toBeUndefined();
});
