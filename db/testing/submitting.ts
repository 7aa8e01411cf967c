import { writeSync } from 'node:fs';
import type { Person } from '../../lib/access/actor';
import { submitApplication } from '../../lib/application/commands/submit';

/**
 * A process of its own that submits applications, until it is done or killed. It says each receipt as the service would: once the
 * transaction has been committed, and not before.
 */
type Told = { actor: Person; submissions: { ref: string; key: string }[] };

const atOnce = 4;

process.once('message', async ({ actor, submissions }: Told) => {
  const waiting = submissions.values();
  await Promise.all(Array.from({ length: atOnce }, async () => {
    for (const { ref, key } of waiting) {
      const receipt = await submitApplication({ ...actor, mfaAt: null }, ref, { key });
      writeSync(1, `${ref} ${receipt.sha256}\n`);
    }
  }));
  process.exit(0);
});
process.send?.('ready');
