import type { Question, QuestionSection } from '@/lib/programme/question-set';

/** Optional while somebody applies; fund officers look at it before an award. */
const document = (name: string, limits: { most: number; datedWithinMonths: number }, words: Pick<Question, 'label' | 'hint' | 'why'>): Question => ({
  name, field: { kind: 'file', accept: '.pdf,.docx,.xlsx,.jpg,.jpeg,.png', maxBytes: 10_485_760, optional: true, ...limits }, ...words,
  usedBy: { en: 'Fund officers, when they check the organisation before an award', cy: 'Swyddogion y gronfa, wrth wirio’r sefydliad cyn dyfarniad' },
});

/** What due diligence asks for, before it is due. Nobody has to have it ready to apply. */
export const documentSections: QuestionSection[] = [
  {
    key: 'documents',
    title: { en: 'Documents', cy: 'Dogfennau' },
    pages: [
      {
        key: 'documents',
        title: { en: 'Documents', cy: 'Dogfennau' },
        intro: {
          en: 'You can apply without these and will be asked for them before an award. A photograph or a scan will do.',
          cy: 'Gallwch ymgeisio heb y rhain, a gofynnir i chi amdanynt cyn dyfarniad. Bydd ffotograff neu sgan yn gwneud y tro.',
        },
        questions: [
          document('accounts', { most: 1, datedWithinMonths: 18 }, {
            label: { en: 'Latest accounts', cy: 'Cyfrifon diweddaraf' },
            hint: { en: 'The last annual accounts that your organisation approved', cy: 'Y cyfrifon blynyddol diwethaf a gymeradwyodd eich sefydliad' },
            why: { en: 'Late accounts are the commonest reason why an award is held up', cy: 'Cyfrifon hwyr yw’r rheswm mwyaf cyffredin dros oedi dyfarniad' },
          }),
          document('safeguarding_document', { most: 2, datedWithinMonths: 12 }, {
            label: { en: 'Safeguarding policy', cy: 'Polisi diogelu' },
            hint: { en: 'With the date on which it was last reviewed', cy: 'Gyda’r dyddiad y’i hadolygwyd ddiwethaf' },
            why: { en: 'It is checked for every funded project', cy: 'Fe’i gwirir ar gyfer pob prosiect a ariennir' },
          }),
        ],
      },
    ],
  },
];
