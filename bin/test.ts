import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, openSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { findBrowser } from './browser';
import { build, buildId, isStale } from './build';
import { type BrowserReport, browserFailures, type Failure, recap, shortly, type UnitReport, unitFailures } from './failures';
import { filesFolder, openInstallation, ownKeys, prepareDatabase, secretsIn, type Settings } from './installation';
import { step } from './progress';
import { serve } from './serve';

type Tally = { passed: number; failed: number; failures: Failure[] };

const dataFolder = join(process.cwd(), '.data/test');
const results = join(process.cwd(), 'test-results');

async function main(): Promise<void> {
  rmSync(results, { recursive: true, force: true });
  mkdirSync(results, { recursive: true });
  const tallies: Tally[] = [];
  for (const check of checks) tallies.push(await passes(check));
  tallies.push(await unitTests(), await journeys());
  const tally = together(tallies);
  console.log(recap(tally.failures));
  console.log(`${tally.passed} passed, ${tally.failed} failed`);
  process.exit(tally.failed === 0 ? 0 : 1);
}

const together = (tallies: readonly Tally[]): Tally => ({
  passed: tallies.reduce((sum, one) => sum + one.passed, 0),
  failed: tallies.reduce((sum, one) => sum + one.failed, 0),
  failures: tallies.flatMap((one) => one.failures),
});

/** Each of these counts as one test: it passes whole or fails whole. */
const checks = [
  { label: 'Types', command: ['node_modules/typescript/bin/tsc', '--noEmit', '-p', '.'] },
  { label: 'Lint', command: ['node_modules/@biomejs/biome/bin/biome', 'check'] },
];

async function passes({ label, command }: (typeof checks)[number]): Promise<Tally> {
  const { code, output } = await step(label, () => run(command));
  if (code !== 0) console.log(output);
  return code === 0 ? { passed: 1, failed: 0, failures: [] } : { passed: 0, failed: 1, failures: [{ name: label, why: shortly(output) }] };
}

