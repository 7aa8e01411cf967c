import { expect, test } from 'vitest';
import { whyNotConfirm, whyNotTakeOver } from './rules';

const silent = { mergedInto: null, owners: 1, reachable: 0, underWay: false };
const somebody = { staff: false, owner: false, bounced: false };

test.each([
  ['the only owner’s mail comes back', silent, 'bounced', somebody, undefined],
  ['the only owner has left, and their mailbox still works', { ...silent, reachable: 1 }, 'left', somebody, undefined],
  ['it never had an owner', { ...silent, owners: 0 }, 'none', somebody, undefined],
  ['mail reaches its owner', { ...silent, reachable: 1 }, 'bounced', somebody, 'takeover_owner_reachable'],
  ['a second owner can be asked', { ...silent, owners: 2, reachable: 2 }, 'left', somebody, 'takeover_owner_reachable'],
  ['it has an owner after all', silent, 'none', somebody, 'takeover_has_owner'],
  ['it has none', { ...silent, owners: 0 }, 'left', somebody, 'takeover_has_no_owner'],
  ['another is under way', { ...silent, underWay: true }, 'bounced', somebody, 'takeover_under_way'],
  ['it was merged', { ...silent, mergedInto: 'x' }, 'bounced', somebody, 'organisation_was_merged'],
  ['the new owner works for the fund', silent, 'bounced', { ...somebody, staff: true }, 'takeover_of_staff'],
  ['the new owner is the old one', silent, 'bounced', { ...somebody, owner: true }, 'is_owner_already'],
  ['mail to the new owner comes back too', silent, 'bounced', { ...somebody, bounced: true }, 'takeover_to_bouncing'],
] as const)('%s', (_, organisation, ground, invited, code) => expect(whyNotTakeOver(organisation, ground, invited)?.code).toBe(code));

test('whoever proposed it does not confirm it, and nobody confirms what is over', () => {
  expect(whyNotConfirm({ status: 'proposed', proposedBy: 'a' }, { id: 'b' })).toBeUndefined();
  expect(whyNotConfirm({ status: 'proposed', proposedBy: 'a' }, { id: 'a' })?.code).toBe('second_person_needed');
  expect(whyNotConfirm({ status: 'confirmed', proposedBy: 'a' }, { id: 'b' })?.code).toBe('takeover_is_over');
  expect(whyNotConfirm(undefined, { id: 'b' })?.code).toBe('takeover_is_over');
});
