import { z } from 'zod';
import type { Upload } from '@/lib/attachment/commands/upload';
import { parseFields } from '@/lib/field-schema';
import { Refusal } from '@/lib/refusal';

const typed = z.object({ day: z.string().max(4), month: z.string().max(4), year: z.string().max(4) });
const announced = z.object({ question: z.string().max(100), name: z.string().max(1_000), bytes: z.int().min(0), key: z.string().max(1_500), replaces: z.string().max(20).optional(), dated: typed.optional() });

/** What a script announces, before it sends the first byte. Refuses `not_found` for what is no announcement. */
export function readBegin(body: unknown): Upload {
  const read = announced.safeParse(body);
  if (!read.success) throw new Refusal('not_found');
  const { dated, replaces, ...upload } = read.data;
  return { ...upload, replaces: replaces || undefined, datedOn: dated && dateOf(dated) };
}

/** The date in three boxes as YYYY-MM-DD. What is no date counts as none: the question that needs one says so. */
export function dateOf(dated: { day: string; month: string; year: string }): string | undefined {
  return parseFields({ dated: { kind: 'date', optional: true } }, { dated }).values?.dated;
}
