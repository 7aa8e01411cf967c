// A browser for the tests on whatever machine they find themselves: what is there first, then what npm
// already brought, and only then a download. Each candidate must really start before it is chosen.
import { execFile } from 'node:child_process';
import * as fs from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { step } from './progress';

export type Browser = { executablePath: string; args: string[]; env?: Record<string, string> };
type Candidate = { executablePath: string; env?: Record<string, string> };
type Source = { name: string; find: () => Promise<Candidate[]> };

const run = promisify(execFile);
const require = createRequire(import.meta.url);
const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const MANY_LINES = 64 * 1024 * 1024; // installers talk
const isRoot = process.getuid?.() === 0;

// Nothing here may reach for the network by itself; Playwright adds --headless.
const ARGS = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  ...(isRoot ? ['--no-sandbox'] : []), // Chromium's sandbox refuses root
];

const SOURCES: Source[] = [
  { name: "Playwright's own", find: playwrightsOwn },
  { name: 'installed on this machine', find: async () => installed() },
  { name: '@sparticuz/chromium', find: unpacked },
  { name: 'apt-get install chromium', find: fromApt },
  { name: 'playwright install chromium', find: downloaded },
];

export async function findBrowser(): Promise<Browser> {
  const wish = process.env.CHROMIUM_PATH;
  if (wish) {
    const why = await whyNotStarting({ executablePath: wish });
    if (why) throw new Error(`CHROMIUM_PATH (${wish}) is not a browser that starts: ${why}`);
    return { executablePath: wish, args: ARGS };
  }
  const tried: string[] = [];
  for (const { name, find } of SOURCES) {
    const candidates = await find().catch((error: unknown) => {
      tried.push(`${name}: ${firstLine(error)}`);
      return [];
    });
    for (const candidate of candidates) {
      const why = await whyNotStarting(candidate);
      if (why === undefined) return { ...candidate, args: ARGS };
      tried.push(`${name}: ${why}`);
    }
  }
  throw new Error(
    ['No browser for the tests. Install Chromium or Chrome, or set CHROMIUM_PATH.', ...tried].join(
      '\n  ',
    ),
  );
}

async function whyNotStarting({ executablePath, env }: Candidate): Promise<string | undefined> {
  try {
    await run(executablePath, ['--version'], { timeout: 30_000, env: { ...process.env, ...env } });
    return undefined;
  } catch (error) {
    return firstLine(error);
  }
}

/** What a program said, rather than Node's "Command failed" before it. */
function firstLine(error: unknown): string {
  const { stderr, message } = error as { stderr?: string; message?: string }; // execFile's error has both
  return (stderr?.trim() || message || String(error)).split('\n')[0] ?? '';
}

// ---- Sources, in the order in which they are asked

async function playwrightsOwn(): Promise<Candidate[]> {
  const { chromium } = await import('@playwright/test');
  const executablePath = chromium.executablePath();
  return fs.existsSync(executablePath) ? [{ executablePath }] : [];
}

function installed(): Candidate[] {
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
  const folders = (process.env.PATH ?? '').split(delimiter);
  return [
    ...names.flatMap((name) => folders.map((folder) => join(folder, name))),
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ]
    .filter((path) => fs.existsSync(path))
    .map((executablePath) => ({ executablePath }));
}

async function unpacked(): Promise<Candidate[]> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return [];
  const packed = dirname(dirname(require.resolve('@sparticuz/chromium')));
  const manifest = fs.readFileSync(join(packed, 'package.json'), 'utf8');
  const { version } = JSON.parse(manifest) as { version: string }; // npm's own format
  const folder = join(ROOT, '.data', `chromium-${version}`);
  if (!fs.existsSync(folder)) await step('Unpacking a browser', () => unpack(folder));
  const libraries = [join(folder, 'al2023', 'lib'), process.env.LD_LIBRARY_PATH].filter(Boolean);
  const env = {
    ...ownEnvironment(),
    LD_LIBRARY_PATH: libraries.join(delimiter),
    FONTCONFIG_FILE: join(folder, 'fonts', 'ours.conf'),
  };
  return [{ executablePath: join(folder, 'chromium'), env }];
}

// The package brings the libraries a bare machine lacks (NSS) only when it thinks it is in Amazon's cloud,
// and says so by changing its process's environment: hence a process of its own.
async function unpack(folder: string): Promise<void> {
  const partial = `${folder}.${process.pid}`;
  fs.mkdirSync(partial, { recursive: true });
  const script = `import chromium from '@sparticuz/chromium'; await chromium.executablePath();`;
  const env = { ...process.env, TMPDIR: partial, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x' };
  try {
    await run(process.execPath, ['--input-type=module', '-e', script], { cwd: ROOT, env });
    // Its own fonts.conf names the cloud's folders.
    fs.writeFileSync(join(partial, 'fonts', 'ours.conf'), FONTS);
    await run('chmod', ['-R', 'a+rX', partial]);
    if (isRoot) await run('chown', ['-R', '0:0', partial]); // the archive names a user of its maker's
    fs.renameSync(partial, folder);
  } catch (error) {
    if (!fs.existsSync(folder)) throw error; // it is there: another test run was first
  } finally {
    fs.rmSync(partial, { recursive: true, force: true });
  }
}

const FONTS = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
`;

function ownEnvironment(): Record<string, string> {
  const set = Object.entries(process.env).filter((entry): entry is [string, string] => !!entry[1]);
  return Object.fromEntries(set);
}

async function fromApt(): Promise<Candidate[]> {
  if (!isRoot || process.platform !== 'linux') return [];
  await run('apt-get', ['--version']); // on another kind of Linux, do not announce an installation
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const options = { env, maxBuffer: MANY_LINES };
  await step('Installing Chromium', async () => {
    await run('apt-get', ['update'], options);
    await run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], options);
  });
  return installed();
}

async function downloaded(): Promise<Candidate[]> {
  const command = [require.resolve('@playwright/test/cli'), 'install', 'chromium'];
  await step('Downloading a browser', () =>
    run(process.execPath, command, { cwd: ROOT, maxBuffer: MANY_LINES }),
  );
  return playwrightsOwn();
}
