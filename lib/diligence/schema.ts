import { type Fields, fields } from '../field';
import { checkKinds, type FraudRisk, mostLikely, ratings, subsidyDecisions } from './vocabulary';

const ref = { kind: 'hidden' } as const;
const judged = { rating: { kind: 'oneOf', options: ratings }, notes: { kind: 'longText', maxWords: 400, optional: true } } as const;
const scored = { kind: 'number', min: 1, max: mostLikely } as const satisfies Fields[string];

export const checkForm = { place: 'diligence.check', fields: fields({ ref, check: ref, ...judged }) };
export const subsidyForm = {
  place: 'diligence.check',
  fields: fields({ ref, subsidy: { kind: 'oneOf', options: subsidyDecisions }, reference: { kind: 'text', maxLength: 100, optional: true, spellcheck: false }, ...judged }),
};
/** How likely each is and how much harm it would do, by names that `fraudOf` reads. */
export const fraudForm = {
  place: 'diligence.check',
  fields: fields({
    ref, identityLikely: scored, identityHarm: scored, twiceLikely: scored, twiceHarm: scored, spendingLikely: scored, spendingHarm: scored,
    resultsLikely: scored, resultsHarm: scored, closenessLikely: scored, closenessHarm: scored, ...judged,
  }),
};
type FraudAnswers = Record<`${FraudRisk}${'Likely' | 'Harm'}`, number>;
export const fraudOf = (answers: FraudAnswers) => ({
  identity: { likelihood: answers.identityLikely, impact: answers.identityHarm }, twice: { likelihood: answers.twiceLikely, impact: answers.twiceHarm },
  spending: { likelihood: answers.spendingLikely, impact: answers.spendingHarm }, results: { likelihood: answers.resultsLikely, impact: answers.resultsHarm },
  closeness: { likelihood: answers.closenessLikely, impact: answers.closenessHarm },
});

export const liftingForm = { place: 'diligence.lifting', fields: fields({ ref, check: ref, reason: { kind: 'longText', maxWords: 300 } }) };
export const registerQuestionForm = { place: 'diligence.ask', fields: fields({ ref }) };
export const entryForm = { place: 'diligence.entry', fields: fields({ ref, reference: { kind: 'text', maxLength: 100, spellcheck: false }, uploadedOn: { kind: 'date' } }) };
export const mandatoryForm = { place: 'diligence.mandatory', fields: fields({ ref, checks: { kind: 'manyOf', options: checkKinds, optional: true } }) };
