import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('.', import.meta.url));

export default defineConfig({
  resolve: {
    alias: { '@': root.replace(/\/$/, ''), 'server-only': `${root}node_modules/server-only/empty.js` },
  },
  test: {
    include: ['lib/**/*.test.ts', 'db/**/*.test.ts', 'components/**/*.test.tsx', 'bin/**/*.test.ts'],
    globalSetup: ['./db/testing/start.ts'],
    pool: 'forks',
    maxWorkers: 2,
    // No test is a race against the machine: these only end what hangs.
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
