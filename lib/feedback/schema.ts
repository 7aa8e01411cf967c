import { fields } from '../field';

export const feedbackForm = { place: 'feedback.ask', fields: fields({ application: { kind: 'hidden' }, question: { kind: 'longText', maxWords: 300 } }) };
export const feedbackAnswerForm = { place: 'feedback.answer', fields: fields({ ref: { kind: 'hidden' }, answer: { kind: 'longText', maxWords: 800, rows: 10 } }) };
