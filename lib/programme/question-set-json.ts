import { z } from 'zod';
import { organisationKinds } from '../organisation/vocabulary';
import type { QuestionSet } from './question-set';

/** Questions as a file: the very schema that checks an import is served as JSON Schema, with these descriptions. */
const said = (about: string) => z.strictObject({ en: z.string().describe('English'), cy: z.string().describe('Welsh; may be empty until the questions are published') }).describe(about);
const name = z.string().regex(/^[a-z]+(_[a-z0-9]+)*$/).describe('Short name: small letters, digits and underscores');
const columnName = z.string().regex(/^[A-Za-z]\w*$/);
const optional = z.literal(true).optional().describe('true where the question may be left unanswered');
const options = z.array(z.string().regex(/^[A-Za-z]\w*$/)).describe('Short names of the choices, in order; their words stand in "options" of the question');

const plainField = (described: string) => [
  z.strictObject({ kind: z.literal('text'), optional, maxLength: z.int().min(1).max(1000).optional(), width: z.literal([5, 10, 20]).optional(), autocomplete: z.string().optional(), list: z.literal('places').optional().describe('What is offered while it is typed'), inputMode: z.literal('numeric').optional(), spellcheck: z.literal(false).optional() }).describe(described),
  z.strictObject({ kind: z.literal('longText'), optional, maxWords: z.int().min(1).max(10_000).optional(), rows: z.int().min(2).max(40).optional() }),
  z.strictObject({ kind: z.literal('money'), optional, min: z.int().min(0).optional().describe('pence'), max: z.int().min(0).optional().describe('pence') }),
  z.strictObject({ kind: z.literal('number'), optional, min: z.int().min(0).optional(), max: z.int().min(0).optional() }),
  z.strictObject({ kind: z.literal('date'), optional }),
  z.strictObject({ kind: z.literal('yesNo'), optional }),
  z.strictObject({ kind: z.literal('oneOf'), optional, options, as: z.literal(['radios', 'select']).optional() }),
  z.strictObject({ kind: z.literal('manyOf'), optional, options }),
] as const;

const cell = z.discriminatedUnion('kind', [...plainField('A column')]);
const field = z.discriminatedUnion('kind', [
  ...plainField('How it is answered'),
  z.strictObject({ kind: z.literal('declaration'), optional }),
  z.strictObject({
    kind: z.literal('file'), optional, accept: z.string().describe('Endings, with commas: ".pdf,.docx"'), maxBytes: z.int().min(1),
    most: z.int().min(1).max(20).describe('How many files at most'), datedWithinMonths: z.int().min(1).max(120).optional().describe('The document’s own date may be so many months ago'),
  }),
  z.strictObject({ kind: z.literal('table'), optional, columns: z.record(columnName, cell).describe('In order'), maxRows: z.int().min(1).max(100), totals: z.string().optional().describe('A column of money whose sum is shown') }),
]);

const choice = z.strictObject({ label: said('The choice'), hint: said('More about it').optional() });
const question = z.strictObject({
  name,
  field,
  label: said('The question'),
  hint: said('Guidance').optional(),
  missing: said('The whole sentence when it is left empty').optional(),
  options: z.record(z.string(), choice).optional(),
  cells: z.record(z.string(), z.strictObject({ label: said('The column’s heading'), hint: said('More about it').optional(), options: z.record(z.string(), choice).optional() })).optional(),
  why: said('Why it is asked'),
  usedBy: said('Who uses the answer'),
  when: z.strictObject({ name, is: z.string() }).optional().describe('Asked only when a question of an earlier page was answered so'),
  addsUpTo: z.strictObject({ column: z.string(), name }).optional().describe('A column of money that must add up to another answer'),
  notBefore: z.string().optional().describe('A date that must not come before another answer'),
  identifies: z.literal(true).optional().describe('true where the answer says who the applicant is: in a round that is read without names, assessors do not see it before they have sealed'),
});

const key = z.string().regex(/^[a-z]+([-_][a-z0-9]+)*$/).describe('Short name, which becomes part of an address');
const page = z.strictObject({ key, title: said('The page’s title'), intro: said('Said above the questions').optional(), questions: z.array(question) });

const questionSetSchema = z
  .strictObject({
    $schema: z.string().optional(),
    eligibleKinds: z.array(z.enum(organisationKinds)).optional().describe('Who may apply; the round’s own list takes its place'),
    sections: z.array(z.strictObject({ key, title: said('The section’s title'), pages: z.array(page) })),
  })
  .describe('A set of questions of the fund’s grant service: sections of pages of questions, in English and Welsh');

/** The JSON Schema of the file, as /question-set.schema.json serves it. */
export const questionSetJsonSchema = (): unknown => z.toJSONSchema(questionSetSchema, { target: 'draft-2020-12' });

/** What is wrong at a place of the file; `problem` is a key of `rounds.import.problem`. */
export type FileProblem = { path: string; problem: 'missing' | 'wrong_type' | 'not_known' | 'not_allowed' | 'bad_name' | 'out_of_range'; values: Record<string, string> };

/** Reads an exported file back. Undefined where it is not JSON at all. */
export function readQuestionSet(text: string): { set: QuestionSet } | { problems: FileProblem[] } | undefined {
  let given: unknown;
  try {
    given = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
  const result = questionSetSchema.safeParse(given);
  if (!result.success) return { problems: result.error.issues.flatMap(problemsOf) };
  const { $schema: _, ...set } = result.data;
  // The schema is stricter than the type, which it was written from.
  return { set: set as QuestionSet };
}

/** "sections[0].pages[2].questions[1].why.cy" */
const pathOf = (path: readonly PropertyKey[]): string => path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`)).join('').replace(/^\./, '') || 'file';

function problemsOf(issue: z.core.$ZodIssue): FileProblem[] {
  const path = pathOf(issue.path);
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((unknown) => ({ path: pathOf([...issue.path, unknown]), problem: 'not_known', values: {} }));
    case 'invalid_type':
      return [{ path, problem: issue.message.endsWith('received undefined') ? 'missing' : 'wrong_type', values: { expected: issue.expected } }];
    case 'invalid_value':
      return [{ path, problem: 'not_allowed', values: { expected: issue.values.map(String).join(', ') } }];
    case 'invalid_format':
      return [{ path, problem: 'bad_name', values: {} }];
    case 'invalid_union':
      return [{ path, problem: 'not_allowed', values: { expected: 'text, longText, money, number, date, yesNo, oneOf, manyOf, table, file, declaration' } }];
    case 'too_small':
    case 'too_big':
      return [{ path, problem: 'out_of_range', values: {} }];
    default:
      return [{ path, problem: 'wrong_type', values: { expected: '' } }];
  }
}
