import { parseArgs } from 'node:util';
import { step } from '../bin/progress';
import { autosaves } from './autosave';
import { startDatabases } from './database';
import { interleave } from './measure';
import { machine, type Report, ratiosOf, tables } from './report';
import { dashboard, search } from './reading';
import { type Bench, ledger, officersQueue, publicPage, savedAnswer, type Section } from './sections';

const sections: Record<string, (bench: Bench) => Promise<Section>> = { page: publicPage, queue: officersQueue, search, dashboard, answer: savedAnswer, autosave: autosaves, ledger };

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '3' },
    seconds: { type: 'string', default: '5' },
    connections: { type: 'string', default: '8' },
    /** Sections by name, with commas between them. */
    only: { type: 'string', default: Object.keys(sections).join(',') },
  },
});
const [rounds, seconds, connections] = [Number(values.rounds), Number(values.seconds), Number(values.connections)];
const chosen = values.only.split(',').map((name) => {
  const section = sections[name];
  if (!section) throw new Error(`There is no section "${name}": ${Object.keys(sections).join(', ')}`);
  return { name, section };
});

const stops: (() => unknown)[] = [];
let stopping: Promise<void> | undefined;
const stopAll = () => (stopping ??= (async () => {
  for (const stop of stops.toReversed()) await Promise.resolve(stop()).catch(console.error);
})());

async function measureAll(): Promise<Report> {
  const databases = await step('Starting a database and loading the demonstration', () => startDatabases(values.only === 'ledger' ? 'empty' : 'demonstration'));
  stops.push(databases.stop);
  const made = new Map<string, Promise<unknown>>();
  const bench: Bench = {
    connections,
    databasePid: databases.pid,
    copy: databases.copy,
    keep: (started) => {
      stops.push(started.stop);
      return started;
    },
    shared: <Made>(name: string, make: () => Promise<Made>) => {
      if (!made.has(name)) made.set(name, make());
      // A name is made by one function only, so what is kept under it is what that one makes.
      return made.get(name) as Promise<Made>;
    },
  };
  const ready: Section[] = [];
  for (const { name, section } of chosen) ready.push(await step(`Preparing: ${name}`, () => section(bench)));
  const results = await interleave(ready.flatMap((one) => one.targets), { rounds, seconds }, console.error);
  return {
    when: new Date().toISOString(), machine: machine(databases.version), rounds, seconds, connections, results,
    ratios: ratiosOf(ready.flatMap((one) => one.comparisons), results),
  };
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stopAll().then(() => process.exit(1)));
const report = await measureAll().catch((error: unknown) => void console.error(error));
// What the services have to say comes first, so that the report stands at the end by itself.
await stopAll();
if (report) {
  console.log(JSON.stringify(report, null, 1));
  console.log(`\n${tables(report)}`);
}
process.exit(report ? 0 : 1);
