// A person who waits wants to know what for. Plain lines, so that a log file reads as well as a terminal.

const QUIET = 2_000;
const { stdout } = process;

/** The step whose unfinished line the cursor stands on; steps may overlap, a terminal has one cursor. */
let lineOwner: symbol | undefined;

/** Says what is being done, how long it has been going on when that is long, and how long it took. */
export async function step<T>(label: string, fn: () => T | Promise<T>): Promise<T> {
  const me = Symbol(label);
  const started = performance.now();
  const seconds = (digits: number) => ((performance.now() - started) / 1000).toFixed(digits);
  say(me, `${label} …`);
  const tick = () => {
    const tooSoon = performance.now() - started < QUIET;
    const another = lineOwner !== undefined && lineOwner !== me;
    if (!tooSoon && !another) say(me, `${label} … ${seconds(0)} s`);
  };
  const timer = setInterval(tick, stdout.isTTY ? 1_000 : 5_000);
  try {
    const result = await fn();
    say(me, `${label}: done in ${seconds(1)} s`, true);
    return result;
  } catch (error) {
    say(me, `${label}: failed after ${seconds(1)} s`, true);
    throw error;
  } finally {
    clearInterval(timer);
  }
}

function say(me: symbol, words: string, last = false): void {
  if (!stdout.isTTY) {
    stdout.write(`${words}\n`);
    return;
  }
  const start = lineOwner === me ? '\r\x1b[K' : lineOwner === undefined ? '' : '\n';
  stdout.write(`${start}${words}${last ? '\n' : ''}`);
  lineOwner = last ? undefined : me;
}