async function unitTests(): Promise<Tally> {
  const report = join(results, 'unit.json');
  await run(['node_modules/vitest/vitest.mjs', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`], 'inherit');
  if (!existsSync(report)) return { passed: 0, failed: 1, failures: [{ name: 'Unit tests', why: 'left no report' }] };
  const found = JSON.parse(readFileSync(report, 'utf8')) as UnitReport & { numPassedTests: number; numFailedTests: number; numFailedTestSuites: number; success: boolean };
  const named = unitFailures(found, process.cwd());
  const failures = found.success || named.length > 0 ? named : [{ name: 'Unit tests', why: 'an error outside every test, printed among them' }];
  return { passed: found.numPassedTests, failed: found.success ? 0 : Math.max(found.numFailedTests, found.numFailedTestSuites, 1), failures };
}

/** Browser tests against a production build, its own database with the demonstration, and a mail server that keeps everything. */
async function journeys(): Promise<Tally> {
  const service = await startService();
  try {
    const browser = await step('Finding a browser', findBrowser);
    const settings = { ...service.settings, E2E_BROWSER: JSON.stringify(browser), NODE_OPTIONS: '--conditions=react-server' };
    const runs = [await browserTests(['alone'], settings), await browserTests(['with JavaScript', 'without JavaScript, on a phone'], settings)];
    const all = together(runs);
    // Asked for a file that no test is in: nothing ran, and nothing is shown.
    return { ...all, failed: all.passed + all.failed === 0 ? 1 : all.failed };
  } finally {
    await service.stop();
  }
}

/** The files named on the command line, or all, of some of the projects in playwright.config.ts. */
async function browserTests(projects: string[], settings: Record<string, string>): Promise<Tally> {
  const report = join(results, `${projects[0]}.json`);
  const command = ['node_modules/@playwright/test/cli.js', 'test', ...projects.flatMap((name) => ['--project', name]), '--pass-with-no-tests', ...process.argv.slice(2)];
  const { code } = await run(command, 'inherit', { ...settings, E2E_REPORT: report });
  if (!existsSync(report)) return code === 0 ? { passed: 0, failed: 0, failures: [] } : { passed: 0, failed: 1, failures: [{ name: `Browser tests, ${projects[0]}`, why: 'left no report' }] };
  const found = JSON.parse(readFileSync(report, 'utf8')) as BrowserReport & { stats: { expected: number; unexpected: number; flaky: number; skipped: number } };
  const { stats } = found;
  // Whatever it counts: a run that could not begin has no failed test, and has failed.
  return { passed: stats.expected, failed: Math.max(stats.unexpected + stats.flaky + stats.skipped, code === 0 ? 0 : 1), failures: browserFailures(found) };
}

async function startService(): Promise<{ settings: Record<string, string>; stop: () => Promise<void> }> {
  const { startMailSink } = await import('../e2e/support/service');
  const { startProvider } = await import('../e2e/support/provider');
  const port = Number(process.env.E2E_PORT ?? 3210);
  const provider = await startProvider(`http://localhost:${port}`, Number(process.env.E2E_PROVIDER_PORT ?? 3298));
  const secrets = secretsIn(dataFolder);
  const mail = await startMailSink();
  const given: Settings = { PROFILE: 'demonstration', ORIGIN: `http://localhost:${port}`, SMTP_URL: mail.url, FILES_FOLDER: filesFolder(dataFolder), ...provider.settings };
  const database = await step('Starting a database for the journeys', () => freshDatabase(ownKeys(given, secrets), secrets));
  const settings = { ...database.settings, AUTH_URL: given.ORIGIN };
  Object.assign(process.env, settings);
  const actionKey = secrets.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY;
  const id = buildId(actionKey);
  await Promise.all([
    isStale('.next', id) ? step('Building the service', () => build('.next', id, actionKey)) : undefined,
    step('Loading the demonstration', () => openInstallation(database.ownerUrl ?? '', 'demonstration')),
  ]);
  const { closePool } = await import('../db/client');
  await closePool();
  const served = await step('Starting the service', () => serve(settings, port, '.next', id, openSync(join(results, 'service.log'), 'a')));
  return {
    settings: { ...Object.fromEntries(Object.entries(settings).filter((entry): entry is [string, string] => entry[1] !== undefined)), E2E_ACTION_KEY: actionKey, E2E_ORIGIN: given.ORIGIN ?? '', E2E_OWNER_URL: database.ownerUrl ?? '', E2E_WEB_PID: String(served.web.pid), DATA_KEY: secrets.DATA_KEY },
    stop: async () => {
      await served.stop();
      await database.stop();
      await mail.stop();
      await provider.stop();
    },
  };
}

/** Every run begins with the demonstration as it was loaded, and nothing of the run before. */
async function freshDatabase(given: Settings, secrets: ReturnType<typeof secretsIn>) {
  const { startEmbedded } = await import('../db/embedded');
  const { default: pg } = await import('pg');
  const server = await startEmbedded({ dataFolder });
  const admin = new pg.Client({ connectionString: server.adminUrl });
  await admin.connect();
  await admin.query('drop database if exists journeys with (force)');
  await admin.query('create database journeys');
  await admin.end();
  const ownerUrl = new URL(server.adminUrl);
  ownerUrl.pathname = '/journeys';
  const database = await prepareDatabase({ ...given, DATABASE_URL: ownerUrl.href }, dataFolder, secrets);
  return { ...database, stop: () => server.stop() };
}

function run(command: string[], output: 'inherit' | 'pipe' = 'pipe', settings: Record<string, string> = {}): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    const child = spawn('node', command, { stdio: ['ignore', output, output], env: { ...process.env, NODE_OPTIONS: '', ...settings } as NodeJS.ProcessEnv });
    let text = '';
    child.stdout?.on('data', (part) => (text += part));
    child.stderr?.on('data', (part) => (text += part));
    child.on('close', (code) => resolve({ code: code ?? 1, output: text }));
  });
}

main().catch((error: Error) => {
  console.error(error);
  console.log('\n0 passed, 1 failed');
  process.exit(1);
});
