import { fields } from '../field';
import { locales } from '../locale';
import { exemptions, exemptionsOf, type RequestKind, requestKinds } from './vocabulary';

export const logForm = {
  place: 'law.log',
  fields: fields({
    kind: { kind: 'oneOf', options: requestKinds }, askedBy: { kind: 'text', maxLength: 200 }, contact: { kind: 'text', maxLength: 200, optional: true },
    asks: { kind: 'longText', maxWords: 1000 }, receivedOn: { kind: 'date' }, language: { kind: 'oneOf', options: locales },
    subjectName: { kind: 'text', maxLength: 200, optional: true }, subjectEmail: { kind: 'email', optional: true },
  }),
};
export const coverForm = { place: 'law.cover', fields: fields({ ref: { kind: 'hidden' }, record: { kind: 'text', maxLength: 200, spellcheck: false } }) };

const withholding = { ref: { kind: 'hidden' }, item: { kind: 'hidden' }, words: { kind: 'text', maxLength: 1000, optional: true, spellcheck: false }, exemption: { kind: 'oneOf', options: exemptions, as: 'select' }, reason: { kind: 'text', maxLength: 300 } } as const;
export const withholdForm = { place: 'law.withhold', fields: fields(withholding) };
/** The same with the clauses of one law only; `whyNotWithhold` holds whatever is sent to it. */
export const withholdFormFor = (kind: RequestKind) => ({ place: 'law.withhold', fields: fields({ ...withholding, exemption: { ...withholding.exemption, options: exemptionsOf[kind] } }) });

const changing = { ref: { kind: 'hidden' }, redaction: { kind: 'hidden' }, decision: { kind: 'oneOf', options: ['accept', 'remove'] }, exemption: { kind: 'oneOf', options: exemptions, as: 'select' }, reason: { kind: 'text', maxLength: 300 } } as const;
export const redactionForm = { place: 'law.redaction', fields: fields(changing) };
export const redactionFormFor = (kind: RequestKind) => ({ place: 'law.redaction', fields: fields({ ...changing, exemption: { ...changing.exemption, options: exemptionsOf[kind] } }) });

export const acceptAllForm = { place: 'law.acceptAll', fields: fields({ ref: { kind: 'hidden' }, item: { kind: 'hidden' } }) };
export const proposalForm = { place: 'law.proposal', fields: fields({ ref: { kind: 'hidden' } }) };
export const releaseForm = { place: 'law.release', fields: fields({ ref: { kind: 'hidden' }, decision: { kind: 'oneOf', options: ['release', 'send_back'] }, reason: { kind: 'longText', maxWords: 200, optional: true } }) };
export const extensionForm = { place: 'law.extension', fields: fields({ ref: { kind: 'hidden' }, seen: { kind: 'hidden' }, reason: { kind: 'longText', maxWords: 300 }, until: { kind: 'date', optional: true } }) };
export const bankHolidayForm = { place: 'law.holiday', fields: fields({ onDate: { kind: 'date' }, entry: { kind: 'oneOf', options: ['add', 'take_back'] }, reason: { kind: 'text', maxLength: 200 } }) };
export const closureForm = { place: 'law.closure', fields: fields({ ref: { kind: 'hidden' }, reason: { kind: 'longText', maxWords: 200 } }) };
