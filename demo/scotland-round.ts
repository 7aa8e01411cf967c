import type { RoundInput } from '@/lib/programme/commands';
import type { Question, QuestionSection } from '@/lib/programme/question-set';
import { starterQuestions } from '@/lib/programme/starter-questions';

const assessors = { en: 'Assessors, when they score the application', cy: 'Aseswyr, wrth sgorio’r cais' };
const officers = { en: 'Fund officers, to plan payments and monitoring', cy: 'Swyddogion y gronfa, i gynllunio taliadau a monitro' };

const text = (name: string, en: string, cy: string, more: Partial<Question> = {}): Question => ({
  name, field: { kind: 'longText', maxWords: 200 }, label: { en, cy }, why: { en: 'It is scored', cy: 'Caiff ei sgorio' }, usedBy: assessors, ...more,
});

const about: QuestionSection = {
  key: 'about', title: { en: 'People and barriers', cy: 'Pobl a rhwystrau' }, pages: [
    { key: 'groups', title: { en: 'Who it is for', cy: 'I bwy mae’r prosiect' }, questions: [
      { name: 'objective', field: { kind: 'oneOf', options: [] }, options: {}, label: { en: 'Which aim does the project serve most?', cy: 'Pa nod mae’r prosiect yn ei wasanaethu fwyaf?' }, why: { en: 'Each award is reported under one aim', cy: 'Adroddir ar bob dyfarniad o dan un nod' }, usedBy: officers },
      { name: 'groups', field: { kind: 'manyOf', options: [] }, options: {}, label: { en: 'Which people will it reach?', cy: 'Pa bobl bydd yn eu cyrraedd?' }, why: { en: 'The round is for people whom other help does not reach', cy: 'Mae’r rownd i bobl nad yw cymorth arall yn eu cyrraedd' }, usedBy: assessors },
      { name: 'people_to_reach', field: { kind: 'number', min: 1 }, label: { en: 'How many people will take part?', cy: 'Faint o bobl fydd yn cymryd rhan?' }, why: { en: 'To compare what is planned with what happens', cy: 'I gymharu’r cynllun â’r hyn sy’n digwydd' }, usedBy: officers },
    ] },
    { key: 'barrier', title: { en: 'What stands in the way', cy: 'Beth sydd yn y ffordd' }, questions: [text('barrier', 'What keeps these people offline, and how do you know?', 'Beth sy’n cadw’r bobl hyn all-lein, a sut ydych chi’n gwybod?')] },
    { key: 'rural', title: { en: 'Rural and island places', cy: 'Lleoedd gwledig ac ynysoedd' }, questions: [
      { name: 'rural', field: { kind: 'yesNo' }, label: { en: 'Is any of it in a rural or island place?', cy: 'A oes rhan ohono mewn lle gwledig neu ar ynys?' }, why: { en: 'Travel and connection cost more there', cy: 'Mae teithio a chysylltu’n costio mwy yno' }, usedBy: assessors },
    ] },
    { key: 'rural-plan', title: { en: 'Working in rural and island places', cy: 'Gweithio mewn lleoedd gwledig ac ynysoedd' }, questions: [text('rural_plan', 'How will you reach people there?', 'Sut byddwch chi’n cyrraedd pobl yno?', { when: { name: 'rural', is: 'yes' } })] },
    { key: 'equipment', title: { en: 'Equipment', cy: 'Offer' }, questions: [text('equipment', 'What will you buy, who keeps it and for how long?', 'Beth fyddwch chi’n ei brynu, pwy sy’n ei gadw ac am ba hyd?', { when: { name: 'category', is: 'capital' } })] },
  ],
};

const declaration: QuestionSection = {
  key: 'declaration', title: { en: 'Declaration', cy: 'Datganiad' }, pages: [
    { key: 'declaration', title: { en: 'Declaration', cy: 'Datganiad' }, questions: [
      { name: 'declaration', field: { kind: 'declaration' }, label: { en: 'What we have written is true, and we would keep the fund’s terms', cy: 'Mae’r hyn a ysgrifennwyd gennym yn wir, a byddem yn cadw at delerau’r gronfa' }, why: { en: 'An award rests on it', cy: 'Mae dyfarniad yn seiliedig arno' }, usedBy: officers },
    ] },
  ],
};

