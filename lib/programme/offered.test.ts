import { expect, test } from 'vitest';
import { testQuestions } from '@/db/testing/round';
import { inOffered, languageNote, otherLanguage } from './offered';
import { questionsOf } from './questions';

test('a round in one language asks in that language whoever reads it, and says so to whoever reads in the other', () => {
  const english = inOffered(testQuestions, ['en']);
  for (const [index, { label, why }] of questionsOf(english).entries()) {
    expect(label.cy).toBe(questionsOf(testQuestions)[index]?.label.en);
    expect(why.cy).toBe(why.en);
  }
  expect(questionsOf(inOffered(testQuestions, ['cy']))[0]?.label.en).toBe(questionsOf(testQuestions)[0]?.label.cy);
  expect(languageNote('cy', ['en'])).toBe('answers.languages.onlyEnglish');
  expect(languageNote('en', ['cy'])).toBe('answers.languages.onlyWelsh');
  expect(languageNote('en', ['en'])).toBeUndefined();
  expect([otherLanguage('cy', ['en']), otherLanguage('en', ['cy']), otherLanguage('en', ['en'])]).toEqual(['en', 'cy', undefined]);
});

test('a round in both, or that says nothing, asks each reader in their own', () => {
  for (const languages of [undefined, [], ['en', 'cy'] as const]) {
    expect(inOffered(testQuestions, languages)).toBe(testQuestions);
    expect(languageNote('cy', languages)).toBeUndefined();
  }
});
