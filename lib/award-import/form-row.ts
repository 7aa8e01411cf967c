import type { OrganisationKind } from '../organisation/vocabulary';
import { Refusal, type RefusalCode } from '../refusal';
import { type ColumnKey, columnsFor } from './columns';
import { csvText } from './mark-up';
import type { Problem, ProblemCode } from './problems';

/** One award as a devolved contributor types it: money in pence, dates YYYY-MM-DD, places divided by ';'. */
export type TypedAward = {
  organisationName: string; organisationKind: OrganisationKind; identifierScheme: string; identifier: string; title: string; description: string;
  amountAwarded: number; awardDate: string; plannedStartDate: string; plannedEndDate: string; places?: string; contactEmail?: string;
};

/** A form is a file of one row, so that both are read by the same rules, kept alike, and confirmed alike. */
export function asCsv(award: TypedAward): Buffer {
  const text = (key: ColumnKey) => (key === 'amountAwarded' ? (award.amountAwarded / 100).toFixed(2) : String(award[key as keyof TypedAward] ?? ''));
  const used = columnsFor('devolved_awards');
  return Buffer.from(csvText([used.map((column) => column.heading.en), used.map((column) => text(column.key))]), 'utf8');
}

const sentences: Partial<Record<ProblemCode, RefusalCode>> = {
  date_in_future: 'award_date_in_future', ends_before_it_starts: 'ends_before_it_starts',
  place_not_known: 'place_not_known', place_of_another_nation: 'place_of_another_nation', too_long: 'too_long_text',
};

/** What the first bad cell says on its own box of the form. */
export function asRefusal(problem: Problem): Refusal {
  if (problem.code === 'already_held') return new Refusal('award_already_held', { title: problem.value, ref: problem.values.ref ?? '' }, 'title');
  // An identifier is refused in the very words of the organisation's own rule.
  const code = problem.code === 'identifier_not_right' ? (problem.values.refusal as RefusalCode) : sentences[problem.code];
  if (!code) throw new Error(`a form cannot have ${problem.code} in ${problem.column}`);
  return new Refusal(code, problem.values, columnsFor('devolved_awards').find((column) => column.heading.en === problem.column)?.key);
}
