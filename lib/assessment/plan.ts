/** Somebody who may assess: what they know about, how many wait for them already, and how many they take at once. */
export type Candidate = { id: string; name: string; areas: readonly string[]; open: number; atOnce: number };
/** An application that lacks assessors. `has` are people who were ever assigned to it, whatever came of it. */
export type Lacking = { id: string; ref: string; title: string; areas: readonly string[]; has: readonly string[]; needed: number };
export type PlannedLine = { id: string; ref: string; title: string; chosen: { id: string; name: string; knows: boolean }[]; short: number };
export type Plan = { lines: PlannedLine[]; loads: { id: string; name: string; before: number; after: number; atOnce: number }[] };

/** Knowing about an application outweighs so many more waiting: expertise counts, and nobody drowns for having it. */
export const knowingIsWorth = 3;

/**
 * Who should assess what: the hardest to place first, each to those who know about it and have least waiting. The same input always gives
 * the same plan, so that what was previewed is what is done.
 * @param restricted whether somebody may not meet an application (declarations, memberships)
 */
export function planAssignments(applications: readonly Lacking[], people: readonly Candidate[], restricted: (personId: string, applicationId: string) => boolean): Plan {
  const load = new Map(people.map(({ id, open }) => [id, open]));
  const loadOf = (id: string) => load.get(id) ?? 0;
  const free = (one: Lacking) => people.filter(({ id }) => !one.has.includes(id) && !restricted(id, one.id));
  const hardestFirst = applications.map((one) => ({ one, free: free(one) })).sort((a, b) => a.free.length - b.free.length || compare(a.one.ref, b.one.ref));
  const chosen = new Map<string, PlannedLine['chosen']>();
  for (const { one, free: candidates } of hardestFirst) {
    const knows = (person: Candidate) => person.areas.some((area) => one.areas.includes(area));
    const worth = (person: Candidate) => loadOf(person.id) - (knows(person) ? knowingIsWorth : 0);
    const taken: PlannedLine['chosen'] = [];
    while (taken.length < one.needed) {
      const [best] = candidates
        .filter((person) => loadOf(person.id) < person.atOnce && !taken.some(({ id }) => id === person.id))
        .sort((a, b) => worth(a) - worth(b) || loadOf(a.id) - loadOf(b.id) || compare(a.id, b.id));
      if (!best) break;
      taken.push({ id: best.id, name: best.name, knows: knows(best) });
      load.set(best.id, loadOf(best.id) + 1);
    }
    chosen.set(one.id, taken);
  }
  const lines = applications.map(({ id, ref, title, needed }) => ({ id, ref, title, chosen: chosen.get(id) ?? [], short: needed - (chosen.get(id)?.length ?? 0) }));
  return { lines, loads: people.map(({ id, name, open, atOnce }) => ({ id, name, before: open, after: loadOf(id), atOnce })) };
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
