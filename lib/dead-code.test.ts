import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

// knip needs TypeScript's JavaScript API, which version 7 does not have; names are unique enough here to be counted.

const filesUnder = (path: string): string[] => (!existsSync(path) ? [] : statSync(path).isDirectory() ? readdirSync(path).flatMap((name) => filesUnder(join(path, name))) : [path]);
const sources = ['app', 'components', 'lib', 'db', 'demo', 'bin', 'bench', 'e2e', 'messages', '.']
  .flatMap((folder) => (folder === '.' ? readdirSync('.').filter((name) => /\.(ts|mjs)$/.test(name)) : filesUnder(folder)))
  .filter((path) => /\.(ts|tsx|mjs)$/.test(path));
const texts = new Map(sources.map((path) => [path, readFileSync(path, 'utf8')]));

/** What Next, Playwright, Vitest or a person starts by name. */
const isEntry = (path: string) =>
  /^app\/.*\/?(page|route|layout|error|global-error|not-found|loading)\.tsx?$/.test(path) || /\.(test|spec)\.tsx?$/.test(path) || /^(bin|bench)\/[^/]+\.(ts|mjs)$/.test(path) || !path.includes('/') || path.startsWith('e2e/') || path.startsWith('bench/') || /^db\/testing\/(start|submitting)\.ts$/.test(path);
const byConvention = new Set(['default', 'metadata', 'viewport', 'dynamic', 'revalidate', 'config', 'GET', 'POST', 'HEAD', 'generateStaticParams', 'dynamicParams', 'runtime']);

test('every exported name is used somewhere', () => {
  const words = new Map<string, Set<string>>();
  for (const [path, text] of texts) for (const word of new Set(text.match(/[A-Za-z_$][\w$]*/g))) words.set(word, (words.get(word) ?? new Set()).add(path));
  const dead = [...texts].filter(([path]) => !/^(e2e|bench|db\/schema)\//.test(path)).flatMap(([path, text]) =>
    [...text.matchAll(/^export (?:async )?(?:const|function|class|type|interface) (\w+)/gm)]
      .map((match) => match[1] ?? '')
      .filter((name) => !byConvention.has(name) && (words.get(name)?.size ?? 0) < 2 && (text.match(new RegExp(`\\b${name}\\b`, 'g'))?.length ?? 0) < 2)
      .map((name) => `${path}: ${name}`),
  );
  expect(dead).toEqual([]);
});

test('every file is imported by another, or started by name', () => {
  const imported = [...texts.values()].join('\n');
  const orphans = sources.filter((path) => !isEntry(path) && !new RegExp(`['"/]${(path.split('/').at(-1) ?? '').replace(/\.(tsx?|mjs)$/, '').replaceAll('.', '\\.')}['"]`).test(imported));
  expect(orphans).toEqual([]);
});
