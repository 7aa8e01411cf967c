import { cy } from '../../messages/cy';
import { en } from '../../messages/en';
import type { Locale } from '../locale';

/** The page of totals is drawn in the browser too, so its words travel with it; the rest of the catalogue stays on the server. */
export const totalsWords = (locale: Locale) => {
  const { outcome, common } = locale === 'cy' ? cy : en;
  return { totals: { ...outcome.totals, kept: common.kept }, register: outcome.register };
};
export type TotalsWords = ReturnType<typeof totalsWords>['totals'];
export type RegisterWords = ReturnType<typeof totalsWords>['register'];
