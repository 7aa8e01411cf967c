import { blocksOf } from '../application/printed';
import { sayAnswer } from '../application/said';
import { formatDate, londonDate } from '../dates';
import { type Block, facts, heading, paragraph, type PlainDocument } from '../document/document';
import type { Locale } from '../locale';
import { pageWords } from '../programme/printed';
import { words } from '../words';
import type { Clarification } from './rules';

type Letter = { application: { ref: string; title: string; organisation: string }; clarification: Clarification; /** Who signs for the organisation, where we know of one by name. */ to?: string };

/** What the fund asks, to print and post to whoever has no address for mail: each question, what was answered, and room for what is said now. */
export function clarificationLetter(locale: Locale, { application: { ref, title, organisation }, clarification, to }: Letter, author: string): PlainDocument {
  const say = words(locale);
  const { askedAt, dueOn, answers } = clarification;
  return {
    title: say('answers.letter.title', { title }), locale, author, made: askedAt, foot: ref, pageWords: pageWords(locale),
    blocks: [
      facts([
        { term: say('answers.letter.to'), details: to ? `${to}, ${organisation}` : organisation },
        { term: say('application.reference'), details: ref },
        { term: say('answers.letter.date'), details: formatDate(londonDate(askedAt), locale) },
        { term: say('answers.letter.due'), details: formatDate(dueOn, locale) },
      ]),
      paragraph(say('answers.letter.intro')),
      ...answers.flatMap(({ question, asks, before }): Block[] => [
        heading(3, question.label[locale]), ...blocksOf(sayAnswer(locale, question, before)),
        ...(asks ? [paragraph(say('clarification.asks', { asks }))] : []),
        paragraph(say('answers.letter.yours')),
        paragraph('_'.repeat(60)),
      ]),
      heading(2, say('answers.letter.how')),
      paragraph(say('answers.letter.send', { due: formatDate(dueOn, locale) })),
      paragraph(say('answers.letter.sign')),
    ],
  };
}
