import type { AttachmentStatus } from '../attachment/workflow';
import type { ConditionTime } from './vocabulary';
import type { ConditionStatus } from './workflow';

type EvidenceFile = { ref: string; name: string; bytes: number; sha256: string; status: AttachmentStatus };

/** A condition as both sides see it. */
export type Condition = {
  ref: string; requirement: string; neededBy: ConditionTime; dueOn: string | null; status: ConditionStatus; setAt: Date;
  answer: string | null; answeredAt: Date | null; ruling: string | null; ruledAt: Date | null; files: EvidenceFile[];
};
