import { build, buildId, isStale } from '../bin/build';
import { step } from '../bin/progress';
import { serve } from '../bin/serve';
import { actionKey, type BenchDatabase } from './database';
import { freePort } from './floors';

/** The service as it runs in production, on one of our databases. */
export type Service = { base: string; pid: number; database: BenchDatabase; stop: () => Promise<void> };

// Another folder lets it run beside a service that is being used or built.
const folder = process.env.NEXT_DIST ?? '.next';

export async function startService(database: BenchDatabase): Promise<Service> {
  const id = buildId(actionKey);
  if (isStale(folder, id)) await step('Building the service', () => build(folder, id, actionKey));
  const port = await freePort();
  const base = `http://localhost:${port}`;
  const served = await serve({ ...database.settings, ORIGIN: base, AUTH_URL: base }, port, folder, id);
  return { base, pid: served.web.pid ?? 0, database, stop: served.stop };
}
