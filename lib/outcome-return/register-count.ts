import { type AgeBand, ageBands, confidencePoints, emptyTotals, type Group, groups, type LadderAnswer, ladderAnswers, ladderSteps, tasks, type Totals } from './definitions';
import type { RegisterRow } from './register';
import { type LikelyDuplicate, likelyDuplicates, type Pair, type People, peopleOf } from './register-people';
import { ageOn, bandOfAge } from './register-values';

export type CountOptions = {
  /** Pairs that somebody confirmed to be one person. */
  confirmed?: readonly Pair[];
  /** The last day of the period (YYYY-MM-DD): later sessions are left out. Also the day for an age where no session has a date. */
  until?: string;
};

export type RegisterCount = {
  /** Numbers only. This, and nothing else of a register, may leave the device. */
  totals: Totals;
  people: number;
  /** People known by a name alone, so that two of one name count as one. */
  nameOnly: number;
  /** Rows that repeat an attendance already counted: the same person at the same session. */
  repeated: number;
  likelyDuplicates: LikelyDuplicate[];
};

/** Counts each person once across all sessions, by the project's own reference or by name and date of birth (peers 8: 40 hours a grant, mostly this). */
export function countRegister(rows: readonly RegisterRow[], options: CountOptions = {}): RegisterCount {
  const counted = rows.filter((row) => row.attendances > 0 && (options.until === undefined || row.date <= options.until));
  const people = peopleOf(counted);
  const root = mergeConfirmed(people, counted, options.confirmed ?? []);
  const tallies = new Map<number, Tally>();
  counted.forEach((row, at) => {
    const who = root(people.ofRow[at] ?? 0);
    const tally = tallies.get(who) ?? newTally();
    tallies.set(who, tally);
    add(tally, row);
  });
  const totals = totalsOf([...tallies.values()], options.until);
  const { repeated, ...activity } = activityOf(counted, (at) => root(people.ofRow[at] ?? 0));
  return {
    totals: { ...totals, ...activity },
    people: tallies.size,
    nameOnly: people.list.length === 0 ? 0 : tallies.size - new Set(people.list.flatMap((person, at) => (person.reference || person.birthDate ? [root(at)] : []))).size,
    repeated,
    likelyDuplicates: likelyDuplicates(people, (a, b) => root(a) === root(b)),
  };
}

/** Answers who a person is after the confirmed pairs are made one. */
function mergeConfirmed(people: People, rows: readonly RegisterRow[], confirmed: readonly Pair[]): (index: number) => number {
  if (confirmed.length === 0) return (index) => index;
  const parent = people.list.map((_, at) => at);
  const root = (index: number): number => {
    let at = index;
    while (parent[at] !== undefined && parent[at] !== at) at = parent[at] ?? at;
    return at;
  };
  const named = new Set(confirmed.flatMap((pair) => [pair.a, pair.b]));
  const personOf = new Map<string, number>();
  rows.forEach((row, at) => {
    if (named.has(row.ref)) personOf.set(row.ref, people.ofRow[at] ?? 0);
  });
  for (const pair of confirmed) {
    const [a, b] = [personOf.get(pair.a), personOf.get(pair.b)];
    if (a !== undefined && b !== undefined) parent[Math.max(root(a), root(b))] = Math.min(root(a), root(b));
  }
  return root;
}

type Tally = {
  first: string;
  birthDate: string;
  ageBand: AgeBand | '';
  groups: Set<Group>;
  asked: boolean;
  ladder: LadderAnswer[];
  done: boolean[];
  tasksAsked: boolean;
  before?: { date: string; point: number };
  after?: { date: string; point: number };
};

const newTally = (): Tally => ({ first: '', birthDate: '', ageBand: '', groups: new Set(), asked: false, ladder: ladderSteps.map(() => 'not_recorded'), done: tasks.map(() => false), tasksAsked: false });

/** The best over all sessions: achieved, not achieved, not applicable, not recorded. */
const worth: Record<LadderAnswer, number> = { achieved: 3, not_achieved: 2, not_applicable: 1, not_recorded: 0 };

