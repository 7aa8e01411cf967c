import { expect, test } from 'vitest';
import { testDatabase } from '@/db/testing/database';
import { member, staffMember } from '@/db/testing/people';
import { everythingForMember } from './export-queries';
import { moveMainOffice } from './office-commands';
import { correctOrganisation } from './officer-commands';
import { organisationForStaff } from './officer-queries';
import { organisationForMember } from './queries';
import { shownAs } from './rules';

const owner = testDatabase();

async function unplaced() {
  const founder = await member(owner, ['certifier']);
  const organisationId = founder.memberships[0]?.organisationId ?? '';
  const [row] = await owner.query<{ ref: string; name: string; identifier: string }>('update organisations set demonstration = true, identifier = upper(identifier) where id = $1 returning ref, name, identifier', [organisationId]);
  if (!row) throw new Error('a member has an organisation');
  return { founder, organisationId, ...row };
}

test('an organisation registered before says its town once, and again when it moves; nothing of the town stands in the events', async () => {
  const { founder, ref, organisationId } = await unplaced();
  await moveMainOffice(founder, ref, { place: 'Newport, Wales' });
  expect(await organisationForMember(founder, ref)).toMatchObject({ place: 'Newport', placeRegion: 'W92000004' });
  expect(await everythingForMember(founder, ref)).toMatchObject({ organisation: { place: 'Newport', placeRegion: 'W92000004' } });
  await moveMainOffice(founder, ref, { place: '4 Home Road', shown: 'Newport, Wales' });
  expect(await organisationForMember(founder, ref)).toMatchObject({ place: '4 Home Road', placeRegion: null });
  const events = await owner.query<{ data: unknown }>(`select data from events where name = 'organisation.place_changed' and subject_id = $1 order by id`, [organisationId]);
  expect(events.map(({ data }) => data)).toEqual([{ region: 'W92000004' }, { region: null }]);
});

test('two people moving it at once: one is saved, one is told', async () => {
  const { founder, ref } = await unplaced();
  const results = await Promise.allSettled(['Leeds', 'York'].map((place) => moveMainOffice(founder, ref, { place })));
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(results.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'changed_meanwhile', field: 'place' } });
});

test('it is for a certifier or an owner of that organisation to say', async () => {
  const { ref, organisationId } = await unplaced();
  await expect(moveMainOffice(await member(owner, ['editor'], organisationId), ref, { place: 'Leeds' })).rejects.toMatchObject({ code: 'not_allowed' });
  await expect(moveMainOffice(await member(owner, ['owner']), ref, { place: 'Leeds' })).rejects.toMatchObject({ code: 'not_found' });
  await moveMainOffice(await member(owner, ['owner'], organisationId), ref, { place: 'Leeds' });
});

test('an officer corrects the town alone, with a reason; it is no earlier name, and a stale page is told', async () => {
  const officer = await staffMember(owner, ['fund_officer']);
  const { ref, name, identifier } = await unplaced();
  const known = { name, identifierScheme: 'DEMO', identifier };
  const correction = { name, scheme: 'DEMO', identifier, place: 'Bangor, Northern Ireland', reason: 'Told by telephone', shown: shownAs(known) } as const;
  await correctOrganisation(officer, ref, correction);
  expect(await organisationForStaff(officer, ref)).toMatchObject({ place: 'Bangor', placeRegion: 'N92000002', earlierNames: [] });
  await expect(correctOrganisation(officer, ref, { ...correction, place: 'Leeds' })).rejects.toMatchObject({ code: 'organisation_changed_meanwhile' });
  const shown = shownAs({ ...known, place: 'Bangor', placeRegion: 'N92000002' });
  await expect(correctOrganisation(officer, ref, { ...correction, shown })).rejects.toMatchObject({ code: 'nothing_changed' });
  await correctOrganisation(officer, ref, { ...correction, name: `${name} and Friends`, shown });
  expect(await organisationForStaff(officer, ref)).toMatchObject({ place: 'Bangor', earlierNames: [{ name }] });
});
