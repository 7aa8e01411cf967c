/** Whether two values would be kept alike: in the database the keys of an object have no order, and what is undefined is not there. */
export const isSame = (one: unknown, other: unknown): boolean => kept(one) === kept(other);

const kept = (value: unknown): string | undefined => JSON.stringify(value, (_, part: unknown) => (isRecord(part) ? Object.fromEntries(Object.entries(part).sort(byKey)) : part));

const isRecord = (part: unknown): part is Record<string, unknown> => typeof part === 'object' && part !== null && !Array.isArray(part);

const byKey = ([one]: [string, unknown], [other]: [string, unknown]): number => (one < other ? -1 : 1);
