import { describe, expect, test } from 'vitest';
import { type IdentifierScheme, rolesAfterHandOver, rolesAfterMerger, tidyIdentifier, whyNotChangeRoles, whyNotHandOver, whyNotIdentifier, whyNotMerge, whyNotRemove } from './rules';
import type { OrganisationKind } from './vocabulary';

const kinds: Partial<Record<IdentifierScheme, OrganisationKind>> = {
  'GB-COH': 'company', 'GB-LAE': 'local_authority', 'GB-LAS': 'local_authority', 'GB-PLA': 'local_authority', 'GB-LANI': 'local_authority', 'GB-UKPRN': 'research_organisation', 'GB-EDU': 'research_organisation',
};
const refused = (scheme: IdentifierScheme, number: string) => whyNotIdentifier(kinds[scheme] ?? 'charity', scheme, number, false)?.code;

describe('numbers that are right', () => {
  test.each<[IdentifierScheme, string, string]>([
    ['GB-CHC', '1089464', '1089464'],
    ['GB-CHC', ' 219 279 ', '219279'],
    ['GB-SC', 'sc038262', 'SC038262'],
    ['GB-NIC', 'NIC 104193', '104193'],
    ['GB-NIC', '104193', '104193'],
    ['GB-COH', '06825798', '06825798'],
    ['GB-COH', 'sc123456', 'SC123456'],
    ['GB-COH', '14259', '00014259'],
    ['GB-COH', 'IP12345R', 'IP12345R'],
    ['GB-COH', 'CE012345', 'CE012345'],
    ['GB-LAE', 'bir', 'BIR'],
    ['GB-LAE', 'GMCA', 'GMCA'],
    ['GB-LAS', 'GLG', 'GLG'],
    ['GB-PLA', 'CRF', 'CRF'],
    ['GB-LANI', 'BFS', 'BFS'],
    ['GB-UKPRN', '10007774', '10007774'],
    ['GB-EDU', '133849', '133849'],
  ])('%s %s is kept as %s', (scheme, typed, kept) => {
    expect(refused(scheme, typed)).toBeUndefined();
    expect(tidyIdentifier(scheme, typed)).toBe(kept);
  });
});

describe('numbers that are not', () => {
  test.each<[IdentifierScheme, string]>([
    ['GB-CHC', '12345'], ['GB-CHC', '12345678'], ['GB-CHC', 'SC038262'], ['GB-SC', '038262'], ['GB-SC', 'SC38262'], ['GB-NIC', '10419'], ['GB-COH', 'ABCDEFGH'], ['GB-COH', '123456789'],
    ['GB-LAE', 'B1'], ['GB-LAS', 'GLAS'], ['GB-PLA', '123'], ['GB-LANI', 'BF'], ['GB-UKPRN', '20007774'], ['GB-UKPRN', '1000777'], ['GB-EDU', '1338490'], ['GB-CHC', ''],
  ])('%s %s', (scheme, typed) => expect(refused(scheme, typed)).toBe(`identifier_${scheme}`));

  test('pain 9: a charity number typed as a company number is asked about, not padded', () => {
    expect(refused('GB-COH', '1089464')).toBe('identifier_charity_as_company');
    expect(refused('GB-COH', '219279')).toBe('identifier_charity_as_company');
  });

  test('a council is not on a charity register', () => {
    expect(whyNotIdentifier('local_authority', 'GB-CHC', '1089464', false)).toMatchObject({ code: 'identifier_wrong_list', field: 'scheme' });
    expect(whyNotIdentifier('combined_authority', 'GB-LAS', 'GLG', false)?.code).toBe('identifier_wrong_list');
  });

  test('made-up numbers work in a demonstration only', () => {
    expect(whyNotIdentifier('charity', 'DEMO', 'demo-1234', true)).toBeUndefined();
    expect(whyNotIdentifier('charity', 'DEMO', 'DEMO-1234', false)?.code).toBe('identifier_DEMO');
    expect(whyNotIdentifier('charity', 'DEMO', '1234', true)?.code).toBe('identifier_DEMO');
  });
});

