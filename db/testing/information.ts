import type { Person } from '@/lib/access/actor';
import type { Asked } from '@/lib/information-request/commands/working';
import type { Owner } from './database';
import { staffMember } from './people';
import { type TestRound, testRound } from './submitted';

/** Two officers of the fund, and a round with money whose applications are asked about. */
export async function officersAndRound(owner: Owner): Promise<[olwen: Person, osian: Person, round: TestRound]> {
  await owner.query(`insert into installation (id, profile) values (1, 'demonstration')`);
  const [olwen, osian] = [await staffMember(owner, ['fund_officer'], { name: 'Olwen Officer' }), await staffMember(owner, ['fund_officer'], { name: 'Osian Other' })];
  return [olwen, osian, await testRound(owner, olwen, 1_000_000_00)];
}

/** A request for information as it is logged. */
export const asked = (more: Partial<Asked> = {}): Asked => ({ kind: 'foi', askedBy: 'Ria Reporter', asks: 'What do you hold?', receivedOn: '2025-09-15', language: 'en', ...more });
