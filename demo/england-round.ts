import type { RoundInput } from '@/lib/programme/commands';
import { deliverySections } from './england-questions-delivery';
import { documentSections } from './england-questions-documents';
import { moneySections } from './england-questions-money';
import { projectSections } from './england-questions-project';

/**
 * The demonstration's England round. Who may apply, the limits, the objectives, the focus areas and the groups are those published
 * for the real one (gov.uk, "Digital Inclusion Innovation Fund", updated 10 September 2025). Its dates, questions, word limits and
 * weights are not public: those here are made up, and the round's title says that it is a demonstration.
 */
export const englandRound: RoundInput = {
  programmeCode: 'diif',
  nation: 'england',
  title: { en: 'England round (demonstration)', cy: 'Rownd Lloegr (arddangosiad)' },
  opensAt: new Date('2025-08-13T08:00:00Z'),
  closesAt: new Date('2025-09-26T16:00:00Z'),
  minimumPence: 25_000_00,
  maximumPence: 500_000_00,
  scaleMax: 5,
  demonstration: true,
  terms: {
    attachments: [
      { needed: true, label: { en: 'Your latest accounts, now or before an award', cy: 'Eich cyfrifon diweddaraf, nawr neu cyn dyfarniad' } },
      { needed: true, label: { en: 'Your safeguarding policy, now or before an award', cy: 'Eich polisi diogelu, nawr neu cyn dyfarniad' } },
    ],
  },
  questionSetKey: 'england_application',
  questions: {
    eligibleKinds: ['charity', 'local_authority', 'combined_authority', 'research_organisation'],
    sections: [...projectSections, ...deliverySections, ...moneySections.slice(0, -1), ...documentSections, ...moneySections.slice(-1)],
  },
  categories: [
    { key: 'category_1', envelopeKey: 'england_category_1', label: { en: 'Category 1: replicate or scale best practice', cy: 'Categori 1: efelychu neu ehangu arfer gorau' } },
    { key: 'category_2', envelopeKey: 'england_category_2', label: { en: 'Category 2: innovative approaches and new evidence', cy: 'Categori 2: dulliau arloesol a thystiolaeth newydd' } },
    { key: 'category_3', envelopeKey: 'england_category_3', label: { en: 'Category 3: capital, devices and assets', cy: 'Categori 3: cyfalaf, dyfeisiau ac asedau' } },
  ],
  criteria: [
    {
      key: 'need', weight: 25, label: { en: 'Challenge and need', cy: 'Her ac angen' },
      guidance: { en: 'Is the challenge real and shown with evidence? Will the people it is for be reached?', cy: 'A yw’r her yn wirioneddol ac wedi ei dangos â thystiolaeth? A gaiff y bobl dan sylw eu cyrraedd?' },
    },
    {
      key: 'outcomes', weight: 30, label: { en: 'Outcomes and learning', cy: 'Canlyniadau a dysgu' },
      guidance: { en: 'Will it make a difference to people, and will we know? Does it serve its objective?', cy: 'A fydd yn gwneud gwahaniaeth i bobl, ac a fyddwn ni’n gwybod? A yw’n gwasanaethu ei amcan?' },
    },
    {
      key: 'delivery', weight: 20, label: { en: 'Delivery', cy: 'Cyflawni' },
      guidance: { en: 'Can it be done in the time, by these people and partners, safely?', cy: 'A ellir ei wneud yn yr amser, gan y bobl a’r partneriaid hyn, yn ddiogel?' },
    },
    {
      key: 'value', weight: 15, label: { en: 'Value for money', cy: 'Gwerth am arian' },
      guidance: { en: 'Are the costs reasonable for what they bring about?', cy: 'A yw’r costau’n rhesymol am yr hyn maent yn ei gyflawni?' },
    },
    {
      key: 'legacy', weight: 10, label: { en: 'After the funding', cy: 'Ar ôl y cyllid' },
      guidance: { en: 'What lasts, and what can others take up?', cy: 'Beth sy’n para, a beth all eraill ei fabwysiadu?' },
    },
  ],
};
