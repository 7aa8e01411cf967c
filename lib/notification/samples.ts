import type { Locale } from '../locale';
import { words } from '../words';
import { type Letter, letterOf } from './letter';
import type { MailTemplate } from './templates';

/** Values that no real letter has, for reading what every letter says. */
const sample: Record<string, string | number> = {
  reference: 'DIIF-2345-678', asker: 'Gwen Example', inviter: 'Gwen Example', name: 'Hal Example', role: 'certifier', days: 14, sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08', path: '/', year: '2025-26', provider: 'GOV.UK One Login', minutes: 60, next: 'DIIF-2345-678', amount: '£45,000', digits: '5678', hours: 24, count: 2, duplicate: 'ORG-2345-67', file: 'returns.csv',
};
const inLanguage = {
  en: { organisation: 'Example Community Trust', title: 'Doorways online', round: 'England round', submitted: '26 September 2025 at 16:59', until: '26 September 2025 at 17:00:00 BST', envelope: 'England, category 1', date: '19 December 2025', due: '3 October 2025', from: '3 October 2025 at 09:00', helper: 'Olwen Example', invited: 'chair@example.org', reason: 'The answer stands in another document.', changes: '- How will you run the project? (asked anew)' },
  cy: { organisation: 'Ymddiriedolaeth Gymunedol Enghreifftiol', title: 'Drysau ar-lein', round: 'Rownd Lloegr', submitted: '26 Medi 2025 am 16:59', until: '26 Medi 2025 am 17:00:00 BST', envelope: 'Lloegr, categori 1', date: '19 Rhagfyr 2025', due: '3 Hydref 2025', from: '3 Hydref 2025 am 09:00', helper: 'Olwen Example', invited: 'chair@example.org', reason: 'Mae’r ateb mewn dogfen arall.', changes: '- Sut y byddwch yn rhedeg y prosiect? (gofynnir o’r newydd)' },
};

/** A letter as somebody would read it, in a language. */
export const sampleLetter = (template: MailTemplate, locale: Locale, place: { origin: string; contact: string }): Letter =>
  letterOf(template, locale, { ...sample, ...inLanguage[locale], left: words(locale)('deadline.stage.two_days') }, { ...place, link: `${template === 'signature_code' ? '123 456\n\n' : ''}${place.origin}/sign-in/…` });
