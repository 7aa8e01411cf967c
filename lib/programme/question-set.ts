import type { Field } from '../field';
import type { Bilingual } from '../locale';

/** A question of a round: a field with its words in both languages, why it is asked, and who uses the answer. */
export type Question = {
  name: string;
  field: Field;
  label: Bilingual;
  hint?: Bilingual;
  missing?: Bilingual;
  options?: Record<string, { label: Bilingual; hint?: Bilingual }>;
  cells?: Record<string, { label: Bilingual }>;
  why: Bilingual;
  usedBy: Bilingual;
  /** Asked only when another question of the set was answered so. */
  when?: { name: string; is: string };
};

/** A page of questions that belong together: one thing per page. */
export type QuestionPage = { key: string; title: Bilingual; intro?: Bilingual; questions: Question[] };
export type QuestionSection = { key: string; title: Bilingual; pages: QuestionPage[] };
export type QuestionSet = { sections: QuestionSection[] };

/** What assessors score. Weights are relative to one another. */
export type Criterion = { key: string; label: Bilingual; guidance: Bilingual; weight: number };
