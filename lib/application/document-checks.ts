import { whyNotDated } from '../attachment/rules';
import type { FileField } from '../attachment/vocabulary';
import type { AttachmentStatus } from '../attachment/workflow';
import { isBlank } from '../field-raw';
import type { Question } from '../programme/question-set';
import { askedOn, pagesOf } from '../programme/questions';
import type { CheckedApplication, Finding, FindingCode } from './checks';

/** A file that stands in an answer, or would if it were not infected, in the order in which they came. `dated` is its own date (YYYY-MM-DD). */
export type KnownDocument = { question: string; name: string; dated: string | null; status: AttachmentStatus };

type Checked = Pick<CheckedApplication, 'set' | 'answers' | 'documents' | 'today'>;

/**
 * Whether the documents that a round asks for are there, recent enough, and looked at by the scanner. One that is optional here is asked for
 * before an award all the same, so that it is missing is worth a warning.
 */
export const documentFindings = (application: Checked): Finding[] =>
  pagesOf(application.set).flatMap((page) =>
    askedOn(page, application.answers).flatMap(({ name, field, ...words }) => (field.kind === 'file' ? findingsOf({ name, field, ...words }, page.key, application) : [])),
  );

type FileQuestion = Question & { field: FileField };

function findingsOf({ name: question, field }: FileQuestion, page: string, { answers, documents, today }: Checked): Finding[] {
  const found = (code: FindingCode, level: Finding['level'], values: Finding['values'] = {}): Finding => ({ code, level, page, values: { question, ...values } });
  const files = documents.filter((one) => one.question === question);
  const infected = files.filter(({ status }) => status === 'infected');
  const good = files.filter(({ status }) => status !== 'infected');
  // One that was attached again without the virus is no longer a question.
  const open = infected.filter((one) => !good.some((other) => files.indexOf(other) > files.indexOf(one)));
  const said = open.map(({ name }) => found('document_infected', 'problem', { file: name }));
  if (files.length === 0 && isBlank(answers[question])) said.push(found(field.optional ? 'document_later' : 'document_missing', field.optional ? 'warning' : 'problem'));
  for (const { name: file, dated, status } of good) {
    const why = whyNotDated(field, dated ?? undefined, today);
    if (why === 'attachment_date_needed') said.push(found('document_undated', 'problem', { file }));
    if (why === 'attachment_in_future') said.push(found('document_in_future', 'problem', { file, dated: dated ?? '' }));
    if (why === 'attachment_too_old') said.push(found('document_old', 'problem', { file, dated: dated ?? '', months: field.datedWithinMonths ?? 0 }));
    if (status === 'waiting') said.push(found('document_waiting', 'warning', { file }));
  }
  return said;
}
