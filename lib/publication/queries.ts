import 'server-only';
import { sql } from 'drizzle-orm';
import { read } from '@/db/client';
import { rows } from '@/db/rows';

const visitor = { kind: 'visitor' } as const;

// Asked for on every public page; one answer a second serves them all.
let latest: { version: string; until: number } | undefined;
let asking: Promise<string> | undefined;

/** The version of everything public: it changes with each publication, payment, allocation and release. */
export async function publicationVersion(): Promise<string> {
  if (latest && latest.until > Date.now()) return latest.version;
  asking ??= read(visitor, async (tx) => {
    // An embargo that ends changes what is public without a row being written.
    const found = await rows<{ version: string }>(tx, sql`
      select coalesce(max(id), 0) || '.' || (select count(*) from publications where embargo_until is not null) as version from publication_versions`);
    return found[0]?.version ?? '0';
  }).finally(() => {
    asking = undefined;
  });
  latest = { version: await asking, until: Date.now() + 1_000 };
  return latest.version;
}
