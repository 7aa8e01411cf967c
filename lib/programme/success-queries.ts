import 'server-only';
import { sql } from 'drizzle-orm';
import { read } from '@/db/client';
import { rows } from '@/db/rows';
import type { Actor } from '../access/actor';

export type SuccessRate = { decided: number; successful: number };

/** How many of the applications sent to a round were successful. Undefined until every applicant of the round has been told (db/rules/4-success.sql). */
export const successRateOfRound = (actor: Actor, roundRef: string): Promise<SuccessRate | undefined> =>
  read(actor, async (tx) => (await rows<SuccessRate>(tx, sql`select decided, successful from round_success(${roundRef})`))[0]);
