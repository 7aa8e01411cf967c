import 'server-only';
import { sql } from 'drizzle-orm';
import { read } from '@/db/client';
import { rows } from '@/db/rows';
import { hashToken } from './secret';
import { sessionToken } from './session';

/** When the person who asks signed in, for what wants a fresh sign-in; undefined for a visitor. */
export async function sessionBegan(): Promise<Date | undefined> {
  const token = await sessionToken();
  if (!token) return undefined;
  return read({ kind: 'system', as: 'sign_in' }, async (tx) => (await rows<{ at: Date }>(tx, sql`select created_at as at from sessions where token_hash = ${hashToken(token)}`))[0]?.at);
}
