import { fields, type Fields } from '../field';

/** The kinds an officer can ask; the service's own forms know a few more. */
export const questionKinds = ['text', 'longText', 'money', 'number', 'date', 'yesNo', 'oneOf', 'manyOf', 'table', 'file', 'declaration'] as const;
export type QuestionKind = (typeof questionKinds)[number];
export const columnKinds = ['text', 'longText', 'money', 'number', 'date', 'yesNo', 'oneOf'] as const;

const draft = { round: { kind: 'hidden' } } as const;

export const newQuestionForm = {
  place: 'rounds.newQuestion',
  fields: fields({ ...draft, page: { kind: 'hidden' }, kind: { kind: 'oneOf', options: questionKinds }, name: { kind: 'text', maxLength: 40, width: 20, spellcheck: false }, labelEn: { kind: 'text', maxLength: 300 } }),
};

/** Everything a question can be told. A page draws those of its kind; what is not drawn is not sent, and stays out. */
export const questionForm = {
  place: 'rounds.question',
  fields: fields({
    ...draft,
    name: { kind: 'hidden' },
    labelEn: { kind: 'text', maxLength: 300 },
    labelCy: { kind: 'text', maxLength: 300, optional: true },
    hintEn: { kind: 'longText', rows: 2, optional: true },
    hintCy: { kind: 'longText', rows: 2, optional: true },
    whyEn: { kind: 'longText', rows: 2, optional: true },
    whyCy: { kind: 'longText', rows: 2, optional: true },
    usedByEn: { kind: 'text', maxLength: 300, optional: true },
    usedByCy: { kind: 'text', maxLength: 300, optional: true },
    required: { kind: 'yesNo' },
    identifies: { kind: 'yesNo', optional: true },
    maxLength: { kind: 'number', min: 1, max: 1000, optional: true },
    maxWords: { kind: 'number', min: 1, max: 10_000, optional: true },
    minMoney: { kind: 'money', optional: true },
    maxMoney: { kind: 'money', optional: true },
    minNumber: { kind: 'number', optional: true },
    maxNumber: { kind: 'number', optional: true },
    choices: {
      kind: 'table', maxRows: 60, optional: true,
      columns: { value: { kind: 'text', maxLength: 40, spellcheck: false }, en: { kind: 'text', maxLength: 300 }, cy: { kind: 'text', maxLength: 300, optional: true }, hintEn: { kind: 'hidden', optional: true }, hintCy: { kind: 'hidden', optional: true } },
    },
    columns: {
      kind: 'table', maxRows: 8, optional: true,
      columns: {
        key: { kind: 'text', maxLength: 40, spellcheck: false }, kind: { kind: 'oneOf', options: columnKinds, as: 'select' }, en: { kind: 'text', maxLength: 200 }, cy: { kind: 'text', maxLength: 200, optional: true },
        required: { kind: 'oneOf', options: ['yes', 'no'], as: 'select' }, choices: { kind: 'text', maxLength: 3000, optional: true },
      },
    },
    maxRows: { kind: 'number', min: 1, max: 100, optional: true },
    addsUpToColumn: { kind: 'text', maxLength: 40, optional: true, spellcheck: false },
    notBefore: { kind: 'text', maxLength: 40, optional: true, spellcheck: false },
    accept: { kind: 'text', maxLength: 100, optional: true, spellcheck: false },
    maxMegabytes: { kind: 'number', min: 1, max: 50, optional: true },
    whenName: { kind: 'text', maxLength: 40, optional: true, spellcheck: false },
    whenIs: { kind: 'text', maxLength: 40, optional: true, spellcheck: false },
    page: { kind: 'text', maxLength: 60 },
    position: { kind: 'number', min: 1, max: 100 },
  }),
};

type FieldName = keyof typeof questionForm.fields;
const ofKind: Record<QuestionKind, readonly FieldName[]> = {
  text: ['maxLength'], longText: ['maxWords'], money: ['minMoney', 'maxMoney'], number: ['minNumber', 'maxNumber'], date: ['notBefore'], yesNo: [], oneOf: ['choices'], manyOf: ['choices'],
  table: ['columns', 'maxRows', 'addsUpToColumn'], file: ['accept', 'maxMegabytes'], declaration: [],
};
const specific = new Set<string>(Object.values(ofKind).flat());

/** The form's fields that a question of this kind has. */
export const questionFieldsOf = (kind: QuestionKind): Fields =>
  Object.fromEntries(Object.entries(questionForm.fields).filter(([name]) => !specific.has(name) || ofKind[kind].some((one) => one === name)));

const shortName = { kind: 'text', maxLength: 60, spellcheck: false } as const;

/** Sections and pages in their order. `was` follows a row whose short name is changed. */
export const structureForm = {
  place: 'rounds.structure',
  fields: fields({
    ...draft,
    sections: { kind: 'table', maxRows: 20, columns: { position: { kind: 'number', min: 1, max: 99 }, key: shortName, en: { kind: 'text', maxLength: 120 }, cy: { kind: 'text', maxLength: 120, optional: true } } },
    pages: {
      kind: 'table', maxRows: 60,
      columns: { position: { kind: 'number', min: 1, max: 99 }, section: shortName, key: shortName, en: { kind: 'text', maxLength: 120 }, cy: { kind: 'text', maxLength: 120, optional: true }, was: { kind: 'hidden', optional: true } },
    },
  }),
};

export const questionRemovalForm = { place: 'rounds.questionRemoval', fields: fields({ ...draft, name: { kind: 'hidden' } }) };
export const questionPublicationForm = { place: 'rounds.questionPublication', fields: fields({ ...draft }) };
export const discardForm = { place: 'rounds.discard', fields: fields({ ...draft }) };
export const copyForm = { place: 'rounds.copy', fields: fields({ ...draft, from: { kind: 'text', maxLength: 20 } }) };
export const questionFileForm = { place: 'rounds.questionFile', fields: fields({ ...draft, file: { kind: 'file', accept: '.json', maxBytes: 1_000_000 } }) };
export const moveForm = { place: 'rounds.move', fields: fields({ round: { kind: 'hidden' } }) };
