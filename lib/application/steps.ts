import 'server-only';
import { eq } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { applications } from '@/db/schema/applications';

/**
 * Gives the applications of an organisation that was registered twice to the one that is kept. What was submitted stays as it was sent,
 * under the name it was sent under. Their files go with them (db/rules/5-attachments.sql).
 * @returns how many there were
 */
export async function moveApplications(tx: Tx, from: string, to: string): Promise<number> {
  const moved = await tx.update(applications).set({ organisationId: to }).where(eq(applications.organisationId, from)).returning({ id: applications.id });
  return moved.length;
}
