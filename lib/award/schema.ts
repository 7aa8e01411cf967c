import { fields } from '../field';

const ref = { kind: 'hidden' } as const;

export const acceptanceForm = { place: 'award.acceptance', fields: fields({ ref, agree: { kind: 'declaration' }, name: { kind: 'text', maxLength: 120, autocomplete: 'name', spellcheck: false } }) };
/** The code or the link of a letter, after the name was typed on the page before. */
export const signatureCodeForm = { place: 'agreement.code', fields: fields({ ref, code: { kind: 'code' } }) };
export const signatureLinkForm = { place: 'agreement.link', fields: fields({ ref, token: { kind: 'hidden' } }) };
export const newCodeForm = { place: 'agreement.again', fields: fields({ ref, name: { kind: 'hidden' } }) };
export const offerExtensionForm = { place: 'agreement.extension', fields: fields({ ref, until: { kind: 'date' }, reason: { kind: 'longText', maxWords: 200 } }) };
export const awardRefusalForm = { place: 'award.refusal', fields: fields({ ref, reason: { kind: 'longText', maxWords: 200 } }) };
export const countersignatureForm = { place: 'award.countersignature', fields: fields({ ref }) };
export const withdrawalForm = { place: 'award.withdrawal', fields: fields({ ref, reason: { kind: 'longText', maxWords: 200 } }) };

/** Beside these, one question for each place (`publication-form.ts`). */
export const publicationForm = {
  place: 'award.publication',
  fields: fields({
    summary_en: { kind: 'longText', maxWords: 150 },
    summary_cy: { kind: 'longText', maxWords: 150, optional: true },
    show_amount: { kind: 'yesNo' },
    embargo: { kind: 'date', optional: true },
  }),
};
