import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, normalize, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { documents } from '../bin/docs';
import { refusalFromDatabase } from '../db/constraints';

const root = process.cwd();
const folders = ['app', 'components', 'lib', 'db', 'demo', 'bin', 'e2e', 'bench'];

const filesUnder = (path: string): string[] =>
  !existsSync(path) ? [] : statSync(path).isDirectory() ? readdirSync(path).flatMap((name) => filesUnder(join(path, name))) : [path];
const sources = folders.flatMap(filesUnder).filter((path) => /\.(ts|tsx|mjs)$/.test(path));
const product = sources.filter((path) => !/\.test\.tsx?$/.test(path) && !path.startsWith('db/testing'));
const text = (path: string) => readFileSync(path, 'utf8');

/** The project's own files that a file imports, as paths from the root. */
function importsOf(path: string): string[] {
  const found = [...text(path).matchAll(/(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g)].map((match) => match[1] ?? '');
  return found.filter((name) => name.startsWith('.') || name.startsWith('@/')).map((name) => (name.startsWith('@/') ? name.slice(2) : normalize(join(path, '..', name))));
}

/** Type-only imports draw no line at run time: a pure file may name a database type. */
const runtimeImportsOf = (path: string) => {
  const bare = text(path).replace(/import type[^;]+;/g, '');
  return [...bare.matchAll(/from\s*['"]([^'"]+)['"]/g)].map((match) => match[1] ?? '').map((name) => (name.startsWith('@/') ? name.slice(2) : name.startsWith('.') ? normalize(join(path, '..', name)) : name));
};

describe('who may import whom', () => {
  const forbidden: [string, RegExp, RegExp][] = [
    ['app never imports db', /^app\//, /^db\//],
    ['app is imported by nobody', /^(components|lib|db|demo|bin)\//, /^app\//],
    ['components import no database, commands or queries', /^components\//, /^(app|db)\/|^lib\/[^/]+\/(commands|queries)/],
    ['lib never imports app, components or e2e', /^lib\//, /^(app|components|e2e)\//],
    ['db imports only lib’s pure vocabulary', /^db\//, /^lib\/[^/]+\/(commands|queries)/],
    ['commands are called from app, demo and bin, and by each other', /^components\//, /commands/],
    ['govuk components know no grant words', /^components\/govuk\//, /^(lib|components\/grant|components\/layout)\//],
  ];
  test.each(forbidden)('%s', (_, from, to) => {
    const broken = product.filter((path) => from.test(path)).flatMap((path) => importsOf(path).filter((one) => to.test(one)).map((one) => `${path} → ${one}`));
    expect(broken).toEqual([]);
  });

  test('the public pages import lib/publication and pure files only', () => {
    const broken = product
      .filter((path) => path.startsWith('app/[locale]/(public)'))
      .flatMap((path) => runtimeImportsOf(path).filter((one) => /^lib\/(?!publication|programme)[^/]+\/(commands|queries)/.test(one)).map((one) => `${path} → ${one}`));
    expect(broken).toEqual([]);
  });

  test('rules, workflows and schemas are pure: no database, no Node, no React', () => {
    const pure = product.filter((path) => /^lib\/.*\/(rules|workflow|schema|vocabulary|policy|permissions)\.ts$/.test(path));
    const broken = pure.flatMap((path) => runtimeImportsOf(path).filter((one) => /^(node:|react|next|drizzle-orm|pg$|server-only)|^db\/|\/(commands|queries)$/.test(one)).map((one) => `${path} → ${one}`));
    expect(broken).toEqual([]);
  });

  test('the pool is db/client.ts’s own: nobody else of the product connects as the web', () => {
    const others = product.filter((path) => /^(app|components|lib)\//.test(path) && runtimeImportsOf(path).includes('pg'));
    expect(others).toEqual([]);
  });

  test('a textarea is drawn in one place, which keeps what was typed before the scripts had come', () => {
    expect(product.filter((path) => text(path).includes('<textarea'))).toEqual(['components/govuk/textarea.tsx']);
  });

  test('what touches the database says server-only', () => {
    const silent = product.filter((path) => /^lib\/.*(commands|queries)[^/]*\.ts$|^lib\/.*\/commands\//.test(path) && !text(path).includes(`import 'server-only'`));
    expect(silent).toEqual([]);
  });
});

describe('shape', () => {
  test('no file is longer than 300 lines', () => {
    const long = sources.filter((path) => text(path).split('\n').length > 301).map((path) => `${path}: ${text(path).split('\n').length}`);
    expect(long).toEqual([]);
  });

  test('actions files are short, and every export is made by the one wrapper', () => {
    const actions = product.filter((path) => path.startsWith('app/') && text(path).startsWith(`'use server'`));
    expect(actions.length).toBeGreaterThan(0);
    for (const path of actions) {
      expect(text(path).split('\n').length, path).toBeLessThanOrEqual(60);
      const exports = [...text(path).matchAll(/^export (?:const|async function|function) (\w+)(.*)$/gm)];
      for (const [, name, rest] of exports) expect(rest, `${path}: ${name}`).toMatch(/= (formAction|openAction|rawAction)\(/);
    }
    const elsewhere = product.filter((path) => /['"]use server['"]/.test(text(path)) && path.startsWith('app/') && !text(path).startsWith(`'use server'`));
    expect(elsewhere).toEqual([]);
  });

  test('no file is called utils, helpers or types, and none only re-exports', () => {
    expect(product.filter((path) => /\/(utils|helpers?|types|misc|common)\.tsx?$/.test(path))).toEqual([]);
    expect(product.filter((path) => /\/index\.tsx?$/.test(path))).toEqual([]);
  });

  test('no style attribute: the content security policy would block it', () => {
    expect(product.filter((path) => path.endsWith('.tsx') && /\sstyle=\{/.test(text(path)))).toEqual([]);
  });

  test('no clock but the database’s decides anything', () => {
    const decides = product.filter((path) => /^lib\/.*(commands|rules)[^/]*\.ts$/.test(path) && /new Date\(\)|Date\.now\(\)/.test(text(path)));
    expect(decides).toEqual([]);
  });
});

describe('commands', () => {
  /** Reads a command's text from its export to the next export. */
  const commands = product
    .filter((path) => /^lib\/.*(commands[^/]*|commands\/.*)\.ts$/.test(path) && !/^lib\/(ledger|event|notification|access)\//.test(path))
    .flatMap((path) => [...text(path).matchAll(/^export (?:const|async function|function) (\w+)([\s\S]*?)(?=^export |(?![\s\S]))/gm)].map(([, name, body]) => ({ name: `${path}: ${name}`, body: body ?? '', file: text(path) })))
    .filter(({ body }) => /\btransaction\(/.test(body));

  test('there are some', () => expect(commands.length).toBeGreaterThan(10));

  test('every command authorises, by the policy, inside its transaction', () => {
    expect(commands.filter(({ body, file }) => !/authorise\(/.test(body) && !reaches(body, file, /authorise\(/)).map(({ name }) => name)).toEqual([]);
  });

  test('every command records what happened, in its transaction', () => {
    expect(commands.filter(({ body, file }) => !/record(All)?\(/.test(body) && !reaches(body, file, /record(All)?\(/)).map(({ name }) => name)).toEqual([]);
  });

  /** Whether a step of the same file that the body calls does it. */
  function reaches(body: string, file: string, what: RegExp): boolean {
    const steps = [...file.matchAll(/^(?:export )?(?:async )?(?:function|const) (\w+)([\s\S]*?)(?=^(?:export |async function|function|const )|(?![\s\S]))/gm)];
    return steps.some(([, name, inner]) => new RegExp(`\\b${name}\\(`).test(body) && what.test(inner ?? ''));
  }
});

test('the generated documents are fresh', () => {
  for (const [path, fresh] of Object.entries(documents())) expect(text(path), `${path} is stale: run npx tsx --conditions=react-server bin/docs.ts`).toBe(fresh);
});

test('every refusal that a constraint gives has its sentence', () => {
  expect(refusalFromDatabase({ cause: { constraint: 'approver_is_not_recommender' } })).toMatchObject({ code: 'own_recommendation' });
  expect(refusalFromDatabase({ constraint: 'nobody_knows_this' })).toBeUndefined();
});

test('nothing of ../shared is imported by the product', () => {
  expect(product.filter((path) => /shared\/(data|design|perf)/.test(text(path)) && !path.startsWith('bench/')).map((path) => relative(root, path))).toEqual([]);
});
