import type { UploaderProps, UploaderWords } from '@/components/form/uploader';
import type { AttachmentLine } from '@/lib/attachment/queries';
import { attachmentProblems, isAboutDate, limitsOf } from '@/lib/attachment/rules';
import { chunkBytes, type FileField } from '@/lib/attachment/vocabulary';
import { errorSentences } from '@/lib/field-sentences';
import { type Locale, localPath } from '@/lib/locale';
import { word, words } from '@/lib/words';
import type { FilesQuery } from './files';

type Given = { application: string; page: string; question: string; field: FileField; standing: readonly AttachmentLine[]; usedBytes: number; query: FilesQuery };

/** What the uploader of a question needs; its sentences come with the limits of this question in them, because the catalogue stays here. */
export function uploaderProps(locale: Locale, { application, page, question, field, standing, usedBytes, query }: Given): UploaderProps {
  const limits = limitsOf(field, usedBytes);
  const say = words(locale);
  const several = (field.most ?? 1) > 1;
  const asked = query.question === question ? query : {};
  return {
    question, page, accept: field.accept, maxBytes: field.maxBytes, pieceBytes: chunkBytes, dated: field.datedWithinMonths !== undefined,
    applicationAt: localPath(locale, `/attachments/applications/${application}`), at: localPath(locale, '/attachments'),
    replaces: several ? undefined : standing[0]?.ref,
    choices: several ? [{ value: '', label: say('attachment.replacesNone') }, ...standing.map(({ ref, name }) => ({ value: ref, label: name }))] : [],
    words: wordsOf(locale, limits),
    problems: Object.fromEntries(attachmentProblems.map((problem) => [problem, word(locale, `refusal.${problem}`, limits)])),
    dateProblems: attachmentProblems.filter(isAboutDate),
    problem: asked.problem, typed: asked,
  };
}

function wordsOf(locale: Locale, { accept, max, most, months }: ReturnType<typeof limitsOf>): UploaderWords {
  const say = words(locale);
  const { summaryHeading = '', prefix = '' } = errorSentences(locale);
  // {name}, {percent} and {bytes} are filled in by the browser as they change.
  const kept = { name: '{name}', percent: '{percent}', bytes: '{bytes}' };
  return {
    summaryHeading, prefix, choose: say('attachment.choose'), limits: say('attachment.limits', { accept, max, most }), button: say('attachment.button'), cancel: say('attachment.cancel'), goOn: say('attachment.goOn'), label: say('attachment.label'),
    dated: say('attachment.dated'), datedHint: say('attachment.datedHint', { months }), day: say('common.date.day'), month: say('common.date.month'), year: say('common.date.year'), replaces: say('attachment.replaces'),
    progress: say('attachment.progress', kept), waiting: say('attachment.waitingForLine'), signedOut: say('attachment.signedOut'), trouble: say('attachment.trouble'), checking: say('attachment.checking', kept),
    done: say('attachment.done', kept), cancelled: say('attachment.cancelled', kept), notConfirmed: say('refusal.changed_meanwhile'),
  };
}
