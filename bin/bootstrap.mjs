// The first thing `npm start` and `npm test` run, possibly on a checkout that has no packages yet: so it
// is plain JavaScript and uses nothing but Node. It installs what is missing, then hands over.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const OLDEST_NODE = [20, 19];
const COMMANDS = ['start', 'test'];
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const lockFile = join(root, 'package-lock.json');
const stampFile = join(root, 'node_modules', '.installed');

await main(process.argv.slice(2));

async function main([command, ...args]) {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1])) {
    fail(
      `This needs Node ${OLDEST_NODE.join('.')} or newer; this is Node ${process.versions.node}.`,
    );
  }
  if (!COMMANDS.includes(command))
    fail(`Usage: node bin/bootstrap.mjs ${COMMANDS.join('|')} [...]`);
  if (!isInstalled()) await install();
  // react-server: outside Next, `server-only` throws without that condition.
  const node = ['--import', 'tsx', '--conditions=react-server', join('bin', `${command}.ts`)];
  process.exitCode = await runInGroup(process.execPath, [...node, ...args], 'inherit');
}

function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}

// ---- Packages

/** The lock file for this kind of machine: a checkout shared with a container must be installed anew. */
function lockStamp() {
  const machine = `${process.platform}-${process.arch}`;
  return createHash('sha256').update(readFileSync(lockFile)).update(machine).digest('hex');
}

function isInstalled() {
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8').trim() === lockStamp()) return true;
  if (!agreesWithNpm()) return false;
  stamp();
  return true;
}

function stamp() {
  try {
    writeFileSync(stampFile, `${lockStamp()}\n`);
  } catch {
    // Packages that another user installed: without a stamp they are compared again next time.
  }
}

/** Someone ran `npm ci` by hand: npm's own note of what it installed says whether it is enough. */
function agreesWithNpm() {
  const noteFile = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(noteFile)) return false;
  const wanted = JSON.parse(readFileSync(lockFile, 'utf8')).packages;
  const present = JSON.parse(readFileSync(noteFile, 'utf8')).packages;
  // Optional packages are mostly other machines' binaries.
  const missing = ([path, { version, optional, devOptional }]) =>
    path !== '' && !optional && !devOptional && present[path]?.version !== version;
  const foreign = ([, { os, cpu }]) =>
    (os && !os.includes(process.platform)) || (cpu && !cpu.includes(process.arch));
  return !Object.entries(wanted).some(missing) && !Object.entries(present).some(foreign);
}

async function install() {
  const started = Date.now();
  const seconds = () => `${Math.round((Date.now() - started) / 1000)} s`;
  const line = process.stdout.isTTY ? '' : '\n'; // a log shows only finished lines
  process.stdout.write(`Installing the packages, this once …${line}`);
  const timer = setInterval(() => process.stdout.write(` ${seconds()}${line}`), 3_000);
  const npm = process.env.npm_execpath ?? '';
  const [program, first] = npm.endsWith('npm-cli.js') ? [process.execPath, [npm]] : ['npm', []];
  const args = ['ci', '--no-audit', '--no-fund', '--include=dev'];
  const output = [];
  const code = await runInGroup(program, [...first, ...args], 'pipe', (text) => output.push(text));
  clearInterval(timer);
  if (code > 128) process.exit(code); // interrupted: the person knows why
  if (code !== 0) {
    process.stdout.write(`\n${output.join('').slice(-4_000)}\n`);
    console.error('npm could not install the packages; it needs its registry this once.');
    process.exit(code);
  }
  process.stdout.write(`${line ? 'Packages' : ''}: installed in ${seconds()}\n`);
  stamp();
}

// ---- Processes

/**
 * Runs a program as the leader of its own process group and passes signals on to all of it: npm signals
 * only its direct child, and a server or browser further down would live on. Resolves to the exit code.
 */
function runInGroup(program, args, output, onText) {
  // No stdin: in a group of its own the program may not read the terminal.
  const child = spawn(program, args, {
    cwd: root,
    detached: true,
    stdio: ['ignore', output, output],
  });
  child.stdout?.on('data', (data) => onText(String(data)));
  child.stderr?.on('data', (data) => onText(String(data)));
  const stopListening = passSignalsOn(child);
  return new Promise((done) => {
    child.once('error', (error) => {
      stopListening();
      console.error(`${program} could not be run: ${error.message}`);
      done(127);
    });
    child.once('exit', async (code, signal) => {
      await sweep(child.pid);
      stopListening();
      done(code ?? 128 + constants.signals[signal]);
    });
  });
}

function passSignalsOn(child) {
  const timers = [];
  const last = {};
  const pass = (signal) => {
    // A Ctrl-C comes twice, from the terminal and from npm, and a second one may mean "at once".
    if (Date.now() - (last[signal] ?? 0) < 1_000) return;
    last[signal] = Date.now();
    signalGroup(child.pid, signal);
    // Longer than requests, jobs and the database take to finish.
    timers.push(setTimeout(() => signalGroup(child.pid, 'SIGKILL'), 40_000).unref());
  };
  const handlers = {
    SIGINT: () => pass('SIGINT'),
    SIGTERM: () => pass('SIGTERM'),
    SIGHUP: () => pass('SIGTERM'),
  };
  for (const [signal, handler] of Object.entries(handlers)) process.on(signal, handler);
  const parent = process.ppid;
  // When npm or its shell is killed without a word to us, we are handed to another parent.
  const orphaned = () => process.ppid !== parent && pass('SIGTERM');
  if (process.env.npm_lifecycle_event) timers.push(setInterval(orphaned, 250).unref());
  return () => {
    for (const [signal, handler] of Object.entries(handlers)) process.off(signal, handler);
    for (const timer of timers) clearTimeout(timer);
  };
}

/** False when nobody is left in the group. */
function signalGroup(pid, signal) {
  try {
    return pid !== undefined && process.kill(-pid, signal);
  } catch {
    return false;
  }
}

/** What the leader left behind gets a moment, then no choice. */
async function sweep(pid) {
  if (!signalGroup(pid, 'SIGTERM')) return;
  for (let turn = 0; turn < 20 && signalGroup(pid, 0); turn += 1) {
    await new Promise((done) => setTimeout(done, 100));
  }
  signalGroup(pid, 'SIGKILL');
}
