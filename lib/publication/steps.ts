import 'server-only';
import type { Tx } from '@/db/client';
import { publicationVersions } from '@/db/schema/awards';

/** Says that something public has changed, so that prepared pages are made anew. Call it inside the transaction that changes it. */
export async function publicationChanged(tx: Tx, reason: string): Promise<void> {
  await tx.insert(publicationVersions).values({ reason });
}