test('the last owner is not removed, and nobody is removed who is not there', () => {
  const held = [{ personId: 'a', role: 'owner' }, { personId: 'a', role: 'editor' }, { personId: 'b', role: 'certifier' }];
  expect(whyNotRemove(held, 'a')?.code).toBe('last_owner');
  expect(whyNotRemove(held, 'b')).toBeUndefined();
  expect(whyNotRemove(held, 'c')?.code).toBe('has_left_already');
  expect(whyNotRemove([...held, { personId: 'b', role: 'owner' }], 'a')).toBeUndefined();
});

describe('changing roles', () => {
  const held = [{ personId: 'gwen', role: 'owner' }, { personId: 'gwen', role: 'editor' }, { personId: 'hal', role: 'certifier' }];
  test.each([
    ['somebody who is not there', 'nobody', ['editor'], [], 'not_found'],
    ['roles the page did not show', 'hal', ['editor'], ['editor'], 'roles_changed_meanwhile'],
    ['no role at all', 'hal', [], ['certifier'], 'role_needed'],
    ['the only owner', 'gwen', ['editor'], ['editor', 'owner'], 'last_owner'],
  ] as const)('is refused for %s', (_, person, wanted, shown, code) => expect(whyNotChangeRoles(held, person, wanted, shown)?.code).toBe(code));

  test('is fine for anybody else, in whatever order the page showed them', () => {
    expect(whyNotChangeRoles(held, 'hal', ['editor', 'certifier'], ['certifier'])).toBeUndefined();
    expect(whyNotChangeRoles(held, 'gwen', ['owner'], ['owner', 'editor'])).toBeUndefined();
    expect(whyNotChangeRoles([...held, { personId: 'hal', role: 'owner' }], 'gwen', ['editor'], ['editor', 'owner'])).toBeUndefined();
  });
});

describe('handing over', () => {
  const held = [{ personId: 'gwen', role: 'owner' }, { personId: 'hal', role: 'certifier' }];
  test('goes to somebody of the organisation who is no owner yet', () => {
    expect(whyNotHandOver(held, 'gwen', 'hal')).toBeUndefined();
    expect(whyNotHandOver(held, 'gwen', 'gwen')?.code).toBe('is_owner_already');
    expect(whyNotHandOver(held, 'gwen', 'nobody')?.code).toBe('not_found');
  });
  test('leaves whoever only owned it an editor, so that nobody loses sight of their own work', () => {
    expect(rolesAfterHandOver(held, 'gwen')).toEqual(['editor']);
    expect(rolesAfterHandOver([...held, { personId: 'gwen', role: 'certifier' }], 'gwen')).toEqual(['certifier']);
  });
});

describe('merging duplicates', () => {
  const one = { id: 'a', mergedInto: null, demonstration: true, awards: 0, takeoverUnderWay: false };
  const two = { id: 'b', mergedInto: null, demonstration: true };
  test.each([
    ['into nothing', one, undefined, 'merge_into_unknown'],
    ['into itself', one, { ...two, id: 'a' }, 'organisation_is_itself'],
    ['what was merged before', { ...one, mergedInto: 'c' }, two, 'organisation_was_merged'],
    ['into what was merged before', one, { ...two, mergedInto: 'c' }, 'organisation_was_merged'],
    ['fiction into fact', one, { ...two, demonstration: false }, 'organisation_made_up'],
    ['an organisation with money', { ...one, awards: 1 }, two, 'organisation_has_awards'],
  ])('is refused %s', (_, duplicate, kept, code) => expect(whyNotMerge(duplicate, kept)?.code).toBe(code));
  test('is fine otherwise', () => expect(whyNotMerge(one, two)).toBeUndefined());

  test('whoever owned the duplicate does not own the other by it, and keeps the rest', () => {
    const duplicate = [{ personId: 'eve', role: 'owner' }, { personId: 'eve', role: 'certifier' }, { personId: 'noor', role: 'owner' }];
    expect(rolesAfterMerger(duplicate, [{ personId: 'gwen', role: 'owner' }])).toEqual([{ personId: 'eve', role: 'certifier' }, { personId: 'noor', role: 'editor' }]);
    expect(rolesAfterMerger(duplicate, [])).toContainEqual({ personId: 'noor', role: 'owner' });
    expect(rolesAfterMerger([{ personId: 'gwen', role: 'owner' }], [{ personId: 'gwen', role: 'owner' }])).toEqual([]);
  });
});
