import { type Fields, fields } from '../field';

/** Which questions there are is data, so the officer's form is made for each application. */
export const askFields = (names: readonly string[]) =>
  ({
    questions: { kind: 'table', maxRows: 20, columns: { question: { kind: 'oneOf', options: names }, asks: { kind: 'longText', rows: 4 } } },
    dueOn: { kind: 'date' },
  }) satisfies Fields;

export const requestWithdrawalForm = { place: 'clarification.withdrawal', fields: fields({ ref: { kind: 'hidden' }, reason: { kind: 'longText', maxWords: 200 } }) };
export const clarifyForm = { place: 'clarification.submission', fields: fields({ application: { kind: 'hidden' }, declaration: { kind: 'declaration' } }) };
