import type { Person } from '../access/actor';
import { may } from '../access/policy';
import type { Nation } from '../programme/vocabulary';
import { Refusal } from '../refusal';
import { canMove, wrongState } from '../workflow';
import { type AwardRow, type Room, whyNotConfirm, whyNotPost, whyNotReport } from './rules';
import { type ImportStatus, importWorkflow } from './workflow';

type Waiting = { status: ImportStatus; nation: Nation | null; createdById: string; rows: readonly AwardRow[]; rooms: readonly Room[]; shareLeftPence: number | null };

const notAllowed = new Refusal('not_allowed');

/** Why this person cannot confirm the file now, for the page to say; the command asks the same again, under its lock. */
export function whyNotConfirmNow(actor: Person, file: Waiting): Refusal | undefined {
  if (!canMove(importWorkflow, file.status, 'confirm')) return wrongState(importWorkflow, file.status);
  // Whoever prepared it may well hold the role, and hears the nearer reason.
  const own = whyNotConfirm({ createdBy: file.createdById }, actor);
  if (own) return own;
  const allowed = file.nation ? may(actor, 'devolved_import.confirm', { nation: file.nation, createdBy: file.createdById }) : may(actor, 'import.confirm', { createdBy: file.createdById });
  if (!allowed) return notAllowed;
  return file.nation ? whyNotReport(file.rows, file.shareLeftPence ?? 0) : whyNotPost(file.rooms);
}

export function whyNotRejectNow(actor: Person, file: Waiting): Refusal | undefined {
  if (!canMove(importWorkflow, file.status, 'reject')) return wrongState(importWorkflow, file.status);
  const allowed = file.nation ? may(actor, 'devolved_import.reject', { nation: file.nation }) : may(actor, 'import.reject', null);
  return allowed ? undefined : notAllowed;
}
