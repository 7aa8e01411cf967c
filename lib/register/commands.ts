import 'server-only';
import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { transaction } from '@/db/client';
import { rows } from '@/db/rows';
import { registerFiles } from '@/db/schema/people';
import type { Person } from '../access/actor';
import { authorise } from '../access/policy';
import { londonDate } from '../dates';
import { record } from '../event/commands';
import { once } from '../event/once';
import { newId } from '../id';
import type { IdentifierScheme } from '../organisation/rules';
import { decodeText, mostRows, readCsv } from '../outcome-return/register-csv';
import { problemList } from '../outcome-return/register-rules';
import { Refusal, refuseIf } from '../refusal';
import { readRegister, whyNotDated } from './rules';

export type RegisterFile = { scheme: IdentifierScheme; /** The day it is a copy of, YYYY-MM-DD. */ asAt: string; /** The whole register, not a part. */ whole: boolean; name: string; bytes: Buffer };

/**
 * Loads a register of organisations as it stood on a day: all of it, or nothing. Earlier files stay, for checks made by them.
 * Refuses `register_problem_…` with the first one and how many more, `register_already_loaded`, `source_in_future`.
 * @returns how many organisations it holds
 */
export const loadRegister = (actor: Person, file: RegisterFile, { key }: { key: string }): Promise<number> => {
  const found = problemList();
  const { records } = readCsv(decodeText(file.bytes), found);
  const { entries, problems } = readRegister(file.scheme, records);
  const sha256 = createHash('sha256').update(file.bytes).digest('hex');
  return transaction(actor, async (tx, now) => {
    authorise(actor, 'register.load', null, now);
    refuseIf(whyNotDated(file.asAt, londonDate(now)));
    // A quotation mark that nobody closed, or too many rows: what was read is not the file.
    const unread = found.all().find(({ level }) => level === 'error');
    if (unread?.code === 'not_text' || unread?.code === 'quote_not_closed' || unread?.code === 'too_large') throw new Refusal(`register_problem_${unread.code}`, { row: unread.row, value: unread.value, most: mostRows }, 'file');
    const [first] = problems;
    if (first) throw new Refusal(`register_problem_${first.code}`, { row: first.row, value: first.value, more: problems.length - 1 }, 'file');
    return once(tx, actor, 'register.load', key, { scheme: file.scheme, asAt: file.asAt, whole: file.whole, sha256 }, async () => {
      const id = newId();
      await tx.insert(registerFiles).values({ id, scheme: file.scheme, asAt: file.asAt, whole: file.whole, fileName: file.name.slice(-200), sha256, entries: entries.length, loadedBy: actor.id });
      await rows(tx, sql`
        insert into register_entries (file_id, identifier, name, status, last_accounts_on)
        select ${id}::uuid, identifier, name, status, last_accounts_on
        from jsonb_to_recordset(${JSON.stringify(entries.map(({ lastAccountsOn, ...rest }) => ({ ...rest, last_accounts_on: lastAccountsOn })))}::jsonb)
          as t (identifier text, name text, status text, last_accounts_on date)`);
      await record(tx, actor, 'register.loaded', { kind: 'register', id }, { scheme: file.scheme, asAt: file.asAt, entries: entries.length, sha256 });
      return entries.length;
    });
  });
};
