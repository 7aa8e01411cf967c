import 'server-only';
import type { Locale } from '../locale';
import { words } from '../words';
import { findHeadings, type ImportKind } from './columns';
import { readSheet } from './file';
import { markUp } from './mark-up';
import { problemSentence } from './problem-words';
import { type Problem, problemList } from './problems';

/** A kept file as CSV with its problems written beside the rows, in the reader's language. */
export async function markedUp(locale: Locale, { fileName, file, kind, problems }: { fileName: string; file: Buffer; kind: ImportKind; problems: readonly Problem[] }): Promise<string> {
  const say = words(locale);
  const sheet = await readSheet(fileName, file, kind, problemList());
  const headings = sheet && findHeadings(sheet.rows, kind, sheet.name, problemList());
  // The column of the last time is filled anew.
  const rows = (sheet?.rows ?? []).map((row) => row.filter((_, at) => at !== headings?.problemsAt));
  const sentence = (problem: Problem) => {
    const values = { column: problem.column, value: problem.value, sentence: problemSentence(locale, problem) };
    return problem.column ? say(`imports.markUp.${problem.level}`, values) : say(`imports.markUp.${problem.level}Row`, values);
  };
  return markUp(rows, problems, say('imports.markUp.heading'), sentence, headings?.row ?? 0);
}
