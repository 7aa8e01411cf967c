import { existsSync, openSync } from 'node:fs';
import { resolve } from 'node:path';
import { build, buildId, isStale } from './build';
import { checkSettings, filesFolder, openInstallation, ownKeys, type Profile, prepareDatabase, secretsIn, type Settings } from './installation';
import { step } from './progress';
import { refuseTakenPort, serve } from './serve';

const folder = '.next';
const logFile = resolve(process.env.DATA_FOLDER ?? '.data', 'service.log');
const dataFolder = resolve(process.env.DATA_FOLDER ?? '.data');

async function start(): Promise<void> {
  if (existsSync('.env')) process.loadEnvFile('.env');
  const port = Number(process.env.PORT ?? 3000);
  const profile = (process.argv.includes('--empty') ? 'empty' : (process.env.PROFILE ?? 'demonstration')) as Profile;
  const given: Settings = { ...process.env, FILES_FOLDER: process.env.FILES_FOLDER || filesFolder(dataFolder), PROFILE: profile, ORIGIN: process.env.ORIGIN ?? (profile === 'production' ? undefined : `http://localhost:${port}`) };
  const secrets = secretsIn(dataFolder);
  checkSettings(given, secrets);
  const keyed = ownKeys(given, secrets);
  const actionKey = keyed.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY;
  if (!actionKey) throw new Error('These settings are wrong:\n  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: is missing (a production profile needs it)');

  await refuseTakenPort(port);

  const database = await step('Starting the database', () => prepareDatabase(keyed, dataFolder, secrets));
  const settings: Settings = { ...database.settings, AUTH_URL: keyed.ORIGIN };
  const stops: (() => Promise<void>)[] = [database.stop];
  let stopping: Promise<void> | undefined;
  const stopAll = () => (stopping ??= (async () => {
    for (const stop of stops.toReversed()) await stop();
  })());
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stopAll().then(() => process.exit(0)));

  try {
    Object.assign(process.env, settings);
    const id = buildId(actionKey);
    // The two share nothing, so a first start does both at once.
    await Promise.all([
      isStale(folder, id) ? step('Building the service', () => build(folder, id, actionKey)) : undefined,
      database.ownerUrl ? step(profile === 'demonstration' ? 'Opening the fund and its demonstration' : 'Opening the fund', () => openInstallation(database.ownerUrl ?? '', profile)) : undefined,
    ]);
    const { closePool } = await import('../db/client');
    await closePool();
    const served = await step('Starting the server', () => serve(settings, port, folder, id, profile === 'production' ? 'inherit' : openSync(logFile, 'a')));
    stops.push(served.stop);
    await greet(settings.ORIGIN ?? '', profile);
    await served.ended;
    if (!stopping) {
      process.exitCode = 1;
      console.error('The server or the worker has ended; everything is being stopped.');
    }
  } finally {
    await stopAll();
  }
}

async function greet(origin: string, profile: Profile): Promise<void> {
  console.log(`\nThe fund is open at ${origin}`);
  if (profile !== 'production') console.log(`Its log is ${logFile}. Ctrl-C stops everything.`);
  if (profile !== 'demonstration') return;
  const { members, staff } = await import('../demo/people');
  console.log(`\nEverything in it is made up. Sign in with one click, as any of these people, at ${origin}/sign-in/demonstration`);
  for (const { name, role, nation } of staff) console.log(`  ${name.padEnd(24)}${role.replaceAll('_', ' ')}${nation ? `, ${nation.replaceAll('_', ' ')}` : ''}`);
  for (const { name, does } of members) console.log(`  ${name.padEnd(24)}${does}`);
}

start().catch((error: Error) => {
  console.error(`\n${error.message}`);
  process.exit(1);
});
