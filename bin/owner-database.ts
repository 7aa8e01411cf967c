import { resolve } from 'node:path';
import { ensureDatabase, startEmbedded } from '../db/embedded';

export type OwnerDatabase = { url: string; stop: () => Promise<void> };

/** The database the settings name, as its owner where they say how; otherwise the embedded one of the data folder, started if it is not running. */
export async function ownerDatabase(): Promise<OwnerDatabase> {
  const url = process.env.DATABASE_OWNER_URL || process.env.DATABASE_URL;
  if (url) return { url, stop: async () => {} };
  const embedded = await startEmbedded({ dataFolder: resolve(process.env.DATA_FOLDER ?? '.data', 'postgres') });
  return { url: await ensureDatabase(embedded.adminUrl, 'fund'), stop: embedded.stop };
}

/** Runs a command's work and says what went wrong in one sentence; the exit code tells a script. */
export async function asCommand(work: (database: OwnerDatabase) => Promise<boolean>): Promise<void> {
  let database: OwnerDatabase | undefined;
  try {
    database = await ownerDatabase();
    process.exitCode = (await work(database)) ? 0 : 1;
  } catch (error) {
    console.error((error as Error).message);
    process.exitCode = 1;
  } finally {
    await database?.stop();
  }
}
