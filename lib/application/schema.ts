import { fields } from '../field';

export const startForm = {
  place: 'application.start',
  fields: fields({ round: { kind: 'hidden' }, organisation: { kind: 'text', maxLength: 40 } }),
};

export const signOffForm = { place: 'application.signOff', fields: fields({ application: { kind: 'hidden' } }) };
export const draftForm = { place: 'application.backToDraft', fields: fields({ application: { kind: 'hidden' } }) };

export const submissionForm = {
  place: 'application.submission',
  fields: fields({ application: { kind: 'hidden' }, declaration: { kind: 'declaration' }, alone: { kind: 'declaration', optional: true } }),
};

/** The code or the link of a letter, for whoever is alone in their organisation. */
export const submissionCodeForm = { place: 'application.code', fields: fields({ application: { kind: 'hidden' }, code: { kind: 'code' } }) };
export const submissionLinkForm = { place: 'application.link', fields: fields({ application: { kind: 'hidden' }, token: { kind: 'hidden' } }) };
export const submissionNewCodeForm = { place: 'application.again', fields: fields({ application: { kind: 'hidden' } }) };

export const withdrawalForm = {
  place: 'application.withdrawal',
  fields: fields({ application: { kind: 'hidden' }, reason: { kind: 'longText', maxWords: 200 } }),
};

export const copyForm = { place: 'copying', fields: fields({ application: { kind: 'hidden' }, from: { kind: 'hidden' } }) };
