import { createHash } from 'node:crypto';
import type { ToConfirm } from '../access/confirmation-steps';
import type { Raw } from '../field';
import type { PinnedQuestionSet } from '../programme/queries';
import { askedAnswers, canonicalJson } from './frozen';

/** What somebody who signs alone confirms: this application, with these answers to these questions. Sent back and changed, it is another. */
export const submitting = (id: string, set: PinnedQuestionSet, answers: Raw): ToConfirm => ({
  purpose: 'application.submit', subjectId: id,
  sha256: createHash('sha256').update(canonicalJson({ questions: [set.key, set.version], answers: askedAnswers(set.definition, answers) })).digest('hex'),
});
