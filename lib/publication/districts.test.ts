import { describe, expect, test } from 'vitest';
import { districtAt, districtName, districtsNamed } from './districts';
import districtData from './districts.json';
import { placeByName, places, regionCodes } from './places';

const districts: Record<string, readonly string[]> = districtData;

describe('the districts', () => {
  test('are of one region each, and none is named twice', () => {
    expect(Object.keys(districts)).toEqual([...regionCodes]);
    const names = Object.values(districts).flat();
    expect(new Set(names).size).toBe(names.length);
    expect(names).toHaveLength(217);
  });

  test('are today’s eleven councils in Northern Ireland, and the nation’s own number elsewhere', () => {
    expect(districts.N92000002).toHaveLength(11);
    expect(districts.W92000004).toHaveLength(22);
    expect(districts.S92000003).toHaveLength(32);
    expect(districts.E12000007).toHaveLength(33);
  });

  test('hold every town of the list, each in its own region, but “London”', () => {
    expect(places.filter(({ district }) => !district).map(({ name }) => name)).toEqual(['London']);
    expect(places.filter(({ district, region }) => district && !districts[region]?.includes(district))).toEqual([]);
  });

  // At the sea, near a boundary, astride one in the source's simplified lines, or with a county's code that is wrong there.
  test.each([
    ['Sunderland', 'Sunderland'], ['South Shields', 'South Tyneside'], ['Cardiff', 'Cardiff'], ['Caerdydd', 'Cardiff'], ['Glasgow', 'Glasgow'], ['Giffnock', 'East Renfrewshire'], ['Southampton', 'Southampton'],
    ['Wallasey', 'Wirral'], ['Runcorn', 'Halton'], ['St Helens', 'St Helens'], ['Bootle', 'Sefton'], ['Salford', 'Salford'], ['Otley', 'Leeds'], ['Grays', 'Thurrock'], ['Reading', 'Reading'], ['Durham', 'County Durham'],
    ['Fleetwood', 'Lancashire'], ['Hove', 'Brighton and Hove'], ['Wolverhampton', 'Wolverhampton'], ['Cromer', 'Norfolk'], ['Rhyl', 'Denbighshire'], ['Gourock', 'Inverclyde'], ['Lerwick', 'Shetland Islands'],
    ['Larne', 'Mid and East Antrim'], ['Enniskillen', 'Fermanagh and Omagh'], ['Derry', 'Derry City and Strabane'], ['Newtownabbey', 'Antrim and Newtownabbey'], ['Lisburn', 'Lisburn and Castlereagh'],
  ])('%s is in %s', (town, district) => {
    expect(placeByName(town)?.district).toBe(district);
  });
});

test('towns of one name are told apart by their region, and are not guessed without one', () => {
  expect(districtAt({ place: 'Bangor', region: 'W92000004' })).toEqual({ region: 'W92000004', name: 'Gwynedd' });
  expect(districtAt({ place: 'bangor', region: 'N92000002' })).toEqual({ region: 'N92000002', name: 'Ards and North Down' });
  expect(districtAt({ place: 'Bangor' })).toBeUndefined();
  expect(districtAt({ place: 'Sunderland' })).toEqual({ region: 'E12000001', name: 'Sunderland' });
  expect(districtAt({ place: 'Leeds', region: 'E12000001' })).toBeUndefined();
});

test('a district’s own name is a place too, in either language, and by the name it had here before', () => {
  expect(districtAt({ place: 'Tower Hamlets', region: 'E12000007' })?.name).toBe('Tower Hamlets');
  expect(districtAt({ place: 'Sir Gâr', region: 'W92000004' })).toBeUndefined();
  expect(districtAt({ place: 'Ynys Mon' })?.name).toBe('Isle of Anglesey');
  expect(districtAt({ place: 'Moyle', region: 'N92000002' })?.name).toBe('Causeway Coast and Glens');
  expect(districtAt({ place: 'London', region: 'E12000007' })).toEqual({ region: 'E12000007' });
  expect([districtName('Cardiff', 'cy'), districtName('Cardiff', 'en'), districtName('Powys', 'cy')]).toEqual(['Caerdydd', 'Cardiff', 'Powys']);
});

test.each(['', '4 Secret Street, Leeds', 'Online', 'North East', 'Nowhere'])('“%s” is in no district', (text) => {
  expect(districtsNamed(text)).toEqual([]);
  expect(districtAt({ place: text, region: 'E12000003' })).toBeUndefined();
});
