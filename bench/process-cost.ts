import { existsSync, readdirSync, readFileSync } from 'node:fs';

// Linux counts in hundredths of a second here, whatever the kernel's own tick is.
const ticksPerSecond = 100;

type Line = { parent: number; ticks: number };

function lineOf(pid: number): Line | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name may hold spaces and brackets, so count from behind it: parent, then user and system time, own and of children that ended.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ').map(Number);
    const at = (index: number) => fields[index] ?? 0;
    return { parent: at(1), ticks: at(11) + at(12) + at(13) + at(14) };
  } catch {
    return undefined; // ended while we were reading
  }
}

/** CPU seconds used so far by these processes and all that they have started; NaN where there is no /proc to ask. */
export function cpuSeconds(roots: readonly number[]): number {
  if (!existsSync('/proc/self/stat')) return Number.NaN;
  const lines = new Map<number, Line>();
  for (const name of readdirSync('/proc')) {
    const line = /^\d+$/.test(name) ? lineOf(Number(name)) : undefined;
    if (line) lines.set(Number(name), line);
  }
  const belongs = (pid: number): boolean => roots.includes(pid) || (lines.has(pid) && belongs(lines.get(pid)?.parent ?? 0));
  let ticks = 0;
  for (const [pid, line] of lines) if (belongs(pid)) ticks += line.ticks;
  return ticks / ticksPerSecond;
}

/** Who started a process. */
export const parentOf = (pid: number): number | undefined => lineOf(pid)?.parent;
