import type { AttachmentStatus } from '../attachment/workflow';
import type { ConditionTime } from './vocabulary';
import type { ConditionStatus } from './workflow';

type EvidenceFile = { ref: string; name: string; bytes: number; sha256: string; status: AttachmentStatus };
/** What the recipient took out again, for the fund: what had been `sent` with an answer can still be read, because somebody may have looked at it. */
export type RemovedEvidence = { ref: string; name: string; removedAt: string; sent: boolean; status: AttachmentStatus };

/** A condition as both sides see it. */
export type Condition = {
  ref: string; requirement: string; neededBy: ConditionTime; dueOn: string | null; status: ConditionStatus; setAt: Date;
  answer: string | null; answeredAt: Date | null; ruling: string | null; ruledAt: Date | null; files: EvidenceFile[];
};
