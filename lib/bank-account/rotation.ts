import 'server-only';
import type { Client } from 'pg';
import { newestKeyVersion, openDetails, sealDetails } from './sealing';

type Row = { id: string; award_id: string; key_version: number; sealed: string };

/**
 * Seals again, under the newest of BANK_KEYS, what is sealed under an older one, a hundred a transaction; afterwards the older keys may go.
 * As the owner, who alone may change what is sealed. Run again, it has nothing to do.
 * @returns how many were sealed again
 */
export async function rotateBankKeys(owner: Pick<Client, 'query'>): Promise<number> {
  const newest = newestKeyVersion();
  for (let count = 0; ; ) {
    await owner.query('begin');
    try {
      const { rows } = await owner.query<Row>('select bank_account_id as id, award_id, key_version, sealed from bank_account_secrets where key_version <> $1 order by 1 limit 100 for update', [newest]);
      for (const { id, award_id: awardId, key_version: keyVersion, sealed } of rows) {
        const again = sealDetails(openDetails({ keyVersion, sealed }, { id, awardId }), { id, awardId });
        await owner.query('update bank_account_secrets set key_version = $2, sealed = $3 where bank_account_id = $1', [id, again.keyVersion, again.sealed]);
      }
      await owner.query('commit');
      count += rows.length;
      if (rows.length === 0) return count;
    } catch (error) {
      await owner.query('rollback');
      throw error;
    }
  }
}
