import { bases, levels, type Question } from '@/lib/parliament/rules';

const from = <Value extends string>(values: readonly [Value, ...Value[]], text: string | undefined | null): Value => values.find((one) => one === text) ?? values[0];

/** The question of an address; what is left out is the region, by the lead's place, of every round. */
export const askedIn = (get: (name: string) => string | undefined | null, asAt: string): Question => {
  const round = get('round');
  return { level: from(levels, get('level')), basis: from(bases, get('basis')), asAt, ...(round && round !== 'all' && { round }) };
};
