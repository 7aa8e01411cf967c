import type { Field } from '../field';
import type { Bilingual } from '../locale';
import type { OrganisationKind } from '../organisation/vocabulary';

type OptionText = { label: Bilingual; hint?: Bilingual };
type CellText = { label: Bilingual; hint?: Bilingual; options?: Record<string, OptionText> };

/** A question of a round: a field with its words in both languages, why it is asked, and who uses the answer. */
export type Question = {
  name: string;
  field: Field;
  label: Bilingual;
  hint?: Bilingual;
  missing?: Bilingual;
  options?: Record<string, OptionText>;
  cells?: Record<string, CellText>;
  why: Bilingual;
  usedBy: Bilingual;
  /** Asked only when another question, of an earlier page, was answered so. */
  when?: { name: string; is: string };
  /** A table's column of money that must add up to another answer. */
  addsUpTo?: { column: string; name: string };
  /** A date that must not come before another answer. */
  notBefore?: string;
  /** The answer says who the applicant is: in a round read without names, assessors meet it only once they have sealed. */
  identifies?: true;
};

/** A page of questions that belong together: one thing per page. */
export type QuestionPage = { key: string; title: Bilingual; intro?: Bilingual; questions: Question[] };
export type QuestionSection = { key: string; title: Bilingual; pages: QuestionPage[] };
export type QuestionSet = {
  sections: QuestionSection[];
  /** Who may apply. Left out: every kind of organisation. */
  eligibleKinds?: OrganisationKind[];
};

/** What assessors score. Weights are relative to one another. */
export type Criterion = { key: string; label: Bilingual; guidance: Bilingual; weight: number };