function add(tally: Tally, row: RegisterRow) {
  if (row.date !== '' && (tally.first === '' || row.date < tally.first)) tally.first = row.date;
  tally.birthDate ||= row.birthDate;
  if (tally.ageBand === '' || tally.ageBand === 'not_known') tally.ageBand = row.ageBand || tally.ageBand;
  for (const group of row.groups) tally.groups.add(group);
  tally.asked ||= row.groupsAsked;
  ladderSteps.forEach((step, at) => {
    const answer = row.ladder[step.key];
    if (answer && worth[answer] > worth[tally.ladder[at] ?? 'not_recorded']) tally.ladder[at] = answer;
  });
  tasks.forEach((task, at) => {
    const done = row.tasks[task.key];
    if (done !== undefined) tally.tasksAsked = true;
    if (done) tally.done[at] = true;
    if (done && task.key === 'all_eight') tally.done.fill(true);
  });
  if (row.confidenceBefore && (!tally.before || row.date < tally.before.date)) tally.before = { date: row.date, point: row.confidenceBefore };
  if (row.confidenceAfter && (!tally.after || row.date >= tally.after.date)) tally.after = { date: row.date, point: row.confidenceAfter };
}

function totalsOf(tallies: readonly Tally[], until: string | undefined): Totals {
  const totals = emptyTotals();
  const count = (test: (tally: Tally) => boolean) => tallies.reduce((sum, tally) => sum + (test(tally) ? 1 : 0), 0);
  totals['people.total'] = tallies.length;
  totals.people_basis = 'counted';
  const bands = new Map(tallies.map((tally) => [tally, bandOf(tally, until)] as const));
  for (const { key } of ageBands) totals[`age.${key}`] = count((tally) => bands.get(tally) === key);
  for (const { key } of groups) totals[`group.${key}`] = count((tally) => isIn(tally, key, bands.get(tally) ?? 'not_known'));
  ladderSteps.forEach((step, at) => {
    for (const { key } of ladderAnswers) totals[`ladder.${step.key}.${key}`] = count((tally) => tally.ladder[at] === key);
  });
  if (tallies.some((tally) => tally.tasksAsked)) {
    for (const [at, { key }] of tasks.entries()) {
      totals[`task.${key}`] = count((tally) => (key === 'all_eight' ? tasks.every((task, other) => task.key === 'all_eight' || tally.done[other]) : tally.done[at] === true));
    }
  }
  if (tallies.some((tally) => tally.before || tally.after)) addConfidence(totals, count);
  return totals;
}

function addConfidence(totals: Totals, count: (test: (tally: Tally) => boolean) => number) {
  confidencePoints.forEach(({ key }, at) => {
    totals[`confidence.before.${key}`] = count((tally) => tally.before?.point === at + 1);
    totals[`confidence.after.${key}`] = count((tally) => tally.after?.point === at + 1);
  });
  totals['confidence.both'] = count((tally) => tally.before !== undefined && tally.after !== undefined);
}

/** The age on the first day a person came; a band somebody wrote down only where there is no date of birth. */
function bandOf(tally: Tally, until: string | undefined): AgeBand {
  const day = tally.first || until;
  return tally.birthDate !== '' && day ? bandOfAge(ageOn(tally.birthDate, day)) : tally.ageBand || 'not_known';
}

const older: readonly AgeBand[] = ['60_69', '70_79', '80_and_over'];
const young: readonly AgeBand[] = ['under_18', '18_25'];

/** Two of the groups are ages, so a known age answers for them; somebody of whom nothing is known was not asked. */
function isIn(tally: Tally, group: Group, band: AgeBand): boolean {
  const aged = older.includes(band) ? 'older_people' : young.includes(band) ? 'young_people' : undefined;
  if (group === 'not_asked') return !tally.asked && tally.groups.size === 0 && aged === undefined;
  if (band !== 'not_known' && (group === 'older_people' || group === 'young_people')) return group === aged;
  return tally.groups.has(group);
}

/** A person at one session is one attendance, however often a row was copied; sessions and hours stay blank when the register does not tell. */
function activityOf(rows: readonly RegisterRow[], who: (at: number) => number) {
  const sessions = new Set<string>();
  const visits = new Map<string, number>();
  const dated = rows.some((row) => row.date !== '');
  let attendances = 0;
  let minutes = 0;
  let repeated = 0;
  rows.forEach((row, at) => {
    const session = row.date || row.session ? `${row.date}|${row.session}` : '';
    if (session && (!dated || row.date)) sessions.add(session); // a row whose date was lost is no session of its own
    const visit = `${who(at)}|${session}`;
    const before = session && row.attendances === 1 ? visits.get(visit) : undefined;
    if (before === undefined) attendances += row.attendances;
    else repeated += 1;
    minutes += Math.max(0, (row.minutes ?? 0) - (before ?? 0));
    if (session && row.attendances === 1) visits.set(visit, Math.max(before ?? 0, row.minutes ?? 0));
  });
  return {
    'activity.attendances': attendances, 'activity.sessions': sessions.size > 0 ? sessions.size : ('' as const),
    'activity.hours': rows.some((row) => row.minutes !== undefined) ? Math.round(minutes / 60) : ('' as const), repeated,
  };
}
