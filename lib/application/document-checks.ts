import type { Raw } from '../field';
import type { QuestionSet } from '../programme/question-set';
import type { Finding } from './checks';

/** A file that answers a question, and the date that stands beside it (YYYY-MM-DD). */
export type KnownDocument = { question: string; dated: string | undefined };

/**
 * Whether the documents that a round asks for are there and dated: where the checks of attachments come in. Without documents, or questions
 * that ask for one, it finds nothing.
 */
export function documentFindings(_set: QuestionSet, _answers: Raw, documents: readonly KnownDocument[], _today: string): Finding[] {
  if (documents.length === 0) return [];
  return [];
}
