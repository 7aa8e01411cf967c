import 'server-only';
import { transaction } from '@/db/client';
import { roundStatements } from '@/db/schema/records-kept';
import type { Person } from '../access/actor';
import { authorise } from '../access/policy';
import { londonDate } from '../dates';
import { type RoundHead, roundHead } from '../decision/inputs';
import { record } from '../event/commands';
import { once } from '../event/once';
import { Refusal } from '../refusal';
import { archiveFile, type PackFile } from './files';
import type { Requirement } from './vocabulary';

export type Stated = { requirement: Requirement; words: string; reference?: string; datedOn: string; key: string };

/**
 * What the fund itself says of a round under one of the ten requirements, dated, with its author. Nothing takes it away again: a later one
 * stands beside it. Refuses `reason_needed`, `statement_is_dated_later`, `round_is_restricted`.
 */
export const stateRequirement = (actor: Person, roundRef: string, { key, ...said }: Stated): Promise<{ stated: true }> =>
  transaction(actor, async (tx, now) => {
    authorise(actor, 'audit_pack.state', null, now);
    const round = await roundHead(tx, roundRef);
    return once(tx, actor, 'audit_pack.state', key, { roundRef, ...said }, async () => {
      if (said.words.trim() === '') throw new Refusal('reason_needed', {}, 'words');
      if (said.datedOn > londonDate(now)) throw new Refusal('statement_is_dated_later', {}, 'datedOn');
      await tx.insert(roundStatements).values({ roundId: round.id, requirement: said.requirement, words: said.words.trim(), reference: said.reference?.trim() || null, datedOn: said.datedOn, statedBy: actor.id });
      await record(tx, actor, 'round.requirement_stated', { kind: 'round', id: round.id }, { requirement: said.requirement, datedOn: said.datedOn });
      return { stated: true };
    });
  });

/** Records that a file of the pack leaves the service, before its first byte does. Refuses `round_is_restricted`. */
export const takePackFile = (actor: Person, roundRef: string, file: PackFile): Promise<RoundHead> =>
  transaction(actor, async (tx, now) => {
    authorise(actor, 'audit_pack.read', null, now);
    const round = await roundHead(tx, roundRef);
    await record(tx, actor, 'round.audit_pack_taken', { kind: 'round', id: round.id }, { file });
    return round;
  });

export type ArchiveMade = { manifestSha256: string; files: number; bytes: number };

/** Records what the manifest of an archive hashes to, before the manifest itself is sent: no whole archive is without its event. Refuses `round_is_restricted`. */
export const sealPackArchive = (actor: Person, roundRef: string, made: ArchiveMade): Promise<void> =>
  transaction(actor, async (tx, now) => {
    authorise(actor, 'audit_pack.read', null, now);
    const round = await roundHead(tx, roundRef);
    await record(tx, actor, 'round.audit_pack_sealed', { kind: 'round', id: round.id }, { file: archiveFile, ...made });
  });
