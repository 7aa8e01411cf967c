import type { Pair } from '@/lib/outcome-return/register-people';

/** What somebody who knows them said of pairs that look alike. */
export type Answers = Record<string, Pair & { same: boolean }>;

export const pairKey = ({ a, b }: Pair): string => `${a} ${b}`;
export const sameOnes = (answers: Answers): Pair[] => Object.values(answers).filter((one) => one.same);
