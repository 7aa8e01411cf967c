// Seals every bank account again under the newest of BANK_KEYS: docs/runbooks/bank-keys.md.
//   npx tsx --conditions=react-server bin/rotate-bank-keys.ts
import pg from 'pg';
import { rotateBankKeys } from '../lib/bank-account/rotation';
import { newestKeyVersion } from '../lib/bank-account/sealing';
import { asCommand } from './owner-database';

await asCommand(async ({ url }) => {
  const owner = new pg.Client({ connectionString: url });
  await owner.connect();
  try {
    console.log(`${await rotateBankKeys(owner)} bank accounts are sealed again, under key ${newestKeyVersion()}.`);
    return true;
  } finally {
    await owner.end();
  }
});
