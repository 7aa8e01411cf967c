import { z } from 'zod';
import type { Choice } from './simulation';
import { ways } from './simulation';

/** Choices made in the browser and not yet saved, as the form carries them: the only ones that differ from what was saved. */
const schema = z.record(z.string().max(20), z.strictObject({ way: z.enum(ways), reason: z.string().max(4_000).optional(), amountPence: z.int().min(1).max(Number.MAX_SAFE_INTEGER).optional() }));

/** Empty where there are none, as from a page without a script. Only our own script writes it, so anything else is a bug and is loud. */
export const choicesFrom = (text: unknown): Record<string, Choice> => (typeof text === 'string' && text !== '' ? schema.parse(JSON.parse(text)) : {});