/** Where somebody works tells who they are. */
const tellingPlaces = (section: QuestionSection): QuestionSection => ({
  ...section, pages: section.pages.map((page) => ({ ...page, questions: page.questions.map((question) => (question.name === 'sites' ? { ...question, identifies: true as const } : question)) })),
});

/**
 * A round of another shape than England's: smaller grants, resource and capital. That Scotland's call had these limits and these two parts, and
 * looked at rural and island places and insecure housing, is public (find-government-grants, "Connecting Scotland Digital Inclusion Fund");
 * the rest, its money and its dates are made up, and the title says that it is a demonstration.
 */
export function scotlandRound(opensAt: Date, closesAt: Date): RoundInput {
  const day = (days: number) => new Date(closesAt.getTime() + days * 86_400_000).toISOString().slice(0, 10);
  const starter = starterQuestions('scotland');
  const [project, ...rest] = starter.sections;
  return {
    programmeCode: 'diif', nation: 'scotland', title: { en: 'Scotland small grants round (demonstration)', cy: 'Rownd grantiau bach yr Alban (arddangosiad)' },
    opensAt, closesAt, minimumPence: 10_000_00, maximumPence: 50_000_00, scaleMax: 4, demonstration: true, questionSetKey: 'scotland_application',
    questions: { sections: [...(project ? [project] : []), about, ...rest, declaration].map(tellingPlaces) },
    categories: [
      { key: 'resource', envelopeKey: 'scotland_resource', label: { en: 'Resource: people, places and training', cy: 'Adnoddau: pobl, lleoedd a hyfforddiant' } },
      { key: 'capital', envelopeKey: 'scotland_capital', label: { en: 'Capital: devices and equipment that last', cy: 'Cyfalaf: dyfeisiau ac offer sy’n para' } },
    ],
    criteria: [
      { key: 'need', weight: 40, label: { en: 'Need', cy: 'Angen' }, guidance: { en: 'Are these people left out, and does the project know why?', cy: 'A yw’r bobl hyn wedi’u gadael allan, ac a ŵyr y prosiect pam?' } },
      { key: 'plan', weight: 40, label: { en: 'Plan', cy: 'Cynllun' }, guidance: { en: 'Can these people do it, in these places, in this time?', cy: 'A all y bobl hyn ei wneud, yn y lleoedd hyn, yn yr amser hwn?' } },
      { key: 'value', weight: 20, label: { en: 'Value', cy: 'Gwerth' }, guidance: { en: 'Is it worth what it costs?', cy: 'A yw’n werth ei gost?' } },
    ],
    terms: {
      // A small nation, where everybody knows everybody: assessors read without names.
      assessing: { each: 2, days: 14, anonymous: true },
      eligibleKinds: ['charity', 'local_authority', 'company'],
      languages: ['en'],
      objectives: [{ key: 'skills', label: { en: 'Skills and confidence', cy: 'Sgiliau a hyder' } }, { key: 'connection', label: { en: 'Connection and devices', cy: 'Cysylltiad a dyfeisiau' } }],
      groups: [
        { key: 'rural_island', label: { en: 'People in rural and island places', cy: 'Pobl mewn lleoedd gwledig ac ynysoedd' } }, { key: 'insecure_housing', label: { en: 'People in insecure housing', cy: 'Pobl mewn tai ansicr' } },
        { key: 'older', label: { en: 'Older people', cy: 'Pobl hŷn' } }, { key: 'low_income', label: { en: 'People on low incomes', cy: 'Pobl ar incwm isel' } },
      ],
      eligibility: [{ key: 'other_grant', mustBe: 'no', label: { en: 'Is another public grant already paying for the same work?', cy: 'A oes grant cyhoeddus arall eisoes yn talu am yr un gwaith?' }, reason: { en: 'another public grant already pays for the same work', cy: 'mae grant cyhoeddus arall eisoes yn talu am yr un gwaith' } }],
      attachments: [{ needed: true, label: { en: 'Your latest accounts', cy: 'Eich cyfrifon diweddaraf' } }, { needed: false, label: { en: 'A letter from each partner', cy: 'Llythyr gan bob partner' } }],
      timetable: [{ on: day(14), label: { en: 'Applications have been checked', cy: 'Mae ceisiadau wedi’u gwirio' } }, { on: day(42), label: { en: 'Panel', cy: 'Panel' } }, { on: day(56), label: { en: 'Every applicant is told', cy: 'Dywedir wrth bob ymgeisydd' } }],
    },
  };
}
