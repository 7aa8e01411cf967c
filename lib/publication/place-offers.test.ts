import { expect, test } from 'vitest';
import { nearPlaces, regionNameOf, suggestPlaces } from './place-offers';

const names = (text: string) => suggestPlaces(text).map(({ name }) => name.en);

test.each([
  ['leed', 'Leeds'], ['tower ham', 'Tower Hamlets'], ['east mid', 'East Midlands'], ['onl', 'Online'], ['nation', 'Nationwide'], ['ar-l', 'Online'], ['caerd', 'Cardiff'], ['st hel', 'St Helens'],
])('“%s” leads to %s first', (typed, name) => expect(names(typed)[0]).toBe(name));

test('a place is offered once in its region, with the region it lies in', () => {
  const [leeds] = suggestPlaces('leeds');
  expect(leeds).toMatchObject({ region: 'E12000003' });
  expect(names('leeds').filter((name) => name === 'Leeds')).toHaveLength(1);
  expect(leeds && regionNameOf(leeds, 'en')).toBe('Yorkshire and The Humber');
  expect(suggestPlaces('online').map((place) => regionNameOf(place, 'en'))).toEqual([undefined]);
  expect(suggestPlaces('wales').map((place) => regionNameOf(place, 'en'))[0]).toBeUndefined();
  expect(suggestPlaces('')).toEqual([]);
});

test.each([['Leds', 'Leeds'], ['Liverpol', 'Liverpool'], ['Lievrpool', 'Liverpool'], ['Tower Hamlest', 'Tower Hamlets'], ['Nationwid', 'Nationwide'], ['Yorkshire', 'Yorkshire and The Humber'], ['Onlin', 'Online']])(
  '“%s” may have been meant for %s',
  (typed, name) => expect(nearPlaces(typed, 'en')).toContain(name),
);

test.each(['Leeds', 'leeds ', 'ST. HELENS', 'Abertawe', 'online', 'Ledled y wlad', 'Bluebell estate community hall', 'xy', ''])('“%s” is offered nothing: it is a place, or like none', (typed) => {
  expect(nearPlaces(typed, 'en')).toEqual([]);
});

test('a near name is said in the reader’s language', () => expect(nearPlaces('Abertwe', 'cy')).toContain('Abertawe'));
