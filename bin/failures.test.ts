import { expect, test } from 'vitest';
import { browserFailures, recap, shortly, unitFailures } from './failures';

const passed = { status: 'passed', fullName: 'money adds up', failureMessages: [] };

test('a unit test that failed is named with its file and its reason, and so is a file that could not be run', () => {
  const failures = unitFailures({ testResults: [
    { name: '/here/lib/money.test.ts', status: 'failed', message: '', assertionResults: [passed, { status: 'failed', fullName: 'money is whole pence', failureMessages: ['AssertionError: expected 1.5 to be 1\n    at /here/lib/money.test.ts:3:9\n    at run (file:///here/node_modules/vitest/dist/run.js:1:1)'] }] },
    { name: '/here/lib/id.test.ts', status: 'failed', message: 'Cannot find module', assertionResults: [] },
    { name: '/here/lib/zip.test.ts', status: 'passed', message: '', assertionResults: [passed] },
  ] }, '/here');
  expect(failures).toEqual([
    { name: 'lib/money.test.ts › money is whole pence', why: 'AssertionError: expected 1.5 to be 1\n    at /here/lib/money.test.ts:3:9' },
    { name: 'lib/id.test.ts', why: 'Cannot find module' },
  ]);
});

test('a browser test is named with its project; one that was skipped has failed, and so has a run that could not begin', () => {
  const spec = (title: string, projectName: string, status: string, message?: string) => ({ title, file: 'journeys/a.spec.ts', line: 5, tests: [{ projectName, status, results: [{ errors: message ? [{ message }] : [] }] }] });
  const failures = browserFailures({
    suites: [{ suites: [{ specs: [spec('applies', 'with JavaScript', 'expected'), spec('claims', 'with JavaScript', 'unexpected', '\u001b[31mTimed out\u001b[39m')] }], specs: [spec('reads', 'alone', 'skipped')] }],
    errors: [{ message: 'No tests found' }],
  });
  expect(failures).toEqual([
    { name: '[alone] journeys/a.spec.ts:5 › reads', why: 'skipped' },
    { name: '[with JavaScript] journeys/a.spec.ts:5 › claims', why: 'Timed out' },
    { name: 'The run itself', why: 'No tests found' },
  ]);
});

test('the recap is the reasons under the names, or nothing', () => {
  expect(recap([])).toBe('');
  expect(recap([{ name: 'a test', why: 'one\ntwo' }])).toBe('\nWhat failed:\n  a test\n      one\n      two\n');
  expect(shortly(Array.from({ length: 30 }, (_, at) => `line ${at}`).join('\n')).split('\n')).toHaveLength(26);
});
