import { cpus, totalmem } from 'node:os';
import type { Measured } from './measure';

/** One figure as a part of another of the same run. */
export type Comparison = { what: string; of: string; to: string };

export type Report = {
  when: string;
  machine: { cores: number; processor: string; memoryGiB: number; node: string; postgres: string };
  rounds: number; seconds: number; connections: number;
  results: Measured[];
  ratios: { what: string; of: string; to: string; requestsPerSecond: number; cpu: number }[];
};

export const machine = (postgres: string): Report['machine'] => ({
  cores: cpus().length,
  processor: cpus()[0]?.model ?? 'unknown',
  memoryGiB: Math.round(totalmem() / 2 ** 30),
  node: process.version,
  postgres,
});

/** Machines differ, ratios hold: each figure beside its floor's. A ratio of CPU moves less when a neighbour is busy. */
export function ratiosOf(comparisons: readonly Comparison[], results: readonly Measured[]): Report['ratios'] {
  const named = (name: string) => {
    const found = results.find((one) => one.name === name);
    if (!found) throw new Error(`${name} was not measured`);
    return found;
  };
  return comparisons.map(({ what, of, to }) => {
    const [one, floor] = [named(of), named(to)];
    return { what, of, to, requestsPerSecond: one.requestsPerSecond / floor.requestsPerSecond, cpu: one.cpuMs / floor.cpuMs };
  });
}

const figure = (value: number, digits: number): string =>
  Number.isNaN(value) ? '–' : value.toLocaleString('en-GB', { minimumFractionDigits: digits, maximumFractionDigits: digits });

/** For people, in Markdown, so that it can be put as it is where it is read. */
export function tables({ machine: on, rounds, seconds, connections, results, ratios }: Report): string {
  return [
    `${on.cores} cores (${on.processor}), ${on.memoryGiB} GiB, Node ${on.node}, PostgreSQL ${on.postgres}; ${connections} connections, medians of ${rounds} interleaved rounds of ${seconds} s`,
    table(
      ['', 'requests/s', 'fastest : slowest round', 'p50 ms', 'p95 ms', 'CPU ms/request', 'of it the database'],
      results.map((one) => [one.name, figure(one.requestsPerSecond, 0), figure(one.spread, 2), figure(one.p50, 1), figure(one.p95, 1), figure(one.cpuMs, 2), figure(one.databaseMs, 2)]),
    ),
    table(
      ['', 'requests/s', 'CPU'],
      ratios.map((one) => [one.what, `${figure(one.requestsPerSecond, 2)} ×`, `${figure(one.cpu, 2)} ×`]),
    ),
  ].join('\n\n');
}

function table(head: string[], lines: string[][]): string {
  const widths = head.map((_, column) => Math.max(...[head, ...lines].map((line) => line[column]?.length ?? 0), 3));
  const row = (cells: string[]) => `| ${cells.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0))).join(' | ')} |`;
  const rule = `| ${widths.map((width, column) => (column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)).join(' | ')} |`;
  return [row(head), rule, ...lines.map(row)].join('\n');
}
