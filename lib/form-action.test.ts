import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { isFormAction } from './form-action';

// Next's own, which it gives only inside a request; nothing here is called.
vi.mock('next/headers', () => ({ cookies: vi.fn(), headers: vi.fn() }));
vi.mock('next/cache', () => ({ revalidatePath: vi.fn() }));
vi.mock('next/navigation', () => ({ redirect: vi.fn(), notFound: vi.fn() }));
vi.mock('@/lib/access/auth', () => ({ signIn: vi.fn(), signOut: vi.fn() }));

const filesUnder = (path: string): string[] => (statSync(path).isDirectory() ? readdirSync(path).flatMap((name) => filesUnder(join(path, name))) : [path]);
const actionFiles = filesUnder('app').filter((path) => /\.tsx?$/.test(path) && readFileSync(path, 'utf8').startsWith(`'use server'`));

test('an action that was not made by the wrapper is known for what it is', () => {
  expect(isFormAction(async () => ({}))).toBe(false);
});

// Any page that imports one export of a 'use server' file lets anybody call all of them (safety.md), so none may forget to ask who calls.
test.each(actionFiles)('every export of %s is made by the wrapper', async (path) => {
  const actions = Object.entries((await import(join(process.cwd(), path))) as Record<string, unknown>);
  expect(actions.length).toBeGreaterThan(0);
  expect(actions.filter(([, action]) => !isFormAction(action)).map(([name]) => name)).toEqual([]);
});
