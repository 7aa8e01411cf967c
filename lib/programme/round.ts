import type { Bilingual, Locale } from '../locale';
import type { Pence } from '../money';
import type { OrganisationKind } from '../organisation/vocabulary';
import type { Criterion } from './question-set';
import type { Nation } from './vocabulary';

/** One of a round's own lists: an objective, a focus area, a group of people. */
export type Term = { key: string; label: Bilingual };

/** A yes-or-no question before sign-in, whose wrong answer means that the round would not fund it. */
export type EligibilityQuestion = { key: string; label: Bilingual; mustBe: 'yes' | 'no'; reason: Bilingual };

/** What is said of a round and, but for `assessing`, not reckoned with. Everything may be left out. */
export type RoundTerms = {
  objectives?: Term[];
  focusAreas?: Term[];
  groups?: Term[];
  eligibility?: EligibilityQuestion[];
  /** Left out: every kind of organisation. */
  eligibleKinds?: OrganisationKind[];
  /** Languages in which answers may be written. Left out: both. */
  languages?: Locale[];
  attachments?: { label: Bilingual; needed: boolean }[];
  /** What happens when after the round has closed; dates are London dates, YYYY-MM-DD. */
  timetable?: { label: Bilingual; on: string }[];
  /** How many assessors each application has, and how many days each has for it. Left out: two, and fourteen. `anonymous`: who applied is withheld from assessors until they have sealed. */
  assessing?: { each: number; days: number; anonymous?: boolean };
};

export type RoundCategory = { key: string; label: Bilingual; envelopeKey: string };

/** Everything an officer decides of a round but its questions. */
export type RoundRules = {
  title: Bilingual;
  nation: Nation;
  opensAt: Date;
  closesAt: Date;
  minimumPence: Pence;
  maximumPence: Pence;
  categories: RoundCategory[];
  criteria: Criterion[];
  scaleMax: number;
  terms: RoundTerms;
};
