import { defineConfig } from '@playwright/test';

/** `npm test` prepares the service (bin/test.ts) and says by environment where it is and which browser to use. */
const launchOptions = JSON.parse(process.env.E2E_BROWSER ?? '{}') as { executablePath?: string; args?: string[] };

export default defineConfig({
  testDir: './e2e',
  fullyParallel: false,
  workers: 2,
  outputDir: './test-results/journeys',
  retries: 0,
  // No journey is a race against the machine: these only end what hangs.
  timeout: 300_000,
  expect: { timeout: 20_000 },
  reporter: [['list'], ['json', { outputFile: process.env.E2E_REPORT ?? 'test-results/e2e.json' }]],
  use: { baseURL: process.env.E2E_ORIGIN, locale: 'en-GB', timezoneId: 'Europe/London', launchOptions, screenshot: 'only-on-failure', actionTimeout: 20_000 },
  projects: [
    // Compares every page in two worlds: what anybody else did meanwhile, the ledger's sums for one, would be a difference too. `npm test` runs it by itself.
    { name: 'alone', testMatch: 'access/leaks.spec.ts', outputDir: './test-results/alone' },
    { name: 'with JavaScript', use: { viewport: { width: 1280, height: 900 } }, testIgnore: 'access/leaks.spec.ts' },
    { name: 'without JavaScript, on a phone', use: { javaScriptEnabled: false, viewport: { width: 320, height: 640 } }, testIgnore: ['access/**', 'deployment/**', 'accessibility/**', 'journeys/no-keystroke-lost.spec.ts'],
      // Words kept on the device, and a register counted in the browser, need a script; no-word-lost.spec.ts and the journey after the counting are for those without.
      grepInvert: /counted in the browser/ },
  ],
});
