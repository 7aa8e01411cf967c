import { expect, test } from 'vitest';
import { mainOfficeOf, mainOfficeText, officesMeant } from './main-office';

test.each([
  ['Leeds', 'Leeds', 'E12000003'], [' caerdydd ', 'caerdydd', 'W92000004'], ['Newport, Wales', 'Newport', 'W92000004'], ['Bangor, Gogledd Iwerddon', 'Bangor', 'N92000002'], ['Gateshead', 'Gateshead', 'E12000001'],
  ['Newry, Mourne and Down', 'Newry, Mourne and Down', 'N92000002'], ['Newport', 'Newport', null], ['Little Wittering', 'Little Wittering', null], ['Leeds, the second floor', 'Leeds, the second floor', null],
])('“%s” is %s in %s', (typed, place, placeRegion) => {
  expect(mainOfficeOf(typed)).toEqual({ place, placeRegion });
});

test('what is shown is what would be typed again', () => {
  for (const typed of ['Leeds', 'Newport, Wales', 'Bangor, Northern Ireland', 'Little Wittering']) expect(mainOfficeText(mainOfficeOf(typed), 'en')).toBe(typed);
  expect(mainOfficeText({ place: null, placeRegion: null }, 'en')).toBe('');
  expect(mainOfficeText({ place: 'Newport', placeRegion: 'W92000004' }, 'cy')).toBe('Newport, Cymru');
});

test('a name of several regions is asked about, and one nearly ours; a plain one and one like none are not', () => {
  expect(officesMeant('Newport', 'en')).toContain('Newport, Wales');
  expect(officesMeant('Newport', 'en').length).toBeGreaterThan(1);
  for (const offered of officesMeant('Newport', 'cy')) expect(officesMeant(offered, 'cy')).toEqual([]);
  expect(officesMeant('Sundreland', 'en')).toContain('Sunderland');
  for (const plain of ['Sunderland', 'Abertawe', 'Little Wittering']) expect(officesMeant(plain, 'en')).toEqual([]);
});
