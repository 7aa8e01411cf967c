import 'server-only';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { read } from '@/db/client';
import { rows } from '@/db/rows';

const settingsThatLoseWrites = ['fsync', 'full_page_writes', 'synchronous_commit'];

/** What keeps this node from serving, as short codes; empty when nothing does. */
export async function readiness(): Promise<string[]> {
  try {
    return await read({ kind: 'visitor' }, async (tx) => {
      const problems: string[] = [];
      const found = await rows<{ settings: Record<string, string>; clock: string; rules: number }>(tx, sql`
        select (select jsonb_object_agg(name, setting) from pg_settings where name in ('fsync', 'full_page_writes', 'synchronous_commit')) as settings,
          (select prosrc from pg_proc where oid = 'app_now()'::regprocedure) as clock, (select count(*)::int from rules_applied) as rules`);
      const row = found[0];
      for (const name of settingsThatLoseWrites) if (row?.settings[name] === 'off') problems.push(`database_setting_${name}_is_off`);
      if (row?.clock !== 'select now()') problems.push('clock_is_replaced');
      if ((row?.rules ?? 0) < readdirSync(join(process.cwd(), 'db/rules')).length) problems.push('migrations_are_missing');
      return problems;
    });
  } catch {
    return ['database_is_out_of_reach'];
  }
}
