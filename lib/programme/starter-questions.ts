import { regions } from '../publication/places';
import type { Question, QuestionSet } from './question-set';
import type { Nation } from './vocabulary';

const officers = { en: 'Fund officers, when they check and award', cy: 'Swyddogion y gronfa, wrth wirio a dyfarnu' };
const everyone = { en: 'Assessors and fund officers; the public too, if it is funded', cy: 'Aseswyr a swyddogion y gronfa; y cyhoedd hefyd, os caiff ei ariannu' };
const question = (name: string, field: Question['field'], en: string, cy: string, more: Partial<Question> = {}): Question => ({
  name, field, label: { en, cy }, why: { en: 'Every award of the fund needs it', cy: 'Mae ei angen ar bob dyfarniad o’r gronfa' }, usedBy: officers, ...more,
});

/** The few questions that every round needs, for an officer to build on. */
export function starterQuestions(nation: Nation): QuestionSet {
  const own = regions.filter((region) => region.nation === nation);
  const codes = own.map(({ code }) => code);
  const options = Object.fromEntries(own.map(({ code, name }) => [code, { label: name }]));
  return {
    sections: [
      { key: 'project', title: { en: 'Your project', cy: 'Eich prosiect' }, pages: [
        { key: 'title-and-summary', title: { en: 'Title and summary', cy: 'Teitl a chrynodeb' }, questions: [
          question('title', { kind: 'text', maxLength: 120 }, 'Project title', 'Teitl y prosiect', { usedBy: everyone }),
          question('summary', { kind: 'longText', maxWords: 150 }, 'Summary', 'Crynodeb', { usedBy: everyone, hint: { en: 'If it is funded, this is published', cy: 'Os caiff ei ariannu, cyhoeddir hyn' } }),
        ] },
        { key: 'category', title: { en: 'Category', cy: 'Categori' }, questions: [question('category', { kind: 'oneOf', options: [] }, 'Which category are you applying in?', 'Ym mha gategori rydych chi’n ymgeisio?', { options: {} })] },
      ] },
      { key: 'delivery', title: { en: 'Where and when', cy: 'Ble a phryd' }, pages: [
        { key: 'places', title: { en: 'Places', cy: 'Lleoedd' }, questions: [
          question('lead_region', { kind: 'oneOf', options: codes, as: 'select' }, 'Which region is the project mainly in?', 'Ym mha ranbarth mae’r prosiect yn bennaf?', { options }),
          question('sites', { kind: 'table', maxRows: 20, columns: { place: { kind: 'text', maxLength: 120 }, region: { kind: 'oneOf', options: codes, as: 'select' } } }, 'Where will it be delivered?', 'Ble caiff ei gyflawni?', {
            cells: { place: { label: { en: 'Town, or “Online”', cy: 'Tref, neu “Ar-lein”' } }, region: { label: { en: 'Region', cy: 'Rhanbarth' }, options } },
          }),
        ] },
        { key: 'dates', title: { en: 'Dates', cy: 'Dyddiadau' }, questions: [
          question('planned_start_date', { kind: 'date' }, 'Planned start', 'Dechrau arfaethedig'),
          question('planned_end_date', { kind: 'date' }, 'Planned end', 'Diwedd arfaethedig', { notBefore: 'planned_start_date' }),
        ] },
      ] },
      { key: 'money', title: { en: 'Money', cy: 'Arian' }, pages: [
        { key: 'costs', title: { en: 'Costs', cy: 'Costau' }, questions: [question('amount_applied_for', { kind: 'money' }, 'How much are you applying for?', 'Am faint ydych chi’n ymgeisio?')] },
      ] },
    ],
  };
}
