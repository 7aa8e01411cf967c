import pino from 'pino';

/**
 * What a line of the log may say. Never a name, an address, an answer or a token: what is not listed here is left out, whoever passes it.
 */
const allowed = ['task', 'notification', 'template', 'attempt', 'count', 'ms', 'code', 'sequence', 'eventCount', 'headHash', 'signal'] as const;
export type LogFields = Partial<Record<(typeof allowed)[number], string | number>>;

const only = (fields: Record<string, unknown>): Record<string, unknown> => Object.fromEntries(Object.entries(fields).filter(([name]) => allowed.some((one) => one === name)));

/** JSON lines. `into` is for the tests. */
export const makeLog = (into?: pino.DestinationStream) => {
  const logger = pino({ base: undefined, timestamp: pino.stdTimeFunctions.isoTime, messageKey: 'event', formatters: { level: (level) => ({ level }), log: only } }, into ?? pino.destination({ sync: true }));
  return {
    info: (event: string, fields: LogFields = {}) => logger.info(fields, event),
    error: (event: string, fields: LogFields = {}) => logger.error(fields, event),
  };
};

export type Log = ReturnType<typeof makeLog>;

/** The code of an error, for its line: ECONNREFUSED, 40P01, EENVELOPE 550. Its message may hold an address, so it is left out. */
export function codeOf(error: unknown): string {
  const { code, responseCode, name, cause } = (error ?? {}) as { code?: unknown; responseCode?: unknown; name?: unknown; cause?: unknown };
  const found = [code, responseCode].filter((one) => typeof one === 'string' || typeof one === 'number').join(' ');
  return found || (cause ? codeOf(cause) : String(name ?? 'unknown'));
}
