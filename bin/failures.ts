// A long run's log is read from its end, and some places keep nothing else of it: what failed is said once more there.

/** What a reader needs of one failure: which test, and the first lines of why. */
export type Failure = { name: string; why: string };

/** The parts of Vitest's JSON report that are read here. */
export type UnitReport = { testResults: { name: string; status: string; message: string; assertionResults: { status: string; fullName: string; failureMessages: string[] | null }[] }[] };

/** The parts of Playwright's JSON report that are read here. */
export type BrowserReport = { suites?: Suite[]; errors?: { message?: string }[] };
type Suite = { suites?: Suite[]; specs?: { title: string; file: string; line: number; tests: { projectName: string; status: string; results: { errors?: { message?: string }[] }[] }[] }[] };

/** Every test of a unit run that failed, and every file that could not be run at all. */
export function unitFailures(report: UnitReport, root: string): Failure[] {
  return report.testResults.flatMap(({ name, status, message, assertionResults }) => {
    const file = name.replace(`${root}/`, '');
    const failed = assertionResults.filter((one) => one.status === 'failed').map((one) => ({ name: `${file} › ${one.fullName}`, why: shortly(one.failureMessages?.[0]) }));
    return failed.length === 0 && status === 'failed' ? [{ name: file, why: shortly(message) }] : failed;
  });
}

/** Every browser test that did not do as expected, skipped ones too, and what kept the run from beginning. */
export function browserFailures({ suites = [], errors = [] }: BrowserReport): Failure[] {
  const inSuite = (suite: Suite): Failure[] => [
    ...(suite.specs ?? []).flatMap(({ title, file, line, tests }) =>
      tests.filter(({ status }) => status !== 'expected').map(({ projectName, status, results }) => ({
        name: `[${projectName}] ${file}:${line} › ${title}`,
        why: shortly(results.flatMap((result) => result.errors ?? [])[0]?.message ?? status),
      })),
    ),
    ...(suite.suites ?? []).flatMap(inSuite),
  ];
  return [...suites.flatMap(inSuite), ...errors.map(({ message }) => ({ name: 'The run itself', why: shortly(message) }))];
}

/** The failures as the last thing on the screen but one; nothing where there are none. */
export function recap(failures: readonly Failure[]): string {
  if (failures.length === 0) return '';
  return ['', 'What failed:', ...failures.map(({ name, why }) => `  ${name}\n${why.replace(/^/gm, '      ')}`), ''].join('\n');
}

const mostLines = 25;
const colours = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g');

/** The first lines of a message, without its colours and without the calls it went through. */
export function shortly(message = ''): string {
  const lines = message.replace(colours, '').split('\n').filter((line) => line.trim() !== '' && !/^\s+at .*(node_modules|node:)/.test(line));
  return lines.length > mostLines ? [...lines.slice(0, mostLines), '…'].join('\n') : lines.join('\n');
}
