import { expect, test } from 'vitest';
import type { Question } from '../programme/question-set';
import { offersOf } from './place-answers';

const words = { label: { en: '', cy: '' }, why: { en: '', cy: '' }, usedBy: { en: '', cy: '' } };
const sites: Question = { name: 'sites', field: { kind: 'table', maxRows: 5, columns: { place: { kind: 'text', list: 'places' }, note: { kind: 'text' } } }, ...words };
const offers = (raw: Parameters<typeof offersOf>[1]) => offersOf([sites], raw, 'en');

test('a text that nearly is a place is asked about, by its box; a place, a blank and what is like no place are not', () => {
  expect(Object.keys(offers({ sites: [{ place: 'Leeds', note: 'Leds' }, { place: 'Leds' }, { place: '' }, { place: 'Our own hall' }] }))).toEqual(['sites.1.place']);
  expect(offers({ sites: [{ place: 'Leds' }] })['sites.0.place']).toContain('Leeds');
});

test('what was offered and kept is not asked about again, what has changed since is', () => {
  expect(offers({ sites: [{ place: 'Leds' }], offered: { sites: [{ place: 'Leds' }] } })).toEqual({});
  expect(Object.keys(offers({ sites: [{ place: 'Liverpol' }], offered: { sites: [{ place: 'Leds' }] } }))).toEqual(['sites.0.place']);
  expect(offers({ sites: 'not rows', offered: 'neither' })).toEqual({});
});
