import { ageBands, type CountKey, countKeys, ladderSteps, tasks, type Totals } from '../lib/outcome-return/definitions';
import type { Chance } from './chance';

type Count = Partial<Record<CountKey, number>>;

const add = (sum: Count, key: CountKey, count: number) => {
  sum[key] = (sum[key] ?? 0) + count;
};

/** One month's new people of a project, told person by person, so that every sum agrees with every other as it would in life. */
function month(luck: Chance, people: number, isNhsApp: boolean): Count {
  const sum: Count = {};
  for (let index = 0; index < people; index++) person(luck, sum, isNhsApp);
  add(sum, 'activity.sessions', Math.max(4, Math.ceil(people / 6)));
  return sum;
}

function person(luck: Chance, sum: Count, isNhsApp: boolean): void {
  add(sum, 'people.total', 1);
  const visits = luck.between(1, 6);
  add(sum, 'activity.attendances', visits);
  add(sum, 'activity.hours', visits);
  const band = luck.pick(isNhsApp ? (['60_69', '70_79', '70_79', '80_and_over', 'not_known'] as const) : ageBands.map((one) => one.key));
  add(sum, `age.${band}`, 1);
  if (['60_69', '70_79', '80_and_over'].includes(band)) add(sum, 'group.older_people', 1);
  if (['under_18', '18_25'].includes(band)) add(sum, 'group.young_people', 1);
  if (luck.next() < 0.35) add(sum, 'group.low_income_households', 1);
  if (luck.next() < 0.22) add(sum, 'group.disabled_people', 1);
  if (luck.next() < 0.18 && band === '26_59') add(sum, 'group.unemployed_people', 1);
  if (luck.next() < 0.04) add(sum, 'group.prefer_not_to_say', 1);
  if (isNhsApp) climb(luck, sum);
  learn(luck, sum);
}

/** Up the ladder as far as the person gets; a rung that was not tried was not achieved, and one in six has no repeat medicine. */
function climb(luck: Chance, sum: Count): void {
  const reached = new Map<string, boolean>();
  for (const { key, after } of ladderSteps) {
    const stood = after === null || reached.get(after) === true;
    if (key === 'repeat_prescription' && luck.next() < 0.17) {
      add(sum, `ladder.${key}.not_applicable`, 1);
      continue;
    }
    const achieved = stood && luck.next() < (after === null ? 0.96 : 0.84);
    reached.set(key, achieved);
    add(sum, achieved ? `ladder.${key}.achieved` : stood ? `ladder.${key}.not_achieved` : `ladder.${key}.not_recorded`, 1);
  }
}

function learn(luck: Chance, sum: Count): void {
  let all = true;
  for (const { key } of tasks) {
    if (key === 'all_eight') continue;
    const achieved = luck.next() < 0.78;
    all &&= achieved;
    if (achieved) add(sum, `task.${key}`, 1);
  }
  if (all) add(sum, 'task.all_eight', 1);
  const before = luck.between(1, 3);
  add(sum, `confidence.before.point_${before}` as CountKey, 1);
  if (luck.next() < 0.62) {
    add(sum, `confidence.after.point_${Math.min(5, before + luck.between(0, 2))}` as CountKey, 1);
    add(sum, 'confidence.both', 1);
  }
}

/** Cumulative totals after each month: what a project would type. Nothing that was never asked is a 0. */
export function inventReturns(luck: Chance, isNhsApp: boolean, months: number): Totals[] {
  const sum: Count = {};
  return Array.from({ length: months }, () => {
    for (const [key, count] of Object.entries(month(luck, luck.between(9, 34), isNhsApp))) add(sum, key as CountKey, count);
    const asked = countKeys.filter((key) => isNhsApp || !key.startsWith('ladder.'));
    return { people_basis: 'counted', ...Object.fromEntries(countKeys.map((key) => [key, asked.includes(key) ? (sum[key] ?? 0) : ''])) } as Totals;
  });
}
