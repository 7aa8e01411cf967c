import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import placeData from './places.json';
import { findPlaces, isRegionCode, mapSize, placeByName, places, regionCodes, regionOf, regionShapes, regions } from './places';
import shapeData from './region-shapes.json';

const file = (name: string) => readFileSync(new URL(name, import.meta.url));
const onTheMap = ({ x, y }: { x: number; y: number }) => x >= 0 && x <= mapSize.width && y >= 0 && y <= mapSize.height;

/** Every corner of a region, from its path: each ring starts absolutely and goes on in steps. */
function corners(path: string) {
  return path.split('M').slice(1).flatMap((ring) => {
    const numbers = (ring.match(/-?(?:\d+\.?\d*|\.\d+)/g) ?? []).map(Number);
    let [x, y] = [0, 0];
    return Array.from({ length: numbers.length / 2 }, (_, i) => {
      x += numbers[2 * i] ?? Number.NaN;
      y += numbers[2 * i + 1] ?? Number.NaN;
      return { x, y };
    });
  });
}

describe('the twelve places', () => {
  test('are nine English regions and three nations, in one order everywhere', () => {
    expect(regions.map((region) => region.code)).toEqual(regionCodes);
    expect(placeData.regions).toEqual(regionCodes);
    expect(Object.keys(shapeData.shapes).sort()).toEqual([...regionCodes].sort());
    expect(regions.filter((region) => region.nation === 'england')).toHaveLength(9);
    expect(new Set(regions.map((region) => region.nation)).size).toBe(4);
  });

  test.each(regions)('$name.en has an outline, a label and a Welsh name of its own', ({ code, name }) => {
    const { path, label, callout } = regionShapes[code];
    expect(path).toMatch(/^(M[\d.-]+( |-)[\d.]+l[\d. -]+z)+$/);
    expect(corners(path).length).toBeGreaterThan(40);
    expect(corners(path).every(onTheMap)).toBe(true);
    expect(onTheMap(label)).toBe(true);
    expect(label.letters).toBeGreaterThan(8);
    if (callout) expect(onTheMap(callout) && ['start', 'middle', 'end'].includes(callout.side)).toBe(true);
    expect(name.cy).not.toBe('');
    expect(name.cy).not.toBe(name.en);
  });

  test.each(regions)('$name.en has towns to choose from', ({ code }) => {
    expect(places.filter((place) => place.region === code).length).toBeGreaterThanOrEqual(3);
  });

  test('are found by their code, and nothing else is', () => {
    expect(regionOf('W92000004').name.cy).toBe('Cymru');
    expect(regionOf('E12000010')).toBeUndefined();
    expect(isRegionCode('N92000002')).toBe(true);
    expect(isRegionCode('Wales')).toBe(false);
  });

  test('small enough to send', () => {
    expect(file('region-shapes.json').length).toBeLessThanOrEqual(60 * 1024);
    expect(gzipSync(file('region-shapes.json')).length).toBeLessThanOrEqual(16 * 1024);
    expect(file('places.json').length).toBeLessThanOrEqual(60 * 1024);
  });
});

describe('the towns', () => {
  test('are on the map, each name once in a region', () => {
    expect(places.filter((place) => !onTheMap(place) || !isRegionCode(place.region))).toEqual([]);
    expect(new Set(places.map((place) => `${place.name} ${place.region}`)).size).toBe(places.length);
  });

  // Towns near a border, on an island, or whose county code was wrong in the source.
  test.each([
    ['Berwick-upon-Tweed', 'North East'],
    ['Barrow in Furness', 'North West'],
    ['Glossop', 'East Midlands'],
    ['Grimsby', 'Yorkshire and The Humber'],
    ['Todmorden', 'Yorkshire and The Humber'],
    ['Oswestry', 'West Midlands'],
    ['Northampton', 'East Midlands'],
    ['Luton', 'East of England'],
    ['Grays', 'East of England'],
    ['Chessington', 'London'],
    ['Croydon', 'London'],
    ['Margate', 'South East'],
    ['Milton Keynes', 'South East'],
    ['Cowes', 'South East'],
    ['Swindon', 'South West'],
    ['Chepstow', 'Wales'],
    ['Annan', 'Scotland'],
    ['Lerwick', 'Scotland'],
    ['Wick', 'Scotland'],
    ['Derry', 'Northern Ireland'],
  ])('%s is in %s', (town, region) => {
    const place = placeByName(town);
    expect(place && regionOf(place.region).name.en).toBe(region);
  });

  test('are found by the beginning of their name, the largest first', () => {
    const found = findPlaces('Llan');
    expect(found.map((place) => place.name).slice(0, 1)).toEqual(['Llanelli']);
    expect(found).toHaveLength(10);
    expect(found.every((place) => place.name.startsWith('Llan') || place.welshName?.startsWith('Llan'))).toBe(true);
    expect(findPlaces('Llan', 3)).toHaveLength(3);
    expect(findPlaces('newport').map((place) => regionOf(place.region).name.en)[0]).toBe('Wales');
  });

  test('are found as people type: no accents, no hyphens, "St" for "Saint", a later word', () => {
    expect(findPlaces('stoke on tr')[0]?.name).toBe('Stoke-on-Trent');
    expect(findPlaces('saint helens')[0]?.name).toBe('St Helens');
    expect(findPlaces('  ')).toEqual([]);
    expect(findPlaces('tees').map((place) => place.name)).toContain('Stockton-on-Tees');
  });

  test('are found by their Welsh name too, with or without its accents and article', () => {
    expect(findPlaces('caerd')[0]?.name).toBe('Cardiff');
    expect(findPlaces('pont-y-pwl')[0]?.welshName).toBe('Pont-y-pŵl');
    expect(findPlaces('fenni')[0]?.name).toBe('Abergavenny');
    expect(placeByName('Abertawe')?.name).toBe('Swansea');
  });

  test('of one name are told apart by their region', () => {
    expect(placeByName('Bangor', 'W92000004')?.region).toBe('W92000004');
    expect(placeByName('Bangor', 'N92000002')?.region).toBe('N92000002');
    expect(placeByName('Bangor', 'E12000001')).toBeUndefined();
    expect(placeByName('Nowhere at all')).toBeUndefined();
  });
});
