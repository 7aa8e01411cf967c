import { expect, test } from 'vitest';
import { defaultText, lacksOf, letterBytes, type LetterFacts, placesOf, unknownPlaces, writeLetter } from './compose';
import { languageOfLetter, letterKindOf, whyNotCallOff, whyNotComplete, whyNotSend, whyNotSendAt, whyNotText } from './rules';
import { letterKinds } from './vocabulary';

const rules = { texts: {}, reasons: true, scores: true };
const facts: LetterFacts = {
  kind: 'decline', ref: 'DIIF-7K3M-9Q2', title: 'Doorways online', organisation: 'A trust', round: { en: 'England round', cy: 'Rownd Lloegr' }, appliedPence: 50_000_00, amountPence: null, reason: 'The plan is thin',
  scores: [{ label: { en: 'Need', cy: 'Angen' }, score: 4, of: 5 }], language: 'en', date: '2025-11-05', feedbackUntil: '2025-12-03', answerBy: '2025-12-03', paragraph: null, stopped: false, flagged: false, contact: 'c@example.org',
};

test.each(letterKinds)('the text of the service for %s has no place that is not known, in either language, and reads without a hole', (kind) => {
  for (const locale of ['en', 'cy'] as const) {
    expect(unknownPlaces(kind, defaultText(kind, locale))).toEqual([]);
    const written = writeLetter({ ...facts, kind, amountPence: 40_000_00, language: locale }, rules)[locale] ?? '';
    expect(written).not.toMatch(/[{}]/);
    expect(written).toContain('Doorways online');
  }
  expect(lacksOf({ ...facts, kind }, rules)).toEqual([]);
});

test('reasons and scores are given as the round is set, and their paragraphs go with them', () => {
  const whole = writeLetter(facts, rules).en ?? '';
  expect(whole).toContain('The plan is thin');
  expect(whole).toContain('- Need: 4 of 5');
  expect(whole).toContain('3 December 2025');
  const bare = writeLetter({ ...facts, feedbackUntil: facts.date }, { ...rules, reasons: false, scores: false }).en ?? '';
  for (const left of ['The plan is thin', 'Why it was not', 'Need', 'scores', 'feedback until']) expect(bare).not.toContain(left);
});

test('what fills a place is never read for places again, and stays what it was: no mark-up, no other letter’s facts', () => {
  const written = writeLetter({ ...facts, organisation: '{reasons}{amount}', title: '<script>alert(1)</script> $& $1' }, rules).en ?? '';
  expect(written).toContain('Dear {reasons}{amount}');
  expect(written).toContain('<script>alert(1)</script> $& $1');
});

test('a bilingual letter is both texts, each in its own words; its hash is of both', () => {
  const written = writeLetter({ ...facts, language: 'both' }, rules);
  expect(written.en).toContain('- Need: 4 of 5');
  expect(written.cy).toContain('- Angen: 4 allan o 5');
  expect(letterBytes(written)).toBe(`${written.en}\n\n* * *\n\n${written.cy}`);
  expect(writeLetter({ ...facts, language: 'cy' }, rules)).toMatchObject({ en: null });
});

test('own words stand before the end, or where the text has a place for them', () => {
  const paragraph = { en: 'We liked your sessions.', cy: '' };
  expect(writeLetter({ ...facts, paragraph }, rules).en?.split('\n\n').at(-2)).toBe('We liked your sessions.');
  const texts = { decline: { en: '{paragraph}\n\nGoodbye', cy: '' } };
  expect(writeLetter({ ...facts, paragraph }, { ...rules, texts }).en).toBe('We liked your sessions.\n\nGoodbye');
  expect(writeLetter(facts, { ...rules, texts }).en).toBe('Goodbye');
});

test('what is missing is seen before anything is sent: a reason, a language, a flag', () => {
  const only = (more: Partial<LetterFacts>, own = rules) => lacksOf({ ...facts, ...more }, own);
  expect(only({ reason: ' ' })).toEqual(['no_reason']);
  expect(only({ reason: null }, { ...rules, reasons: false })).toEqual([]);
  const texts = { decline: { en: 'Only English', cy: '' } };
  expect(only({ language: 'cy' }, { ...rules, texts } as typeof rules)).toEqual(['no_welsh_text']);
  expect(only({}, { ...rules, texts } as typeof rules)).toEqual([]);
  expect(only({ language: 'both', paragraph: { en: 'Hello', cy: '' } })).toEqual(['no_welsh_paragraph']);
  expect(only({ stopped: true })).toEqual(['stopped']);
  expect(only({ flagged: true, scores: [] })).toEqual(['flagged', 'no_scores']);
  expect(whyNotComplete(['flagged', 'no_scores'])).toBeUndefined();
  expect(whyNotComplete(['no_reason'])?.code).toBe('letter_not_complete');
  expect(whyNotComplete(['stopped'])?.code).toBe('stopped_by_flag');
});

test('a place that is not known is refused on its field', () => {
  expect(whyNotText('decline', 'Dear {organisation}, {assessor}', 'en')).toMatchObject({ code: 'letter_place_unknown', field: 'en', values: { place: '{assessor}' } });
  expect(whyNotText('reserve', 'You have {amount}', 'cy')).toMatchObject({ field: 'cy' });
  expect(whyNotText('offer', 'You have { amount }', 'en')?.code).toBe('letter_place_unknown');
  expect(whyNotText('offer', 'You have {amount}', 'en')).toBeUndefined();
  expect(Object.values(placesOf).flat().filter((name) => /assessor|comment|rank/.test(name))).toEqual([]);
});

test('a letter is of its state, sent once, at a time to come, and called off before it', () => {
  expect(letterKindOf('not_recommended')).toBeUndefined();
  expect(whyNotSend({ status: 'recommended', decisionNotifiedAt: null }, [])?.code).toBe('not_decided_yet');
  expect(whyNotSend({ status: 'reserve', decisionNotifiedAt: null }, ['reserve'])?.code).toBe('already_notified');
  expect(whyNotSend({ status: 'unsuccessful', decisionNotifiedAt: null }, ['reserve'])).toBeUndefined();
  const now = new Date('2025-11-05T09:00:00Z');
  expect(whyNotSendAt(undefined, now)?.code).toBe('no_such_time');
  expect(whyNotSendAt(new Date('2025-11-05T08:59:00Z'), now)?.code).toBe('letters_in_the_past');
  expect(whyNotCallOff({ status: 'proposed', sendAt: now }, now)?.code).toBe('letters_are_going_out');
  expect(whyNotCallOff({ status: 'called_off', sendAt: now }, now)?.code).toBe('wrong_state');
  expect(languageOfLetter({ written: 'cy', bilingual: true }, false)).toBe('en');
  expect(languageOfLetter({ written: 'cy', bilingual: false }, true)).toBe('cy');
});
